"""Reading in the file that a phone saved when it couldn't send: each record through the same door, as that phone's."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from dorpel.conversations.models import Submission
from dorpel.conversations.operations.inbox import Content, Receipt, receive_many
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record_plain
from dorpel.people.models import Device, Person

FORMAT, MOST, STEP = "dorpel-rescue/1", 2000, 50
DRAFT = "draft"


class NoRescueFile(ValueError):
    """This file can't be read in: `code` is no_file, other_dialogue, unknown_device or too_many."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Rescued:
    """What happened to one record: 'new', 'same' (it was here), 'hidden' (taken back), 'draft', or a problem's code."""

    row: int
    kind: str
    number: int | None
    what: str
    sequence: int | None = None


def read_rescue(dialogue: Dialogue, raw: bytes, *, by: Person) -> tuple[Device, list[Rescued]]:
    """Takes in all that the file holds, fifty at a time, and says row by row what happened. Safe to do twice.

    A draft stands in quarantine until a person has looked: its consent may not have been asked yet.
    Raises NotAllowed, NoRescueFile; then nothing was taken in.
    """
    require(by, May.MEND_INBOX, dialogue)
    given = _object(raw)
    if given.get("dialogue") != dialogue.slug:
        raise NoRescueFile("other_dialogue")
    device, records = _device(dialogue, given), given.get("records")
    if not isinstance(records, list):
        raise NoRescueFile("no_file")
    if len(records) > MOST:
        raise NoRescueFile("too_many")
    told: list[Rescued] = []
    for start in range(0, len(records), STEP):
        told += _step(dialogue, records[start : start + STEP], start, device, by=by)
    record_plain("submission.rescue", Device._meta.label_lower, device.pk, by=by, dialogue=dialogue.pk)
    return device, told


def _object(raw: bytes) -> dict[str, Any]:
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError) as wrong:
        raise NoRescueFile("no_file") from wrong
    if not isinstance(given, dict) or given.get("format") != FORMAT:
        raise NoRescueFile("no_file")
    return given


def _device(dialogue: Dialogue, given: dict[str, Any]) -> Device:
    """The phone that saved the file; one of somebody who belongs or belonged to this dialogue."""
    try:
        key = UUID(str(given.get("device")))
    except ValueError as wrong:
        raise NoRescueFile("unknown_device") from wrong
    found = Device.objects.select_related("person").filter(pk=key, person__memberships__dialogue=dialogue).first()
    if found is None:
        raise NoRescueFile("unknown_device")
    return found


@transaction.atomic
def _step(dialogue: Dialogue, records: list[Any], start: int, device: Device, *, by: Person) -> list[Rescued]:
    read = [_content(each) for each in records]
    good = [each for each in read if isinstance(each, Content)]
    known = _known(dialogue, good)
    kept = iter(receive_many(dialogue, good, by=by, device=device, may=May.MEND_INBOX))
    told = []
    for at, content in enumerate(read):
        place = start + at + 1
        if isinstance(content, str):
            told.append(Rescued(place, "", None, content))
            continue
        answer = next(kept)
        draft = isinstance(records[at], dict) and records[at].get("draft") is True
        told.append(_told(place, content, answer, known, draft=draft))
    return told


def _known(dialogue: Dialogue, contents: list[Content]) -> set[int]:
    rows = Submission.objects.filter(dialogue=dialogue, record__in=[each.record for each in contents])
    return set(rows.values_list("sequence", flat=True))


def _told(row: int, content: Content, answer: Any, known: set[int], *, draft: bool) -> Rescued:
    if not isinstance(answer, Receipt):
        return Rescued(row, content.kind, content.number, answer["problem"])
    if answer.state == "hidden":
        what = "hidden"
    elif answer.sequence in known:
        what = "same"
    else:
        what = DRAFT if draft else "new"
    if what == DRAFT:
        Submission.objects.filter(pk=answer.sequence).update(state=Submission.State.QUARANTINED, problem=DRAFT)
    return Rescued(row, content.kind, content.number, what, answer.sequence)


def _content(given: Any) -> Content | str:
    try:
        body = base64.b64decode(given["body"], validate=True)
        number = given.get("number")
        return Content(
            str(given["kind"])[:20],
            UUID(str(given["id"])),
            body,
            str(given.get("format") or "")[:60],
            str(given.get("key") or "")[:60],
            number if isinstance(number, int) and 0 <= number < 2**31 else None,
        )
    except (AttributeError, KeyError, TypeError, ValueError, binascii.Error):
        return "bad_request"
