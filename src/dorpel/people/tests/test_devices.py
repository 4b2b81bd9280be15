"""A device's code is kept only as a hash, belongs to one person, and dies when it is revoked."""

import pytest

from dorpel.people.models import Device, Person
from dorpel.people.operations import NotYourDevice, add_device, revoke_device, use_device

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera():
    return Person.objects.create_user("vera@stad.example", name="Vera")


def test_a_code_finds_its_device_however_it_is_typed(vera):
    device, token = add_device(vera, by=vera, name="Nokia")
    assert use_device(f" {token.lower()} ") == device
    assert use_device(token[:-1]) is None


def test_the_code_is_not_in_the_row(vera):
    device, token = add_device(vera, by=vera)
    assert token not in str(Device.objects.filter(pk=device.pk).values().get())


def test_a_revoked_device_is_dead_at_once(vera):
    device, token = add_device(vera, by=vera)
    other, other_token = add_device(vera, by=vera)
    revoke_device(device, by=vera)
    assert use_device(token) is None
    assert use_device(other_token) == other


def test_nobody_touches_the_device_of_another(vera):
    nobody = Person.objects.create_user("nobody@stad.example", name="Nobody")
    device, token = add_device(vera, by=vera)
    with pytest.raises(NotYourDevice):
        revoke_device(device, by=nobody)
    with pytest.raises(NotYourDevice):
        add_device(vera, by=nobody)
    assert use_device(token) == device
