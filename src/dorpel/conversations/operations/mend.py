"""What a person does with a record that couldn't be read: mend it and send it again, or set it aside."""

from django.db import transaction

from dorpel.conversations.models import Submission
from dorpel.conversations.operations.inbox import Receipt, receive
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record_plain
from dorpel.people.models import Person


class NotWaitingForAPerson(Exception):
    """Only a record in quarantine can be mended or set aside."""


@transaction.atomic
def send_again(submission: Submission, *, body: bytes, by: Person) -> Submission:
    """Puts a mended content (or the same one, when the cause was elsewhere) before the reader again.

    The old content stays, so that nobody has to trust the mending. Raises NotWaitingForAPerson, TooLarge.
    """
    old = _held(submission, by=by)
    if body == bytes(old.body):
        new = old
    else:
        receipt = receive(
            old.dialogue,
            kind=old.kind,
            record=old.record,
            body=body,
            by=by,
            sender=old.sender,
            device=old.device,
            format_id=old.format,
            number=old.number,
            may=May.MEND_INBOX,
        )
        new = _of(receipt)
        old.state, old.problem = Submission.State.HIDDEN, "mended"
        old.save(update_fields=["state", "problem"])
    if new.state != Submission.State.HIDDEN:
        new.state, new.problem = Submission.State.WAITING, ""
        new.save(update_fields=["state", "problem"])
    record_plain("submission.mend", Submission._meta.label_lower, old.record, by=by, dialogue=old.dialogue_id)
    return new


@transaction.atomic
def set_aside(submission: Submission, *, why: str, by: Person) -> None:
    """Leaves a record unread, with the reason in the journal; the bytes stay until their term ends."""
    old = _held(submission, by=by)
    old.state, old.problem = Submission.State.HIDDEN, "set_aside"
    old.save(update_fields=["state", "problem"])
    record_plain("submission.aside", Submission._meta.label_lower, old.record, by=by, dialogue=old.dialogue_id, why=why)


def _held(submission: Submission, *, by: Person) -> Submission:
    require(by, May.MEND_INBOX, submission.dialogue)
    held = Submission.objects.select_for_update().get(pk=submission.pk)
    if held.state != Submission.State.QUARANTINED:
        raise NotWaitingForAPerson(str(held.pk))
    return held


def _of(receipt: Receipt) -> Submission:
    return Submission.objects.get(pk=receipt.sequence)
