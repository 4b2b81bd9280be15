"""Resolutions, the policy plan in the Flemish BBC structure, and its progress."""

from dorpel.policy.models.plan import Action, ActionOrigin, ActionPlan, Objective, PlanVersion, PolicyPlan, Progress
from dorpel.policy.models.resolution import Resolution, ResolutionWording

__all__ = [
    "Action", "ActionOrigin", "ActionPlan", "Objective", "PlanVersion", "PolicyPlan", "Progress", "Resolution",
    "ResolutionWording",
]  # fmt: skip
