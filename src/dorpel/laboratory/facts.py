"""What happens to experiments, in plain values."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class ExperimentEnded(Fact):
    """An experiment was stopped, or became usual, with what was learned."""

    dialogue: UUID
    experiment: UUID
    ending: str
    title: str
    lesson: str
    on: date
