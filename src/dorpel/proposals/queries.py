"""Proposals with their words, what they grew from and what they became, and which findings they answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from dorpel.dialogues.models import Dialogue
from dorpel.proposals.models import Ancestry, Answering, Proposal, ProposalVersion


@dataclass(frozen=True, slots=True)
class Answer:
    """A proposal that answers a finding; for the walk of one voice."""

    finding_id: UUID
    proposal_id: UUID
    reference: str
    title: str
    text: str
    language: str
    made_at: datetime
    answer_due_on: date | None
    note_id: UUID | None
    closed: bool  # merged into another one, or split


@dataclass(frozen=True, slots=True)
class Branch:
    """A proposal in its family tree, and what lies beyond it in the same direction."""

    proposal_id: UUID
    title: str
    how: str = ""
    branches: list["Branch"] = field(default_factory=list)


def with_words(proposals: QuerySet[Proposal, Any]) -> QuerySet[Proposal, Any]:
    """The proposals, each with `title`, `text` and `language` of its words of today, and whether it is `closed`."""
    words = ProposalVersion.objects.filter(proposal=OuterRef("pk"), number=OuterRef("version"))
    return proposals.annotate(
        title=Coalesce(Subquery(words.values("title")[:1]), F("reference")),
        text=Subquery(words.values("text")[:1]),
        language=Subquery(words.values("language")[:1]),
        closed=Exists(Ancestry.objects.filter(parent=OuterRef("pk"))),
    )


def open_proposals(dialogue: Dialogue) -> QuerySet[Proposal, Any]:
    """The proposals that were neither merged nor split, with their words."""
    became_others = Ancestry.objects.filter(parent=OuterRef("pk"))
    return with_words(Proposal.objects.of(dialogue).exclude(Exists(became_others)))


def is_closed(proposal: Proposal) -> bool:
    """Whether it was merged into another one or split: its children go on."""
    return Ancestry.objects.filter(parent=proposal).exists()


def words_of(proposal: Proposal) -> ProposalVersion:
    """The words of today."""
    return ProposalVersion.objects.get(proposal=proposal, number=proposal.version)


def current_versions(dialogue: Dialogue) -> QuerySet[ProposalVersion, Any]:
    """The words of today of every proposal."""
    return ProposalVersion.objects.of(dialogue).filter(number=F("proposal__version")).select_related("proposal")


def words_on(proposal: Proposal, moment: datetime) -> ProposalVersion:
    """The words as they stood at a moment; the first ones for a moment before there were any."""
    versions = ProposalVersion.objects.filter(proposal=proposal)
    return versions.filter(made_at__lte=moment).order_by("-number").first() or versions.earliest("number")


def answers_to(findings: Iterable[UUID]) -> list[Answer]:
    """The proposals that answer these findings, the oldest first. One query."""
    words = ProposalVersion.objects.filter(proposal=OuterRef("proposal"), number=OuterRef("proposal__version"))
    rows = Answering.objects.filter(finding__in=list(findings)).annotate(
        title=Subquery(words.values("title")[:1]),
        text=Subquery(words.values("text")[:1]),
        language=Subquery(words.values("language")[:1]),
        closed=Exists(Ancestry.objects.filter(parent=OuterRef("proposal"))),
    )
    names = ("finding_id", "proposal_id", "proposal__reference", "title", "text", "language")
    more = ("proposal__made_at", "proposal__answer_due_on", "proposal__note_id", "closed")
    return [
        Answer(*row)
        for row in rows.order_by("proposal__made_at", "proposal_id", "finding_id").values_list(*names, *more)
    ]


def grew_from(proposal: Proposal) -> list[Branch]:
    """The ancestors, as branches; one query for each generation."""
    return _branches(proposal, here="child", beyond="parent")


def became(proposal: Proposal) -> list[Branch]:
    """The descendants, as branches; one query for each generation."""
    return _branches(proposal, here="parent", beyond="child")


def _branches(proposal: Proposal, *, here: str, beyond: str) -> list[Branch]:
    edges: dict[UUID, list[tuple[UUID, str, str]]] = {}
    for generation in _generations(proposal.pk, here, beyond):
        for start, end, how, title in generation:
            edges.setdefault(start, []).append((end, how, title))

    def grow(start: UUID) -> list[Branch]:
        return [Branch(end, title, how, grow(end)) for end, how, title in edges.get(start, [])]

    return grow(proposal.pk)


def _generations(start: UUID, here: str, beyond: str) -> Iterator[list[tuple[UUID, UUID, str, str]]]:
    # A proposal may be reached by two ways; its own branches are asked for once.
    seen, now = {start}, {start}
    while now:
        edges = Ancestry.objects.filter(**{f"{here}__in": now, f"{beyond}__versions__number": F(f"{beyond}__version")})
        names = (f"{here}_id", f"{beyond}_id", "how", f"{beyond}__versions__title")
        found = edges.order_by(f"{beyond}__made_at", f"{beyond}__versions__title").values_list(*names)
        rows = [(a, b, str(Ancestry.How(how).label), title) for a, b, how, title in found]
        yield rows
        now = {row[1] for row in rows} - seen
        seen |= now
