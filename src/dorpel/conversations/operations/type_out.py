"""Typing out a recording: its words become the text of the answer, as a new version."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.conversations.drafts import AnswerDraft
from dorpel.conversations.facts import ConversationCorrected, ConversationCorrecting
from dorpel.conversations.models import Answer, Attachment
from dorpel.conversations.operations.correct import lay_answer
from dorpel.core.actors import Actor
from dorpel.core.crypto import unseal
from dorpel.core.events import announce
from dorpel.core.ids import uuid7
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record


class OtherWords(Exception):
    """The answer was changed since the page was opened."""


def answer_of(sound: Attachment) -> Answer | None:
    """What stands written for the question and the voice of a recording."""
    rows = Answer.objects.filter(conversation=sound.conversation_id, question=sound.question_id, voice=sound.voice_id)
    return rows.filter(added_at=None).first()


def words_of(answer: Answer) -> str:
    """The words as they were said, before names were covered. Raises CannotOpen."""
    now = answer.versions.select_related("raw").get(number=answer.version)
    return unseal(bytes(now.raw.sealed), place=now.raw.place) if now.raw else now.text


@transaction.atomic
def type_out(sound: Attachment, *, text: str, language: str, seen: int, by: Actor) -> Answer:
    """Keeps the typed words as the text of the answer; `seen` is its version (0: there was none).

    New words over masked ones stay hidden until somebody has covered names in them too.
    Raises NotAllowed, OtherWords.
    """
    for right in (May.READ_RAW, May.MASK):
        require(by, right, sound.dialogue)
    talk = sound.conversation
    found = answer_of(sound)
    if sound.question_id is None or seen != (found.version if found else 0):
        raise OtherWords(str(sound.pk))
    doer, read_back = (found.doer, found.read_back) if found else (Answer.Doer.UNSAID, Answer.ReadBack.NOT_ASKED)
    said = AnswerDraft(uuid7(), sound.question_id, text, language, sound.voice_id, doer, read_back)
    announce(ConversationCorrecting(talk.dialogue_id, talk.pk))
    lay_answer(talk, said, sound.voice, _("typed out from the sound"))
    announce(ConversationCorrected(talk.dialogue_id, talk.pk))
    sound.typed_at = timezone.now()
    sound.save(update_fields=["typed_at"])
    record("attachment.type_out", sound, by=by, dialogue=sound.dialogue_id)
    kept = answer_of(sound)
    assert kept is not None
    return kept
