"""Back home: a rose, a thorn and a bud, which feed the support log and can become a lesson."""

from collections.abc import Mapping
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from dorpel.challengers.models import Challenger, Outing, SupportEntry
from dorpel.conversations.models import Debrief
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Lesson
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person


class AlreadyALesson(Exception):
    """Somebody made a lesson of it before."""


@transaction.atomic
def keep_debrief(
    challenger: Challenger, *, key: UUID, outing: Outing | None, told: Mapping[str, str], by: Person
) -> Debrief:
    """Keeps how an evening was, and a line of it in the support log; the same key again changes both.

    Raises NotAllowed.
    """
    require(by, May.GO_OUT, challenger.dialogue)
    row, new = Debrief.objects.update_or_create(
        pk=key, defaults={"dialogue_id": challenger.dialogue_id, "challenger": challenger, "outing": outing, **told}
    )
    SupportEntry.objects.update_or_create(
        pk=uuid5(key, "support"),
        defaults={
            "dialogue_id": challenger.dialogue_id,
            "challenger": challenger,
            "text": _line(told, challenger.dialogue.language),
            "noted_by": by,
        },
    )
    record("debrief.add" if new else "debrief.change", row, by=by, dialogue=challenger.dialogue_id)
    return row


def _line(told: Mapping[str, str], language: str) -> str:
    with translation.override(language):
        names = {"rose": _("Rose"), "thorn": _("Thorn"), "bud": _("Bud")}
        return "\n".join(f"{names[name]}: {told[name]}" for name in names if told[name])


@transaction.atomic
def learn_from(debrief: Debrief, *, by: Person) -> Lesson:
    """A lesson from what was told, without the challenger's name, to be finished on its own page.

    Raises NotAllowed, AlreadyALesson.
    """
    require(by, May.RUN_DIALOGUE, debrief.dialogue)
    held = Debrief.objects.select_for_update().get(pk=debrief.pk)
    if held.lesson_id is not None:
        raise AlreadyALesson(str(held.pk))
    happened = "\n".join(text for text in (held.thorn, held.rose) if text) or held.bud
    lesson = Lesson.objects.create(
        dialogue_id=held.dialogue_id, happened=happened, learned=held.bud or happened, noted_on=timezone.localdate()
    )
    held.lesson = lesson
    held.save(update_fields=["lesson"])
    record("lesson.add", lesson, by=by, dialogue=held.dialogue_id)
    return lesson
