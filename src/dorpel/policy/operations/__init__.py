"""The verbs of the policy: answer proposals, make the plan, report what has become of it."""

from dorpel.policy.operations.plan import (
    Adopted,
    CodeTaken,
    EmptyPlan,
    NotAccepted,
    OtherPlan,
    adopt,
    begin_plan,
    begin_version,
    give_place,
    require_open,
    save_line,
    take_place,
)
from dorpel.policy.operations.progress import NothingReported, correct_report, report
from dorpel.policy.operations.resolutions import NoReason, WrongAddress, resolve

__all__ = [
    "Adopted", "CodeTaken", "EmptyPlan", "NoReason", "NotAccepted", "NothingReported", "OtherPlan", "WrongAddress",
    "adopt", "begin_plan", "begin_version", "correct_report", "give_place", "report", "require_open", "resolve",
    "save_line", "take_place",
]  # fmt: skip
