"""The pages of insight."""

from dorpel.insight.views.outcomes import (
    indicator_detail,
    indicator_form,
    indicator_list,
    outcomestory_detail,
    outcomestory_form,
    outcomestory_list,
)
from dorpel.insight.views.reach import reach_page, reach_table

__all__ = [
    "indicator_detail", "indicator_form", "indicator_list", "outcomestory_detail", "outcomestory_form",
    "outcomestory_list", "reach_page", "reach_table",
]  # fmt: skip
