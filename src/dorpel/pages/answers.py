"""What the City answered and does, in a few lines, for the front page and the plan."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from dorpel.core.pictures import Stage
from dorpel.dialogues.models import Dialogue
from dorpel.pages.stages import Behind, behind_actions, stage_of
from dorpel.policy.models import Resolution
from dorpel.policy.queries import ActionRow, ProgressRow, actions_of, progress_of
from dorpel.proposals.models import ProposalVersion


@dataclass(frozen=True, slots=True)
class CityAnswer:
    """What the city said to a proposal, with its reason, and how far what it promised has come ('' when nothing)."""

    title: str
    address: str
    body: str
    outcome: str
    reason: str
    language: str
    on: date
    action: str = ""
    stage: str = ""
    report: str = ""
    action_address: str = ""
    lines: Stage | None = None


def answers_of(dialogue: Dialogue, *, most: int = 3) -> list[CityAnswer]:
    """The latest answers of the city; seven questions for all."""
    words = ProposalVersion.objects.filter(proposal=OuterRef("proposal"), number=OuterRef("proposal__version"))
    rows = Resolution.objects.filter(dialogue=dialogue).annotate(title=Subquery(words.values("title")[:1]))
    latest = list(rows.select_related("proposal").order_by("-resolved_on", "-pk")[:most])
    actions = actions_of([row.proposal_id for row in latest])
    reports: dict[UUID, list[ProgressRow]] = defaultdict(list)
    for report in progress_of(actions):
        reports[report.action_id].append(report)
    by_proposal = {action.proposal_id: action for action in reversed(actions)}
    behind = behind_actions([action.action_id for action in by_proposal.values()])
    return [_city_answer(dialogue.slug, row, by_proposal.get(row.proposal_id), reports, behind) for row in latest]


def _city_answer(
    slug: str,
    row: Any,
    action: ActionRow | None,
    reports: dict[UUID, list[ProgressRow]],
    behind: dict[UUID, list[Behind]],
) -> CityAnswer:
    found = CityAnswer(
        row.title or row.proposal.reference,
        reverse("pages:proposal", args=[slug, row.proposal.reference]),
        row.get_body_display(),
        row.get_outcome_display(),
        row.reason,
        row.language,
        row.resolved_on,
    )
    if action is None:
        return found
    told = reports.get(action.action_id, [])
    address = reverse("pages:action", args=[slug, action.reference])
    stage, words = (told[-1].stage_words, told[-1].text) if told else ("", "")
    voices = max((each.voices for each in behind.get(action.action_id, [])), default=0)
    lines = stage_of([each.stage for each in told], voices)
    return replace(found, action=action.text, action_address=address, stage=stage, report=words, lines=lines)
