"""One content of one record: kept, and answered with a receipt; and one's own talk, to correct it."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from dorpel.conversations.field.sender import (
    device_of,
    dialogue_of,
    field,
    living,
    plain,
    read_number,
    read_uuid,
    sender_of,
)
from dorpel.conversations.operations.again import own_record
from dorpel.conversations.operations.devices import Counts
from dorpel.conversations.operations.inbox import Receipt, receive


@field("PUT/GET")
def record(request: HttpRequest, dialogue: str, kind: str, record: str) -> HttpResponse:
    """PUT one content of one record; answers 200 with a receipt. GET one's own talk back."""
    if request.method == "GET":
        device = living(device_of(request))
        found = own_record(dialogue_of(device.person, dialogue), kind=kind, record=read_uuid(record), by=device.person)
        return JsonResponse(found)
    return _received(request, dialogue, kind, record)


def _received(request: HttpRequest, slug: str, kind: str, record: str) -> HttpResponse:
    sender = sender_of(request, slug)
    receipt = receive(
        sender.dialogue,
        kind=kind,
        record=read_uuid(record),
        body=request.body,
        by=sender.person,
        device=sender.device,
        format_id=plain(request.headers.get("Dorpel-Format", "")),
        key_id=plain(request.headers.get("Dorpel-Key", "")),
        number=read_number(request.headers.get("Dorpel-Number", "")),
        counts=Counts(*(read_number(request.headers.get(name, "")) for name in ("Dorpel-Made", "Dorpel-Unsent"))),
        held=sender.held,
    )
    return JsonResponse({**receipt_words(receipt), "epoch": receipt.epoch})


def receipt_words(receipt: Receipt) -> dict[str, Any]:
    """A receipt as it travels."""
    return {
        "id": str(receipt.id),
        "sha256": receipt.sha256,
        "sequence": receipt.sequence,
        "state": receipt.state,
    }
