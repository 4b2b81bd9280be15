"""Challengers: who they are, what they chose, who stands beside them; together, never ranked."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.challengers.forms import ChallengerForm, SupportForm, WhyForm
from dorpel.challengers.models import Challenger, SupportEntry
from dorpel.challengers.operations import AlreadyStopped, note_support, stop
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import StaleSave, door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, new_action, show_detail
from dorpel.people.models import Person

RUN = May.RUN_CHALLENGERS


@door(read=May.READ_CHALLENGERS)
def challenger_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All challengers, the newest first."""

    def row(each: Challenger) -> Row:
        cells = [
            (_("Challenger"), each.name),
            (_("Subject"), each.subject),
            (_("Buddy"), each.buddy or ""),
            (_("State"), _("stopped") if each.stopped_at else _("on the road")),
        ]
        return Row(cells, reverse("challengers:challenger_detail", args=[dialogue.slug, each.pk]))

    ways: tuple[tuple[str, str], ...] = (
        ("intake_list", _("Intakes")),
        ("training_list", _("Trainings")),
        ("method_list", _("Methods")),
        ("outing_list", _("Evenings out")),
    )
    if may(request, RUN):
        ways = (*ways, ("phone_list", _("Phones")))
    actions = new_action(request, dialogue, "challenger", _("New challenger"), RUN, room="challengers")
    return show_list(
        request,
        Challenger.objects.of(dialogue).select_related("buddy"),
        title=_("Challengers"),
        intro=_("Residents who invite fellow residents to a good conversation. They are never ranked."),
        row=row,
        actions=[
            *actions,
            *(Link(label, reverse(f"challengers:{name}", args=[dialogue.slug])) for name, label in ways),
        ],
        empty=_("Nobody is a challenger yet."),
    )


@door(read=May.READ_CHALLENGERS)
def challenger_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One challenger: what they chose, their trainings, and what is kept about them."""
    found = _found(dialogue, pk)
    actions = []
    if may(request, May.SUPPORT):
        actions.append(Link(_("Support log"), reverse("challengers:challenger_support", args=[dialogue.slug, pk])))
    if may(request, RUN) and found.stopped_at is None:
        actions.append(Link(_("They stop"), reverse("challengers:challenger_stop", args=[dialogue.slug, pk])))
    were = found.attendance.filter(was_there=True).select_related("training").order_by("training__starts_at")
    sections = [
        {
            "title": _("Trainings"),
            "rows": [
                Row([(_("Training"), each.training), (_("On"), date_format(each.training.starts_at))]) for each in were
            ],
            "empty": _("No training yet."),
        },
        {"title": _("What is kept about a challenger"), "text": _kept()},
    ]
    names = ("subject", "target", "buddy", "professional", "intake", "stopped_at")
    return show_detail(request, found, *names, noun="challenger", write=RUN, actions=actions, sections=sections)


def _kept() -> str:
    return _(
        "Name, subject, target, buddy and professional; which trainings they came to; how many records their "
        "phone made and sent. Streets of an evening go after a week, evenings out after a month, "
        "notes of support after a year. "
        "No track is kept of where anybody walks. Notes of support are read only by who leads the dialogue. "
        "Nobody is compared with anybody."
    )


@door(read=RUN, write=RUN, form=True)
def challenger_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Somebody who becomes a challenger without an application, or another subject for one."""
    return edit(request, dialogue, ChallengerForm, pk, noun="challenger", may=RUN)


@door(read=RUN, write=RUN, form=True)
def challenger_stop(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A challenger stops, with the reason."""
    found, form = _found(dialogue, pk), WhyForm(request.POST or None)
    here = reverse("challengers:challenger_detail", args=[dialogue.slug, pk])
    if request.method == "POST" and form.is_valid():
        try:
            stop(found, why=form.cleaned_data["why"], seen=found.version, by=cast(Person, request.user))
            messages.success(request, _("They stopped. What they recorded stays."))
        except (AlreadyStopped, StaleSave):
            messages.error(request, _("Somebody changed this just now. Nothing was changed by you."))
        return redirect(here)
    context = {"title": _("%(name)s stops") % {"name": found.name}, "form": form, "cancel": here}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=May.SUPPORT, write=May.SUPPORT)
def challenger_support(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The support log: low points, questions, help that was given."""
    found, form = _found(dialogue, pk), SupportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note_support(found, text=form.cleaned_data["text"], by=cast(Person, request.user))
        messages.success(request, _("Noted."))
        return redirect("challengers:challenger_support", dialogue.slug, pk)

    def row(each: Any) -> Row:
        when = date_format(each.noted_at, "SHORT_DATE_FORMAT")
        return Row([(_("Note"), each.text), (_("By"), each.noted_by), (_("When"), when)])

    response = show_list(
        request,
        SupportEntry.objects.of(dialogue).filter(challenger=found).select_related("noted_by"),
        title=_("Support log of %(name)s") % {"name": found.name},
        intro=_("Only who leads the dialogue reads this. Write what helps, no judgement; they may ask to read it."),
        row=row,
        template="challengers/support.html",
        form=form,
        breadcrumb=[(found.name, reverse("challengers:challenger_detail", args=[dialogue.slug, pk]))],
        empty=_("Nothing was noted yet."),
    )
    response.status_code = 422 if form.is_bound else 200
    return response


def _found(dialogue: Dialogue, pk: UUID) -> Challenger:
    found: Challenger = of_dialogue(Challenger.objects.select_related("dialogue", "buddy", "intake"), dialogue, pk)
    return found
