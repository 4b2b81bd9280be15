"""The walk of one voice: one step per arrow, from the talk to the progress of an action, read from rows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.conversations.models import Voice
from dorpel.core.numbers import voices_in_words
from dorpel.findings.models import Evidence
from dorpel.pages.trail import Trail, trail_of

STEPS = (
    "conversation", "sync", "answer", "quote", "coding", "finding", "article", "table", "proposal", "resolution",
    "action", "progress",
)  # fmt: skip
CITY = ("table", "proposal", "resolution", "action", "progress")


@dataclass(frozen=True, slots=True)
class Step:
    """One arrow: its name, when, a headline and what happened in words, and the public page of it ('' when none)."""

    step: str
    when: date | datetime | None
    title: str
    what: str
    address: str = ""
    aside: str = ""  # words of others, set apart: a reason, a report

    @property
    def kind(self) -> str:
        """Which line the step is drawn with."""
        return "city" if self.step in CITY else "people"

    def plain(self) -> dict[str, Any]:
        """As `dorpel walk --json` tells it."""
        when = self.when.isoformat() if self.when else None
        what = f"{self.title}. {self.what}" + (f" {self.aside}" if self.aside else "")
        return {"step": self.step, "when": when, "what": what.strip(), "address": self.address}


def walk_of(voice: Voice) -> dict[str, Any]:
    """{"words": [raw …], "steps": [{"step", "when", "what", "address"} …]} of a voice, in the order of the walk."""
    return told(trail_of(voice))


def told(trail: Trail) -> dict[str, Any]:
    """The same of a trail that was followed before."""
    return {"words": [said.text for said in trail.said], "steps": [step.plain() for step in steps_of(trail)]}


def steps_of(trail: Trail) -> list[Step]:
    """The steps that a voice came, each kind oldest first, the kinds in the order of the walk."""
    slug = trail.voice.dialogue.slug
    steps = [
        *_heard(trail),
        *_read(trail),
        *_found(trail, slug),
        *_printed(trail, slug),
        *_at_table(trail),
        *_by_the_city(trail, slug),
    ]
    return sorted(steps, key=lambda step: STEPS.index(step.step))


def _heard(trail: Trail) -> Iterator[Step]:
    talk = trail.voice.conversation
    where = talk.neighbourhood.name if talk.neighbourhood else talk.place
    kind = talk.get_kind_display()
    what = (
        _("Your words were written down in a talk: {kind}, {where}.")
        if where
        else _("Your words were written down in a talk: {kind}.")
    )
    yield Step("conversation", talk.held_on or talk.received_at.date(), _("Heard"), what.format(kind=kind, where=where))
    yield Step("sync", talk.received_at, _("Arrived"), _("They came in safely and are kept here."))


def _read(trail: Trail) -> Iterator[Step]:
    if trail.readings:
        people = max(Counter(answer for answer, _when in trail.readings).values())
        what = ngettext("A person read your words.", "{n} people read your words, each alone.", people).format(n=people)
        yield Step("answer", trail.readings[0][1], _("Read"), what)
    if trail.quotes:
        number = len(trail.quotes)
        what = ngettext("A passage was marked: “{exact}”", "{n} passages were marked, such as “{exact}”", number)
        yield Step("quote", trail.quotes[0].marked_at, _("Marked"), what.format(n=number, exact=trail.quotes[0].exact))
    if trail.codings:
        names = list(dict.fromkeys(coding.code.name for coding in trail.codings))
        what = _("It got these labels: {names}.").format(names=", ".join(names))
        yield Step("coding", trail.codings[0].coded_at, _("Labelled"), what)


def _found(trail: Trail, slug: str) -> Iterator[Step]:
    stances = {row.finding_id: row.stance for row in trail.evidence}
    for row in trail.publications:
        what = _beside(row.voices, stances[row.finding_id], row.finding_version.claim)
        address = reverse("pages:finding", args=[slug, row.finding.reference])
        yield Step("finding", row.at, _("Put together"), what, address)


def _beside(number: int, stance: str, claim: str) -> str:
    """How a voice stands to a finding with so many voices behind it."""
    voices = voices_in_words(number)
    if stance != Evidence.Stance.FOR:
        words = _("You see it otherwise. Your words stand against a finding with {voices} behind it: {claim}")
    elif number == 1:
        words = _("It became a finding: {claim}")
    else:
        words = _("Not only you say so. It became a finding, with {voices} behind it: {claim}")
    return words.format(voices=voices, claim=claim)


def _printed(trail: Trail, slug: str) -> Iterator[Step]:
    for row in trail.printed:
        edition = row.printing.edition
        what = _("Your words stand in {edition} {number}, on page {page}.")
        address = reverse("pages:edition", args=[slug, edition.number])
        what = what.format(edition=edition.title, number=edition.number, page=row.page)
        yield Step("article", row.printing.at, _("Printed"), what, address)
    if trail.printed:
        return
    for article in trail.articles:
        edition = article.edition
        what = _("The newspaper wrote about it: {headline}").format(headline=article.headline)
        address = reverse("pages:edition", args=[slug, edition.number])
        yield Step("article", edition.printing.at, _("In the newspaper"), what, address)


def _at_table(trail: Trail) -> Iterator[Step]:
    for row in trail.sittings:
        what = _("From here the City walks along. Table {number} of “{round}” ({place}) talked about it.")
        what = what.format(number=row.number, round=row.round_title, place=row.place)
        yield Step("table", row.held_on, _("At the table"), what)


def _by_the_city(trail: Trail, slug: str) -> Iterator[Step]:
    for row in trail.proposals:
        address = reverse("pages:proposal", args=[slug, row.reference])
        yield Step(
            "proposal",
            row.made_at,
            _("Proposed"),
            _("A proposal was written: {title}").format(title=row.title),
            address,
        )
    for answer in trail.resolutions:
        what = _("{body} says: {outcome}. {title}")
        what = what.format(body=_capital(answer.body_words), outcome=answer.outcome_words, title=answer.proposal_title)
        address = reverse("pages:proposal", args=[slug, answer.proposal_reference])
        yield Step(
            "resolution",
            answer.resolved_on,
            _("Decided"),
            what,
            address,
            _("The reason: {reason}").format(reason=answer.reason),
        )
    for action in trail.actions:
        what = _("It has a place in {plan}: {code} {text}")
        what = what.format(plan=action.plan_name, code=action.code, text=action.text)
        address = reverse("pages:action", args=[slug, action.reference])
        yield Step("action", action.adopted_on, _("In the plan"), what, address)
    references = {action.action_id: action.reference for action in trail.actions}
    for report in trail.progress:
        what = _("It is {stage}.").format(stage=report.stage_words)
        address = reverse("pages:action", args=[slug, references[report.action_id]])
        yield Step("progress", report.on, _("Being done"), what, address, report.text)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
