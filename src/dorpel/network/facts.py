"""What happens in the network, in plain values."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class IntroductionTold(Fact):
    """Somebody told whether an introduction helped."""

    dialogue: UUID
    introduction: UUID
    helped: str
