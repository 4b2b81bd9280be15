"""The pages of answers, of the plan, and of what has become of it."""

from dorpel.policy.views.actions import action_detail, action_list, origin_form, origin_removal
from dorpel.policy.views.answers import (
    proposal_resolutions,
    resolution_detail,
    resolution_form,
    resolution_list,
    unanswered_list,
)
from dorpel.policy.views.lines import action_form, actionplan_detail, actionplan_form, objective_detail, objective_form
from dorpel.policy.views.plans import plan_detail, plan_form, plan_list
from dorpel.policy.views.progress import progress_detail, progress_form
from dorpel.policy.views.versions import (
    planversion_adoption,
    planversion_detail,
    planversion_form,
    planversion_sheet,
    planversion_successor,
)

__all__ = [
    "action_detail", "action_form", "action_list", "actionplan_detail", "actionplan_form", "objective_detail",
    "objective_form", "origin_form", "origin_removal", "plan_detail", "plan_form", "plan_list", "planversion_adoption",
    "planversion_detail", "planversion_form", "planversion_sheet", "planversion_successor", "progress_detail",
    "progress_form", "proposal_resolutions", "resolution_detail", "resolution_form", "resolution_list",
    "unanswered_list",
]  # fmt: skip
