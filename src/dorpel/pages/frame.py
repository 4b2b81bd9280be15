"""The frame of every public page: which dialogue it is about, its menu, and what a private page tells the browser."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.dialogues.models import Dialogue

View = TypeVar("View", bound=Callable[..., HttpResponse])


def public(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Lets everybody in; the view gets the dialogue that its address names, or there is no page."""

    @wraps(view)
    def enter(request: HttpRequest, slug: str, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, get_object_or_404(Dialogue, slug=slug), *args, **kwargs)

    return enter


def private(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For the pages behind a receipt: nobody keeps them, finds them or hears where the visitor came from."""

    @wraps(view)
    def closed(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        # Not "no-referrer": browsers then send forms with the origin "null", and those are refused.
        response["Referrer-Policy"] = "same-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return closed


def show(
    request: HttpRequest, template: str, dialogue: Dialogue | None, *, status: int = 200, **context: Any
) -> HttpResponse:
    """Draws a public page inside the frame of its dialogue."""
    context |= {"dialogue": dialogue, "home_url": "/", "menu": [], "person_name": "", "leave_url": ""}
    context["canonical"] = request.build_absolute_uri(request.path)
    if context.get("share_picture"):
        context["share_picture"] = request.build_absolute_uri(context["share_picture"])
    if dialogue is not None:
        context |= {
            "site_name": dialogue.name,
            "home_url": reverse("pages:dialogue", args=[dialogue.slug]),
            "menu": menu_of(dialogue),
            "foot_text": named(dialogue),
            "foot_links": foot_of(dialogue),
            "feed_url": reverse("pages:feed", args=[dialogue.slug]),
            "search_url": reverse("pages:search", args=[dialogue.slug]),
        }
    return render(request, f"pages/{template}.html", context, status=status)


def named(dialogue: Dialogue) -> str:
    """Its name with its city, once when they are the same."""
    if dialogue.name == dialogue.city:
        return dialogue.name
    return _("{city}, {name}").format(city=dialogue.city, name=dialogue.name)


def menu_of(dialogue: Dialogue) -> list[tuple[str, str]]:
    """The rooms that the public enters."""
    return [
        (_("What we found"), reverse("pages:findings", args=[dialogue.slug])),
        (_("The newspaper"), reverse("pages:newspaper", args=[dialogue.slug])),
        (_("At the table"), reverse("pages:proposals", args=[dialogue.slug])),
        (_("The plan"), reverse("pages:plan", args=[dialogue.slug])),
        (_("Follow your voice"), reverse("pages:follow")),
    ]


def foot_of(dialogue: Dialogue) -> list[tuple[str, str]]:
    """What is looked for at the bottom of a page."""
    return [
        (_("How we treat your words"), reverse("pages:privacy", args=[dialogue.slug])),
        (_("The way so far"), reverse("pages:course", args=[dialogue.slug])),
        (_("Who we reached"), reverse("pages:reach", args=[dialogue.slug])),
        (_("Take part"), reverse("pages:part", args=[dialogue.slug])),
        (_("Search"), reverse("pages:search", args=[dialogue.slug])),
        (_("News as a feed"), reverse("pages:feed", args=[dialogue.slug])),
        (_("For the team"), "/team/"),
    ]
