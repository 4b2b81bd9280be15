"""What this room says happened."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class ProposalResolved(Fact):
    """A proposal got its answer, with the reason, in public."""

    dialogue_id: UUID
    proposal_id: UUID
    resolution_id: UUID
    outcome: str


@dataclass(frozen=True, slots=True)
class ActionReported(Fact):
    """Somebody told how far an action has come, or corrected what was told."""

    dialogue_id: UUID
    action_id: UUID
    progress_id: UUID
    stage: str
