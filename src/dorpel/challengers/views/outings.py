"""Evenings out: which streets, with whom, back home by when. A time and a buddy, never a track."""

from contextlib import suppress
from datetime import timedelta
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.challengers.forms import OutingForm, StreetForm
from dorpel.challengers.models import Challenger, Outing, Street
from dorpel.challengers.operations import (
    StreetTaken,
    come_home,
    leave_street,
    plan_outing,
    require_own,
    take_streets,
)
from dorpel.challengers.operations.streets import NotYours
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import NotAllowed, door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import facts_of, new_action
from dorpel.people.models import Person

READ = May.READ_CHALLENGERS
USUAL = timedelta(hours=2)  # an evening at the doors


def state_of(outing: Outing) -> str:
    """In words: back, out, or late."""
    if outing.back_at is not None:
        return _("back home")
    return _("should be home: call them") if outing.back_by < timezone.now() else _("out, or still to go")


def outings(dialogue: Dialogue) -> Any:
    """With what a page shows of them."""
    return Outing.objects.of(dialogue).select_related("challenger", "neighbourhood", "dialogue")


@door(read=READ)
def outing_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Evenings out, the latest first."""

    def row(each: Outing) -> Row:
        cells = [
            (_("Challenger"), each.challenger),
            (_("Going out"), date_format(timezone.localtime(each.starts_at), "SHORT_DATETIME_FORMAT")),
            (_("Back home by"), date_format(timezone.localtime(each.back_by), "SHORT_DATETIME_FORMAT")),
            (_("State"), state_of(each)),
        ]
        return Row(cells, reverse("challengers:outing_detail", args=[dialogue.slug, each.pk]))

    return show_list(
        request,
        outings(dialogue),
        title=_("Evenings out"),
        intro=_("When you want to be home and who is with you. No track of where you walk is kept."),
        row=row,
        order=("-starts_at", "-pk"),
        actions=[
            *new_action(request, dialogue, "outing", _("Going out"), May.GO_OUT, room="challengers"),
            Link(_("Who goes where tonight"), reverse("challengers:tonight", args=[dialogue.slug])),
        ],
        empty=_("No evening out is planned."),
    )


def is_own(request: HttpRequest, outing: Outing) -> bool:
    """Whether whoever looks goes out that evening, or runs the challengers."""
    return outing.challenger.person_id == request.user.pk or may(request, May.RUN_CHALLENGERS)


@door(read=READ)
def outing_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One evening out: its streets, and the way home."""
    return _shown(request, of_dialogue(outings(dialogue), dialogue, pk))


def _shown(request: HttpRequest, found: Outing, form: StreetForm | None = None) -> HttpResponse:
    slug, own = found.dialogue.slug, is_own(request, found)
    out = found.back_at is None
    context = {
        "title": str(found.challenger),
        "notice": state_of(found),
        "facts": facts_of(found, "neighbourhood", "buddy", "starts_at", "back_by", "back_at"),
        "actions": _actions(request, found) if own else [],
        "streets": found.streets.order_by("name") if own else [],
        "own": own,
        "out": out,
        "outing": found,
        "form": (form or StreetForm()) if own and out and may(request, May.GO_OUT) else None,
        "taking": reverse("challengers:outing_streets", args=[slug, found.pk]),
        "breadcrumb": [Link(_("Evenings out"), reverse("challengers:outing_list", args=[slug]))],
    }
    status = 422 if form is not None else 200
    return render(request, "challengers/outing.html", context, status=status)


def _actions(request: HttpRequest, found: Outing) -> list[Link]:
    slug = found.dialogue.slug
    actions = []
    if found.back_at is None:
        actions.append(Link(_("Back home"), reverse("challengers:outing_return", args=[slug, found.pk])))
    # These lie in a room above this one, so they are known by name only.
    with suppress(NoReverseMatch):
        actions.append(Link(_("Count doors"), reverse("conversations:turnaway_new", args=[slug])))
    return [*actions, *told(found)]


def told(outing: Outing) -> list[Link]:
    """Where it is told how the evening was."""
    with suppress(NoReverseMatch):
        address = reverse("conversations:debrief_new", args=[outing.dialogue.slug])
        return [Link(_("Tell how it was"), f"{address}?outing={outing.pk}")]
    return []


@door(read=READ, write=May.GO_OUT, form=True)
def outing_form(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Going out: who, where, with whom, back by when."""
    by = cast(Person, request.user)
    own = Challenger.objects.filter(dialogue=dialogue, person=by).select_related("buddy").first()
    now = timezone.localtime()
    start = {"challenger": own, "starts_at": now, "back_by": now + USUAL, "buddy": own.buddy if own else ""}
    form = OutingForm(request.POST or None, dialogue=dialogue, initial=start)
    if not may(request, May.RUN_CHALLENGERS):
        form.fields["challenger"].queryset = Challenger.objects.filter(dialogue=dialogue, person=by)  # type: ignore[attr-defined]
    refused: list[StreetTaken] = []

    def save(valid: OutingForm) -> Outing | None:
        try:
            return plan_outing(**valid.told(), by=by)
        except StreetTaken as taken:
            refused.append(taken)
            return None

    answer = show_form(
        request,
        form,
        title=_("Going out"),
        write=May.GO_OUT,
        then=lambda saved: (
            reverse("challengers:outing_detail", args=[dialogue.slug, saved.pk]) if saved else request.path
        ),
        save=save,
        said=" ",
        cancel=reverse("challengers:outing_list", args=[dialogue.slug]),
    )
    if refused:
        list(messages.get_messages(request))  # nothing was saved: the message that it was must go
        form.add_error("streets", taken_in_words(refused[0]))
        return render(request, "core/form.html", {"title": _("Going out"), "form": form}, status=422)
    return answer


def taken_in_words(taken: StreetTaken) -> str:
    """Who has which street tonight."""
    each = [_("%(street)s (%(who)s)") % {"street": name, "who": who} if who else name for name, who in taken.taken]
    return _("Somebody else goes there that evening: %(streets)s. Choose another street.") % {
        "streets": ", ".join(each)
    }


@door(read=READ, write=May.GO_OUT)
def outing_streets(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Takes another street for this evening."""
    found: Outing = of_dialogue(outings(dialogue), dialogue, pk)
    there = reverse("challengers:outing_detail", args=[dialogue.slug, pk])
    form, by = StreetForm(request.POST or None), cast(Person, request.user)
    if request.method != "POST":
        return redirect(there)
    if form.is_valid():
        try:
            require_own(found.challenger, by=by)
            take_streets(found, form.cleaned_data["streets"].splitlines(), by=by)
            return redirect(there)
        except StreetTaken as taken:
            form.add_error("streets", taken_in_words(taken))
        except NotAllowed:
            messages.error(request, _("This is somebody else's evening. Nothing was changed."))
            return redirect(there)
    return _shown(request, found, form)


@door(read=READ, write=May.GO_OUT)
def street_return(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Gives a street back, so that somebody else can go there."""
    street: Street = of_dialogue(Street.objects.select_related("outing__challenger", "dialogue"), dialogue, pk)
    there = reverse("challengers:outing_detail", args=[dialogue.slug, street.outing_id])
    if request.method == "POST":
        try:
            leave_street(street, by=cast(Person, request.user))
            messages.success(request, _("%(street)s is free again.") % {"street": street.name})
        except NotYours:
            messages.error(request, _("This is somebody else's evening. Nothing was changed."))
    return redirect(there)


@door(read=READ, write=May.GO_OUT, form=True)
def outing_return(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Back home; then on to how it was."""
    found: Outing = of_dialogue(outings(dialogue), dialogue, pk)
    there = reverse("challengers:outing_list", args=[dialogue.slug])
    if request.method == "POST":
        try:
            come_home(found, by=cast(Person, request.user))
        except NotAllowed:
            messages.error(request, _("This is somebody else's evening. Nothing was changed."))
            return redirect(there)
        messages.success(request, _("Good that you are home."))
        own = found.challenger.person_id == request.user.pk
        return redirect(next(iter([link.address for link in told(found)] if own else []), there))
    return render(
        request, "core/confirm.html", {"title": _("Back home?"), "submit": _("Yes, I'm home"), "cancel": there}
    )
