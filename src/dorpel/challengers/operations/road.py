"""What challengers go through: trainings, support, evenings out."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dorpel.challengers.models import Attendance, Challenger, Outing, SupportEntry, Training
from dorpel.challengers.operations.streets import take_streets
from dorpel.core.actors import Actor
from dorpel.dialogues.access import NotAllowed, require, rights
from dorpel.dialogues.models import Neighbourhood
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person


class NotBackBeforeStart(ValueError):
    """An outing can't end before it starts."""


@transaction.atomic
def tick(training: Training, *, asked: Collection[UUID], there: Collection[UUID], by: Actor) -> int:
    """Notes who of the challengers that were asked was there; returns how many were. Ticking again changes it.

    Raises NotAllowed, and ValueError for a challenger of another dialogue.
    """
    require(by, May.RUN_CHALLENGERS, training.dialogue)
    known = set(Challenger.objects.filter(dialogue=training.dialogue_id, pk__in=asked).values_list("pk", flat=True))
    if set(asked) - known or set(there) - set(asked):
        raise ValueError("somebody who isn't a challenger of this dialogue")
    kept = {row.challenger_id: row for row in Attendance.objects.select_for_update().filter(training=training)}
    for pk in known:
        row = kept.get(pk) or Attendance(dialogue_id=training.dialogue_id, training=training, challenger_id=pk)
        if row._state.adding or row.was_there != (pk in there):
            row.was_there = pk in there
            row.save()
    record("training.tick", training, by=by, dialogue=training.dialogue_id)
    return len(set(there))


@transaction.atomic
def note_support(challenger: Challenger, *, text: str, by: Person) -> SupportEntry:
    """Writes in the support log of a challenger. Raises NotAllowed."""
    require(by, May.SUPPORT, challenger.dialogue)
    entry = SupportEntry.objects.create(
        dialogue_id=challenger.dialogue_id, challenger=challenger, text=text, noted_by=by
    )
    record("supportentry.add", entry, by=by, dialogue=challenger.dialogue_id)
    return entry


@transaction.atomic
def plan_outing(
    challenger: Challenger,
    *,
    starts_at: datetime,
    back_by: datetime,
    neighbourhood: Neighbourhood | None = None,
    streets: Collection[str] = (),
    buddy: str = "",
    by: Person,
) -> Outing:
    """An evening out, one's own, or anybody's for who runs the challengers; its streets are taken for that evening.

    Raises NotAllowed, NotBackBeforeStart, StreetTaken; then nothing is planned.
    """
    require_own(challenger, by=by)
    if back_by < starts_at:
        raise NotBackBeforeStart
    outing = Outing.objects.create(
        dialogue_id=challenger.dialogue_id,
        challenger=challenger,
        neighbourhood=neighbourhood,
        buddy=buddy,
        starts_at=starts_at,
        back_by=back_by,
    )
    record("outing.add", outing, by=by, dialogue=outing.dialogue_id)
    take_streets(outing, streets, by=by)
    return outing


@transaction.atomic
def come_home(outing: Outing, *, by: Person) -> Outing:
    """Back home; saying it twice changes nothing. Raises NotAllowed."""
    require_own(outing.challenger, by=by)
    stored = Outing.objects.select_for_update().get(pk=outing.pk)
    if stored.back_at is None:
        stored.back_at = timezone.now()
        stored.version += 1
        stored.save(update_fields=["back_at", "version"])
        record("outing.return", stored, by=by, dialogue=stored.dialogue_id)
    return stored


def require_own(challenger: Challenger, *, by: Person) -> None:
    """Raises NotAllowed unless these evenings are one's own, or one runs the challengers."""
    require(by, May.GO_OUT, challenger.dialogue)
    if challenger.person_id != by.pk and May.RUN_CHALLENGERS not in rights(by, challenger.dialogue):
        raise NotAllowed(challenger.name)
