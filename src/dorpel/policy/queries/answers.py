"""What was answered to which proposal, and which proposals still wait."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from dorpel.dialogues.models import Dialogue
from dorpel.policy.models import Resolution
from dorpel.proposals.models import Proposal, ProposalVersion
from dorpel.proposals.queries import open_proposals

LATEST = ("-resolved_on", "-made_at", "-pk")
YES = (Resolution.Outcome.ACCEPTED, Resolution.Outcome.CHANGED)


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """The answer to a proposal that answers a finding; `outcome` and `body` are keys of Resolution's choices."""

    finding_id: UUID
    proposal_id: UUID
    proposal_reference: str
    proposal_title: str
    resolution_id: UUID
    outcome: str
    body: str
    reason: str
    language: str
    resolved_on: date
    look_again_on: date | None
    besluit: str

    @property
    def outcome_words(self) -> str:
        """The answer, in the reader's language."""
        return str(Resolution.Outcome(self.outcome).label)

    @property
    def body_words(self) -> str:
        """Who answered, in the reader's language."""
        return str(Resolution.Body(self.body).label)


def resolutions_of(findings: Iterable[UUID]) -> list[ResolutionRow]:
    """Every answer to the proposals that answer these findings, the oldest first. One query."""
    words = ProposalVersion.objects.filter(proposal=OuterRef("proposal"), number=OuterRef("proposal__version"))
    rows = Resolution.objects.filter(proposal__answerings__finding__in=list(findings)).annotate(
        title=Subquery(words.values("title")[:1])
    )
    whose = ("proposal__answerings__finding_id", "proposal_id", "proposal__reference", "title", "pk")
    what = ("outcome", "body", "reason", "language", "resolved_on", "look_again_on", "besluit")
    return [ResolutionRow(*row) for row in rows.order_by("resolved_on", "made_at", "pk").values_list(*whose, *what)]


def answer_in_force(proposal: Proposal) -> Resolution | None:
    """The latest answer, which is the one that counts; None while there is none."""
    return Resolution.objects.filter(proposal=proposal).order_by(*LATEST).first()


def unanswered(dialogue: Dialogue) -> QuerySet[Proposal, Any]:
    """The open proposals that nobody answered yet, with their words."""
    return open_proposals(dialogue).exclude(Exists(Resolution.objects.filter(proposal=OuterRef("pk"))))


def placeable(dialogue: Dialogue) -> QuerySet[Proposal, Any]:
    """The open proposals whose latest answer is yes, with their words."""
    latest = Resolution.objects.filter(proposal=OuterRef("pk")).order_by(*LATEST)
    return open_proposals(dialogue).annotate(latest=Subquery(latest.values("outcome")[:1])).filter(latest__in=YES)
