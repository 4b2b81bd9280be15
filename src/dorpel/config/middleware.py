"""What every request passes first: a limit on its size, and a friendly “come back” when the database is busy."""

import re
from collections.abc import Callable

from django.conf import settings
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from dorpel.core.sqlite.gate import GateBusy

Answer = Callable[[HttpRequest], HttpResponse]


def body_limit(answer: Answer) -> Answer:
    """Refuse a body above BODY_LIMIT bytes with 413, except on the paths for files."""
    large = [re.compile(pattern) for pattern in settings.LARGE_BODY_PATHS]

    def middleware(request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        too_long = not length.isdecimal() or int(length) > settings.BODY_LIMIT
        if too_long and not any(pattern.match(request.path) for pattern in large):
            return HttpResponse(_("This is too large to send. At most 1 MiB fits."), status=413)
        return answer(request)

    return middleware


class Busy:
    """Answers 503 with Retry-After when a write couldn't have its turn in time."""

    async_capable = False

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.answer(request)

    def process_exception(self, request: HttpRequest, problem: Exception) -> HttpResponse | None:
        """Turn a busy or locked database into 503; nothing of the request was stored."""
        if not isinstance(problem, GateBusy) and not is_locked(problem):
            return None
        words = _("It is very busy now. Nothing was lost or half saved. Try again in a few seconds.")
        return HttpResponse(words, status=503, headers={"Retry-After": "5"})


def is_locked(problem: BaseException) -> bool:
    """Whether an error says that somebody else (a backup, a shell) holds the database."""
    return isinstance(problem, OperationalError) and "locked" in str(problem)
