"""What happens to a dialogue and its people, in plain ids."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class DialogueClosed(Fact):
    """The dialogue is over."""

    dialogue: UUID


@dataclass(frozen=True, slots=True)
class MembershipBegun(Fact):
    """Somebody came in, in a role."""

    dialogue: UUID
    person: UUID
    role: str


@dataclass(frozen=True, slots=True)
class MembershipEnded(Fact):
    """Somebody left a role."""

    dialogue: UUID
    person: UUID
    role: str
