"""What the City does with it: proposals and their answers, the plan, one action with its progress."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dorpel.core.paging import page_of
from dorpel.core.pictures import Stage
from dorpel.dialogues.models import Dialogue
from dorpel.findings.queries import public_findings
from dorpel.pages.frame import public, show
from dorpel.pages.stages import STEPS, Behind, behind_actions, plan_in_words, refused_of, reported_on, stage_of, told
from dorpel.policy.models import Action, PolicyPlan, Resolution
from dorpel.policy.queries import ActionLine, ObjectiveLine, actions_of, in_force, plan_tree, progress_by_thread
from dorpel.policy.queries.answers import LATEST
from dorpel.proposals.models import Proposal
from dorpel.proposals.queries import open_proposals, with_words


@require_safe
@public
def proposals(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The proposals with their latest answer, the newest first."""
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = page_of(open_proposals(dialogue), order=("-pk",), size=25, **marks)
    latest: dict[object, Resolution] = {}
    for row in Resolution.objects.filter(proposal__in=[each.pk for each in page.rows]).order_by(*LATEST):
        latest.setdefault(row.proposal_id, row)
    return show(
        request,
        "proposals",
        dialogue,
        title=_("At the table"),
        pairs=[(each, latest.get(each.pk)) for each in page.rows],
        page=page,
    )


@require_safe
@public
def proposal(request: HttpRequest, dialogue: Dialogue, reference: str) -> HttpResponse:
    """One proposal: its words, the findings it answers, every answer with its reason, and its place in the plan."""
    row = get_object_or_404(with_words(Proposal.objects.filter(dialogue=dialogue)), reference=reference)
    answered = public_findings(dialogue).filter(finding__answerings__proposal=row)
    return show(
        request,
        "proposal",
        dialogue,
        row=row,
        title=row.title,
        share_type="article",
        findings=[told(each) for each in answered.order_by("at")],
        resolutions=Resolution.objects.filter(proposal=row).order_by("resolved_on", "made_at", "pk"),
        actions=actions_of([row.pk]),
    )


@require_safe
@public
def plan(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The plans as the council adopted them, each action with its voices and how far it has come."""
    versions = [in_force(each) for each in PolicyPlan.objects.filter(dialogue=dialogue).order_by("-first_year")[:5]]
    trees = [(each, plan_tree(each)) for each in versions if each is not None and each.adopted_on is not None]
    lines = [line for _version, tree in trees for each in tree for group in each.action_plans for line in group.actions]
    reported = reported_on(line.action.thread for line in lines)
    behind = behind_actions(line.action.pk for line in lines)
    drawn = {line.action.pk: _drawn(line, reported[line.action.thread], behind) for line in lines}
    return show(
        request,
        "plan",
        dialogue,
        title=_("What the City does with your voice"),
        share_text=plan_in_words(stage for stage, _behind in drawn.values()) if drawn else "",
        plans=[(version, [_objective(each, drawn) for each in tree]) for version, tree in trees],
        steps=[step.label for step in STEPS],
        refused=refused_of(dialogue.pk),
    )


def _drawn(line: ActionLine, reported: list[str], behind: dict[UUID, list[Behind]]) -> tuple[Stage, list[Behind]]:
    found = behind.get(line.action.pk, [])
    return stage_of(reported, max((each.voices for each in found), default=0)), found


def _objective(line: ObjectiveLine, drawn: dict[UUID, tuple[Stage, list[Behind]]]) -> Any:
    """An objective, its action plans, and under each the actions with their lines and the findings behind them."""
    groups = [
        (group.action_plan, [(each, *drawn[each.action.pk]) for each in group.actions]) for group in line.action_plans
    ]
    return line, groups


@require_safe
@public
def action(request: HttpRequest, dialogue: Dialogue, reference: str) -> HttpResponse:
    """One action: who owns it, what was reported, and the voices that it came from, all the way back."""
    rows = Action.objects.filter(dialogue=dialogue, plan_version__adopted_on__isnull=False)
    row = get_object_or_404(rows.select_related("plan_version__plan", "action_plan__objective"), reference=reference)
    origins = with_words(Proposal.objects.filter(origins__action=row))
    findings = public_findings(dialogue).filter(finding__answerings__proposal__origins__action=row).distinct()
    found, reports = [told(each) for each in findings.order_by("-voices")], list(progress_by_thread(row)[:60])
    return show(
        request,
        "action",
        dialogue,
        row=row,
        title=row.text,
        share_text=reports[0].text if reports else "",
        share_type="article",
        owners=row.owners.order_by("name"),
        progress=reports,
        stage=stage_of([report.stage for report in reversed(reports)], max((each.voices for each in found), default=0)),
        steps=[step.label for step in STEPS],
        proposals=origins.order_by("pk"),
        findings=found,
    )
