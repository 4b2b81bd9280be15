"""Who acts: a person, the holder of a receipt, or the machine itself."""

from dataclasses import dataclass
from typing import Literal, Protocol
from uuid import UUID

ActorKind = Literal["person", "receipt", "machine"]


class Actor(Protocol):
    """Anything that can stand behind `by=`."""

    @property
    def actor_kind(self) -> ActorKind: ...

    @property
    def actor_id(self) -> UUID | None: ...


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever holds the receipt of a voice: may do to that voice what its resident may do."""

    voice_id: UUID

    @property
    def actor_kind(self) -> ActorKind:
        return "receipt"

    @property
    def actor_id(self) -> UUID | None:
        return self.voice_id


@dataclass(frozen=True, slots=True)
class Machine:
    """The system itself: the parser, the import, the nightly jobs, the command line."""

    @property
    def actor_kind(self) -> ActorKind:
        return "machine"

    @property
    def actor_id(self) -> UUID | None:
        return None


MACHINE = Machine()
