"""What happens around challengers, in plain values."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class ChallengerChosen(Fact):
    """Somebody who applied became a challenger."""

    dialogue: UUID
    application: UUID
    challenger: UUID
