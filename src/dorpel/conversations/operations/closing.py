"""Why a dialogue can't close yet: words that nobody has read. Asked by `dialogues.operations.close`."""

from django.utils.translation import gettext as _

from dorpel.conversations.models import Answer, ImportBatch, Submission
from dorpel.dialogues.models import Dialogue


def answers_are_unread(dialogue: Dialogue) -> str | None:
    """A sentence while an answer is unread, hidden ones too; one look in a partial index."""
    if Answer.objects.filter(dialogue=dialogue, first_read_at=None).exists():
        return _("There are answers that nobody has read yet. No voice stays without an end.")
    return None


def recordings_are_unread(dialogue: Dialogue) -> str | None:
    """A sentence while a record of the inbox waits, or stands apart because it couldn't be read."""
    for state in (Submission.State.WAITING, Submission.State.QUARANTINED):
        if Submission.objects.filter(dialogue=dialogue, state=state).exists():
            return _("There are recordings in the inbox that nobody has read yet.")
    return None


def file_is_being_read(dialogue: Dialogue) -> str | None:
    """A sentence while a file is being read in."""
    if ImportBatch.objects.filter(dialogue=dialogue, published_at=None).exists():
        return _("A file is still being read in. Wait until it is done.")
    return None
