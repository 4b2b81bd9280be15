""" "That's not what I meant": a resident objects to a quote, its translation, its code, or what was written down."""

from django.db import transaction
from django.utils import timezone

from dorpel.coding.facts import QuotesUnprintable
from dorpel.coding.models import Objection, Quote
from dorpel.conversations.models import Answer, Voice
from dorpel.core.actors import Actor
from dorpel.core.events import announce
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person


class NotYourWords(Exception):
    """Only the voice itself may object, and only to words of its own talk."""


class AlreadyAnswered(Exception):
    """Somebody has answered this objection."""


@transaction.atomic
def object_to(answer: Answer, *, about: str, text: str, by: Actor, quote: Quote | None = None) -> Objection:
    """The holder of a receipt objects; the quote isn't shown until somebody has answered. Raises NotYourWords."""
    voice = _voice_of(by, answer)
    if voice is None or (quote is not None and quote.answer_id != answer.pk):
        raise NotYourWords(str(answer.pk))
    objection = Objection.objects.create(
        dialogue_id=answer.dialogue_id,
        voice=voice,
        answer=answer,
        quote=quote,
        about=about,
        text=text,
        made_at=timezone.now(),
    )
    record("objection.make", objection, by=by, dialogue=answer.dialogue_id)
    quotes = [quote.pk] if quote else list(answer.quotes.values_list("pk", flat=True))
    if quotes:
        announce(QuotesUnprintable(answer.dialogue_id, tuple(quotes)))
    return objection


def _voice_of(by: Actor, answer: Answer) -> Voice | None:
    """The voice that acts, when the answer is its own or its talk's as a whole."""
    if by.actor_kind != "receipt" or by.actor_id is None or answer.voice_id not in (None, by.actor_id):
        return None
    return Voice.objects.filter(pk=by.actor_id, conversation=answer.conversation_id).first()


@transaction.atomic
def answer_objection(objection: Objection, *, reply: str, by: Person) -> Objection:
    """Answers an objection, in words the resident will read. Raises AlreadyAnswered, NotAllowed."""
    require(by, May.CODE, objection.dialogue)
    stored = Objection.objects.select_for_update().get(pk=objection.pk)
    if stored.answered_at is not None:
        raise AlreadyAnswered(str(stored.pk))
    stored.answered_at, stored.answered_by, stored.reply = timezone.now(), by, reply
    stored.save(update_fields=["answered_at", "answered_by", "reply"])
    record("objection.answer", stored, by=by, dialogue=stored.dialogue_id)
    return stored
