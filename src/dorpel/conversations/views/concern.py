"""Serious concerns: a door of its own, for the person of trust alone. No other page lists or counts them."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.conversations.forms.needs import ConcernForm
from dorpel.conversations.models import Concern
from dorpel.conversations.operations.needs import note_concern, reach, words_of
from dorpel.conversations.queries import unread_needs
from dorpel.conversations.views.need import addresses_in_words
from dorpel.core.languages import own_name
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person


def _to(name: str, dialogue: Dialogue, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": dialogue.slug, **where})


@door(read=May.HEAR_CONCERNS)
def concern_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Concerns, newest first; above them what nobody could read and may be one."""
    answer = show_list(
        request,
        Concern.objects.of(dialogue).select_related("challenger"),
        title=_("Serious concerns"),
        intro=_("Only you see this page. Nobody else in the team knows how many there are."),
        row=lambda each: Row(_cells(each), _to("concern_detail", dialogue, pk=each.pk)),
        template="conversations/concerns.html",
        empty=_("Nobody passed on a serious concern."),
        unread=unread_needs(dialogue),
    )
    answer["Cache-Control"] = "no-store"
    return answer


def _cells(each: Concern) -> list[tuple[str, object]]:
    return [
        (_("Received"), each.made_at),
        (_("Written down by"), each.challenger),
        (_("Does the resident know?"), _("yes") if each.agreed else _("no: be careful")),
        (_("State"), _("closed") if each.ended_at else _("open")),
    ]


@door(read=May.HEAR_CONCERNS, write=May.HEAR_CONCERNS)
def concern_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One concern, what was done, and the form for what you did."""
    concern: Concern = of_dialogue(Concern.objects.select_related("dialogue", "challenger"), dialogue, pk)
    form = ConcernForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note_concern(concern, **form.cleaned_data, by=cast(Person, request.user))
        messages.success(request, _("Noted, and locked."))
        return redirect(_to("concern_detail", dialogue, pk=pk))
    return _shown(request, concern, form)


def _shown(request: HttpRequest, concern: Concern, form: ConcernForm, addresses: str = "") -> HttpResponse:
    notes = [
        Row([(_("What was done"), words_of(each)), (_("When"), each.at), (_("By"), each.by)])
        for each in concern.notes.select_related("by").order_by("at", "pk")
    ]
    context = {
        "title": _("A serious concern"),
        "facts": [*_cells(concern), (_("Language"), own_name(concern.language))],
        "sections": [
            {"title": _("What was seen or told"), "text": words_of(concern)},
            {"title": _("What was done"), "rows": notes, "empty": _("Nothing was noted yet.")},
            {"title": _("What you did"), "form": form, "submit": _("Lock it in")},
        ],
        "breadcrumb": [(_("Serious concerns"), _to("concern_list", concern.dialogue))],
        "contact_address": _to("concern_contact", concern.dialogue, pk=concern.pk),
        "addresses": addresses,
    }
    answer = render(request, "conversations/reachable.html", context, status=422 if form.is_bound else 200)
    answer["Cache-Control"] = "no-store"
    return answer


@door(read=May.HEAR_CONCERNS, write=May.HEAR_CONCERNS)
def concern_contact(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """How to reach them, when they left that; each look stands in the journal of the house."""
    concern: Concern = of_dialogue(Concern.objects.select_related("dialogue", "challenger"), dialogue, pk)
    if request.method != "POST":
        return redirect(_to("concern_detail", dialogue, pk=pk))
    return _shown(request, concern, ConcernForm(), addresses_in_words(reach(concern, by=cast(Person, request.user))))
