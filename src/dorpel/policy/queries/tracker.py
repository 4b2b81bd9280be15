"""The plan as a tree: objective > action plan > action, each action with its latest progress."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from dorpel.policy.models import Action, ActionPlan, Objective, PlanVersion, PolicyPlan, Progress


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An action and how far it has come; no progress yet is None."""

    action: Action
    owners: list[str]
    proposals: list[str]  # references
    progress: Progress | None


@dataclass(frozen=True, slots=True)
class ActionPlanLine:
    """An action plan with its actions."""

    action_plan: ActionPlan
    actions: list[ActionLine]


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective with its action plans; it has priority when one of them, or of their actions, has."""

    objective: Objective
    action_plans: list[ActionPlanLine]

    @property
    def is_priority(self) -> bool:
        """Derived, as the Flemish rules have it."""
        return any(
            each.action_plan.is_priority or any(line.action.is_priority for line in each.actions)
            for each in self.action_plans
        )


def in_force(plan: PolicyPlan) -> PlanVersion | None:
    """The latest adopted version, or the latest one while none is adopted."""
    versions = plan.versions.order_by("-number")
    return versions.filter(adopted_on__isnull=False).first() or versions.first()


def plan_tree(version: PlanVersion) -> list[ObjectiveLine]:
    """The whole version, in the order of its codes. Six queries, whatever its size."""
    actions: dict[UUID, list[ActionLine]] = defaultdict(list)
    for under, line in _lines(version):
        actions[under].append(line)
    plans: dict[UUID, list[ActionPlanLine]] = defaultdict(list)
    for plan in _by_code(ActionPlan.objects.filter(plan_version=version)):
        plans[plan.objective_id].append(ActionPlanLine(plan, actions[plan.pk]))
    return [ObjectiveLine(each, plans[each.pk]) for each in _by_code(Objective.objects.filter(plan_version=version))]


def progress_by_thread(action: Action) -> Any:
    """Everything reported on an action, in earlier versions of its plan too, the newest first."""
    reports = Progress.objects.filter(dialogue_id=action.dialogue_id, action__thread=action.thread)
    return reports.select_related("reported_by").order_by("-on", "-pk")


def by_code(code: str) -> list[tuple[int, int, str]]:
    """A sort key under which BD2 stands before BD10."""
    return [(0, int(bit), "") if bit.isdecimal() else (1, 0, bit) for bit in re.findall(r"\d+|\D+", code)]


def _by_code(lines: Iterable[Any]) -> list[Any]:
    return sorted(lines, key=lambda line: by_code(line.code))


def _actions(version: PlanVersion) -> list[Any]:
    latest = Progress.objects.filter(action__thread=OuterRef("thread")).order_by("-on", "-pk").values("pk")[:1]
    rows = Action.objects.filter(plan_version=version).annotate(latest=Subquery(latest))
    return _by_code(rows.prefetch_related("owners", "proposals"))


def _lines(version: PlanVersion) -> Iterable[tuple[UUID, ActionLine]]:
    actions = _actions(version)
    reports = Progress.objects.in_bulk([each.latest for each in actions if each.latest])
    for each in actions:
        owners = sorted(owner.name for owner in each.owners.all())
        origins = sorted(proposal.reference for proposal in each.proposals.all())
        yield each.action_plan_id, ActionLine(each, owners, origins, reports.get(each.latest))
