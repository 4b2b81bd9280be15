"""The pages around challengers."""

from dorpel.challengers.views.challengers import (
    challenger_detail,
    challenger_form,
    challenger_list,
    challenger_stop,
    challenger_support,
)
from dorpel.challengers.views.intakes import (
    application_choice,
    application_contact,
    application_detail,
    application_list,
    intake_detail,
    intake_form,
    intake_list,
)
from dorpel.challengers.views.learning import (
    method_detail,
    method_form,
    method_list,
    method_ready,
    training_attendance,
    training_detail,
    training_form,
    training_list,
)
from dorpel.challengers.views.outings import (
    outing_detail,
    outing_form,
    outing_list,
    outing_return,
    outing_streets,
    street_return,
)
from dorpel.challengers.views.tonight import tonight, tonight_paper

__all__ = [
    "application_choice", "application_contact", "application_detail", "application_list", "challenger_detail",
    "challenger_form", "challenger_list", "challenger_stop", "challenger_support", "intake_detail", "intake_form",
    "intake_list", "method_detail", "method_form", "method_list", "method_ready", "outing_detail", "outing_form",
    "outing_list", "outing_return", "outing_streets", "street_return", "tonight", "tonight_paper",
    "training_attendance", "training_detail", "training_form", "training_list",
]  # fmt: skip
