"""What is done around challengers."""

from dorpel.challengers.operations.intake import (
    AlreadyChosen,
    AlreadyStopped,
    IntakeClosed,
    apply,
    choose,
    reach_applicant,
    stop,
)
from dorpel.challengers.operations.methods import add_ready_methods
from dorpel.challengers.operations.road import NotBackBeforeStart, come_home, note_support, plan_outing, tick

__all__ = [
    "AlreadyChosen",
    "AlreadyStopped",
    "IntakeClosed",
    "NotBackBeforeStart",
    "add_ready_methods",
    "apply",
    "choose",
    "come_home",
    "note_support",
    "plan_outing",
    "reach_applicant",
    "stop",
    "tick",
]
