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
from dorpel.challengers.operations.retain import forget_roads
from dorpel.challengers.operations.road import (
    NotBackBeforeStart,
    come_home,
    note_support,
    plan_outing,
    require_own,
    tick,
)
from dorpel.challengers.operations.streets import StreetTaken, leave_street, take_streets

__all__ = [
    "AlreadyChosen",
    "AlreadyStopped",
    "IntakeClosed",
    "NotBackBeforeStart",
    "StreetTaken",
    "add_ready_methods",
    "apply",
    "choose",
    "come_home",
    "forget_roads",
    "leave_street",
    "note_support",
    "plan_outing",
    "reach_applicant",
    "require_own",
    "stop",
    "take_streets",
    "tick",
]
