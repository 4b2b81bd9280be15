"""Devices: a code that is shown once and lets a phone in, until it is revoked."""

import secrets

from django.db import transaction
from django.utils import timezone

from dorpel.core.actors import Actor
from dorpel.core.crypto import fingerprint
from dorpel.core.events import announce
from dorpel.core.ids import CROCKFORD
from dorpel.people.facts import DeviceAdded, DeviceRevoked
from dorpel.people.models import Device, Person

GROUPS, SIGNS = 5, 5  # 25 signs of 5 bits: 125 bits, and still possible to type


class NotYourDevice(Exception):
    """Only whoever owns a device adds or revokes it (or the machine)."""


@transaction.atomic
def add_device(person: Person, *, by: Actor, name: str = "", allowed: bool = False) -> tuple[Device, str]:
    """A new device of this person and its code, which isn't kept anywhere. Raises NotYourDevice.

    `allowed` is for a room that checked a right of its own before it calls.
    """
    if not allowed:
        _require_own(person, by)
    token = "-".join("".join(secrets.choice(CROCKFORD) for _ in range(SIGNS)) for _ in range(GROUPS))
    device = Device.objects.create(person=person, name=name, token_hash=device_token_hash(token))
    announce(DeviceAdded(device.pk, by))
    return device, token


@transaction.atomic
def revoke_device(device: Device, *, by: Actor, allowed: bool = False) -> None:
    """Shuts a device out at once; a second time changes nothing. Raises NotYourDevice, as `add_device`."""
    if not allowed:
        _require_own(device.person, by)
    if Device.objects.filter(pk=device.pk, revoked_at=None).update(revoked_at=timezone.now()):
        announce(DeviceRevoked(device.pk, by))


def use_device(token: str) -> Device | None:
    """The living device that this code belongs to, with its person; None for any other code."""
    living = Device.objects.select_related("person").filter(revoked_at=None, person__is_active=True)
    device = living.filter(token_hash=device_token_hash(token.upper())).first()
    if device is not None:
        Device.objects.filter(pk=device.pk).update(seen_at=timezone.now())
    return device


def device_token_hash(token: str) -> str:
    """What is kept of a device's code."""
    return fingerprint(token.strip(), purpose="device")


def _require_own(person: Person, by: Actor) -> None:
    if by.actor_kind != "machine" and by.actor_id != person.pk:
        raise NotYourDevice(str(person.pk))
