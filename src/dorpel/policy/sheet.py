"""The plan as a sheet: one line for each action, safe to open in a spreadsheet program."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from dorpel.core.spreadsheets import csv_rows
from dorpel.policy.models import PlanVersion
from dorpel.policy.queries import ActionLine, ActionPlanLine, ObjectiveLine, plan_tree


def plan_lines(version: PlanVersion) -> Iterator[str]:
    """The lines of the CSV file: comma-separated, quoted where needed, with a byte order mark for spreadsheets."""
    return csv_rows(
        heads(),
        (
            _cells(objective, plan, action)
            for objective in plan_tree(version)
            for plan in objective.action_plans
            for action in plan.actions
        ),
    )


def heads() -> list[str]:
    """The heads of the columns, in the reader's language."""
    return [
        _("objective code"),
        _("objective"),
        _("objective has priority"),
        _("action plan code"),
        _("action plan"),
        _("action plan has priority"),
        _("action code"),
        _("action"),
        _("action has priority"),
        _("owned by"),
        _("ready by"),
        _("counts as done when"),
        _("comes from proposals"),
        _("stage"),
        _("on"),
        _("what happened, what comes next"),
    ]


def _cells(objective: ObjectiveLine, plan: ActionPlanLine, line: ActionLine) -> list[str]:
    action, progress = line.action, line.progress
    return [
        objective.objective.code,
        objective.objective.text,
        _yes(objective.is_priority),
        plan.action_plan.code,
        plan.action_plan.text,
        _yes(plan.action_plan.is_priority),
        action.code,
        action.text,
        _yes(action.is_priority),
        "; ".join(line.owners),
        action.due_on.isoformat() if action.due_on else "",
        action.counts_as_done,
        "; ".join(line.proposals),
        progress.get_stage_display() if progress else "",
        progress.on.isoformat() if progress else "",
        progress.text if progress else "",
    ]


def _yes(flag: bool) -> str:
    return _("yes") if flag else _("no")
