"""What the City does with it: proposals and their answers, the plan, one action with its progress."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dorpel.core.paging import page_of
from dorpel.dialogues.models import Dialogue
from dorpel.findings.queries import public_findings
from dorpel.pages.frame import public, show
from dorpel.policy.models import Action, PolicyPlan, Resolution
from dorpel.policy.queries import actions_of, in_force, plan_tree, progress_by_thread
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
        findings=answered.order_by("at"),
        resolutions=Resolution.objects.filter(proposal=row).order_by("resolved_on", "made_at", "pk"),
        actions=actions_of([row.pk]),
    )


@require_safe
@public
def plan(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The plans as the council adopted them, each action with how far it has come."""
    versions = [in_force(each) for each in PolicyPlan.objects.filter(dialogue=dialogue).order_by("-first_year")[:5]]
    adopted = [version for version in versions if version is not None and version.adopted_on is not None]
    return show(
        request, "plan", dialogue, title=_("The plan"), plans=[(version, plan_tree(version)) for version in adopted]
    )


@require_safe
@public
def action(request: HttpRequest, dialogue: Dialogue, reference: str) -> HttpResponse:
    """One action: who owns it, what was reported, and the voices that it came from, all the way back."""
    rows = Action.objects.filter(dialogue=dialogue, plan_version__adopted_on__isnull=False)
    row = get_object_or_404(rows.select_related("plan_version__plan", "action_plan__objective"), reference=reference)
    origins = with_words(Proposal.objects.filter(origins__action=row))
    findings = public_findings(dialogue).filter(finding__answerings__proposal__origins__action=row).distinct()
    return show(
        request,
        "action",
        dialogue,
        row=row,
        title=row.text,
        share_type="article",
        owners=row.owners.order_by("name"),
        progress=progress_by_thread(row)[:60],
        proposals=origins.order_by("pk"),
        findings=findings.order_by("at"),
    )
