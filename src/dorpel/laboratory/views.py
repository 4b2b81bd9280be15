"""The pages of the laboratory."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import StaleSave, door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, new_action, show_detail
from dorpel.findings.queries import current_version
from dorpel.laboratory.forms import EndingForm, ExperimentForm, ObservationForm
from dorpel.laboratory.models import Experiment
from dorpel.laboratory.operations import AlreadyEnded, end, observe
from dorpel.people.models import Person

READ, WRITE = May.READ_LABORATORY, May.EXPERIMENT


@door(read=READ)
def experiment_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All experiments, the latest first."""

    def row(each: Experiment) -> Row:
        cells = [
            (_("Experiment"), each.title),
            (_("Hosted by"), each.host),
            (_("Starts"), date_format(each.starts_on)),
            (_("State"), each.get_ending_display() or _("going on")),
        ]
        return Row(cells, reverse("laboratory:experiment_detail", args=[dialogue.slug, each.pk]))

    return show_list(
        request,
        Experiment.objects.of(dialogue).select_related("host"),
        title=_("Laboratory"),
        intro=_("A service tries something out for a while, and tells what it learned."),
        row=row,
        order=("-starts_on", "-pk"),
        actions=new_action(request, dialogue, "experiment", _("New experiment"), WRITE, room="laboratory"),
        empty=_("Nothing is being tried yet."),
    )


@door(read=READ)
def experiment_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One experiment: its question, what was seen, what was learned."""
    found = _found(dialogue, pk)
    seen = found.observations.select_related("seen_by").order_by("seen_on", "pk")
    sections: list[dict[str, object]] = [{"title": _("What we try"), "text": found.trying}]
    if found.finding_id:
        grown = current_version(found.finding).claim  # type: ignore[arg-type]
        sections.insert(0, {"title": _("Grew from the finding"), "text": grown})
    rows = [
        Row([(_("What was seen"), each.text), (_("On"), date_format(each.seen_on)), (_("By"), each.seen_by)])
        for each in seen
    ]
    sections.append({"title": _("What was seen"), "rows": rows, "empty": _("Nothing was noted yet.")})
    if found.ending:
        sections.append({"title": _("What was learned"), "text": found.lesson})
    names = ("question", "host", "starts_on", "until", "ending", "ended_on")
    acts, title = _acts(request, found), _("Laboratory")
    back = Link(title, reverse("laboratory:experiment_list", args=[dialogue.slug]))
    write = None if found.ending else WRITE
    return show_detail(
        request, found, *names, noun="experiment", write=write, actions=acts, sections=sections, back=back
    )


def _acts(request: HttpRequest, found: Experiment) -> list[Link]:
    if found.ending or not may(request, WRITE):
        return []
    here = [found.dialogue.slug, found.pk]
    return [
        Link(_("Note what you saw"), reverse("laboratory:experiment_observation", args=here)),
        Link(_("End it"), reverse("laboratory:experiment_ending", args=here)),
    ]


@door(read=READ, write=WRITE, form=True)
def experiment_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new experiment, perhaps from the finding in `?finding=`, or other words for one."""
    if pk and _found(dialogue, pk).ending:
        return _ended(request, dialogue, pk)
    initial = None if pk else {"finding": request.GET.get("finding", ""), "starts_on": timezone.localdate()}
    return edit(request, dialogue, ExperimentForm, pk, noun="experiment", may=WRITE, initial=initial)


@door(read=READ, write=WRITE, form=True)
def experiment_observation(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Note what was seen."""
    found, form = _found(dialogue, pk), ObservationForm(request.POST or None)
    here = reverse("laboratory:experiment_detail", args=[dialogue.slug, pk])
    if request.method == "POST" and form.is_valid():
        try:
            observe(found, **form.cleaned_data, by=cast(Person, request.user))
        except AlreadyEnded:
            return _ended(request, dialogue, pk)
        messages.success(request, _("Noted."))
        return redirect(here)
    context = {"title": _("What did you see: %(title)s") % {"title": found.title}, "form": form, "cancel": here}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=READ, write=WRITE, form=True)
def experiment_ending(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """End it, with what was learned."""
    found, form = _found(dialogue, pk), EndingForm(request.POST or None)
    here = reverse("laboratory:experiment_detail", args=[dialogue.slug, pk])
    if request.method == "POST" and form.is_valid():
        try:
            end(found, **form.cleaned_data, seen=found.version, by=cast(Person, request.user))
        except (AlreadyEnded, StaleSave):
            return _ended(request, dialogue, pk)
        messages.success(request, _("It has ended. What you learned stands among the lessons of the dialogue."))
        return redirect(here)
    context = {"title": _("End “%(title)s”") % {"title": found.title}, "form": form, "cancel": here}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


def _ended(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    messages.error(request, _("This experiment ended or changed in the meantime. Nothing was changed by you."))
    return redirect("laboratory:experiment_detail", dialogue.slug, pk)


def _found(dialogue: Dialogue, pk: UUID) -> Experiment:
    found: Experiment = of_dialogue(Experiment.objects.select_related("dialogue", "host", "finding"), dialogue, pk)
    return found
