"""What is asked about persons."""

from collections.abc import Iterable
from uuid import UUID

from dorpel.people.models import Device, Person


def names_of(ids: Iterable[UUID | None]) -> dict[UUID, str]:
    """The names of these persons, by id, in one question."""
    return dict(Person.objects.filter(pk__in={each for each in ids if each}).values_list("pk", "name"))


def devices_of(person: Person) -> list[Device]:
    """A person's devices, living ones first, then the newest."""
    devices = list(person.devices.order_by("-added_at"))
    return sorted(devices, key=lambda device: device.revoked_at is not None)
