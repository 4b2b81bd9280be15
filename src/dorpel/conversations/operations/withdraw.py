"""Taking back a voice, whole or for one purpose: rows, index and bytes now, files right after, a tombstone for ever."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from dorpel.conversations import tombstones
from dorpel.conversations.facts import AnswersHidden, ConsentTakenBack, VoiceLeaving, WithdrawalDone
from dorpel.conversations.models import (
    Answer,
    Attachment,
    Consent,
    Conversation,
    Submission,
    Tombstone,
    Voice,
    Withdrawal,
)
from dorpel.conversations.models.around import SOUND
from dorpel.conversations.operations.erase import erase_outside
from dorpel.conversations.operations.needs_going import forget_needs
from dorpel.conversations.operations.sound import silence
from dorpel.conversations.search import forget_answers
from dorpel.core.actors import Actor
from dorpel.core.events import announce
from dorpel.dialogues.access import NotAllowed, require
from dorpel.dialogues.models import Purpose
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record, record_plain
from dorpel.people.models import Contact

Counted = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """What a room above saw hanging on the answers that leave: printed places now, counts of what went afterwards."""

    printed: list[dict[str, Any]] = field(default_factory=list)
    gone: Callable[[], Counted] = dict


Witness = Callable[[UUID, tuple[UUID, ...]], Seen]
WITNESSES: list[Witness] = []


class AlreadyGone(LookupError):
    """This voice isn't here (any more)."""


class NothingToTakeBack(ValueError):
    """The voice never said yes to this purpose, or took it back before."""


def witness(look: Witness) -> None:
    """Registers who counts for a withdrawal what goes in the rooms above; called in config/reactions.py.

    `look(voice id, answer ids)` runs before anything goes, its `gone()` after everything has gone.
    """
    if look not in WITNESSES:
        WITNESSES.append(look)


@transaction.atomic
def withdraw(voice: Voice, *, by: Actor, purpose: str | None = None) -> Withdrawal:
    """Takes back everything this voice said, or its yes to one purpose (a Purpose.Key); at once and for good.

    Returns what was removed, counted, and what is already printed. By the holder of its receipt, by who holds
    May.WITHDRAW, or by the machine. Raises NotAllowed, AlreadyGone, NothingToTakeBack.
    """
    here = Voice.objects.select_for_update().filter(pk=voice.pk).first()
    if here is None:
        raise AlreadyGone(str(voice.pk))
    _may(here, by)
    done = _take_back(here, purpose, by=by) if purpose else _take_away(here, by=by)
    announce(WithdrawalDone(done.dialogue_id, done.pk))
    transaction.on_commit(lambda: erase_outside(done.dialogue_id), robust=True)
    return done


@transaction.atomic
def give_again(voice: Voice, *, purpose: str, by: Actor) -> None:
    """Says yes again to a purpose that was taken back or refused. Raises NotAllowed, AlreadyGone."""
    consent = Consent.objects.filter(voice=voice, purpose__key=purpose).first()
    if consent is None:
        raise AlreadyGone(str(voice.pk))
    _may(voice, by)
    # What is asked again counts from now; a yes to being quoted is not a yes for health or faith.
    consent.given, consent.taken_back_at, consent.asked_at = True, None, timezone.now()
    consent.save(update_fields=["given", "taken_back_at", "asked_at"])
    record("voice.give_again", voice, by=by, dialogue=voice.dialogue_id, why=purpose)


def _may(voice: Voice, by: Actor) -> None:
    if by.actor_kind == "receipt":
        if by.actor_id != voice.pk:
            raise NotAllowed(May.WITHDRAW.value)
    else:
        require(by, May.WITHDRAW, voice.dialogue)


def _take_back(voice: Voice, purpose: str, *, by: Actor) -> Withdrawal:
    consent = Consent.objects.filter(voice=voice, purpose__key=purpose, given=True).first()
    if consent is None:
        raise NothingToTakeBack(purpose)
    saw = [look(voice.pk, _answers(voice, alone=_alone(voice))) for look in WITNESSES]
    consent.given, consent.explicit, consent.taken_back_at = False, False, timezone.now()
    consent.save(update_fields=["given", "explicit", "taken_back_at"])
    gone = {"sounds": silence(voice.conversation_id, by=by)} if purpose == Purpose.Key.SOUND else {}
    announce(ConsentTakenBack(voice.dialogue_id, voice.pk, purpose))
    record("voice.take_back", voice, by=by, dialogue=voice.dialogue_id, why=purpose)
    return _noted(voice, saw, gone, purpose, by=by)


def _take_away(voice: Voice, *, by: Actor) -> Withdrawal:
    alone = _alone(voice)
    answers = _answers(voice, alone=alone)
    saw = [look(voice.pk, answers) for look in WITNESSES]
    if not alone:
        _hide_undivided(voice)
    announce(VoiceLeaving(voice.dialogue_id, voice.conversation_id, voice.pk, answers))
    forget_answers(answers)
    stone = _bury(voice, alone, by=by)
    removed = {"answers": len(answers)} | _remove(voice, answers, alone)
    done = _noted(voice, saw, removed, "", by=by)
    # Written and synced before the commit: a promise that was answered must outlive a restored backup.
    tombstones.append(stone)
    return done


def _alone(voice: Voice) -> bool:
    return not Voice.objects.filter(conversation=voice.conversation_id).exclude(pk=voice.pk).exists()


def _answers(voice: Voice, *, alone: bool) -> tuple[UUID, ...]:
    """The answers of this voice; of the whole talk when nobody else was in it."""
    mine = Q(voice=voice) | Q(voice=None) if alone else Q(voice=voice)
    return tuple(
        Answer.objects.filter(mine, conversation=voice.conversation_id).order_by("pk").values_list("pk", flat=True)
    )


def _hide_undivided(voice: Voice) -> None:
    """What the talk said may be this voice's words: nobody sees them until somebody has divided them."""
    shared = Answer.objects.filter(conversation=voice.conversation_id, voice=None)
    hidden = tuple(shared.values_list("pk", flat=True))
    if hidden:
        shared.filter(hidden_at=None).update(hidden_at=timezone.now())
        forget_answers(hidden)
        announce(AnswersHidden(voice.dialogue_id, hidden))


def _bury(voice: Voice, alone: bool, *, by: Actor) -> Tombstone:
    talk = voice.conversation
    stone = Tombstone.objects.create(
        dialogue_id=voice.dialogue_id,
        conversation=talk.pk,
        voice=voice.pk,
        # No number: nobody is left, the whole talk stays away.
        voice_number=None if alone else voice.number,
        receipt_hash=voice.receipt_hash or "",
        import_key=(talk.import_key or "") if alone else "",
        at=timezone.now(),
    )
    record_plain("voice.withdraw", Voice._meta.label_lower, voice.pk, by=by, dialogue=voice.dialogue_id)
    return stone


def _remove(voice: Voice, answers: tuple[UUID, ...], alone: bool) -> dict[str, int]:
    talk = voice.conversation_id
    # A photo of the talk may show this voice too, and whoever stands by is on any sound.
    shared = Q(voice=voice) | Q(voice=None) | Q(media_type__startswith=SOUND)
    attachments = Attachment.objects.filter(shared, conversation=talk)
    removed = {
        "inbox": _blank(talk),
        "attachments": attachments.delete()[1].get(Attachment._meta.label, 0),
        "referrals": forget_needs(voice, alone=alone),
        "contacts": Contact.objects.filter(whose=voice.pk).delete()[0],
    }
    Answer.objects.filter(pk__in=answers).delete()
    Voice.objects.filter(pk=voice.pk).delete()
    if alone:
        Conversation.objects.filter(pk=talk).delete()
    return removed


def _blank(talk: UUID) -> int:
    """The bytes of the talk go, with those of all its voices; id and hash stay, for a resend."""
    records = [talk, *Attachment.objects.filter(conversation=talk).values_list("pk", flat=True)]
    sent = Submission.objects.filter(record__in=records).exclude(body=b"", state=Submission.State.HIDDEN)
    return sent.update(body=b"", state=Submission.State.HIDDEN, problem="")


def _noted(voice: Voice, saw: list[Seen], removed: Counted, purpose: str, *, by: Actor) -> Withdrawal:
    counted = dict(removed)
    for each in saw:
        counted |= each.gone()
    return Withdrawal.objects.create(
        dialogue_id=voice.dialogue_id,
        voice=voice.pk,
        conversation=voice.conversation_id,
        scope=Withdrawal.Scope.PURPOSE if purpose else Withdrawal.Scope.ALL,
        purpose=purpose,
        by_kind=by.actor_kind,
        removed={what: count for what, count in counted.items() if count},
        printed=[place for each in saw for place in each.printed],
        at=timezone.now(),
    )
