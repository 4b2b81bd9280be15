"""The rows that one voice left behind in all the rooms, in a fixed number of queries whatever their number."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, Q, Subquery

from dorpel.coding.models import Coding, Objection, Quote, Reading
from dorpel.conversations.models import Answer, AnswerVersion, Consent, Voice
from dorpel.core.crypto import unseal
from dorpel.findings.models import Evidence, Publication
from dorpel.newspaper.models import Article, ArticleVersion, Placement, PrintedQuote
from dorpel.policy.queries import (
    ActionRow,
    ProgressRow,
    ResolutionRow,
    actions_of,
    owners_of,
    progress_of,
    resolutions_of,
)
from dorpel.proposals.queries import Answer as ProposalRow
from dorpel.proposals.queries import answers_to
from dorpel.tables.queries import Sitting, sittings_of


@dataclass(frozen=True, slots=True)
class Said:
    """What this voice said to one question, raw: the words are theirs. `shared` when the whole talk said it.

    `version` is the id of the text that others read now; a translation is made of that one.
    """

    answer: Answer
    question: str
    text: str
    language: str
    shared: bool
    version: UUID


@dataclass(frozen=True, slots=True)
class Trail:
    """Everything, each list oldest first. A list is empty when the voice didn't come so far."""

    voice: Voice
    said: list[Said]
    readings: list[tuple[UUID, datetime]] = field(default_factory=list)  # answer, when
    quotes: list[Quote] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    publications: list[Publication] = field(default_factory=list)  # those that stand
    printed: list[PrintedQuote] = field(default_factory=list)
    articles: list[Any] = field(default_factory=list)  # Articles in print about those findings: `headline`, `page`
    sittings: list[Sitting] = field(default_factory=list)
    proposals: list[ProposalRow] = field(default_factory=list)
    resolutions: list[ResolutionRow] = field(default_factory=list)
    actions: list[ActionRow] = field(default_factory=list)
    progress: list[ProgressRow] = field(default_factory=list)
    owners: dict[UUID, list[str]] = field(default_factory=dict)
    objections: list[Objection] = field(default_factory=list)
    consents: list[Consent] = field(default_factory=list)


def trail_of(voice: Voice) -> Trail:
    """Follows a voice through the rows of every room."""
    said = said_by(voice)
    answers = [each.answer.pk for each in said]
    quotes = list(Quote.objects.filter(answer__in=answers).order_by("marked_at", "pk").prefetch_related("wordings"))
    evidence = list(Evidence.objects.filter(quote__in=[quote.pk for quote in quotes]).order_by("weighed_at", "pk"))
    publications = _standing({row.finding_id for row in evidence})
    public = {row.finding_id for row in publications}
    proposals = _once(answers_to(public), "proposal_id")
    actions = _once(actions_of([row.proposal_id for row in proposals]), "action_id")
    return Trail(
        voice=voice,
        said=said,
        readings=list(Reading.objects.filter(answer__in=answers).order_by("read_at").values_list("answer", "read_at")),
        quotes=quotes,
        codings=_codings(quotes),
        evidence=evidence,
        publications=publications,
        printed=_printed(voice, quotes),
        articles=_articles(public),
        sittings=_once(sittings_of(public), "table_id"),
        proposals=proposals,
        resolutions=_once(resolutions_of(public), "resolution_id"),
        actions=actions,
        progress=progress_of(actions),
        owners=owners_of([row.action_id for row in actions]),
        objections=list(Objection.objects.filter(voice=voice).select_related("quote").order_by("made_at")),
        consents=_consents(voice),
    )


def _consents(voice: Voice) -> list[Consent]:
    rows = Consent.objects.filter(voice=voice).select_related("purpose").order_by("purpose__order")
    return list(rows.prefetch_related("purpose__wordings"))


def said_by(voice: Voice) -> list[Said]:
    """The raw words of a voice in the order of the questions, with what its whole talk said (unless it is hidden)."""
    mine = Q(voice=voice) | Q(voice=None, hidden_at=None)
    rows = Answer.objects.filter(mine, conversation=voice.conversation_id).select_related("question")
    answers = list(rows.order_by("question__group", "question__order", "pk"))
    versions = AnswerVersion.objects.filter(answer__in=answers).select_related("raw").order_by("number")
    latest = {version.answer_id: version for version in versions}
    return [_said(answer, latest[answer.pk]) for answer in answers if answer.pk in latest]


def _said(answer: Answer, version: AnswerVersion) -> Said:
    raw = version.raw
    text = unseal(raw.sealed, place=raw.place) if raw else version.text
    return Said(answer, answer.question.text, text, answer.language, answer.voice_id is None, version.pk)


def _standing(findings: Iterable[UUID]) -> list[Publication]:
    rows = Publication.objects.filter(finding__in=list(findings), ended_at=None).order_by("at", "pk")
    return list(rows.select_related("finding", "finding_version").prefetch_related("finding_version__wordings"))


def _codings(quotes: list[Quote]) -> list[Coding]:
    rows = Coding.objects.filter(quote__in=[quote.pk for quote in quotes]).order_by("coded_at", "pk")
    return list(rows.select_related("code__theme"))


def _printed(voice: Voice, quotes: list[Quote]) -> list[PrintedQuote]:
    mine = Q(quote__in=[quote.pk for quote in quotes]) | Q(voice=voice.pk)
    rows = PrintedQuote.objects.filter(mine, dialogue=voice.dialogue_id)
    return list(rows.select_related("printing__edition", "article").order_by("printing__at", "page", "pk"))


def _articles(findings: Iterable[UUID]) -> list[Any]:
    words = ArticleVersion.objects.filter(article=OuterRef("pk"), number=OuterRef("version"))
    place = Placement.objects.filter(article=OuterRef("pk"), part=1)
    rows = Article.objects.filter(finding__in=list(findings), edition__printing__isnull=False)
    rows = rows.annotate(headline=Subquery(words.values("headline")[:1]), page=Subquery(place.values("page")[:1]))
    return list(rows.select_related("edition__printing").order_by("edition__number", F("page").asc(nulls_last=True)))


def _once(rows: Iterable[Any], key: str) -> list[Any]:
    """Two findings may lead to one proposal: it is told once."""
    return list({getattr(row, key): row for row in rows}.values())
