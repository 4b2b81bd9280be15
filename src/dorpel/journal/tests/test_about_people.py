"""What happens to persons, devices and addresses stands in the journal, without the address."""

from datetime import date

import pytest

from dorpel.core.actors import MACHINE
from dorpel.journal.models import Entry
from dorpel.people.models import Person
from dorpel.people.operations import add_device, change_person, keep_contact, open_contact, revoke_device

pytestmark = pytest.mark.django_db


def acts():
    return sorted(Entry.objects.values_list("act", "thing_id", "who", "why"), key=lambda each: each[0])


def test_the_journal_hears_of_persons_and_devices():
    vera = Person.objects.create_user("vera@stad.example", name="Vera")
    device, _token = add_device(vera, by=vera)
    revoke_device(device, by=vera)
    revoke_device(device, by=vera)
    change_person(vera, name="Vera D.", language="nl", by=vera)
    assert acts() == [
        ("device.add", device.pk, vera.pk, ""),
        ("device.revoke", device.pk, vera.pk, ""),
        ("person.change", vera.pk, vera.pk, ""),
    ]


def test_the_journal_says_that_an_address_was_read_and_not_which():
    vera = Person.objects.create_user("vera@stad.example", name="Vera")
    until = date(2027, 1, 1)
    contact = keep_contact(vera.pk, means="phone", address="0470", purpose="training", until=until, by=MACHINE)
    open_contact(contact, by=vera)
    assert acts() == [("contact.keep", contact.pk, None, "training"), ("contact.open", contact.pk, vera.pk, "training")]
