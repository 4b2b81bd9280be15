"""Policy plans: the list, one plan as a tracker, its form."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.policy.forms import PlanForm
from dorpel.policy.models import PlanVersion, PolicyPlan
from dorpel.policy.operations import begin_plan
from dorpel.policy.queries import in_force, plan_tree


@door(read=May.READ_POLICY)
def plan_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All policy plans."""

    def row(each: PolicyPlan) -> Row:
        cells = [(_("Plan"), each.name), (_("Years"), f"{each.first_year}–{each.last_year}")]
        return Row(cells, reverse("policy:plan_detail", args=[dialogue.slug, each.pk]))

    new = [(_("Begin a plan"), reverse("policy:plan_new", args=[dialogue.slug]))]
    return show_list(
        request,
        PolicyPlan.objects.of(dialogue),
        title=_("Policy plans"),
        row=row,
        order=("-first_year", "-pk"),
        actions=[
            *(new if may(request, May.RUN_PLAN) else []),
            (_("All actions"), reverse("policy:action_list", args=[dialogue.slug])),
            (_("What the city answered"), reverse("policy:resolution_list", args=[dialogue.slug])),
        ],
        empty=_("There is no policy plan yet."),
    )


@door(read=May.READ_POLICY)
def plan_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One plan as it is in force, with every action's stage, and all its versions."""
    plan: PolicyPlan = of_dialogue(PolicyPlan, dialogue, pk)
    version = in_force(plan)
    change = [(_("Change name and years"), reverse("policy:plan_change", args=[dialogue.slug, plan.pk]))]
    context = {
        "title": plan.name,
        "kicker": f"{plan.first_year}–{plan.last_year}",
        "breadcrumb": [(_("Policy plans"), reverse("policy:plan_list", args=[dialogue.slug]))],
        "actions": change if may(request, May.RUN_PLAN) else [],
        "intro": _state(version),
        "tree": plan_tree(version) if version else [],
        "versions": [_version_row(dialogue, each) for each in plan.versions.order_by("-number")],
        "slug": dialogue.slug,
    }
    return render(request, "policy/tracker.html", context)


def _state(version: PlanVersion | None) -> str:
    if version is None:
        return _("This plan has no version yet.")
    if version.adopted_on is None:
        return _("{version}. The council hasn't adopted it yet.").format(version=version.name)
    day = date_format(version.adopted_on)
    return _("{version}, adopted by the council on {day}.").format(version=version.name, day=day)


def _version_row(dialogue: Dialogue, each: PlanVersion) -> Row:
    adopted = date_format(each.adopted_on) if each.adopted_on else _("not yet")
    cells = [(_("Version"), each.name), (_("Number"), each.number), (_("Adopted"), adopted)]
    return Row(cells, reverse("policy:planversion_detail", args=[dialogue.slug, each.pk]))


@door(read=May.READ_POLICY, write=May.RUN_PLAN, form=True)
def plan_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new plan with its first version, or another name for one."""
    plan = of_dialogue(PolicyPlan, dialogue, pk) if pk else PolicyPlan(dialogue=dialogue)
    by: Any = request.user

    def begin(form: PlanForm) -> PolicyPlan:
        given = {name: form.cleaned_data[name] for name in form.Meta.fields}
        return begin_plan(dialogue, **given, version_name=_("First version"), by=by).plan

    return show_form(
        request,
        PlanForm(request.POST or None, instance=plan),
        title=_("Change the plan") if pk else _("Begin a plan"),
        write=May.RUN_PLAN,
        then=lambda saved: reverse("policy:plan_detail", args=[dialogue.slug, saved.pk]),
        save=None if pk else begin,
        cancel=reverse("policy:plan_list", args=[dialogue.slug]),
    )
