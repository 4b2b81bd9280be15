"""Sound of a talk: only with everybody's yes, opened for who may read raw words, deleted within 30 days."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from dorpel.conversations.models import Attachment, AttachmentChunk, Consent, Conversation, Voice
from dorpel.conversations.models.around import SOUND
from dorpel.core.actors import Actor
from dorpel.core.seal import open_sealed
from dorpel.dialogues.access import NotAllowed, require
from dorpel.dialogues.models import Purpose
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record_plain

TERM = timedelta(days=30)  # what residents are told when they say yes
STEP = 20  # recordings; a phone that delivers waits for one step at most


def all_agreed(conversation: UUID) -> bool:
    """Whether every voice of a talk said yes to sound and didn't take it back: a recording holds them all."""
    voices = Voice.objects.filter(conversation=conversation)
    yes = Consent.objects.filter(voice__in=voices, purpose__key=Purpose.Key.SOUND, given=True)
    return 0 < voices.count() == yes.count()


def may_come(talk: Conversation) -> bool:
    """Whether sound of this talk is taken in: the team switched it on, and everybody said yes."""
    return talk.dialogue.sound and all_agreed(talk.pk)


def sounds_of(talk: Conversation) -> QuerySet[Attachment]:
    """The recordings of a talk, whole or deleted, in the order of the guide."""
    rows = Attachment.objects.filter(conversation=talk, media_type__startswith=SOUND).exclude(complete_at=None)
    return rows.select_related("dialogue", "question", "voice").order_by("question__order", "voice__number", "pk")


def open_sound(sound: Attachment, *, by: Actor) -> bytes:
    """The recording itself. Raises NotAllowed, CannotOpen; LookupError when its bytes are gone."""
    require(by, May.READ_RAW, sound.dialogue)
    if sound.complete_at is None or sound.gone_at is not None:
        raise LookupError(str(sound.pk))
    body = b"".join(bytes(part.body) for part in sound.parts.order_by("number"))
    return open_sealed(body, place=f"attachment/{sound.pk}") if sound.key else body


@transaction.atomic
def silence(conversation: UUID, *, by: Actor) -> int:
    """Deletes all sound of a talk in which somebody no longer says yes; returns how many recordings."""
    return _empty(_kept().filter(conversation=conversation), by)


def forget_old_sound(*, by: Actor, now: datetime | None = None) -> int:
    """Deletes the sound whose term is over, in steps, with an entry per dialogue and step; returns how many.

    A recording that never came whole has the same term. Safe to run twice. Raises NotAllowed for a person.
    """
    if by.actor_kind != "machine":
        raise NotAllowed(May.READ_RAW.value)
    before, gone = (now or timezone.now()) - TERM, 0
    while step := _step(before, by):
        gone += step
    return gone


@transaction.atomic
def _step(before: datetime, by: Actor) -> int:
    return _empty(_kept().filter(began_at__lt=before).order_by("began_at"), by, STEP)


def _kept() -> QuerySet[Attachment, Any]:
    return Attachment.objects.filter(media_type__startswith=SOUND, gone_at=None)


def _empty(rows: QuerySet[Attachment, Any], by: Actor, most: int | None = None) -> int:
    """The bytes go; the line stays, so that a phone doesn't send them again and the team sees what was there."""
    found = dict(rows.select_for_update(of=("self",)).values_list("pk", "dialogue")[:most])
    AttachmentChunk.objects.filter(attachment__in=found).delete()
    Attachment.objects.filter(pk__in=found).update(gone_at=timezone.now())
    for dialogue, count in sorted(Counter(found.values()).items()):
        record_plain("attachment.silence", Attachment._meta.label_lower, None, by=by, dialogue=dialogue, why=str(count))
    return len(found)
