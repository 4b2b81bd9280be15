"""Every page that somebody can reach by following links, one of each kind."""

import re
from collections import deque

from django.urls import Resolver404, resolve
from playwright.sync_api import APIRequestContext

LINK = re.compile(r'<a\b[^>]*?\bhref="([^"#]+)')
# What a visitor may find but nobody should follow here: it leaves, or is no page.
SHUN = re.compile(
    r"^/(static|demo|i18n|field)/|\.(csv|svg|pdf|json|txt|atom|zip|xlsx|png|webp|js)$|/pdf/$|/file/$|logout"
)


def kind_of(path: str) -> str:
    """The name of an address, whatever stands in it; "" when nothing is there."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""


def reachable(asked: APIRequestContext, start: str, *, within: str = "/") -> dict[str, str]:
    """Kinds of pages with one address each, breadth first; the first address of a kind that opens."""
    found: dict[str, str] = {}
    tried: dict[str, int] = {}
    waiting = deque([start])
    while waiting:
        path = waiting.popleft()
        kind = kind_of(path.partition("?")[0])
        # A second address of a kind is tried when the first didn't open.
        if not kind or kind in found or tried.get(kind, 0) >= 3:
            continue
        tried[kind] = tried.get(kind, 0) + 1
        answer = asked.get(path)
        if answer.status != 200 or "html" not in answer.headers.get("content-type", ""):
            continue
        found[kind] = path
        links = [link.replace("&amp;", "&") for link in LINK.findall(answer.text())]
        waiting.extend(each for each in links if each.startswith(within) and not SHUN.search(each.partition("?")[0]))
    return found
