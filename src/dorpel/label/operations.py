"""Nominating, scoring, and deciding: the label, or a no with its reason."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dorpel.core.events import announce
from dorpel.dialogues.access import require, save_recorded
from dorpel.dialogues.roles import May
from dorpel.findings.models import Finding
from dorpel.journal.operations import record
from dorpel.label.facts import LabelAwarded
from dorpel.label.models import Award, Call, Criterion, Nomination, Score
from dorpel.label.queries import result_of
from dorpel.people.models import Person


class CallClosed(Exception):
    """Nobody can nominate today: the call isn't open yet, or no longer."""


class AlreadyDecided(Exception):
    """The jury has answered this nomination."""


class OwnNomination(Exception):
    """A juror doesn't score what they nominated themselves."""


class NotWhole(ValueError):
    """A juror scores every criterion of the call, and no other, with 1 to 5 points and a reason."""


class NotScored(Exception):
    """Too few jurors scored every criterion; `missing` says who still misses which."""

    def __init__(self, missing: list[tuple[str, list[str]]]) -> None:
        super().__init__("; ".join(f"{name}: {', '.join(criteria)}" for name, criteria in missing))
        self.missing = missing


class NoReason(ValueError):
    """An award and a no both need their reason."""


@transaction.atomic
def nominate(call: Call, *, project: str, who: str, why: str, finding: Finding | None = None, by: Person) -> Nomination:
    """Holds a project up as an example. Raises NotAllowed, CallClosed."""
    require(by, May.NOMINATE, call.dialogue)
    if not call.opens_on <= timezone.localdate() <= call.closes_on:
        raise CallClosed(call.title)
    nomination = Nomination.objects.create(
        dialogue_id=call.dialogue_id,
        call=call,
        project=project,
        who=who,
        why=why,
        finding=finding,
        nominated_by=by,
        nominated_at=timezone.now(),
    )
    record("nomination.add", nomination, by=by, dialogue=nomination.dialogue_id)
    return nomination


@transaction.atomic
def score(nomination: Nomination, *, points: Mapping[UUID, tuple[int, str]], by: Person) -> list[Score]:
    """What one juror gives: per criterion (id) the points 1–5 and why. Scoring again changes it, until the decision.

    Raises NotAllowed, AlreadyDecided, OwnNomination, NotWhole; then nothing changed.
    """
    require(by, May.SCORE, nomination.dialogue)
    _undecided(nomination)
    if nomination.nominated_by_id == by.pk:
        raise OwnNomination(nomination.reference)
    criteria = set(Criterion.objects.filter(call=nomination.call_id).values_list("pk", flat=True))
    if set(points) != criteria or not all(1 <= given <= 5 and why.strip() for given, why in points.values()):
        raise NotWhole(nomination.reference)
    before = {row.criterion_id: row for row in Score.objects.filter(nomination=nomination, juror=by)}
    kept = [_score(nomination, before.get(pk), pk, by, given) for pk, given in points.items()]
    record("nomination.score", nomination, by=by, dialogue=nomination.dialogue_id)
    return kept


def _score(nomination: Nomination, row: Score | None, criterion: UUID, by: Person, given: tuple[int, str]) -> Score:
    kept = row or Score(dialogue_id=nomination.dialogue_id, nomination=nomination, criterion_id=criterion, juror=by)
    if row is not None:
        kept.version += 1
    kept.points, kept.why = given
    kept.save()
    return kept


@transaction.atomic
def decide(nomination: Nomination, *, outcome: str, reason: str, by: Person) -> Award:
    """The jury's answer: the label, or not, with the reason. Raises NotAllowed, AlreadyDecided, NoReason, NotScored."""
    require(by, May.RUN_LABEL, nomination.dialogue)
    _undecided(nomination)
    if not reason.strip():
        raise NoReason(nomination.reference)
    result = result_of(nomination)
    if not result.enough:
        raise NotScored(result.missing)
    award = Award.objects.create(
        dialogue_id=nomination.dialogue_id,
        nomination=nomination,
        outcome=Award.Outcome(outcome),
        reason=reason,
        decided_by=by,
        at=timezone.now(),
    )
    record("nomination.decide", nomination, by=by, dialogue=nomination.dialogue_id)
    if award.outcome == Award.Outcome.AWARDED:
        announce(LabelAwarded(nomination.dialogue_id, nomination.pk, award.pk))
    return award


@transaction.atomic
def change_nomination(form: Any, *, by: Person) -> Nomination:
    """Other words, by who nominated or who runs the label. Raises NotAllowed, AlreadyDecided, StaleSave."""
    nomination: Nomination = form.instance
    _undecided(nomination)
    may = May.NOMINATE if nomination.nominated_by_id == by.pk else May.RUN_LABEL
    saved: Nomination = save_recorded(form, by=by, may=may)
    return saved


def _undecided(nomination: Nomination) -> None:
    Nomination.objects.select_for_update().get(pk=nomination.pk)
    if Award.objects.filter(nomination=nomination).exists():
        raise AlreadyDecided(nomination.reference)
