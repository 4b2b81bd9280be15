"""One's own talk once more, as its sender wrote it, so that it can be corrected."""

import json
from typing import Any
from uuid import UUID

from dorpel.conversations.models import Conversation, Submission
from dorpel.conversations.opening import opened
from dorpel.conversations.wire import CannotRead
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person


class UnknownRecord(LookupError):
    """There is no such record of this person here, or it can't be given back any more."""


def own_record(dialogue: Dialogue, *, kind: str, record: UUID, by: Person) -> dict[str, Any]:
    """The newest content of a talk that `by` sent, without its receipt codes. Raises UnknownRecord, NotAllowed."""
    require(by, May.RECORD, dialogue)
    rows = Submission.objects.filter(
        dialogue=dialogue, kind=kind, record=record, sender=by, state=Submission.State.PARSED, emptied_at=None
    )
    newest = rows.order_by("-sequence").first()
    if newest is None or not Conversation.objects.filter(pk=record, dialogue=dialogue).exists():
        raise UnknownRecord(str(record))
    try:
        found: dict[str, Any] = json.loads(opened(newest))
    except (CannotRead, ValueError) as wrong:
        raise UnknownRecord(str(record)) from wrong
    for voice in found.get("voices", ()):
        voice.pop("receipt", None)
    return found
