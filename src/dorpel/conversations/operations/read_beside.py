"""From a record of the inbox to a need, a wish, a concern or a debrief; its words leave the inbox at once."""

from typing import Any

from dorpel.challengers.models import Challenger, Outing
from dorpel.conversations.models import Concern, Debrief, Referral, Submission, Wish
from dorpel.conversations.opening import opened
from dorpel.conversations.operations.debrief import keep_debrief
from dorpel.conversations.operations.needs import (
    CONCERN,
    NEED,
    WISH,
    keep_address,
    keep_need,
    service_for,
)
from dorpel.conversations.operations.needs_going import KINDS, withdrawn
from dorpel.conversations.operations.read import possible_day, receipt_hash
from dorpel.conversations.record_beside import CONCERN as ON_THE_WIRE
from dorpel.conversations.record_beside import (
    BesideRecord,
    read_debrief,
    read_referral,
    read_wish,
)
from dorpel.conversations.wire import CannotRead
from dorpel.core.actors import MACHINE
from dorpel.core.crypto import seal
from dorpel.people.models import Contact


def keep_referral_record(submission: Submission) -> None:
    """The parser of kind 'referral': a need for a service, or a concern for the person of trust."""
    found = _right(read_referral(opened(submission)), submission)
    if _gone(found, submission):
        return
    if found.kind == ON_THE_WIRE:
        row = _row(Concern, found, submission)
        row.agreed = found.agreed
        _saved(row, found)
    else:
        row = _row(Referral, found, submission)
        row.kind, row.agreed_at = found.kind, submission.received_at
        row.service = service_for(submission.dialogue, found.kind, found.service)
        if row._state.adding:
            keep_need(row, found.words, by=submission.sender)
        else:
            _saved(row, found)
    _reachable(row, found, CONCERN if found.kind == ON_THE_WIRE else NEED)
    submission.body = b""


def keep_wish_record(submission: Submission) -> None:
    """The parser of kind 'wish'."""
    found = _right(read_wish(opened(submission)), submission)
    if _gone(found, submission):
        return
    row = _row(Wish, found, submission)
    _saved(row, found)
    _reachable(row, found, WISH)
    submission.body = b""


def keep_debrief_record(submission: Submission) -> None:
    """The parser of kind 'debrief'. Raises CannotRead when its sender is no challenger here."""
    found = read_debrief(opened(submission))
    if found.id != submission.record:
        raise CannotRead("wrong_record", "id")
    challenger = _challenger(submission)
    if challenger is None or submission.sender is None:
        raise CannotRead("no_challenger")
    taken = Debrief.objects.filter(pk=found.id).exclude(dialogue=submission.dialogue, challenger=challenger)
    if taken.exists():
        raise CannotRead("record_taken", "id")
    outing = Outing.objects.filter(pk=found.outing, challenger=challenger).first() if found.outing else None
    told = {"rose": found.rose, "thorn": found.thorn, "bud": found.bud}
    keep_debrief(challenger, key=found.id, outing=outing, told=told, by=submission.sender)
    submission.body = b""


def _right(found: BesideRecord, submission: Submission) -> BesideRecord:
    if found.id != submission.record:
        raise CannotRead("wrong_record", "id")
    return found


def _gone(found: BesideRecord, submission: Submission) -> bool:
    """Whether its voice was taken back before it came; then the words go, and the record stays hidden."""
    if found.kind == ON_THE_WIRE and not found.agreed:
        return False  # no word of the resident's: see forget_needs
    hashed = receipt_hash(found.receipt) if found.receipt else ""
    if not withdrawn(submission.dialogue, found.talk, found.voice, hashed):
        return False
    submission.body, submission.state = b"", Submission.State.HIDDEN
    return True


def _row(model: type[Any], found: BesideRecord, submission: Submission) -> Any:
    """The row of this record, new or as it stands: a later content is laid over it. Raises CannotRead."""
    for other in KINDS:
        row = other.objects.filter(pk=found.id).first()
        if row is not None and (other is not model or row.dialogue_id != submission.dialogue_id):
            raise CannotRead("record_taken", "id")
    row = model.objects.filter(pk=found.id).first() or model(pk=found.id, dialogue=submission.dialogue)
    row.talk, row.voice_number = found.talk, found.voice
    row.receipt_hash = receipt_hash(found.receipt) if found.receipt else ""
    row.challenger, row.language = _challenger(submission), found.language
    row.held_on = possible_day(found.held_on)
    if row._state.adding:
        row.made_at = submission.received_at
    return row


def _saved(row: Any, found: BesideRecord) -> None:
    row.sealed = seal(found.words, place=row.place)
    if not row._state.adding:
        row.version += 1
    row.save()


def _reachable(row: Any, found: BesideRecord, purpose: str) -> None:
    Contact.objects.filter(whose=row.pk).delete()
    if found.contact is not None:
        keep_address(row, purpose, found.contact.means, found.contact.address, by=MACHINE)


def _challenger(submission: Submission) -> Challenger | None:
    if submission.sender_id is None:
        return None
    found: Challenger | None = Challenger.objects.filter(
        dialogue=submission.dialogue, person=submission.sender_id
    ).first()
    return found
