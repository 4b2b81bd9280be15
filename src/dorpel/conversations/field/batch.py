"""Many records at once, each with a receipt of its own; and what the house and the phone agree on."""

import base64
import binascii
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from dorpel.conversations.field.record import receipt_words
from dorpel.conversations.field.sender import (
    Refused,
    device_of,
    dialogue_of,
    field,
    plain,
    read_number,
    read_object,
    read_uuid,
)
from dorpel.conversations.models import Submission
from dorpel.conversations.operations.devices import Counts, note_counts
from dorpel.conversations.operations.inbox import Content, receive_many
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Device

MOST, LARGEST, ASKED = 50, 256 * 1024, 500


@field("POST")
def batch(request: HttpRequest, dialogue: str) -> HttpResponse:
    """Up to 50 records in 256 kB; the answers stand in the same order, and one bad record holds up none."""
    device = device_of(request)
    here = dialogue_of(device.person, dialogue)
    if len(request.body) > LARGEST * 4 // 3 + MOST * 400:  # base64, and what stands around it
        raise Refused(413, "too_large")
    given = read_object(request)
    records = given.get("records")
    if not isinstance(records, list):
        raise Refused(400, "bad_request")
    if len(records) > MOST:
        raise Refused(413, "too_large")
    receipts = answer_all(here, records, device, _counts(given))
    return JsonResponse({"receipts": receipts, **standing(here)})


def answer_all(dialogue: Dialogue, records: list[Any], device: Device, counts: Counts) -> list[dict[str, Any]]:
    """A receipt or a problem for each record, in order."""
    read = [_content(each) for each in records]
    good = [each for each in read if isinstance(each, Content)]
    kept = iter(receive_many(dialogue, good, by=device.person, device=device, counts=counts))
    return [_told(next(kept)) if isinstance(each, Content) else each for each in read]


def _counts(given: dict[str, Any]) -> Counts:
    return Counts(read_number(given.get("made")), read_number(given.get("unsent")))


def _told(receipt: Any) -> dict[str, Any]:
    return receipt if isinstance(receipt, dict) else receipt_words(receipt)


def _content(given: Any) -> Content | dict[str, Any]:
    if not isinstance(given, dict):
        return {"id": "", "problem": "bad_request"}
    name = plain(given.get("id"))
    try:
        body = base64.b64decode(given["body"], validate=True)
        return Content(
            plain(given["kind"]),
            read_uuid(given.get("id")),
            body,
            plain(given.get("format")),
            plain(given.get("key")),
            read_number(given.get("number")),
        )
    except Refused as wrong:
        return {"id": name, "problem": wrong.code}
    except (KeyError, TypeError, ValueError, binascii.Error):
        return {"id": name, "problem": "bad_request"}


@field("POST")
def state(request: HttpRequest, dialogue: str) -> HttpResponse:
    """What the house lacks of what the phone still holds, and what the phone said of itself last time."""
    device = device_of(request)
    here, given = dialogue_of(device.person, dialogue), read_object(request)
    records = given.get("records", [])
    if not isinstance(records, list) or len(records) > ASKED:
        raise Refused(413, "too_large")
    before = {"made": device.made, "unsent": device.unsent, "at": device.seen_at and device.seen_at.isoformat()}
    missing = missing_of(here, records)
    note_counts(device, _counts(given))
    gone = device.revoked_at is not None or not device.person.is_active
    return JsonResponse({"missing": missing, **standing(here), "last": before, "revoked": gone})


def missing_of(dialogue: Dialogue, records: list[Any]) -> list[list[str]]:
    """Those of ["kind", "uuid", "sha256"] that aren't in the inbox here, as ["kind", "uuid"]."""
    asked = [(plain(kind), read_uuid(record), str(sha256)) for kind, record, sha256 in map(_three, records)]
    rows = Submission.objects.filter(dialogue=dialogue, record__in={record for _kind, record, _sha in asked})
    here = set(rows.values_list("kind", "record", "sha256"))
    return [[kind, str(record)] for kind, record, sha256 in asked if (kind, record, sha256) not in here]


def _three(given: Any) -> tuple[Any, Any, Any]:
    if not isinstance(given, list) or len(given) != 3:
        raise Refused(400, "bad_request")
    return given[0], given[1], given[2]


def standing(dialogue: Dialogue) -> dict[str, int]:
    """The epoch, and up to which sequence everything lies in a verified backup."""
    return {"epoch": dialogue.epoch, "backup_watermark": dialogue.backup_watermark}
