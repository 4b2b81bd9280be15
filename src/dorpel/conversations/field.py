"""The view behind the devices' door: JSON receipts, stable problem codes, never more than a 4xx for any bytes."""

from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from dorpel.conversations.operations.inbox import TooLarge, UnknownKind, receive
from dorpel.core.crypto import fingerprint
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Device, Person

SCHEME = "Device "
HIGHEST = 2**31 - 1


class Refused(Exception):
    """The request can't be taken; `code` is for the device, which has words of its own for it."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@csrf_exempt  # a device token is no cookie; whoever comes with a session is checked in _sender
def record(request: HttpRequest, dialogue: str, kind: str, record: str) -> HttpResponse:
    """PUT one content of one record; answers 200 with a receipt."""
    if request.method != "PUT":
        return JsonResponse({"problem": "put_only"}, status=405, headers={"Allow": "PUT"})
    try:
        return _received(request, dialogue, kind, record)
    except Refused as refused:
        return JsonResponse({"problem": refused.code}, status=refused.status)
    except UnknownKind:
        return JsonResponse({"problem": "unknown_kind"}, status=404)
    except (TooLarge, RequestDataTooBig):
        return JsonResponse({"problem": "too_large"}, status=413)
    except NotAllowed:
        return JsonResponse({"problem": "not_allowed"}, status=403)
    except UnreadablePostError:
        return JsonResponse({"problem": "cut_off"}, status=400)


def _received(request: HttpRequest, slug: str, kind: str, record: str) -> HttpResponse:
    person, device = _sender(request)
    dialogue = Dialogue.objects.filter(slug=slug, pk__in=person.memberships.values("dialogue")).first()
    if dialogue is None:
        raise Refused(404, "unknown_dialogue")
    receipt = receive(
        dialogue,
        kind=kind,
        record=_uuid(record),
        body=request.body,
        by=person,
        device=device,
        format_id=_plain(request.headers.get("Dorpel-Format", "")),
        key_id=_plain(request.headers.get("Dorpel-Key", "")),
        number=_number(request.headers.get("Dorpel-Number", "")),
    )
    if device is not None:
        _note_counts(device, request)
    return JsonResponse(
        {
            "id": str(receipt.id),
            "sha256": receipt.sha256,
            "sequence": receipt.sequence,
            "epoch": receipt.epoch,
            "state": receipt.state,
        }
    )


def _sender(request: HttpRequest) -> tuple[Person, Device | None]:
    """Who sends: the person of a device token, or whoever is signed in (then with a CSRF token)."""
    given = request.headers.get("Authorization", "")
    if given.startswith(SCHEME):
        token = token_hash(given.removeprefix(SCHEME))
        found = Device.objects.select_related("person").filter(token_hash=token).first()
        if found is None:
            raise Refused(401, "unknown_device")
        return found.person, found
    if not request.user.is_authenticated:
        raise Refused(401, "sign_in")
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    check.process_request(request)
    if check.process_view(request, _strict, (), {}) is not None:
        raise Refused(403, "bad_csrf")
    return request.user, None


def _strict(request: HttpRequest) -> HttpResponse:
    """Stands for the view in the CSRF check, which would let an exempt one pass."""
    return HttpResponse()


def token_hash(token: str) -> str:
    """What is kept of a device's token."""
    return fingerprint(token.strip(), purpose="device")


def _note_counts(device: Device, request: HttpRequest) -> None:
    """What the device says of itself, so that a hole in its numbers can be seen."""
    made, unsent = (_number(request.headers.get(name, "")) for name in ("Dorpel-Made", "Dorpel-Unsent"))
    changes = {"made": made, "unsent": unsent}
    said = {name: value for name, value in changes.items() if value is not None and value != getattr(device, name)}
    now = timezone.now()
    if said or device.seen_at is None or (now - device.seen_at).total_seconds() > 60:
        Device.objects.filter(pk=device.pk).update(seen_at=now, **said)


def _uuid(typed: str) -> UUID:
    try:
        return UUID(typed)
    except ValueError as wrong:
        raise Refused(400, "bad_id") from wrong


def _number(typed: str) -> int | None:
    """A count in a header; nonsense is no reason to refuse somebody's words."""
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 11 and int(typed) <= HIGHEST else None


def _plain(typed: str) -> str:
    return "".join(sign for sign in typed if sign.isascii() and sign.isprintable())[:60]
