"""The recorder's page, the same for everybody and about nobody, so that a phone can keep it; and what belongs to it."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from csp.decorators import csp_update
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from dorpel.conversations.recorder_words import words_in
from dorpel.core.languages import direction

FOLDER = "conversations/recorder"
SHEETS = ("core/css/tokens.css", f"{FOLDER}/recorder.css", f"{FOLDER}/talk.css")
ARABIC = "core/css/arabic.css"
LIBRARY = "vendor/lean-qr.js"
FACES = ("source-serif-4-latin-wght-normal", "source-sans-3-latin-wght-normal")
ICONS = (192, 512)
# What the first screen needs; all else is fetched after it, by the worker.
FIRST = (
    "recorder", "app", "agree", "aside", "attach", "background", "bytes", "dom", "door", "drafts", "guide", "outbox",
    "phone", "seal", "session", "store", "sync", "words", "page", "screens/home", "screens/signin",
)  # fmt: skip
NOT_ASKED = {"types.js", "sw.js"}  # files that a phone never asks for by name


@require_safe
@csp_update({"media-src": ["blob:"]})
def page(request: HttpRequest) -> HttpResponse:
    """The page itself. It says no name and needs no sign-in: the phone brings that."""
    response = render(request, "conversations/recorder.html", _context())
    response["Cache-Control"] = "no-cache"
    response["X-Robots-Tag"] = "noindex"
    response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)"
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """What keeps the program on the phone: the list of its files, then the worker."""
    found = finders.find(f"{FOLDER}/sw.js")
    shell = {"version": version(), "page": reverse("recorder:page"), "files": _files(), "later": _later()}
    text = f"self.SHELL = {json.dumps(shell)};\n{Path(str(found)).read_text(encoding='utf-8')}"
    return HttpResponse(text, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """How it stands on a home screen."""
    start = reverse("recorder:page")
    icons = [
        {"src": static(f"{FOLDER}/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"} for size in ICONS
    ]
    said = {
        "name": "Dorpel", "short_name": "Dorpel", "description": _("Write down talks, without internet."), "id": start,
        "start_url": start, "scope": start, "display": "standalone", "background_color": "#FFFFFF",
        "theme_color": "#FFFFFF", "icons": icons,
    }  # fmt: skip
    return HttpResponse(
        json.dumps(said, ensure_ascii=False),
        content_type="application/manifest+json",
        headers={"Cache-Control": "no-cache"},
    )


@require_safe
def words(request: HttpRequest, language: str) -> HttpResponse:
    """Every sentence of the phone in one language."""
    if language not in settings.RECORDER_LANGUAGES:
        raise Http404
    said = {"language": language, "unread": language in settings.UNREAD_LANGUAGES, "words": words_in(language)}
    return JsonResponse(said, headers={"Cache-Control": "no-cache"})


def _context() -> dict[str, object]:
    sorry = [{"code": code, "direction": direction(code), **_sorry(code)} for code, _name in settings.LANGUAGES]
    return {
        "languages": " ".join(settings.RECORDER_LANGUAGES), "sorry": sorry, "sheets": SHEETS, "arabic": ARABIC,
        "folder": FOLDER,
        "first": [f"{FOLDER}/js/{name}.js" for name in FIRST],
        "recorder": f"{FOLDER}/js/recorder.js",
        "icon": f"{FOLDER}/icon-192.png",
    }  # fmt: skip


def _sorry(code: str) -> dict[str, str]:
    """What stands there when the phone's memory doesn't open, or there are no scripts."""
    with override(code):
        return {
            "shut": _("This browser doesn't let the recorder keep anything. Open it in an ordinary window."),
            "full": _("This phone is full. What was kept is safe. Delete photos or apps, then open this again."),
            "scripts": _("The recorder needs scripts. Without them: sign in and write down a talk on the plain page."),
        }


@lru_cache(maxsize=1)
def version() -> str:
    """A short name of exactly these files and sentences: another one makes a phone fetch the program anew."""
    seen = hashlib.sha256()
    for path in (*_paths(), *_faces()):
        seen.update(path.encode() + Path(str(finders.find(path))).read_bytes())
    for code in settings.RECORDER_LANGUAGES:
        seen.update(json.dumps(words_in(code), sort_keys=True).encode())
    seen.update(render_to_string("conversations/recorder.html", _context()).encode())
    return seen.hexdigest()[:16]


def _files() -> list[str]:
    """The addresses of all that the program needs to start and hold a talk."""
    said = [reverse("recorder:words", args=[code]) for code in settings.RECORDER_LANGUAGES]
    return [static(path) for path in _paths()] + said + [reverse("recorder:manifest")]


def _later() -> list[str]:
    """The faces of other scripts: kept once they are used."""
    return [static(path) for path in _faces()]


def _paths() -> list[str]:
    folder = Path(str(finders.find(f"{FOLDER}/sw.js"))).parent
    own = sorted(path for path in folder.rglob("*.*") if path.name not in NOT_ASKED)
    faces = [f"vendor/{face}.woff2" for face in FACES]
    mine = [f"{FOLDER}/{path.relative_to(folder).as_posix()}" for path in own]
    return [*mine, SHEETS[0], ARABIC, LIBRARY, "core/mark.svg", *faces]


def _faces() -> list[str]:
    folder = Path(str(finders.find(LIBRARY))).parent
    return sorted(f"vendor/{path.name}" for path in folder.glob("*.woff2") if path.stem not in FACES)
