"""What every request passes first: a limit on its size, and a friendly “come back” when the database is busy."""

import re
import sys
from collections.abc import Callable

from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.urls import Resolver404, resolve
from django.utils.translation import get_language_from_request, override

from dorpel.conversations.field.sender import SCHEME
from dorpel.core import problems
from dorpel.core.sqlite.gate import GateBusy

Answer = Callable[[HttpRequest], HttpResponse]
DEVICES = "/field/"  # answers in stable codes, for a phone has its own words for them
PACKED = ("text/", "image/svg", "application/atom", "application/json")
CODES = {400: "bad_request", 413: "too_large", 503: "busy", 500: "our_mistake"}
# What SQLite says when the file can't be had just now; anything else it says is a mistake of ours.
AWAY = ("locked", "busy", "unable to open database file", "disk is full", "disk I/O error")


def body_limit(answer: Answer) -> Answer:
    """Refuse a body above BODY_LIMIT bytes with 413; on the paths for files above FILE_LIMIT."""
    files = [re.compile(pattern) for pattern in settings.FILE_PATHS]

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        most = settings.FILE_LIMIT if any(path.match(request.path) for path in files) else settings.BODY_LIMIT
        if not length.isdecimal() or int(length) > most:
            return refused(request, 413)
        return answer(request)

    return middleware


def no_nul(answer: Answer) -> Answer:
    """Refuse a path with a NUL in it: PostgreSQL keeps none, so nothing here is called by one."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if "\x00" in request.path_info:
            return refused(request, 400)
        return answer(request)

    return middleware


def permissions(answer: Answer) -> Answer:
    """No page may use a camera, a microphone or the place of a device, unless its view says otherwise."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        return response

    return middleware


class Packed(GZipMiddleware):
    """Packs pages for the line. Django pads them by a random length, so that their size says nothing (BREACH)."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Leaves streams alone: an export must flow while it is made."""
        if response.streaming or not response.get("Content-Type", "").startswith(PACKED):
            return response
        return super().process_response(request, response)


class Busy:
    """Answers 503 with Retry-After when the database is busy, full or away."""

    async_capable = False

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Turn a database that can't take anything now into 503; nothing of the request was stored."""
        return refused(request, 503) if is_busy(problem) else None


def straight(answer: Answer) -> Answer:
    """Lead a phone that delivers straight to its view: it has no session, no form, no language and no page.

    What stands between costs a fifth of taking a record in.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.META.get("HTTP_AUTHORIZATION", "")
        if request.method not in ("PUT", "POST") or not request.path_info.startswith(DEVICES):
            return answer(request)
        if not given.startswith(SCHEME):
            return answer(request)
        try:
            found = resolve(request.path_info)
        except Resolver404:
            return answer(request)
        request.resolver_match = found
        try:
            response: HttpResponse = found.func(request, *found.args, **found.kwargs)
        except Exception as problem:
            if is_busy(problem):
                response = refused(request, 503)
            else:
                raise
        if not response.streaming:
            response["Content-Length"] = str(len(response.content))  # else the line is closed after each answer
        return response

    return middleware


def broken(request: HttpRequest) -> HttpResponse:
    """Django's handler500: a database that was busy outside a view (saving a session) is no mistake of ours."""
    return refused(request, 503 if is_busy(sys.exc_info()[1]) else 500)


def refused(request: HttpRequest, status: int) -> HttpResponse:
    """The page of a status in the visitor's language, for this runs before the language is set; a code for devices."""
    if request.path.startswith(DEVICES):
        later = {"Retry-After": "5"} if status == 503 else {}
        return JsonResponse({"problem": CODES[status]}, status=status, headers=later)
    with override(get_language_from_request(request)):
        return problems.problem(request, status)


def is_busy(problem: BaseException | None) -> bool:
    """Whether the database can't be had just now: somebody else holds it, its disk is full, or it is starting again."""
    if isinstance(problem, GateBusy):
        return True
    if connection.vendor == "postgresql":
        return isinstance(problem, OperationalError | InterfaceError)
    return isinstance(problem, OperationalError) and any(words in str(problem) for words in AWAY)
