"""What a table may talk about, the voices that may be read there, and where findings were talked about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from dorpel.coding.models import Quote
from dorpel.coding.queries import standing
from dorpel.conversations.models import Consent, Voice
from dorpel.core.languages import direction
from dorpel.dialogues.models import Dialogue, Purpose
from dorpel.findings.models import Evidence, Finding, FindingVersion, Publication
from dorpel.tables.models import AgendaItem, Note


@dataclass(frozen=True, slots=True)
class Claim:
    """What a finding says, in its language."""

    finding_id: UUID
    reference: str
    text: str
    explanation: str
    language: str

    @property
    def direction(self) -> str:
        """'rtl' or 'ltr'."""
        return direction(self.language)


@dataclass(frozen=True, slots=True)
class TableVoice:
    """A quote that may be read at a table, in its own language."""

    text: str
    language: str
    other: bool  # speaks against the finding


@dataclass(frozen=True, slots=True)
class Sitting:
    """A table that talked about a finding; for the walk of one voice."""

    finding_id: UUID
    table_id: UUID
    number: int
    round_id: UUID
    round_title: str
    held_on: date
    place: str


def published(dialogue: Dialogue) -> QuerySet[Finding, Any]:
    """The findings that are public now, each with `claim`: its published words."""
    public = Finding.objects.of(dialogue).filter(publications__ended_at=None, publications__at__isnull=False)
    return public.annotate(claim=F("publications__finding_version__claim")).order_by("-pk")


def claims(findings: Iterable[UUID]) -> dict[UUID, Claim]:
    """What these findings say: the published words where they are public, else the words of today. One query."""
    public = Publication.objects.filter(finding_version=OuterRef("pk"), ended_at=None)
    versions = FindingVersion.objects.filter(finding__in=list(findings)).annotate(public=Exists(public))
    # The published words come last, so that they win.
    rows = versions.filter(Q(public=True) | Q(number=F("finding__version"))).order_by("public")
    names = ("finding_id", "finding__reference", "claim", "explanation", "language")
    return {row[0]: Claim(*row) for row in rows.values_list(*names)}


def voices_at_table(finding: Finding, *, limit: int = 12) -> list[TableVoice]:
    """The quotes chosen to be shown with a finding whose speakers agreed to be read at the table. One query."""
    quotes = _readable(standing(Quote.objects.filter(pk=OuterRef("quote"))))
    shown = Evidence.objects.filter(finding=finding, shown=True).filter(Exists(quotes))
    rows = shown.order_by("-stance", "pk").values_list("quote__exact", "quote__answer__language", "stance")[:limit]
    return [TableVoice(text, language, stance == Evidence.Stance.AGAINST) for text, language, stance in rows]


def sittings_of(findings: Iterable[UUID]) -> list[Sitting]:
    """The tables that talked about these findings, the oldest first. One query."""
    rows = AgendaItem.objects.filter(finding__in=list(findings), tables__isnull=False)
    names = ("finding_id", "tables__pk", "tables__number", "round_id", "round__title", "round__held_on", "round__place")
    return [Sitting(*row) for row in rows.order_by("round__held_on", "tables__number").values_list(*names)]


def notes(dialogue: Dialogue) -> QuerySet[Note, Any]:
    """The notes of a dialogue, each with its table and round."""
    return Note.objects.of(dialogue).select_related("table__round", "table__item", "written_by")


def _readable(quotes: QuerySet[Quote, Any]) -> QuerySet[Quote, Any]:
    # An answer of the whole talk was perhaps said by any of its voices: then all of them must have agreed.
    agreed = Consent.objects.filter(given=True, purpose__key=Purpose.Key.TABLE)
    one = Exists(agreed.filter(voice=OuterRef("answer__voice")))
    talk = Voice.objects.filter(conversation=OuterRef("answer__conversation"))
    unagreed = talk.exclude(Exists(agreed.filter(voice=OuterRef("pk"))))
    return quotes.filter(
        Q(answer__voice__isnull=False) & one | Q(answer__voice=None) & Exists(talk) & ~Exists(unagreed)
    )
