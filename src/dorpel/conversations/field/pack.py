"""What a phone asks before it goes out: whose it is, and the pack of a dialogue."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse
from django.urls import NoReverseMatch, reverse

from dorpel.conversations.field.batch import standing
from dorpel.conversations.field.sender import device_of, dialogue_of, field, living
from dorpel.conversations.pack import pack_of, tag_of
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May, roles_that
from dorpel.people.models import Device


@field("GET")
def me(request: HttpRequest) -> HttpResponse:
    """Whose phone it is and which dialogues it records for; of a revoked one only where it may deliver."""
    device = device_of(request)
    names = [{"slug": row.slug, "name": row.name, "language": row.language} for row in _dialogues(device)]
    if device.revoked_at is not None or not device.person.is_active:
        return JsonResponse({"revoked": True, "dialogues": names})
    whose = {"name": device.person.name, "language": device.person.language}
    return JsonResponse(
        {"person": whose, "device": {"id": str(device.pk), "name": device.name}, "dialogues": names, "revoked": False}
    )


def _dialogues(device: Device) -> list[Dialogue]:
    held = device.person.memberships.filter(role__in=roles_that(May.RECORD))
    return list(Dialogue.objects.filter(pk__in=held.values("dialogue")).order_by("name"))


@field("GET")
def pack(request: HttpRequest, dialogue: str) -> HttpResponse:
    """All that talks need; 304 when the phone has it."""
    device = living(device_of(request))
    here = dialogue_of(device.person, dialogue)
    require(device.person, May.RECORD, here)
    found = pack_of(here, device.person, follow=request.build_absolute_uri(_follow()))
    tag = f'"{tag_of(found)}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponseNotModified()
    return JsonResponse({**found, **standing(here)}, headers={"ETag": tag, "Cache-Control": "no-store"})


def _follow() -> str:
    """Where a receipt is followed. That page lies in a room above this one, so it is known by its name only."""
    try:
        return reverse("pages:follow")
    except NoReverseMatch:
        return "/"
