"""Drafts for a spare phone over the door."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from dorpel.conversations.field.sender import Refused, device_of, dialogue_of, field, living, read_uuid
from dorpel.conversations.operations.hand_over import LARGEST, end_handover, hand_over, handed_over


@field("PUT/GET/DELETE")
def handover(request: HttpRequest, dialogue: str, handover: str) -> HttpResponse:
    """PUT from the old phone, GET by the new one, DELETE once it has them."""
    device = living(device_of(request))
    here, key = dialogue_of(device.person, dialogue), read_uuid(handover)
    if request.method == "PUT":
        if len(request.body) > LARGEST:
            raise Refused(413, "too_large")
        if not hand_over(here, key, request.body, by=device.person):
            raise Refused(409, "other_handover")
        return JsonResponse({"id": str(key)})
    if request.method == "DELETE":
        end_handover(here, key, by=device.person)
        return JsonResponse({"id": str(key)})
    found = handed_over(here, key, by=device.person)
    if found is None:
        raise Refused(404, "unknown_record")
    return HttpResponse(found, content_type="application/octet-stream", headers={"Cache-Control": "no-store"})
