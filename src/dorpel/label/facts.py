"""What happens to the label, in plain values."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class LabelAwarded(Fact):
    """A project got the label."""

    dialogue: UUID
    nomination: UUID
    award: UUID
