"""How often a stranger may try: per address and in total, counted in the cache, the address only as a keyed hash."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from dorpel.core.crypto import fingerprint
from dorpel.core.problems import problem

WINDOW = 600  # seconds


def limited(
    name: str, *, each: int, total: int
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """Refuses a POST with a 429 page after `each` tries from one address, or `total` from all, in WINDOW seconds."""

    def wrap(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def counted(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and _too_many(request, name, each, total):
                return problem(request, 429)
            return view(request, *args, **kwargs)

        return counted

    return wrap


def _too_many(request: HttpRequest, name: str, each: int, total: int) -> bool:
    who = fingerprint(request.META.get("REMOTE_ADDR", ""), purpose="tries")[:24]
    # Both are counted, so that a refusal by one doesn't hide the tries from the other.
    return any([_count(f"tries:{name}:{who}") > each, _count(f"tries:{name}") > total])


def _count(key: str) -> int:
    if cache.add(key, 1, WINDOW):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ended between the two
        return 1
