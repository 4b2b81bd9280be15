"""Photos and sounds over the door: first what comes, then its chunks."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from dorpel.conversations.field.sender import (
    Refused,
    device_of,
    dialogue_of,
    field,
    living,
    plain,
    read_number,
    read_object,
    read_uuid,
)
from dorpel.conversations.models import Attachment
from dorpel.conversations.operations.attach import (
    Announced,
    NoSound,
    NoSuchTalk,
    OtherAttachment,
    begin_attachment,
    keep_chunk,
)


@field("PUT")
def attachment(request: HttpRequest, dialogue: str, attachment: str) -> HttpResponse:
    """Says what comes; answers which chunks are here already."""
    device = living(device_of(request))
    here, said = dialogue_of(device.person, dialogue), _said(read_object(request))
    try:
        made = begin_attachment(here, read_uuid(attachment), said, by=device.person)
    except NoSuchTalk as wrong:
        raise Refused(404, "unknown_record") from wrong
    except NoSound as wrong:
        raise Refused(403, "no_sound") from wrong
    except OtherAttachment as wrong:
        raise Refused(409, "other_attachment") from wrong
    return JsonResponse(_standing(made))


@field("PUT")
def chunk(request: HttpRequest, dialogue: str, attachment: str, number: int) -> HttpResponse:
    """Keeps one chunk."""
    device = living(device_of(request))
    here = dialogue_of(device.person, dialogue)
    try:
        made = keep_chunk(here, read_uuid(attachment), number, request.body, by=device.person)
    except NoSuchTalk as wrong:
        raise Refused(404, "unknown_record") from wrong
    except NoSound as wrong:
        raise Refused(403, "no_sound") from wrong
    except OtherAttachment as wrong:
        raise Refused(409, "other_attachment") from wrong
    return JsonResponse(_standing(made))


def _standing(made: Attachment) -> dict[str, Any]:
    have = sorted(made.parts.values_list("number", flat=True))
    return {"id": str(made.pk), "have": have, "complete": bool(made.complete_at or made.gone_at)}


def _said(given: dict[str, Any]) -> Announced:
    numbers = {name: read_number(given.get(name)) for name in ("size", "chunks")}
    voice = read_number(given.get("voice"))
    if None in numbers.values() or (given.get("voice") is not None and voice is None):
        raise Refused(400, "bad_request")
    return Announced(
        read_uuid(given.get("conversation")), voice, plain(given.get("media_type")), numbers["size"] or 0,
        numbers["chunks"] or 0, str(given.get("sha256"))[:64], plain(given.get("key")),
        plain(given.get("question")),
    )  # fmt: skip
