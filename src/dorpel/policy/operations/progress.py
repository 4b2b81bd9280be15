"""Reporting how far an action has come, and correcting what was reported."""

from datetime import date

from django.db import transaction

from dorpel.core.actors import Actor
from dorpel.core.events import announce
from dorpel.dialogues.access import require, save_recorded
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person
from dorpel.policy.facts import ActionReported
from dorpel.policy.forms import ProgressForm
from dorpel.policy.models import Action, Progress


class NothingReported(Exception):
    """A report without words."""


@transaction.atomic
def report(action: Action, *, stage: str, text: str, on: date, by: Person) -> Progress:
    """Tells how far an action has come; also in an adopted plan. Raises NothingReported."""
    require(by, May.REPORT, action.dialogue)
    if not text.strip():
        raise NothingReported(str(action.pk))
    made = Progress.objects.create(
        dialogue_id=action.dialogue_id, action=action, stage=stage, text=text, on=on, reported_by=by
    )
    record("action.report", made, by=by, dialogue=made.dialogue_id)
    announce(ActionReported(made.dialogue_id, action.pk, made.pk, stage))
    return made


@transaction.atomic
def correct_report(form: ProgressForm, *, by: Actor) -> Progress:
    """Keeps a corrected report. Raises StaleSave with both texts."""
    saved: Progress = save_recorded(form, by=by, may=May.REPORT)
    announce(ActionReported(saved.dialogue_id, saved.action_id, saved.pk, str(saved.stage)))
    return saved
