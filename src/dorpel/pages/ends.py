"""What became of each thing a voice said, also the dull ends: no voice without an end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dorpel.coding.models import Coding, Objection, Quote
from dorpel.core.publishable import PUBLIC
from dorpel.core.ui.values import Link
from dorpel.pages.company import Company, under_codes
from dorpel.pages.queries import worded
from dorpel.pages.retold import Retold, asked_language, retold_quote
from dorpel.pages.trail import Said, Trail

LONG = 200  # signs; of longer words the passage that was chosen stands above the page, and all of it behind a click


@dataclass(frozen=True, slots=True)
class Headed:
    """The words that stand above the page, as they were said, and a translation by a person."""

    text: str
    retold: Retold | None


@dataclass(frozen=True, slots=True)
class End:
    """One thing that was said, where it stands now in a sentence, and what was objected to it.

    `rank` says how far it came: the words that came furthest stand above the page.
    """

    said: Said
    state: str
    rank: int
    headed: Headed
    findings: list[Link] = field(default_factory=list)
    objections: list[Objection] = field(default_factory=list)
    retold: Retold | None = None


def ends_of(trail: Trail, retold: Mapping[UUID, Retold] | None = None) -> list[End]:
    """Where everything this voice said stands now, in the order of the questions. One query."""
    used = {row.quote_id for row in trail.evidence}
    loose = [coding for coding in trail.codings if coding.quote_id not in used]
    company = under_codes({coding.code_id: coding.code for coding in loose}.values())
    return [_end(trail, said, company, (retold or {}).get(said.version)) for said in trail.said]


def furthest(ends: Sequence[End]) -> End | None:
    """The thing said that came furthest; of several the first."""
    return max(ends, key=lambda end: end.rank, default=None)


def _end(trail: Trail, said: Said, company: Mapping[UUID, Company], retold: Retold | None) -> End:
    answer = said.answer.pk
    quotes = {quote.pk for quote in trail.quotes if quote.answer_id == answer}
    findings = {row.finding_id for row in trail.evidence if row.quote_id in quotes}
    slug = trail.voice.dialogue.slug
    links = [
        Link(worded(row.finding_version, "claim")[0], reverse("pages:finding", args=[slug, row.finding.reference]))
        for row in trail.publications
        if row.finding_id in findings
    ]
    printed = any(row.quote in quotes for row in trail.printed)
    rank = 4 * printed + 3 * bool(links) + 2 * bool(quotes) - 9 * (said.answer.hidden_at is not None)
    objections = [row for row in trail.objections if row.answer_id == answer]
    codings = [row for row in trail.codings if row.quote_id in quotes]
    state = _state(trail, said, bool(links), bool(findings), _why(trail, quotes, codings, company))
    return End(said, state, rank, _headed(trail, said, retold), links, objections, retold)


def _headed(trail: Trail, said: Said, retold: Retold | None) -> Headed:
    """All of it when it is short; else the passage that came furthest, where its words stand in it unmasked."""
    printed = {row.quote for row in trail.printed}
    weighed = {row.quote_id for row in trail.evidence}

    def came(quote: Quote) -> tuple[bool, bool]:
        return quote.pk in printed, quote.pk in weighed

    standing = [each for each in trail.quotes if each.answer_id == said.answer.pk and each.exact.strip() in said.text]
    quote = max(standing, key=came, default=None)
    whole = quote is None or len(said.text) <= LONG
    if quote is None or (whole and (retold or quote.exact.strip() != said.text.strip())):
        return Headed(said.text, retold)
    words = retold_quote(quote) if said.language != asked_language() else None
    return Headed(said.text if whole else quote.exact.strip(), words)


def _state(trail: Trail, said: Said, public: bool, weighed: bool, why: str) -> str:
    read = min((when for answer, when in trail.readings if answer == said.answer.pk), default=said.answer.first_read_at)
    if said.answer.hidden_at is not None:
        return _("Nobody sees this for now: a person of the team has to look at it first.")
    if public:
        return _("It counts in a finding:")
    day = date_format(localtime(read), "DATE_FORMAT") if read else ""
    if weighed:
        return _("Read on {day}. It lies beside a finding that isn't public yet.").format(day=day)
    if why:
        return _("Read on {day} and marked. {why}").format(day=day, why=why)
    if read:
        return _("Read by a person on {day}. In no finding yet. It stays open, and we keep it.").format(day=day)
    return _("Not read by a person yet. The dialogue can't close before that.")


def _why(trail: Trail, quotes: set[UUID], codings: Sequence[Coding], company: Mapping[UUID, Company]) -> str:
    """Why words that were marked are in no finding; '' when nothing was marked."""
    if not quotes:
        return ""
    beside = [company[row.code_id] for row in codings if row.code_id in company]
    if not beside:
        return _("In no finding yet. It stays open, and we keep it.")
    most = max(beside, key=lambda each: each.others or 0)
    if most.others is None:
        words = _("In no finding yet, because fewer than {number} people said it so far. It stays open.")
        return words.format(number=PUBLIC.voices)
    place = trail.voice.conversation.neighbourhood
    said = most.in_words(place.name if place else "")
    return _("In no finding yet, though you aren't alone. {company} It stays open.").format(company=said)
