"""Who sends: a device by its token, or somebody signed in; and how a refusal is said to a device."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt

from dorpel.conversations.operations.again import UnknownRecord
from dorpel.conversations.operations.inbox import TooLarge, UnknownKind
from dorpel.core.bulk import read_row
from dorpel.core.crypto import fingerprint
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Device, Person

SCHEME = "Device "
HIGHEST = 2**31 - 1
# Asked with every record that comes in: as plain SQL they cost a fifth of the same by the ORM.
WHO = (
    "SELECT {columns}, p.name, p.language, p.is_active"
    " FROM people_device d JOIN people_person p ON p.id = d.person_id WHERE d.token_hash = %s"
)
WHERE = (
    "SELECT {columns} FROM dialogues_dialogue d WHERE d.slug = %s"
    " AND EXISTS (SELECT 1 FROM dialogues_membership m WHERE m.dialogue_id = d.id AND m.person_id = %s)"
)

View = Callable[..., HttpResponse]


class Refused(Exception):
    """The request can't be taken; `code` is for the device, which has words of its own for it."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


def field(method: str) -> Callable[[View], View]:
    """A view of the door: one method, and every refusal as {"problem": code}."""

    def around(view: View) -> View:
        @csrf_exempt  # a device token is no cookie; whoever comes with a session is checked in sender_of
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in method.split("/"):
                code = f"{method.split('/')[0].lower()}_only"
                return JsonResponse({"problem": code}, status=405, headers={"Allow": method.replace("/", ", ")})
            return answered(view, request, *args, **kwargs)

        return guarded

    return around


def answered(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """What the view says, or the code of what went wrong."""
    try:
        return view(request, *args, **kwargs)
    except Refused as refused:
        return JsonResponse({"problem": refused.code}, status=refused.status)
    except UnknownRecord:
        return JsonResponse({"problem": "unknown_record"}, status=404)
    except UnknownKind:
        return JsonResponse({"problem": "unknown_kind"}, status=404)
    except (TooLarge, RequestDataTooBig):
        return JsonResponse({"problem": "too_large"}, status=413)
    except NotAllowed:
        return JsonResponse({"problem": "not_allowed"}, status=403)
    except UnreadablePostError:
        return JsonResponse({"problem": "cut_off"}, status=400)


def sender_of(request: HttpRequest) -> tuple[Person, Device | None]:
    """The person of a device token, or whoever is signed in (then with a CSRF token). Raises Refused."""
    given = request.headers.get("Authorization", "")
    if given.startswith(SCHEME):
        device = device_of(request)
        return device.person, device
    if not request.user.is_authenticated:
        raise Refused(401, "sign_in")
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    check.process_request(request)
    if check.process_view(request, _strict, (), {}) is not None:
        raise Refused(403, "bad_csrf")
    return request.user, None


def device_of(request: HttpRequest) -> Device:
    """The device of the token in the request, also one that was revoked. Raises Refused."""
    given = request.headers.get("Authorization", "")
    token = token_hash(given.removeprefix(SCHEME))
    found = read_row(Device, WHO, [token])
    if found is None or not given.startswith(SCHEME):
        raise Refused(401, "unknown_device")
    device, (name, language, active) = found
    known = {"id": device.person_id, "name": name, "language": language, "is_active": bool(active)}
    device.person = Person.from_db(device._state.db or "default", [*known], [*known.values()])
    return device


def dialogue_of(person: Person, slug: str) -> Dialogue:
    """A dialogue to which the person belongs or belonged: whoever left may still deliver. Raises Refused."""
    found = read_row(Dialogue, WHERE, [slug, person.pk.hex])
    if found is None:
        raise Refused(404, "unknown_dialogue")
    return found[0]


def living(device: Device) -> Device:
    """The device, if it may still read. Raises Refused for a revoked one."""
    if device.revoked_at is not None or not device.person.is_active:
        raise Refused(403, "not_allowed")
    return device


def token_hash(token: str) -> str:
    """What is kept of a device's token."""
    return fingerprint(token.strip(), purpose="device")


def read_object(request: HttpRequest) -> dict[str, Any]:
    """The JSON object of a request. Raises Refused for anything else, however deep."""
    try:
        given = json.loads(request.body, parse_constant=_no_constant)
    except (ValueError, RecursionError) as wrong:
        raise Refused(400, "bad_request") from wrong
    if not isinstance(given, dict):
        raise Refused(400, "bad_request")
    return given


def read_uuid(typed: Any) -> UUID:
    """An id of a record. Raises Refused."""
    try:
        return UUID(typed if isinstance(typed, str) else "")
    except ValueError as wrong:
        raise Refused(400, "bad_id") from wrong


def read_number(typed: Any) -> int | None:
    """A count as a header or JSON gives it; nonsense is no reason to refuse somebody's words."""
    if isinstance(typed, int) and not isinstance(typed, bool):
        return typed if 0 <= typed <= HIGHEST else None
    plain = isinstance(typed, str) and typed.isascii() and typed.isdigit() and len(typed) < 11
    return int(typed) if plain and int(typed) <= HIGHEST else None


def plain(typed: Any) -> str:
    """A short name in printable ASCII."""
    return (
        "".join(sign for sign in typed if sign.isascii() and sign.isprintable())[:60] if isinstance(typed, str) else ""
    )


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def _strict(request: HttpRequest) -> HttpResponse:
    """Stands for the view in the CSRF check, which would let an exempt one pass."""
    return HttpResponse()
