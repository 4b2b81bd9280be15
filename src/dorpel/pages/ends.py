"""What became of each thing a voice said, also the dull ends: no voice without an end."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dorpel.coding.models import Objection
from dorpel.core.ui.values import Link
from dorpel.pages.trail import Said, Trail


@dataclass(frozen=True, slots=True)
class End:
    """One thing that was said, where it stands now in a sentence, and what was objected to it."""

    said: Said
    state: str
    findings: list[Link]
    objections: list[Objection]


def ends_of(trail: Trail) -> list[End]:
    """Where everything this voice said stands now, in the order of the questions."""
    return [_end(trail, said) for said in trail.said]


def _end(trail: Trail, said: Said) -> End:
    answer = said.answer.pk
    quotes = {quote.pk for quote in trail.quotes if quote.answer_id == answer}
    findings = {row.finding_id for row in trail.evidence if row.quote_id in quotes}
    public = [row for row in trail.publications if row.finding_id in findings]
    slug = trail.voice.dialogue.slug
    links = [
        Link(row.finding_version.claim, reverse("pages:finding", args=[slug, row.finding.reference])) for row in public
    ]
    objections = [row for row in trail.objections if row.answer_id == answer]
    return End(said, _state(trail, said, bool(quotes), bool(findings), bool(public)), links, objections)


def _state(trail: Trail, said: Said, quoted: bool, weighed: bool, public: bool) -> str:
    read = min((when for answer, when in trail.readings if answer == said.answer.pk), default=said.answer.first_read_at)
    if said.answer.hidden_at is not None:
        return _("Nobody sees this for now: a person of the team has to look at it first.")
    if public:
        return _("It counts in a finding:")
    day = date_format(localtime(read), "DATE_FORMAT") if read else ""
    if weighed:
        return _("Read on {day}. It lies beside a finding that isn't public yet.").format(day=day)
    if quoted:
        return _("Read on {day} and marked. In no finding yet. We keep it.").format(day=day)
    if read:
        return _("Read by a person on {day}. In no finding yet. We keep it.").format(day=day)
    return _("Not read by a person yet. The dialogue can't close before that.")
