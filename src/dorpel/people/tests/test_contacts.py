"""An address can't be read in its row, nor from another row, and goes after its term."""

from datetime import date

import pytest
from django.db import connection

from dorpel.core.actors import MACHINE
from dorpel.core.crypto import CannotOpen
from dorpel.core.ids import uuid7
from dorpel.people.models import Contact
from dorpel.people.operations import drop_old_contacts, keep_contact, open_contact

pytestmark = pytest.mark.django_db

ADDRESS = "Çelik, Dorpsstraat 7, 3600 De Stad"


def keep(whose=None, until=date(2027, 1, 31)):
    return keep_contact(whose or uuid7(), means="post", address=ADDRESS, purpose="call back", until=until, by=MACHINE)


def test_an_address_comes_back_as_it_was_given():
    assert open_contact(Contact.objects.get(pk=keep().pk), by=MACHINE) == ADDRESS


def test_nothing_readable_is_in_the_row():
    keep()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM people_contact")
        (row,) = cursor.fetchall()
    stored = b"|".join(bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode() for value in row)
    assert b"call back" in stored
    for words in (ADDRESS, "Dorpsstraat", "Çelik", "3600"):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            assert words.encode(encoding) not in stored


def test_a_sealed_address_moved_to_another_row_does_not_open():
    first, second = keep(), keep()
    Contact.objects.filter(pk=second.pk).update(sealed=bytes(first.sealed))
    with pytest.raises(CannotOpen):
        open_contact(Contact.objects.get(pk=second.pk), by=MACHINE)


def test_an_address_moved_to_another_person_does_not_open():
    kept = keep()
    Contact.objects.filter(pk=kept.pk).update(whose=uuid7())
    with pytest.raises(CannotOpen):
        open_contact(Contact.objects.get(pk=kept.pk), by=MACHINE)


def test_an_address_goes_the_day_after_its_term():
    old, today = keep(until=date(2026, 11, 23)), keep(until=date(2026, 11, 24))
    assert drop_old_contacts(date(2026, 11, 24)) == 1
    assert list(Contact.objects.all()) == [today]
    assert old.pk != today.pk
