"""The plan as a sheet: one line for each action, safe to open in a spreadsheet program."""

import csv
from collections.abc import Iterator

from django.utils.translation import gettext as _

from dorpel.policy.models import PlanVersion
from dorpel.policy.queries import ActionLine, ActionPlanLine, ObjectiveLine, plan_tree

# A spreadsheet program takes a cell that begins so for a formula, and would run it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Line:
    """What csv writes into: it hands back the line that it was given."""

    def write(self, line: str) -> str:
        return line


def plan_lines(version: PlanVersion) -> Iterator[str]:
    """The lines of the CSV file: comma-separated, quoted where needed, with a byte order mark for spreadsheets."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow(heads())
    for objective in plan_tree(version):
        for plan in objective.action_plans:
            for action in plan.actions:
                yield writer.writerow([safe(cell) for cell in _cells(objective, plan, action)])


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


def safe(cell: str) -> str:
    """The cell, with an apostrophe before it when a program would take it for a formula."""
    return f"'{cell}" if cell.lstrip(" ").startswith(FORMULA_SIGNS) else cell


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
