"""Observing an experiment and ending it, always with what was learned."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.core.actors import MACHINE
from dorpel.core.events import announce
from dorpel.dialogues.access import raise_version, require
from dorpel.dialogues.models import Lesson
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.laboratory.facts import ExperimentEnded
from dorpel.laboratory.models import Experiment, Observation
from dorpel.people.models import Person


class NoLesson(ValueError):
    """An experiment doesn't end without what was learned."""


class AlreadyEnded(Exception):
    """The experiment has ended."""


@transaction.atomic
def observe(experiment: Experiment, *, text: str, seen_on: date | None = None, by: Person) -> Observation:
    """Notes what was seen along the way. Raises NotAllowed, AlreadyEnded."""
    require(by, May.EXPERIMENT, experiment.dialogue)
    _going_on(experiment)
    observation = Observation.objects.create(
        dialogue_id=experiment.dialogue_id,
        experiment=experiment,
        text=text,
        seen_on=seen_on or timezone.localdate(),
        seen_by=by,
    )
    record("observation.add", observation, by=by, dialogue=experiment.dialogue_id)
    return observation


@transaction.atomic
def end(experiment: Experiment, *, ending: str, lesson: str, seen: int, by: Person) -> Experiment:
    """Ends an experiment: stopped, or usual from now on. Raises NotAllowed, AlreadyEnded, NoLesson, StaleSave."""
    require(by, May.EXPERIMENT, experiment.dialogue)
    _going_on(experiment)
    if not lesson.strip():
        raise NoLesson(experiment.title)
    raise_version(experiment, seen=seen, texts={})
    experiment.ending, experiment.lesson = Experiment.Ending(ending), lesson
    experiment.ended_on = timezone.localdate()
    experiment.save(update_fields=["ending", "lesson", "ended_on", "version"])
    record("experiment.end", experiment, by=by, dialogue=experiment.dialogue_id)
    announce(
        ExperimentEnded(experiment.dialogue_id, experiment.pk, ending, experiment.title, lesson, experiment.ended_on)
    )
    return experiment


def learn(fact: ExperimentEnded) -> None:
    """What an experiment taught becomes a lesson of the dialogue."""
    ending = str(Experiment.Ending(fact.ending).label)
    happened = _("Experiment “%(title)s”: %(ending)s.") % {"title": fact.title, "ending": ending}
    lesson = Lesson.objects.create(dialogue_id=fact.dialogue, happened=happened, learned=fact.lesson, noted_on=fact.on)
    record("lesson.add", lesson, by=MACHINE, dialogue=fact.dialogue)


def _going_on(experiment: Experiment) -> None:
    if Experiment.objects.select_for_update().get(pk=experiment.pk).ending:
        raise AlreadyEnded(experiment.title)
