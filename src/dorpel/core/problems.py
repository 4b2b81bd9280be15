"""Pages for when something can't be done: what happened, what is safe, what to do."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dorpel.core.ui.values import Text


@dataclass(frozen=True, slots=True)
class Problem:
    """What a page says about one HTTP status."""

    title: Promise
    happened: Text
    safe: Promise
    todo: Text


NOTHING_CHANGED = _("Nothing was changed.")
PROBLEMS = {
    400: Problem(
        _("We can't read this request"),
        _("The address or the form has a part that we don't understand."),
        NOTHING_CHANGED,
        _("Go back, open the page again and try once more."),
    ),
    403: Problem(
        _("You may not do this here"),
        _("Your role in this dialogue doesn't include this, or the page stood open too long."),
        NOTHING_CHANGED,
        _("Go back and open the page again. If you need this for your work, ask the project leader."),
    ),
    404: Problem(
        _("There is no page here"),
        _("The address is wrong, the page is gone, or you may not see it."),
        _("Nothing was lost."),
        _("Look at the address again, or start from the front page."),
    ),
    405: Problem(
        _("That can't be asked here"),
        _("This page doesn't take this kind of request."),
        NOTHING_CHANGED,
        _("Go back and use the button on the page."),
    ),
    413: Problem(
        _("This is too large"),
        _("What you sent is larger than this page takes."),
        _("Nothing was stored. What you have on your own device is still there."),
        _("Send a smaller file, or send it in parts."),
    ),
    429: Problem(
        _("That was too often"),
        _("There were many tries from here in a short time, so we wait a little."),
        NOTHING_CHANGED,
        _("Wait a few minutes, then try again."),
    ),
    500: Problem(
        _("We made a mistake"),
        _("Our program stopped in the middle of this page. The mistake is ours and it has been written down."),
        _("What was saved before is safe. This last step was not saved."),
        _("Try again in a minute. If it happens again, tell the team what you were doing."),
    ),
    503: Problem(
        _("It is busy here"),
        _("Many people are saving at the same moment."),
        _("What was saved before is safe. This last step was not saved."),
        _("Wait a few seconds and try again."),
    ),
}

OFFLINE = Problem(
    _("There is no connection"),
    _("Your device can't reach this site just now."),
    _("What you sent before is with us. What you were writing may still stand on the page before: go back to it."),
    _("Look whether you have a network, then try again."),
)
WAITS = (429, 500, 503)  # after a while the same page may well come


def problem(
    request: HttpRequest | None, status: int, *, happened: Text | None = None, todo: Text | None = None
) -> HttpResponse:
    """The page of a status in the visitor's language; `happened` and `todo` replace the general words.

    Reads no row and runs no context processor, so that it can be drawn when the database can't answer.
    """
    words = PROBLEMS[status]
    told = Problem(words.title, happened or words.happened, words.safe, todo or words.todo)
    response = HttpResponse(page_of(told, again=status in WAITS), status=status)
    if status in (429, 503):
        response["Retry-After"] = "5" if status == 503 else "300"
    return response


def page_of(told: Problem, *, again: bool) -> str:
    """The page; with a link to ask for the same page `again`."""
    values = {"title": told.title, "happened": told.happened, "safe": told.safe, "todo": told.todo, "again": again}
    return render_to_string("core/problem.html", values)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler400."""
    return problem(request, 400)


def denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler403."""
    return problem(request, 403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: the form's token is missing or of another session."""
    return problem(
        request,
        403,
        happened=_("The form was opened too long ago, or the browser keeps no cookies."),
        todo=_("Go back, open the page again and send the form once more."),
    )


def missing(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404."""
    return problem(request, 404)
