"""What happens to persons, in plain ids; the journal, which lies above, writes it down."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.core.actors import Actor
from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class PersonChanged(Fact):
    """Somebody changed their own name or language."""

    person: UUID
    by: Actor


@dataclass(frozen=True, slots=True)
class DeviceAdded(Fact):
    """A device may record for a person."""

    device: UUID
    by: Actor


@dataclass(frozen=True, slots=True)
class DeviceRevoked(Fact):
    """A device may no longer."""

    device: UUID
    by: Actor


@dataclass(frozen=True, slots=True)
class ContactKept(Fact):
    """An address was noted, for one purpose."""

    contact: UUID
    purpose: str
    by: Actor


@dataclass(frozen=True, slots=True)
class ContactOpened(Fact):
    """An address was read."""

    contact: UUID
    purpose: str
    by: Actor
