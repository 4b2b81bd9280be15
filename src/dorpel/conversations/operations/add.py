"""A resident adds something to their own words, with the receipt: an answer of its own, for a person to read."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from dorpel.conversations.drafts import storable
from dorpel.conversations.models import Answer, AnswerVersion, RawText, Voice
from dorpel.conversations.search import index_again
from dorpel.core.actors import Actor
from dorpel.core.crypto import seal
from dorpel.core.ids import uuid7
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record

MOST = 12  # by one voice: enough to add, too few to drown the readers
LONGEST = 4000  # signs


class TooMany(Exception):
    """This voice has added as often as it may."""


class DialogueOver(Exception):
    """The dialogue is closed: nobody would read it any more."""


class NothingSaid(ValueError):
    """The words are empty, too long, or hold a sign that no database can keep."""


@transaction.atomic
def add(answer: Answer, *, text: str, language: str, by: Actor) -> Answer:
    """Adds words to what a voice said, under the same question; nothing that was said before changes.

    By the holder of the voice's receipt only, to their own answer or to their talk's as a whole.
    Raises NotAllowed, NothingSaid, TooMany, DialogueOver; then nothing is kept.
    """
    voice = _voice_of(by, answer)
    text = text.strip()
    if not text or len(text) > LONGEST or not storable(text):
        raise NothingSaid(str(answer.pk))
    if voice.dialogue.closed_at is not None:
        raise DialogueOver(str(voice.dialogue_id))
    if Answer.objects.filter(voice=voice, added_at__isnull=False).count() >= MOST:
        raise TooMany(str(voice.pk))
    now = timezone.now()
    added = Answer.objects.create(
        dialogue_id=answer.dialogue_id, conversation_id=answer.conversation_id, voice=voice,
        question_id=answer.question_id, language=language, added_at=now,
    )  # fmt: skip
    _keep(added, text, now)
    index_again([added.pk])
    record("answer.add", added, by=by, dialogue=added.dialogue_id)
    return added


def _voice_of(by: Actor, answer: Answer) -> Voice:
    """The voice that acts, locked so that two tabs don't add more than is allowed."""
    if by.actor_kind == "receipt" and by.actor_id is not None and answer.voice_id in (None, by.actor_id):
        rows = Voice.objects.select_for_update(of=("self",)).select_related("dialogue")
        if found := rows.filter(pk=by.actor_id, conversation=answer.conversation_id).first():
            return found
    raise NotAllowed(May.RECORD.value)


def _keep(added: Answer, text: str, now: datetime) -> None:
    raw = RawText(id=uuid7(), dialogue_id=added.dialogue_id, answer=added)
    raw.sealed = seal(text, place=raw.place)
    raw.save(force_insert=True)
    AnswerVersion.objects.create(
        dialogue_id=added.dialogue_id, answer=added, number=1, text=text, raw=raw,
        cause=AnswerVersion.Cause.SAID, made_at=now,
    )  # fmt: skip
