"""Evenings out: going, and back home. A time and a buddy, never a track."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.challengers.forms import OutingForm
from dorpel.challengers.models import Challenger, Outing
from dorpel.challengers.operations import come_home, plan_outing
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import NotAllowed, door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import new_action, show_detail
from dorpel.people.models import Person

READ = May.READ_CHALLENGERS


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
            (_("Going out"), date_format(each.starts_at, "SHORT_DATETIME_FORMAT")),
            (_("Back home by"), date_format(each.back_by, "SHORT_DATETIME_FORMAT")),
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
        actions=new_action(request, dialogue, "outing", _("Going out"), May.GO_OUT, room="challengers"),
        empty=_("No evening out is planned."),
    )


@door(read=READ)
def outing_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One evening out."""
    found: Outing = of_dialogue(outings(dialogue), dialogue, pk)
    own = found.challenger.person_id == request.user.pk or may(request, May.RUN_CHALLENGERS)
    home = Link(_("Back home"), reverse("challengers:outing_return", args=[dialogue.slug, pk]))
    # The street is for who leads, should somebody not come home.
    names = ("challenger", "neighbourhood", *(["street"] if own else []), "buddy", "starts_at", "back_by", "back_at")
    actions = [home] if own and found.back_at is None else []
    return show_detail(request, found, *names, noun="outing", write=None, actions=actions, notice=state_of(found))


@door(read=READ, write=May.GO_OUT, form=True)
def outing_form(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Going out: who, where, with whom, back by when."""
    by = cast(Person, request.user)
    own = Challenger.objects.filter(dialogue=dialogue, person=by).first()
    start = {"challenger": own, "starts_at": timezone.localtime()}
    form = OutingForm(request.POST or None, dialogue=dialogue, initial=start)
    if not may(request, May.RUN_CHALLENGERS):
        form.fields["challenger"].queryset = Challenger.objects.filter(dialogue=dialogue, person=by)  # type: ignore[attr-defined]
    return show_form(
        request,
        form,
        title=_("Going out"),
        write=May.GO_OUT,
        then=lambda saved: reverse("challengers:outing_detail", args=[dialogue.slug, saved.pk]),
        save=lambda valid: plan_outing(**valid.told(), by=by),
        cancel=reverse("challengers:outing_list", args=[dialogue.slug]),
    )


@door(read=READ, write=May.GO_OUT, form=True)
def outing_return(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Back home."""
    found: Outing = of_dialogue(outings(dialogue), dialogue, pk)
    there = reverse("challengers:outing_list", args=[dialogue.slug])
    if request.method == "POST":
        try:
            come_home(found, by=cast(Person, request.user))
            messages.success(request, _("Good that you are home."))
        except NotAllowed:
            messages.error(request, _("This is somebody else's evening. Nothing was changed."))
        return redirect(there)
    return render(
        request, "core/confirm.html", {"title": _("Back home?"), "submit": _("Yes, I'm home"), "cancel": there}
    )
