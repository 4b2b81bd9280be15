"""When needs, wishes and concerns go: with their voice, or after their term."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dorpel.conversations import tombstones
from dorpel.conversations.models import Concern, Referral, Submission, Tombstone, Voice, Wish
from dorpel.conversations.opening import opened
from dorpel.conversations.operations.needs import LONGEST_TERM
from dorpel.conversations.wire import CannotRead, load
from dorpel.core.actors import MACHINE, Actor
from dorpel.core.crypto import fingerprint
from dorpel.core.ids import read_receipt
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record_plain
from dorpel.people.models import Contact

ENDED_TERM = timedelta(days=90)  # after it was answered or closed
KINDS: tuple[type[Any], ...] = (Referral, Wish, Concern)


def withdrawn(dialogue: Dialogue, talk: UUID | None, number: int | None, receipt_hash: str) -> bool:
    """Whether the voice of a need was taken back before the need came."""
    gone = Q(pk=None)
    if talk is not None:
        gone |= Q(conversation=talk, voice_number=None) | Q(conversation=talk, voice_number=number)
    if receipt_hash:
        gone |= Q(receipt_hash=receipt_hash)
    return Tombstone.objects.filter(gone, dialogue=dialogue).exists()


def forget_needs(voice: Voice, *, alone: bool) -> int:
    """What came with a voice that leaves, with its addresses; returns how many.

    A concern that was passed on without the resident knowing is no word of theirs: it stays, and points at nobody.
    """
    gone = 0
    for model in KINDS:
        rows = model.objects.of_voice(voice, alone=alone)
        if model is Concern:
            rows.filter(agreed=False).update(talk=None, voice_number=None, receipt_hash="")
            rows = rows.filter(agreed=True)
        gone += _delete(rows, model)
    return gone + _blank_unread(voice, alone=alone)


def _blank_unread(voice: Voice, *, alone: bool) -> int:
    """The bytes of needs and wishes that nobody could read yet and that name this voice; returns how many."""
    held = Submission.objects.filter(dialogue=voice.dialogue_id, kind__in=("referral", "wish")).exclude(body=b"")
    found = [row for row in held.exclude(state=Submission.State.PARSED) if _names(row, voice, alone=alone)]
    for row in found:
        row.body, row.state, row.problem = b"", Submission.State.HIDDEN, ""
        row.save(update_fields=["body", "state", "problem"])
    return len(found)


def _names(row: Submission, voice: Voice, *, alone: bool) -> bool:
    try:
        said = load(opened(row)).loose("conversation", "voice", "receipt")
    except CannotRead:
        return False
    signs = read_receipt(said["receipt"]) if isinstance(said["receipt"], str) else None
    if signs and fingerprint(signs, purpose="receipt") == voice.receipt_hash:
        return True
    here = said["conversation"] == str(voice.conversation_id)
    return here and (said["voice"] == voice.number or (alone and said["voice"] is None))


@transaction.atomic
def forget_old_needs(*, by: Actor, now: datetime | None = None) -> int:
    """Deletes what is over its term, with the addresses; returns how many. A concern that is open stays.

    Safe to run twice. Raises NotAllowed for a person.
    """
    if by.actor_kind != "machine":
        raise NotAllowed(May.ROUTE.value)
    now, gone = now or timezone.now(), 0
    for model in KINDS:
        over = Q(ended_at__lt=now - ENDED_TERM)
        if model is not Concern:
            over |= Q(made_at__lt=now - LONGEST_TERM)
        gone += _delete(model.objects.filter(over), model)
    return gone


def alone_of(hashed: str) -> tuple[Any, Any]:
    """The needs and wishes of a receipt that belongs to no voice: somebody who only asked for something."""
    if Voice.objects.filter(receipt_hash=hashed).exists():
        return Referral.objects.none(), Wish.objects.none()
    return Referral.objects.filter(receipt_hash=hashed), Wish.objects.filter(receipt_hash=hashed)


@transaction.atomic
def take_back_alone(hashed: str) -> int:
    """Whoever holds the receipt of a need or a wish takes it back, for good; returns how many rows went.

    A tombstone under the id of its record keeps a resend away, and a restored backup forgets it again.
    """
    gone = 0
    for rows in alone_of(hashed):
        for row in rows.select_for_update():
            stone = Tombstone.objects.create(
                dialogue_id=row.dialogue_id, conversation=row.pk, receipt_hash=hashed, at=timezone.now()
            )
            act, thing = f"{row._meta.model_name}.withdraw", row._meta.label_lower
            record_plain(act, thing, row.pk, by=MACHINE, dialogue=row.dialogue_id)
            gone += _delete(type(row).objects.filter(pk=row.pk), type(row))
            tombstones.append(stone)
    return gone


def forget_again(record: UUID, hashed: str) -> int:
    """What a restored backup holds of a need or a wish that was taken back alone; returns how many."""
    gone = Q(pk=record) | Q(receipt_hash=hashed) if hashed else Q(pk=record)
    return sum(_delete(model.objects.filter(gone), model) for model in (Referral, Wish))


def _delete(rows: Any, model: type[Any]) -> int:
    found = list(rows.values_list("pk", flat=True))
    Contact.objects.filter(whose__in=found).delete()
    return int(model.objects.filter(pk__in=found).delete()[1].get(model._meta.label, 0))
