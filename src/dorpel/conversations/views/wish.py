"""Who would like to do something: for the connector, who calls them back."""

from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.conversations.forms.needs import CallForm
from dorpel.conversations.models import Wish, WishCall
from dorpel.conversations.operations.needs import note_call, reach, words_of
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


@door(read=May.ROUTE)
def wish_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Who waits longest stands first."""
    days = ngettext(
        "Who wants to do something is called within %(days)d day: let them go now and they may not come back.",
        "Who wants to do something is called within %(days)d days: let them go now and they may not come back.",
        dialogue.call_within,
    )
    return show_list(
        request,
        Wish.objects.of(dialogue).filter(ended_at=None).prefetch_related("calls"),
        title=_("Who wants to do something"),
        intro=days % {"days": dialogue.call_within},
        order=("made_at", "pk"),
        row=lambda each: Row(_cells(dialogue, each), _to("wish_detail", dialogue, pk=each.pk)),
        actions=[(_("Needs"), _to("referral_list", dialogue))],
        empty=_("Everybody who wanted to do something was called."),
    )


def _cells(dialogue: Dialogue, each: Wish) -> list[tuple[str, object]]:
    tried = len(each.calls.all())
    late = not tried and each.made_at < timezone.now() - timedelta(days=dialogue.call_within)
    state = _("too late: call today") if late else _("to be called")
    if tried:
        state = ngettext("tried once", "tried %(number)d times", tried) % {"number": tried}
    return [(_("Since"), each.made_at.date()), (_("Language"), own_name(each.language)), (_("State"), state)]


@door(read=May.ROUTE, write=May.ROUTE)
def wish_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """What somebody would like to do, the calls so far, and how the next one went."""
    wish: Wish = of_dialogue(Wish.objects.select_related("dialogue"), dialogue, pk)
    form = CallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note_call(wish, **form.cleaned_data, by=cast(Person, request.user))
        messages.success(request, _("Noted."))
        return redirect(_to("wish_list", dialogue))
    return _shown(request, wish, form)


def _shown(request: HttpRequest, wish: Wish, form: CallForm, addresses: str = "") -> HttpResponse:
    calls = wish.calls.select_related("by").order_by("at", "pk")
    context = {
        "title": _("Somebody wants to do something"),
        "facts": [(_("Since"), wish.made_at.date()), (_("Language"), own_name(wish.language))],
        "sections": [
            {"title": _("What they would like to do"), "text": words_of(wish)},
            {"title": _("Calls"), "rows": [_call(each) for each in calls], "empty": _("Nobody called yet.")},
            {"title": _("You called"), "form": form, "submit": _("Note the call")},
        ],
        "breadcrumb": [(_("Who wants to do something"), _to("wish_list", wish.dialogue))],
        "contact_address": _to("wish_contact", wish.dialogue, pk=wish.pk),
        "addresses": addresses,
    }
    answer = render(request, "conversations/reachable.html", context, status=422 if form.is_bound else 200)
    answer["Cache-Control"] = "no-store"
    return answer


def _call(each: WishCall) -> Row:
    return Row(
        [
            (_("How"), each.get_how_display()),
            (_("When"), each.at),
            (_("By"), each.by),
            (_("What was agreed"), each.note),
        ]
    )


@door(read=May.ROUTE, write=May.ROUTE)
def wish_contact(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """How to reach them; each look stands in the journal."""
    wish: Wish = of_dialogue(Wish.objects.select_related("dialogue"), dialogue, pk)
    if request.method != "POST":
        return redirect(_to("wish_detail", dialogue, pk=pk))
    return _shown(request, wish, CallForm(), addresses_in_words(reach(wish, by=cast(Person, request.user))))
