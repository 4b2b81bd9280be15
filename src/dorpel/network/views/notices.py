"""Asks and offers: the same pages for both."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import NotAllowed, door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, new_action, show_detail
from dorpel.network.forms import AskForm, OfferForm
from dorpel.network.models import Ask, Introduction, Offer
from dorpel.network.operations import close, place
from dorpel.people.models import Person

READ, WRITE = May.READ_NETWORK, May.CONNECT
Kind = type[Ask] | type[Offer]


@door(read=READ)
def ask_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What people look for, open first."""
    ways = [
        *new_action(request, dialogue, "ask", _("Ask for something"), WRITE, room="network"),
        Link(_("What is offered"), reverse("network:offer_list", args=[dialogue.slug])),
        Link(_("Introductions"), reverse("network:introduction_list", args=[dialogue.slug])),
    ]
    return _list(request, dialogue, Ask, _("Asked"), ways, _("Nobody asks for anything yet."))


@door(read=READ)
def offer_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What people offer, the newest first."""
    ways = [
        *new_action(request, dialogue, "offer", _("Offer something"), WRITE, room="network"),
        Link(_("What is asked"), reverse("network:ask_list", args=[dialogue.slug])),
    ]
    return _list(request, dialogue, Offer, _("Offered"), ways, _("Nobody offers anything yet."))


def _list(
    request: HttpRequest, dialogue: Dialogue, kind: Kind, title: str, actions: list[Link], empty: str
) -> HttpResponse:
    def row(each: Any) -> Row:
        cells = [
            (title, each.title),
            (_("Who"), each.who),
            (_("Until"), date_format(each.until) if each.until else "–"),
            (_("State"), _("closed") if each.closed_at else _("open")),
        ]
        return Row(cells, reverse(f"network:{kind._meta.model_name}_detail", args=[dialogue.slug, each.pk]))

    rows = kind.objects.of(dialogue)
    return show_list(request, rows, title=title, row=row, actions=actions, empty=empty)


@door(read=READ)
def ask_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One ask, with whom it was brought together."""
    found = of_dialogue(Ask.objects.select_related("dialogue", "service", "neighbourhood"), dialogue, pk)
    acts = []
    if may(request, WRITE) and found.closed_at is None:
        acts = [Link(_("Introduce somebody"), reverse("network:ask_introduction", args=[dialogue.slug, pk]))]
    return _detail(request, found, found.introductions.all(), acts)


@door(read=READ)
def offer_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One offer, with whom it was brought together."""
    found = of_dialogue(Offer.objects.select_related("dialogue", "service", "neighbourhood"), dialogue, pk)
    return _detail(request, found, found.introductions.all(), [])


def _detail(request: HttpRequest, found: Any, introductions: Any, acts: list[Link]) -> HttpResponse:
    noun, slug = found._meta.model_name, found.dialogue.slug
    own = found.closed_at is None and (found.written_by_id == request.user.pk or may(request, May.RUN_DIALOGUE))
    if own and may(request, WRITE):
        acts.append(Link(_("Change"), reverse(f"network:{noun}_change", args=[slug, found.pk])))
        acts.append(Link(_("Close it"), reverse(f"network:{noun}_closing", args=[slug, found.pk])))
    rows = introductions.select_related("ask", "offer").order_by("-pk")
    sections = [
        {"title": _("What it is about"), "text": found.text},
        {
            "title": _("Introductions"),
            "rows": [introduction_row(each, slug) for each in rows],
            "empty": _("Nobody was introduced yet."),
        },
    ]
    names = ("who", "service", "neighbourhood", "until", "closed_at")
    return show_detail(request, found, *names, noun=noun, write=None, actions=acts, sections=sections)


def introduction_row(each: Introduction, slug: str) -> Row:
    """One introduction in a list: which two, and whether it helped."""
    cells = [
        (_("Asked"), each.ask),
        (_("Introduced to"), each.offer or each.other),
        (_("Did it help?"), each.get_helped_display() or _("not told yet")),
    ]
    return Row(cells, reverse("network:introduction_detail", args=[slug, each.pk]))


@door(read=READ, write=WRITE, form=True)
def ask_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Ask for something, or word it better."""
    by = cast(Person, request.user)
    return edit(request, dialogue, AskForm, pk, noun="ask", may=WRITE, save=lambda form: place(form, by=by))


@door(read=READ, write=WRITE, form=True)
def offer_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Offer something, or word it better."""
    by = cast(Person, request.user)
    return edit(request, dialogue, OfferForm, pk, noun="offer", may=WRITE, save=lambda form: place(form, by=by))


@door(read=READ, write=WRITE, form=True)
def ask_closing(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Nobody needs to look for this any more."""
    return _closing(request, of_dialogue(Ask.objects.select_related("dialogue"), dialogue, pk))


@door(read=READ, write=WRITE, form=True)
def offer_closing(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """This isn't offered any more."""
    return _closing(request, of_dialogue(Offer.objects.select_related("dialogue"), dialogue, pk))


def _closing(request: HttpRequest, found: Any) -> HttpResponse:
    noun, slug = found._meta.model_name, found.dialogue.slug
    here = reverse(f"network:{noun}_detail", args=[slug, found.pk])
    if request.method == "POST":
        try:
            close(found, by=cast(Person, request.user))
            messages.success(request, _("Closed. It stays to be seen."))
        except NotAllowed:
            messages.error(
                request, _("Only who wrote this, or who leads the dialogue, closes it. Nothing was changed.")
            )
        return redirect(here)
    context = {"title": _("Close “%(title)s”?") % {"title": found.title}, "cancel": here}
    return render(request, "core/confirm.html", context)
