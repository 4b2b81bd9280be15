"""Versions of a plan: one as a tracker with its lines, its name, the next one, its adoption, its sheet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.forms import DorpelModelForm
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.policy.forms import AdoptionForm, VersionForm
from dorpel.policy.models import PlanVersion
from dorpel.policy.operations import Adopted, EmptyPlan, adopt, begin_version, save_line
from dorpel.policy.queries import plan_tree
from dorpel.policy.sheet import plan_lines


@door(read=May.READ_POLICY)
def planversion_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One version: objectives, action plans and actions with their stage."""
    version: PlanVersion = of_dialogue(PlanVersion.objects.select_related("plan"), dialogue, pk)
    adopted = date_format(version.adopted_on) if version.adopted_on else _("not yet")
    context = {
        "title": version.name,
        "kicker": version.plan.name,
        "breadcrumb": [(version.plan.name, reverse("policy:plan_detail", args=[dialogue.slug, version.plan_id]))],
        "actions": _acts(request, dialogue, version),
        "facts": [(_("Number"), version.number), (_("Adopted by the council on"), adopted)],
        "tree": plan_tree(version),
        "slug": dialogue.slug,
    }
    return render(request, "policy/tracker.html", context)


def _acts(request: HttpRequest, dialogue: Dialogue, version: PlanVersion) -> list[tuple[str, str]]:
    here = [dialogue.slug, version.pk]
    acts = [(_("Download as CSV"), reverse("policy:planversion_sheet", args=here))]
    if not may(request, May.RUN_PLAN):
        return acts
    acts.append((_("Copy to a next version"), reverse("policy:planversion_successor", args=here)))
    if version.adopted_on:
        return acts
    return [
        (_("Add an action"), reverse("policy:action_new", args=here)),
        (_("Add an action plan"), reverse("policy:actionplan_new", args=here)),
        (_("Add an objective"), reverse("policy:objective_new", args=here)),
        (_("Change the name"), reverse("policy:planversion_change", args=here)),
        (_("The council adopted it"), reverse("policy:planversion_adoption", args=here)),
        *acts,
    ]


@door(read=May.READ_POLICY, write=May.RUN_PLAN, form=True)
def planversion_form(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Another name for a version that isn't adopted."""
    version: PlanVersion = of_dialogue(PlanVersion, dialogue, pk)
    return show_open_form(request, VersionForm(request.POST or None, instance=version), _("Change the name"), version)


def show_open_form(request: HttpRequest, form: DorpelModelForm, title: str, version: PlanVersion) -> HttpResponse:
    """A form of a version's line; back to the version when it was adopted in the meantime."""
    by: Any = request.user
    there = reverse("policy:planversion_detail", args=[version.dialogue.slug, version.pk])
    if version.adopted_on:
        return stands(request, version)
    try:
        return show_form(
            request,
            form,
            title=title,
            kicker=version.name,
            write=May.RUN_PLAN,
            then=there,
            save=lambda valid: save_line(valid, by=by),
            cancel=there,
        )
    except Adopted:
        return stands(request, version)


def stands(request: HttpRequest, version: PlanVersion) -> HttpResponse:
    """Back to an adopted version, with why it can't change."""
    happened = _("The council adopted this version, so it stays as it is. Copy it to a next version to change it.")
    messages.error(request, happened)
    return redirect("policy:planversion_detail", version.dialogue.slug, version.pk)


@door(read=May.READ_POLICY, write=May.RUN_PLAN, form=True)
def planversion_successor(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Copies a version to the plan's next one."""
    earlier: PlanVersion = of_dialogue(PlanVersion, dialogue, pk)
    by: Any = request.user
    return show_form(
        request,
        VersionForm(request.POST or None, instance=PlanVersion(dialogue=dialogue, plan_id=earlier.plan_id)),
        title=_("Copy to a next version"),
        intro=_("Codes, owners, origins and progress come along. The earlier version stays as it is."),
        kicker=earlier.name,
        write=May.RUN_PLAN,
        then=lambda made: reverse("policy:planversion_detail", args=[dialogue.slug, made.pk]),
        save=lambda form: begin_version(earlier, name=form.cleaned_data["name"], by=by),
        cancel=reverse("policy:planversion_detail", args=[dialogue.slug, earlier.pk]),
    )


@door(read=May.READ_POLICY, write=May.RUN_PLAN, form=True)
def planversion_adoption(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The council adopted a version: from then on it stays as it is."""
    version: PlanVersion = of_dialogue(PlanVersion, dialogue, pk)
    form, by = AdoptionForm(request.POST or None), _person(request)
    there = reverse("policy:planversion_detail", args=[dialogue.slug, version.pk])
    if form.is_valid():
        try:
            adopt(version, on=form.cleaned_data["on"], by=by)
        except Adopted:
            return stands(request, version)
        except EmptyPlan:
            form.add_error(None, _("This version has no actions yet. Add one first."))
        else:
            messages.success(request, _("The version is adopted and stays as it is. Progress can still be added."))
            return redirect(there)
    intro = _("After this only progress can be added to this version.")
    context = {"title": _("The council adopted it"), "intro": intro, "form": form, "cancel": there}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


def _person(request: HttpRequest) -> Any:
    return request.user


@door(read=May.READ_POLICY)
def planversion_sheet(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The version as a CSV file, one line for each action."""
    version: PlanVersion = of_dialogue(PlanVersion, dialogue, pk)
    # A plan is some thousands of lines at most, so it is sent whole.
    response = HttpResponse("".join(plan_lines(version)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="plan-{dialogue.slug}-{version.number}.csv"'
    return response
