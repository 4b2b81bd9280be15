"""The page for when there is no connection, and the small worker that keeps it on the visitor's device.

The worker keeps this one page and its sheets, nothing else: no page that somebody read, and nothing personal.
"""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from dorpel.core.assets import sheets
from dorpel.core.problems import OFFLINE, page_of


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """The page itself, in the visitor's language; about nobody, so any device may keep it."""
    response = HttpResponse(page_of(OFFLINE, again=True))
    response["X-Robots-Tag"] = "noindex"
    return response


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The worker; it changes when a sheet changes, and then fetches the page anew."""
    kept = [reverse("core:offline"), *(static(path) for path in sheets())]
    response = HttpResponse(render_to_string("core/offline.js", {"kept": kept}), content_type="text/javascript")
    response["Service-Worker-Allowed"] = "/"
    response["Cache-Control"] = "no-cache"
    return response
