"""Reports on an action: one of them, its form."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.policy.forms import ProgressForm
from dorpel.policy.models import Action, Progress
from dorpel.policy.operations import correct_report, report


@door(read=May.READ_POLICY)
def progress_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One report."""
    found: Progress = of_dialogue(Progress.objects.select_related("action", "reported_by"), dialogue, pk)
    change = [(_("Correct this report"), reverse("policy:progress_change", args=[dialogue.slug, found.pk]))]
    context = {
        "title": found.get_stage_display(),
        "kicker": found.action.code,
        "breadcrumb": [(found.action.text, reverse("policy:action_detail", args=[dialogue.slug, found.action_id]))],
        "actions": change if may(request, May.REPORT) else [],
        "facts": [(_("On"), date_format(found.on)), (_("Reported by"), found.reported_by)],
        "sections": [{"title": _("What happened, what comes next"), "text": found.text}],
    }
    return render(request, "core/detail.html", context)


@door(read=May.READ_POLICY, write=May.REPORT, form=True)
def progress_form(
    request: HttpRequest, dialogue: Dialogue, parent: UUID | None = None, pk: UUID | None = None
) -> HttpResponse:
    """A report on an action, also in an adopted plan, or better words for one."""
    by: Any = request.user
    if pk:
        found: Progress = of_dialogue(Progress.objects.select_related("action"), dialogue, pk)
    else:
        found = Progress(dialogue=dialogue, action=of_dialogue(Action, dialogue, parent))

    def save(form: ProgressForm) -> Progress:
        if pk:
            return correct_report(form, by=by)
        return report(found.action, **{name: form.cleaned_data[name] for name in form.Meta.fields}, by=by)

    there = reverse("policy:action_detail", args=[dialogue.slug, found.action_id])
    return show_form(
        request,
        ProgressForm(request.POST or None, instance=found),
        title=_("Correct the report") if pk else _("Report progress"),
        intro=found.action.text,
        kicker=found.action.code,
        write=May.REPORT,
        then=there,
        save=save,
        cancel=there,
    )
