"""Trainings with who was there, and method cards."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.challengers.forms import AttendanceForm, MethodForm, TrainingForm
from dorpel.challengers.models import Method, Training
from dorpel.challengers.operations import add_ready_methods, tick
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, new_action, show_detail
from dorpel.people.models import Person

RUN = May.RUN_CHALLENGERS


@door(read=May.READ_CHALLENGERS)
def training_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Trainings, the latest first."""

    def row(each: Training) -> Row:
        cells = [
            (_("Training"), each.title),
            (_("Starts"), date_format(each.starts_at, "SHORT_DATETIME_FORMAT")),
            (_("Place"), each.place),
        ]
        return Row(cells, reverse("challengers:training_detail", args=[dialogue.slug, each.pk]))

    return show_list(
        request,
        Training.objects.of(dialogue),
        title=_("Trainings"),
        row=row,
        order=("-starts_at", "-pk"),
        actions=new_action(request, dialogue, "training", _("New training"), RUN, room="challengers"),
        empty=_("No training is planned yet."),
    )


@door(read=May.READ_CHALLENGERS)
def training_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One training, and who was there."""
    found = of_dialogue(Training.objects.select_related("dialogue", "host", "intake"), dialogue, pk)
    were = (
        found.attendance.filter(was_there=True).order_by("challenger__name").values_list("challenger__name", flat=True)
    )
    actions = []
    if may(request, RUN):
        actions = [Link(_("Tick who was there"), reverse("challengers:training_attendance", args=[dialogue.slug, pk]))]
    sections = [{"title": _("Who was there"), "text": "\n".join(were) or _("Nobody was ticked yet.")}]
    names = ("on", "starts_at", "place", "host", "intake", "take_home")
    return show_detail(request, found, *names, noun="training", write=RUN, actions=actions, sections=sections)


@door(read=RUN, write=RUN, form=True)
def training_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new training, or another date for one."""
    return edit(request, dialogue, TrainingForm, pk, noun="training", may=RUN)


@door(read=RUN, write=RUN, form=True)
def training_attendance(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One page to tick who was there."""
    found: Training = of_dialogue(Training.objects.select_related("dialogue"), dialogue, pk)
    form = AttendanceForm(request.POST if request.method == "POST" else None, training=found)
    here = reverse("challengers:training_detail", args=[dialogue.slug, pk])
    if request.method == "POST" and form.is_valid():
        there = [each.pk for each in form.cleaned_data["there"]]
        number = tick(found, asked=form.asked, there=there, by=cast(Person, request.user))
        said = ngettext("%(number)s challenger was there.", "%(number)s challengers were there.", number)
        messages.success(request, said % {"number": number})
        return redirect(here)
    context = {"title": _("Who was there: %(training)s") % {"training": found}, "form": form, "cancel": here}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=May.READ_DIALOGUE)
def method_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The method cards."""

    def row(each: Method) -> Row:
        people = _("%(smallest)s to %(largest)s") % {"smallest": each.smallest, "largest": each.largest}
        cells = [(_("Method"), each.name), (_("People"), people), (_("Minutes"), each.minutes)]
        return Row(cells, reverse("challengers:method_detail", args=[dialogue.slug, each.pk]))

    actions = new_action(request, dialogue, "method", _("New method"), RUN, room="challengers")
    if may(request, RUN):
        actions.append(Link(_("Add the ready cards"), reverse("challengers:method_ready", args=[dialogue.slug])))
    return show_list(
        request,
        Method.objects.of(dialogue),
        title=_("Methods"),
        row=row,
        order=("name", "pk"),
        actions=actions,
        empty=_("There are no method cards yet."),
    )


@door(read=May.READ_DIALOGUE)
def method_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One card, with its steps."""
    found = of_dialogue(Method.objects.select_related("dialogue"), dialogue, pk)
    sections = [{"title": _("Steps"), "text": found.steps}]
    return show_detail(request, found, "smallest", "largest", "minutes", noun="method", write=RUN, sections=sections)


@door(read=RUN, write=RUN, form=True)
def method_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A card of one's own, or other steps for one."""
    return edit(request, dialogue, MethodForm, pk, noun="method", may=RUN)


@door(read=RUN, write=RUN, form=True)
def method_ready(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Adds the cards that are ready to use."""
    there = reverse("challengers:method_list", args=[dialogue.slug])
    if request.method == "POST":
        number = add_ready_methods(dialogue, by=cast(Person, request.user))
        said = ngettext("%(number)s card was added.", "%(number)s cards were added.", number)
        messages.success(request, said % {"number": number})
        return redirect(there)
    intro = _("Five cards, written for you. Cards that you have already stay as they are.")
    context = {"title": _("Add the ready cards"), "intro": intro, "submit": _("Add them"), "cancel": there}
    return render(request, "core/confirm.html", context)
