"""Reading an answer: so that no voice stays without an end."""

from django.db import transaction
from django.utils import timezone

from dorpel.coding.models import Reading
from dorpel.coding.operations.counts import heard
from dorpel.conversations.models import Answer, Voice
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person


class NotReadable(Exception):
    """The answer is hidden until somebody has divided its talk."""


@transaction.atomic
def read_answer(answer: Answer, *, by: Person) -> Reading:
    """This person has read an answer; a second time changes nothing. Raises NotReadable, NotAllowed."""
    require(by, May.CODE, answer.dialogue)
    stored = Answer.objects.select_for_update().get(pk=answer.pk)
    if stored.hidden_at is not None:
        raise NotReadable(str(answer.pk))
    now = timezone.now()
    reading, made = Reading.objects.get_or_create(
        answer=stored, reader=by, defaults={"dialogue_id": stored.dialogue_id, "read_at": now}
    )
    if stored.first_read_at is None:
        talk_heard = Answer.objects.filter(conversation=stored.conversation_id, first_read_at__isnull=False).exists()
        Answer.objects.filter(pk=stored.pk).update(first_read_at=now)
        answer.first_read_at = now
        voices = 0 if talk_heard else Voice.objects.filter(conversation=stored.conversation_id).count()
        heard(stored.dialogue_id, answers=1, voices=voices)
    if made:
        record("answer.read", stored, by=by, dialogue=stored.dialogue_id)
    return reading
