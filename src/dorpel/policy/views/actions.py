"""Actions: all of them, one with what became of it, the proposals that got their place in it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.policy.forms import PlaceForm
from dorpel.policy.models import Action, ActionOrigin, Progress
from dorpel.policy.operations import Adopted, NotAccepted, give_place, take_place
from dorpel.policy.queries import progress_by_thread
from dorpel.policy.views.versions import stands


@door(read=May.READ_POLICY)
def action_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All actions of all versions, the newest first."""

    def row(each: Action) -> Row:
        owners = ", ".join(owner.name for owner in each.owners.all())
        cells = [
            (_("Action"), each.text),
            (_("Code"), each.code),
            (_("Plan"), each.plan_version.name),
            (_("Owned by"), owners),
        ]
        return Row(cells, reverse("policy:action_detail", args=[dialogue.slug, each.pk]))

    rows = Action.objects.of(dialogue).select_related("plan_version").prefetch_related("owners")
    return show_list(request, rows, title=_("Actions"), row=row, empty=_("There are no actions yet."))


@door(read=May.READ_POLICY)
def action_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One action: who owns it, which proposals it came from, what was reported."""
    found: Action = of_dialogue(Action.objects.select_related("plan_version", "action_plan"), dialogue, pk)
    opened = found.plan_version.adopted_on is None and may(request, May.RUN_PLAN)
    version = reverse("policy:planversion_detail", args=[dialogue.slug, found.plan_version_id])
    context = {
        "title": found.text,
        "kicker": found.code,
        "breadcrumb": [(found.plan_version.name, version)],
        "actions": _acts(request, dialogue, found, opened),
        "facts": _facts(found),
        "sections": [
            {
                "title": _("What became of it"),
                "rows": [_report_row(dialogue, each) for each in progress_by_thread(found)],
                "empty": _("Nothing is reported yet."),
            },
            {
                "title": _("Proposals it comes from"),
                "rows": [_origin_row(dialogue, each, opened) for each in _origins(found)],
                "empty": _("No proposal has its place here yet."),
            },
        ],
    }
    return render(request, "core/detail.html", context)


def _acts(request: HttpRequest, dialogue: Dialogue, found: Action, opened: bool) -> list[tuple[str, str]]:
    here = [dialogue.slug, found.pk]
    acts = [(_("Report progress"), reverse("policy:progress_new", args=here))] if may(request, May.REPORT) else []
    if opened:
        acts.append((_("Give a proposal its place"), reverse("policy:origin_new", args=here)))
        acts.append((_("Change it"), reverse("policy:action_change", args=here)))
    return acts


def _facts(found: Action) -> list[tuple[str, object]]:
    return [
        (_("Action plan"), found.action_plan),
        (_("Has priority"), _("yes") if found.is_priority else _("no")),
        (_("Owned by"), ", ".join(found.owners.order_by("name").values_list("name", flat=True)) or "–"),
        (_("Ready by"), date_format(found.due_on) if found.due_on else "–"),
        (_("Counts as done when"), found.counts_as_done or "–"),
        (_("Reference"), found.reference),
    ]


def _origins(found: Action) -> Any:
    return found.origins.select_related("proposal").order_by("pk")


def _origin_row(dialogue: Dialogue, each: ActionOrigin, opened: bool) -> Row:
    name, pk = ("policy:origin_removal", each.pk) if opened else ("proposals:proposal_detail", each.proposal_id)
    cells = [(_("Proposal"), each.proposal.reference), (_("Since"), date_format(each.at, "SHORT_DATE_FORMAT"))]
    return Row(cells, reverse(name, args=[dialogue.slug, pk]))


def _report_row(dialogue: Dialogue, each: Progress) -> Row:
    cells = [
        (_("Stage"), each.get_stage_display()),
        (_("On"), date_format(each.on)),
        (_("What happened"), each.text),
        (_("Reported by"), each.reported_by),
    ]
    return Row(cells, reverse("policy:progress_detail", args=[dialogue.slug, each.pk]))


@door(read=May.READ_POLICY, write=May.RUN_PLAN, form=True)
def origin_form(request: HttpRequest, dialogue: Dialogue, parent: UUID) -> HttpResponse:
    """A proposal that got a yes gets its place in an action."""
    action: Action = of_dialogue(Action.objects.select_related("plan_version"), dialogue, parent)
    by: Any = request.user
    form = PlaceForm(request.POST or None, action=action)
    there = reverse("policy:action_detail", args=[dialogue.slug, action.pk])
    if form.is_valid():
        try:
            give_place(action, proposal=form.cleaned_data["proposal"], by=by)
            messages.success(request, _("The proposal has its place in the plan."))
            return redirect(there)
        except Adopted:
            return stands(request, action.plan_version)
        except NotAccepted:
            form.add_error("proposal", _("The latest answer to this proposal isn't a yes."))
    context = {"title": _("Give a proposal its place"), "kicker": action.code, "intro": action.text, "form": form}
    return render(request, "core/form.html", {**context, "cancel": there}, status=422 if form.is_bound else 200)


@door(read=May.READ_POLICY, write=May.RUN_PLAN, form=True)
def origin_removal(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Takes a proposal's place away again, in a version that isn't adopted."""
    origin: ActionOrigin = of_dialogue(
        ActionOrigin.objects.select_related("action__plan_version", "proposal"), dialogue, pk
    )
    there = reverse("policy:action_detail", args=[dialogue.slug, origin.action_id])
    if request.method != "POST":
        title = _("Take the place of proposal {reference} away?").format(reference=origin.proposal)
        return render(request, "core/confirm.html", {"title": title, "cancel": there})
    by: Any = request.user
    try:
        take_place(origin, by=by)
    except Adopted:
        return stands(request, origin.action.plan_version)
    messages.success(request, _("The proposal has no place in this action any more."))
    return redirect(there)
