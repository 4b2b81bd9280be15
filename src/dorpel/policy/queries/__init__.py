"""Answers, actions and their progress as plain rows, and the plan as a tree."""

from dorpel.policy.queries.answers import ResolutionRow, answer_in_force, placeable, resolutions_of, unanswered
from dorpel.policy.queries.tracker import (
    ActionLine,
    ActionPlanLine,
    ObjectiveLine,
    in_force,
    plan_tree,
    progress_by_thread,
)
from dorpel.policy.queries.walk import ActionRow, ProgressRow, actions_of, owners_of, progress_of

__all__ = [
    "ActionLine", "ActionPlanLine", "ActionRow", "ObjectiveLine", "ProgressRow", "ResolutionRow", "actions_of",
    "answer_in_force", "in_force", "owners_of", "placeable", "plan_tree", "progress_by_thread", "progress_of",
    "resolutions_of", "unanswered",
]  # fmt: skip
