"""What this room says happened."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class Written(Fact):
    """Something was done to a thing of a dialogue: which kind ('findings.finding'), and which one (None: many)."""

    dialogue: UUID | None
    act: str
    thing: str
    thing_id: UUID | None
