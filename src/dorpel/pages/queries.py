"""What the public pages read: findings with their voices, and what became of them, in few questions for many rows."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as column
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Count, Prefetch
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from dorpel.coding.models import Quote, QuoteWording
from dorpel.coding.queries import bars
from dorpel.core.languages import name_here
from dorpel.core.numbers import grouped, is_small
from dorpel.core.pictures import Field
from dorpel.core.ui.values import Link
from dorpel.findings.models import Evidence, Publication
from dorpel.newspaper.models import Edition, Placement
from dorpel.policy.queries import actions_of, progress_of, resolutions_of
from dorpel.proposals.queries import answers_to

ENOUGH = 140  # signs; a longer voice isn't chosen for being longer


@dataclass(frozen=True, slots=True)
class ShownVoice:
    """A quote as the public sees it: its words, a translation, where and in which language it was said."""

    text: str
    language: str
    said: str
    translation: str = ""
    translation_language: str = ""
    other: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A public finding with some voices and, in one sentence, what became of it."""

    publication: Publication
    claim: str
    language: str
    address: str
    voices: list[ShownVoice] = column(default_factory=list)
    became: str = ""
    leads: Link | None = None


def cards_of(publications: Sequence[Publication], *, slug: str, each: int = 2, lead: int = 0) -> list[Card]:
    """The findings of these publications, with at most `each` voices; the first with `lead`, when that is given."""
    findings = [row.finding_id for row in publications]
    voices, became = shown_voices(findings), _became(findings, slug)
    found = []
    for at, row in enumerate(publications):
        claim, language = worded(row.finding_version, "claim")
        address = reverse("pages:finding", args=[slug, row.finding.reference])
        ours = [voice for voice in voices[row.finding_id] if not voice.other]
        chosen = varied(ours, lead if lead and at == 0 else each)
        words, leads = became.get(row.finding_id, (_("No proposal yet."), None))
        found.append(Card(row, claim, language, address, chosen, words, leads))
    return found


def varied(voices: Sequence[ShownVoice], most: int) -> list[ShownVoice]:
    """So many voices, each in another language as far as there are; the language most of them speak comes first.

    Of a language the one that the visitor can read, else the one that says most, not too long.
    """
    by_language: dict[str, list[ShownVoice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda each: (each.translation != "", min(len(each.text), ENOUGH)), reverse=True):
        by_language[voice.language].append(voice)
    ordered = sorted(by_language.values(), key=len, reverse=True)
    rounds = [group[at] for at in range(most) for group in ordered if at < len(group)]
    return rounds[:most]


def shown_voices(findings: Iterable[UUID]) -> dict[UUID, list[ShownVoice]]:
    """The quotes shown with these findings whose speakers agree to it today."""
    wordings = Prefetch("quote__wordings", QuoteWording.objects.filter(state="approved"))
    rows = Evidence.objects.filter(finding__in=list(findings), shown=True).order_by("-stance", "pk")
    rows = rows.select_related("quote__answer__conversation__neighbourhood").prefetch_related(wordings)
    barred = bars([row.quote_id for row in rows])
    found: dict[UUID, list[ShownVoice]] = defaultdict(list)
    for row in rows:
        if barred.get(row.quote_id, True) is None:
            found[row.finding_id].append(_shown(row.quote, other=row.stance == Evidence.Stance.AGAINST))
    return found


def said_of(quote: Quote) -> str:
    """Where a quote was said, and in which language when that isn't the reader's own."""
    talk, language = quote.answer.conversation, quote.answer.language
    where = talk.neighbourhood.name if talk.neighbourhood else ""
    if not language or language.split("-")[0] == (get_language() or "").split("-")[0]:
        return where
    if not where:
        return _("said in {language}").format(language=name_here(language))
    return _("said in {language}, {place}").format(language=name_here(language), place=where)


def _shown(quote: Quote, *, other: bool) -> ShownVoice:
    language, said = quote.answer.language, said_of(quote)
    asked = (get_language() or "").split("-")[0]
    translated = next((w.text for w in quote.wordings.all() if w.language == asked), "") if asked != language else ""
    return ShownVoice(quote.exact, language, said, translated, asked if translated else "", other)


def _became(findings: list[UUID], slug: str) -> dict[UUID, tuple[str, Link | None]]:
    """For each finding the furthest that came of it; four questions for all."""
    told: dict[UUID, tuple[str, Link | None]] = {}
    proposals = answers_to(findings)
    for row in proposals:
        address = reverse("pages:proposal", args=[slug, row.reference])
        told[row.finding_id] = (_("There is a proposal:"), Link(row.title, address))
    for answer in resolutions_of(findings):
        address = reverse("pages:proposal", args=[slug, answer.proposal_reference])
        words = _("{body} says {outcome}:").format(body=answer.body_words, outcome=answer.outcome_words)
        told[answer.finding_id] = (words, Link(answer.proposal_title, address))
    whose: dict[UUID, list[UUID]] = defaultdict(list)
    for row in proposals:
        whose[row.proposal_id].append(row.finding_id)
    actions = actions_of(list(whose))
    latest = {report.action_id: report for report in progress_of(actions)}
    for action in actions:
        link = Link(action.text, reverse("pages:action", args=[slug, action.reference]))
        report = latest.get(action.action_id)
        words = _("In the plan, {stage}:").format(stage=report.stage_words) if report else _("In the plan:")
        told |= dict.fromkeys(whose[action.proposal_id], (words, link))
    return told


class Sheet(NamedTuple):
    """A page of a printed edition as a picture: its number, where it lies, and what it is in words."""

    number: int
    address: str
    alt: str


def sheets_of(edition: Edition) -> list[Sheet]:
    """The pages of a printed edition, in their order."""
    slug = edition.dialogue.slug
    return [
        Sheet(
            page,
            reverse("pages:page_picture", args=[slug, edition.number, page]),
            _("Page {page} of {title} {number}").format(page=page, title=edition.title, number=edition.number),
        )
        for page in range(1, edition.pages + 1)
    ]


def pictured_on(finding: UUID) -> str:
    """The picture of the printed page on which the first article about a finding stands; '' while there is none."""
    rows = Placement.objects.filter(article__finding=finding, edition__printing__isnull=False)
    first = rows.select_related("edition__dialogue").order_by("edition__number", "page", "line").first()
    if first is None or first.page > first.edition.pages:
        return ""
    edition = first.edition
    return reverse("pages:page_picture", args=[edition.dialogue.slug, edition.number, first.page])


def field_of(publication: Publication) -> Field | None:
    """The voices of a finding as dashes, for and against; None when they are too few to show."""
    rows = Evidence.objects.filter(finding=publication.finding_id, stance=Evidence.Stance.AGAINST)
    against = rows.aggregate(number=Count("quote__answer__voice", distinct=True))["number"]
    if is_small(publication.voices):
        return None
    against = 0 if is_small(against) else against
    field = Field("", publication.voices + against, against=against)
    return replace(field, title=", ".join(f"{number} {words}" for number, words in says_of(field)))


def says_of(field: Field) -> list[tuple[str, str]]:
    """How many voices of a field say this and, when there are enough, how many something else: number and words."""
    ours = field.count - field.against
    said = [(grouped(ours), ngettext("voice says this", "voices say this", ours))]
    if field.against:
        other = ngettext("voice says something else", "voices say something else", field.against)
        said.append((grouped(field.against), other))
    return said


def worded(row: Any, name: str = "text") -> tuple[str, str]:
    """(text, language) of a row in the visitor's language when somebody translated and approved it, else as written.

    Uses the prefetched `wordings` of the row.
    """
    asked = (get_language() or "").split("-")[0]
    for wording in row.wordings.all():
        if wording.language == asked and wording.state == "approved":
            return wording.text, asked
    return getattr(row, name), getattr(row, "language", "")
