"""The pages of the label."""

from dorpel.label.views.calls import call_detail, call_form, call_list, criterion_form
from dorpel.label.views.nominations import (
    nomination_award,
    nomination_detail,
    nomination_form,
    nomination_list,
    nomination_scores,
)

__all__ = [
    "call_detail",
    "call_form",
    "call_list",
    "criterion_form",
    "nomination_award",
    "nomination_detail",
    "nomination_form",
    "nomination_list",
    "nomination_scores",
]
