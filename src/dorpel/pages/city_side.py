"""The thresholds where the City walks along: the table, the answer, what is being done, and what is still open."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.core.pictures import Seat as Chair
from dorpel.core.pictures import Seats, Stage
from dorpel.core.rows import WordingState
from dorpel.pages.retold import approved, asked_language
from dorpel.pages.stages import stage_of
from dorpel.pages.thresholds import TOLD, Moment, Threshold, day_of
from dorpel.pages.trail import Trail
from dorpel.policy.models import Progress, Resolution, ResolutionWording
from dorpel.policy.queries import ActionRow, ProgressRow, ResolutionRow
from dorpel.proposals.models import ProposalWording
from dorpel.tables.models import Seat

YES = (Resolution.Outcome.ACCEPTED, Resolution.Outcome.CHANGED)


@dataclass(frozen=True, slots=True)
class Titled:
    """A proposal or action by its words, their language ('': not known), and its page."""

    words: str
    language: str
    address: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What the City said to a proposal, and why, in its own words or an approved translation of them."""

    body: str
    outcome: str
    proposal: Titled
    reason: str
    language: str


@dataclass(frozen=True, slots=True)
class Doing:
    """An action with how far it is: the latest report, the older ones, and both lines as a picture."""

    action: Titled
    stage: str
    latest: ProgressRow | None
    older: list[ProgressRow]
    owners: list[str]
    picture: Stage | None


@dataclass(frozen=True, slots=True)
class Open:
    """What is still to come: in words, by when (None: nobody has said), and where one reads of it."""

    words: str
    on: date | None = None
    lead: Titled | None = None

    @property
    def late(self) -> bool:
        """The day is over and it isn't done."""
        return self.on is not None and self.on < timezone.localdate()


Titles = dict[UUID, Titled]


def city_side(trail: Trail) -> Iterator[Threshold]:
    """From the table to today; then what is open."""
    titles = _titles(trail)
    if met := [*_sat(trail), *_proposed(trail, titles)]:
        yield Threshold("city", met)
    if decided := [*_decided(trail, titles)]:
        yield Threshold("city", decided)
    doing = _doings(trail)
    if doing:
        reports = [each.latest.on for each in doing if each.latest]
        since = max(reports, default=day_of(trail.actions[0].adopted_on))
        title = _("Being done") if reports else _("In the plan")
        yield Threshold("city", [Moment("doing", title, since, {"doing": doing, "plan": trail.actions[0].plan_name})])
    yield _open(trail, titles)


def _sat(trail: Trail) -> Iterator[Moment]:
    if not trail.sittings:
        return
    first = trail.sittings[0]
    residents, city = _chairs([row.table_id for row in trail.sittings]).get(first.table_id, (0, 0))
    label = _("{residents} residents and {city} people of the City at one table")
    chairs = _mixed(residents, city)
    what = {
        "sitting": first,
        "tables": len(trail.sittings),
        "residents": residents,
        "city": city,
        "seats": Seats(label.format(residents=residents, city=city), chairs) if chairs else None,
    }
    yield Moment("sat", _("At the table"), first.held_on, what)


def _chairs(tables: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """How many residents and how many people of the City sat at each table; the host of a table is neither."""
    found: dict[UUID, list[int]] = defaultdict(lambda: [0, 0])
    sides = {Seat.As.RESIDENT: 0, Seat.As.CHALLENGER: 0, Seat.As.STAFF: 1}
    rows = Seat.objects.filter(table__in=tables).exclude(sits_as=Seat.As.HOST).order_by()
    for table, sits_as, number in rows.values_list("table", "sits_as").annotate(number=Count("pk")):
        found[table][sides[Seat.As(sits_as)]] += number
    return {table: (residents, city) for table, (residents, city) in found.items()}


def _mixed(residents: int, city: int) -> list[Chair]:
    """Chairs in turn, as a mixed table is seated."""
    chairs = []
    while residents or city:
        if residents:
            chairs.append(Chair())
        if city:
            chairs.append(Chair(city=True))
        residents, city = max(0, residents - 1), max(0, city - 1)
    return chairs


def _proposed(trail: Trail, titles: Titles) -> Iterator[Moment]:
    rows = [titles[row.proposal_id] for row in trail.proposals]
    if rows:
        going, gone = [row for row in rows if not row.closed], [row for row in rows if row.closed]
        what = {"going": (going or gone)[:TOLD], "gone": gone if going else []}
        yield Moment("proposed", _("Proposed"), day_of(trail.proposals[0].made_at), what)


def _titles(trail: Trail) -> Titles:
    """The proposals by their titles of today, in an approved translation where there is one. One query."""
    rows = ProposalWording.objects.filter(
        of__proposal__in=[row.proposal_id for row in trail.proposals],
        of__number=F("of__proposal__version"),
        language=asked_language(),
        state=WordingState.APPROVED,
    )
    said = dict(rows.values_list("of__proposal", "text"))
    return {
        row.proposal_id: Titled(
            said.get(row.proposal_id, row.title),
            asked_language() if row.proposal_id in said else row.language,
            reverse("pages:proposal", args=[trail.voice.dialogue.slug, row.reference]),
            row.closed,
        )
        for row in trail.proposals
    }


def _decided(trail: Trail, titles: Titles) -> Iterator[Moment]:
    """The latest answer to each proposal, the newest first; the others by their outcome only."""
    latest = {row.proposal_id: row for row in trail.resolutions}
    rows = sorted(latest.values(), key=lambda row: row.resolved_on, reverse=True)
    if not rows:
        return
    reasons = approved(ResolutionWording, [row.resolution_id for row in rows])
    answers = [_answered(row, titles[row.proposal_id], reasons.get(row.resolution_id)) for row in rows]
    yield Moment("decided", _("Decided"), rows[0].resolved_on, {"answers": answers[:2], "older": answers[2:]})


def _answered(row: ResolutionRow, proposal: Titled, retold: str | None) -> Answered:
    body = row.body_words[:1].upper() + row.body_words[1:]
    language = asked_language() if retold else row.language
    return Answered(body, row.outcome_words, proposal, retold or row.reason, language)


def _doings(trail: Trail) -> list[Doing]:
    """The actions, those with the latest news first."""
    reports: dict[UUID, list[ProgressRow]] = defaultdict(list)
    for report in trail.progress:
        reports[report.action_id].append(report)
    voices = max((row.voices for row in trail.publications), default=0)
    doing = [_doing(trail, action, reports[action.action_id], voices) for action in trail.actions]
    return sorted(doing, key=lambda each: each.latest.on if each.latest else date.min, reverse=True)


def _doing(trail: Trail, row: ActionRow, reports: Sequence[ProgressRow], voices: int) -> Doing:
    address = reverse("pages:action", args=[trail.voice.dialogue.slug, row.reference])
    older, latest = list(reports[:-1]), reports[-1] if reports else None
    stage = latest.stage_words if latest else ""
    picture = stage_of([each.stage for each in reports], voices) if latest else None
    owners = trail.owners.get(row.action_id, [])
    return Doing(Titled(row.text, "", address), stage, latest, older[::-1], owners, picture)


def _open(trail: Trail, titles: Titles) -> Threshold:
    """What comes next, the nearest first. Nothing is promised that nobody promised."""
    found = sorted(_still(trail, titles), key=lambda each: each.on or date.max)
    dated = found[0].on if found else None
    kind = "city-open" if trail.sittings or trail.proposals else "open"
    what = {"open": found[:TOLD], "nothing": "" if found else _nothing_promised(trail)}
    return Threshold(kind, [Moment("open", _("Still open"), dated, what, by=True)])


def _nothing_promised(trail: Trail) -> str:
    """Where it rests when nobody has promised a next step."""
    if trail.actions:
        return _("Everything that was promised here is done.")
    if trail.resolutions:
        return _("The City has said no for now. Your words go on counting in what was found.")
    if trail.publications:
        return _("No table with the City has talked about it yet.")
    if trail.readings:
        return _("Your words are in no finding yet. They lie ready for whoever writes the next one.")
    return _("A person reads your words first. This dialogue can't close before that.")


def _still(trail: Trail, titles: Titles) -> Iterator[Open]:
    slug = trail.voice.dialogue.slug
    stages = {report.action_id: report.stage for report in trail.progress}
    for row in trail.actions:
        if stages.get(row.action_id) != Progress.Stage.DONE:
            lead = Titled(row.text, "", reverse("pages:action", args=[slug, row.reference]))
            yield Open(row.counts_as_done or row.text, row.due_on, lead)
    yield from _waiting(trail, titles)


def _waiting(trail: Trail, titles: Titles) -> Iterator[Open]:
    """What waits for somebody's word: proposals without an answer, answers to be looked at again."""
    latest = {row.proposal_id: row for row in trail.resolutions}
    placed = {row.proposal_id for row in trail.actions}
    for row in trail.proposals:
        answer = latest.get(row.proposal_id)
        if row.closed:
            continue
        if answer is None:
            yield Open(_("The City answers this proposal."), row.answer_due_on, titles[row.proposal_id])
        elif answer.outcome not in YES and answer.look_again_on:
            yield Open(_("The City looks at its answer again."), answer.look_again_on, titles[row.proposal_id])
        elif answer.outcome in YES and row.proposal_id not in placed:
            yield Open(_("It waits for its place in the plan."), None, titles[row.proposal_id])
