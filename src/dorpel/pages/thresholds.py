"""The walk as its holder sees it: six to eight thresholds, on each of which several things may have happened."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.coding.queries import bars
from dorpel.conversations.models import Conversation
from dorpel.core.pictures import Field
from dorpel.core.publishable import PUBLIC
from dorpel.findings.models import Evidence, Publication
from dorpel.newspaper.models import PrintedQuote
from dorpel.pages.company import Company, beside_findings, on_theme
from dorpel.pages.queries import worded
from dorpel.pages.trail import Trail

TOLD = 3  # of the same kind of thing; the others are only named


@dataclass(frozen=True, slots=True)
class Moment:
    """One thing that happened: the template that tells it (pages/moments/…), its head, its day, and what it needs."""

    told: str
    title: str
    on: date | None
    what: Mapping[str, Any]
    by: bool = False  # `on` is a day to come

    @property
    def template(self) -> str:
        """Where its words stand."""
        return f"pages/moments/{self.told}.html"


@dataclass(frozen=True, slots=True)
class Threshold:
    """One step of the stairs; `kind` is that of the component step."""

    kind: str
    moments: list[Moment] = field(default_factory=list)


def people_side(trail: Trail) -> Iterator[Threshold]:
    """From the door to the newspaper: the thresholds that residents cross among themselves."""
    yield Threshold("people", [_heard(trail)])
    understood = [*_read(trail), *_found(trail)]
    if understood:
        yield Threshold("people", understood)
    if printed := [*_printed(trail)]:
        yield Threshold("people", printed)


def day_of(when: date | datetime | None) -> date | None:
    """The day on which something happened, where the visitor lives."""
    return timezone.localtime(when).date() if isinstance(when, datetime) else when


def _heard(trail: Trail) -> Moment:
    talk = trail.voice.conversation
    arrived = timezone.localtime(talk.received_at)
    held = talk.held_on or arrived.date()
    what = {
        "words": _opened(talk),
        "where": talk.neighbourhood.name if talk.neighbourhood else talk.place,
        "arrived": arrived,
        "same_day": arrived.date() == held,
        "others": talk.present > 1,
    }
    return Moment("heard", _("Heard"), held, what)


def _opened(talk: Conversation) -> str:
    """How it began. Who listened isn't named: challengers agreed to that among themselves, not in public."""
    if talk.challenger_id is None:
        return _("Your words were written down in a talk.")
    return {
        Conversation.Kind.DOORSTEP: _("A challenger stood at your door and wrote down your words."),
        Conversation.Kind.GROUP: _("A challenger sat with your group and wrote down your words."),
        Conversation.Kind.CIRCLE: _("A challenger sat in your circle and wrote down your words."),
        Conversation.Kind.STALL: _("A challenger stood at the market and wrote down your words."),
        Conversation.Kind.OTHER: _("A challenger talked with you and wrote down your words."),
    }[Conversation.Kind(talk.kind)]


def _read(trail: Trail) -> Iterator[Moment]:
    if not trail.readings:
        return
    readers: dict[UUID, int] = defaultdict(int)
    for answer, _when in trail.readings:
        readers[answer] += 1
    chosen: dict[UUID, set[str]] = defaultdict(set)
    for coding in trail.codings:
        chosen[coding.coder_id].add(coding.code.name)
    what = {
        "people": max(readers.values()),
        "labels": sorted({name for names in chosen.values() for name in names}),
        "coders": len(chosen),
        "same": len({frozenset(names) for names in chosen.values()}) == 1,
        "passages": len(trail.quotes),
        **_theme(trail),
    }
    yield Moment("read", _("Read"), day_of(trail.readings[0][1]), what)


def _theme(trail: Trail) -> dict[str, str]:
    """The theme that most of one's labels lie under, and who else spoke of it."""
    themes = Counter(coding.code.theme for coding in trail.codings if coding.code.theme)
    if not themes:
        return {}
    [(theme, _times)] = themes.most_common(1)
    return {"theme": theme.name, "company": on_theme(theme).in_words(_here(trail))}


def _here(trail: Trail) -> str:
    """The neighbourhood where this voice spoke."""
    place = trail.voice.conversation.neighbourhood
    return place.name if place else ""


@dataclass(frozen=True, slots=True)
class Beside:
    """A public finding that one's words count in: what it says, in which language, and who else says so."""

    claim: str
    language: str
    address: str
    against: bool
    voices: int
    company: str


def _found(trail: Trail) -> Iterator[Moment]:
    if not trail.publications:
        return
    stances = {row.finding_id: row.stance for row in trail.evidence}
    # What most people say stands first: there one sees oneself among them.
    rows = sorted(trail.publications, key=lambda row: (stances[row.finding_id] != "for", -row.voices))
    shown = rows[:TOLD]
    company = beside_findings(shown)
    here = _here(trail)
    beside = [_beside(trail, row, stances[row.finding_id], company[row.finding_id], here) for row in shown]
    first = rows[0]
    alike = beside[0].against is False and first.voices >= PUBLIC.voices
    picture = Field(_("{number} voices, one of them is you").format(number=first.voices), first.voices, you=True)
    what = {"first": beside[0], "others": beside[1:], "more": len(rows) - len(shown), "field": alike and picture}
    yield Moment("found", _("Put together"), day_of(first.at), what)


def _beside(trail: Trail, row: Publication, stance: str, company: Company, here: str) -> Beside:
    claim, language = worded(row.finding_version, "claim")
    address = reverse("pages:finding", args=[trail.voice.dialogue.slug, row.finding.reference])
    against = stance != Evidence.Stance.FOR
    return Beside(claim, language, address, against, row.voices, "" if against else company.in_words(here))


def _printed(trail: Trail) -> Iterator[Moment]:
    """One's own sentence on its page, marked while it may be shown; else the article that grew from it."""
    slug = trail.voice.dialogue.slug
    if trail.printed:
        first, *others = trail.printed
        edition = first.printing.edition
        showable = bars([row.quote for row in trail.printed])
        shown = showable.get(first.quote, True) is None
        what = _paper(slug, edition, first.page) | {
            "own": True,
            "shown": shown,
            "mark": (first.x, first.y, first.width, first.height) if shown and first.width else (),
            "others": [_place(row) for row in others],
            "article": f"{reverse('pages:edition', args=[slug, edition.number])}#{first.article.reference}",
        }
        yield Moment("printed", _("Printed"), edition.appears_on, what)
    elif trail.articles:
        article = trail.articles[0]
        what = _paper(slug, article.edition, article.page) | {
            "own": False,
            "headline": article.headline,
            "language": article.language or article.edition.language,
            "article": f"{reverse('pages:edition', args=[slug, article.edition.number])}#{article.reference}",
        }
        yield Moment("printed", _("In the newspaper"), article.edition.appears_on, what)


def _paper(slug: str, edition: Any, page: int | None) -> dict[str, Any]:
    """The picture of the page is only there when pages were made: rows of which the page isn't known have none."""
    there = page and edition.pages >= page
    picture = reverse("pages:page_picture", args=[slug, edition.number, page]) if there else ""
    return {"edition": edition, "page": page, "picture": picture, "copies": edition.copies}


def _place(row: PrintedQuote) -> str:
    words = _("page {page} of {edition} {number}")
    edition = row.printing.edition
    return words.format(page=row.page, edition=edition.title, number=edition.number)
