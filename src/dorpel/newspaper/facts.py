"""What happens to editions, in plain values."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class EditionPrinted(Fact):
    """An edition went to the printer with these quotes; its words can't be called back."""

    dialogue: UUID
    edition: UUID
    printing: UUID
    quotes: tuple[UUID, ...]
