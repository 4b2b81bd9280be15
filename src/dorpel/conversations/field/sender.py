"""Who sends: a device by its token, or somebody signed in; and how a refusal is said to a device."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse, UnreadablePostError
from django.middleware.csrf import CsrfViewMiddleware
from django.views.decorators.csrf import csrf_exempt

from dorpel.conversations.operations.again import UnknownRecord
from dorpel.conversations.operations.inbox import TooLarge, UnknownKind
from dorpel.core.crypto import fingerprint
from dorpel.core.plain_sql import ask, columns_of, read
from dorpel.dialogues.access import NotAllowed, rights
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May, Role, granted
from dorpel.people.models import Device, Person

SCHEME = "Device "
HIGHEST = 2**31 - 1
# Asked with every record that comes in, so in one question: whose phone it is, where it sends, and what its owner
# may there. One row for each role, held or ended; without one the dialogue is none of theirs.
OF_THE_DEVICE = (
    "SELECT p.name, p.language, p.is_active, {device} FROM people_device d"
    " JOIN people_person p ON p.id = d.person_id WHERE d.token_hash = %s"
)
OF_THE_SENDER = (
    "SELECT m.role, m.ended_at, p.name, p.language, p.is_active, {device}, {dialogue} FROM people_device d"
    " JOIN people_person p ON p.id = d.person_id"
    " LEFT JOIN dialogues_dialogue g ON g.slug = %s"
    " LEFT JOIN dialogues_membership m ON m.dialogue_id = g.id AND m.person_id = p.id"
    " WHERE d.token_hash = %s"
)
OF_THE_DIALOGUE = (
    "SELECT {dialogue} FROM dialogues_dialogue g WHERE g.slug = %s"
    " AND EXISTS (SELECT 1 FROM dialogues_membership m WHERE m.dialogue_id = g.id AND m.person_id = %s)"
)

View = Callable[..., HttpResponse]


class Refused(Exception):
    """The request can't be taken; `code` is for the device, which has words of its own for it."""

    def __init__(self, status: int, code: str) -> None:
        super().__init__(code)
        self.status = status
        self.code = code


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sends, by which device, to which dialogue, and what they may there now."""

    person: Person
    device: Device | None
    dialogue: Dialogue
    held: frozenset[May]


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


def sender_of(request: HttpRequest, slug: str) -> Sender:
    """Who sends to this dialogue: the owner of a device, or whoever is signed in (then with a CSRF token).

    Raises Refused, also for a dialogue to which they never belonged; whoever left may still deliver.
    """
    token = _token(request)
    if token is not None:
        return _by_device(token, slug)
    if not request.user.is_authenticated:
        raise Refused(401, "sign_in")
    check = CsrfViewMiddleware(lambda _request: HttpResponse())
    check.process_request(request)
    if check.process_view(request, _strict, (), {}) is not None:
        raise Refused(403, "bad_csrf")
    dialogue = dialogue_of(request.user, slug)
    return Sender(request.user, None, dialogue, rights(request.user, dialogue))


def _by_device(token: str, slug: str) -> Sender:
    rows = ask(_said(OF_THE_SENDER), [slug, token_hash(token)])
    if not rows:
        raise Refused(401, "unknown_device")
    device, rest = _device(rows[0][2:])
    if rows[0][0] is None:
        raise Refused(404, "unknown_dialogue")
    held = granted(Role(role) for role, ended, *_same in rows if ended is None)
    return Sender(device.person, device, read(Dialogue, rest)[0], held)


def device_of(request: HttpRequest) -> Device:
    """The device of the token in the request, also one that was revoked. Raises Refused."""
    token = _token(request)
    rows = ask(_said(OF_THE_DEVICE), [token_hash(token)]) if token is not None else []
    if not rows:
        raise Refused(401, "unknown_device")
    return _device(rows[0])[0]


def dialogue_of(person: Person, slug: str) -> Dialogue:
    """A dialogue to which the person belongs or belonged: whoever left may still deliver. Raises Refused."""
    rows = ask(_said(OF_THE_DIALOGUE), [slug, person.pk.hex])
    if not rows:
        raise Refused(404, "unknown_dialogue")
    return read(Dialogue, rows[0])[0]


@lru_cache
def _said(question: str) -> str:
    return question.format(device=columns_of(Device, "d"), dialogue=columns_of(Dialogue, "g"))


def _token(request: HttpRequest) -> str | None:
    given = request.META.get("HTTP_AUTHORIZATION", "")
    return given.removeprefix(SCHEME) if given.startswith(SCHEME) else None


def _device(found: Sequence[Any]) -> tuple[Device, Sequence[Any]]:
    """The device with its person, of a row that begins with these, and the rest of the row."""
    name, language, active, *columns = found
    device, rest = read(Device, columns)
    known = {"id": device.person_id, "name": name, "language": language, "is_active": bool(active)}
    device.person = Person.from_db(device._state.db or "default", [*known], [*known.values()])
    return device, rest


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
