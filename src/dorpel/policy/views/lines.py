"""The lines of a version that lie above the actions, and the forms of all three kinds."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.policy.forms import ActionForm, ActionPlanForm, LineForm, ObjectiveForm
from dorpel.policy.models import Action, ActionPlan, Objective, PlanVersion
from dorpel.policy.views.versions import show_open_form


@door(read=May.READ_POLICY)
def objective_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """An objective with its action plans; it has priority when one of them, or of their actions, has."""
    found: Objective = of_dialogue(Objective.objects.select_related("plan_version"), dialogue, pk)
    plans = list(found.action_plans.order_by("code"))
    urgent = any(each.is_priority for each in plans)
    urgent = urgent or Action.objects.filter(action_plan__objective=found, is_priority=True).exists()
    under = [_row(each, "policy:actionplan_detail", dialogue) for each in plans]
    facts = [(_("Has priority"), _("yes") if urgent else _("no"))]
    return _line_page(request, dialogue, found, "objective", facts, (_("Action plans"), under))


@door(read=May.READ_POLICY)
def actionplan_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """An action plan with its actions."""
    found: ActionPlan = of_dialogue(ActionPlan.objects.select_related("plan_version", "objective"), dialogue, pk)
    under = [_row(each, "policy:action_detail", dialogue) for each in found.actions.order_by("code")]
    facts = [(_("Objective"), str(found.objective)), (_("Has priority"), _("yes") if found.is_priority else _("no"))]
    return _line_page(request, dialogue, found, "actionplan", facts, (_("Actions"), under))


def _row(line: Any, name: str, dialogue: Dialogue) -> Row:
    return Row([(_("Code"), line.code), (_("Text"), line.text)], reverse(name, args=[dialogue.slug, line.pk]))


def _line_page(
    request: HttpRequest,
    dialogue: Dialogue,
    found: Any,
    noun: str,
    facts: list[tuple[str, str]],
    under: tuple[str, list[Row]],
) -> HttpResponse:
    version = found.plan_version
    change = [(_("Change it"), reverse(f"policy:{noun}_change", args=[dialogue.slug, found.pk]))]
    context = {
        "title": found.text,
        "kicker": found.code,
        "breadcrumb": [(version.name, reverse("policy:planversion_detail", args=[dialogue.slug, version.pk]))],
        "actions": change if may(request, May.RUN_PLAN) and version.adopted_on is None else [],
        "facts": facts,
        "sections": [{"title": under[0], "rows": under[1], "empty": _("Nothing stands under it yet.")}],
    }
    return render(request, "core/detail.html", context)


@door(read=May.READ_POLICY, write=May.RUN_PLAN, form=True)
def objective_form(
    request: HttpRequest, dialogue: Dialogue, parent: UUID | None = None, pk: UUID | None = None
) -> HttpResponse:
    """An objective."""
    return _line_form(request, _line(Objective, dialogue, parent, pk), ObjectiveForm, _("Objective"))


@door(read=May.READ_POLICY, write=May.RUN_PLAN, form=True)
def actionplan_form(
    request: HttpRequest, dialogue: Dialogue, parent: UUID | None = None, pk: UUID | None = None
) -> HttpResponse:
    """An action plan."""
    return _line_form(request, _line(ActionPlan, dialogue, parent, pk), ActionPlanForm, _("Action plan"))


@door(read=May.READ_POLICY, write=May.RUN_PLAN, form=True)
def action_form(
    request: HttpRequest, dialogue: Dialogue, parent: UUID | None = None, pk: UUID | None = None
) -> HttpResponse:
    """An action."""
    return _line_form(request, _line(Action, dialogue, parent, pk), ActionForm, _("Action"))


def _line(kind: type[Any], dialogue: Dialogue, parent: UUID | None, pk: UUID | None) -> Any:
    if pk:
        return of_dialogue(kind.objects.select_related("plan_version"), dialogue, pk)
    return kind(dialogue=dialogue, plan_version=of_dialogue(PlanVersion, dialogue, parent))


def _line_form(request: HttpRequest, line: Any, kind: type[LineForm], title: str) -> HttpResponse:
    return show_open_form(request, kind(request.POST or None, instance=line), title, line.plan_version)
