"""Who holds which receipt, for half an hour: the voice's id in the session, never in an address or a log."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from dorpel.conversations.models import Voice

KEY = "follow"
TERM = 1800  # seconds


def begin(request: HttpRequest, voice: Voice) -> None:
    """The holder has shown the code. A new session key, so that nobody can have laid one ready."""
    request.session.cycle_key()
    request.session[KEY] = {"voice": str(voice.pk), "until": time.time() + TERM, "new": True}


def end(request: HttpRequest) -> None:
    """Closes the page; on a shared device nothing is left to open it again."""
    request.session.pop(KEY, None)


def drawn_now(request: HttpRequest) -> bool:
    """Whether the line is drawn before the holder's eyes: only the first time that the page opens."""
    held = request.session[KEY]
    if not held.pop("new", False):
        return False
    request.session.modified = True
    return True


def followed(request: HttpRequest) -> Voice | None:
    """The voice whose code was shown in this session and whose time isn't over."""
    held = request.session.get(KEY)
    if not isinstance(held, dict) or held.get("until", 0) < time.time():
        return None
    voice: Voice | None = (
        Voice.objects.select_related("dialogue", "conversation__neighbourhood").filter(pk=UUID(held["voice"])).first()
    )
    return voice


def holder_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view gets the voice that its visitor holds; without one the visitor is asked for the code."""

    @wraps(view)
    def enter(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        voice = followed(request)
        if voice is None:
            end(request)
            return redirect("pages:follow")
        return view(request, voice, *args, **kwargs)

    return enter
