"""The pages of the network."""

from dorpel.network.views.introductions import (
    introduction_detail,
    introduction_form,
    introduction_list,
    introduction_telling,
)
from dorpel.network.views.notices import (
    ask_closing,
    ask_detail,
    ask_form,
    ask_list,
    offer_closing,
    offer_detail,
    offer_form,
    offer_list,
)

__all__ = [
    "ask_closing", "ask_detail", "ask_form", "ask_list", "introduction_detail", "introduction_form",
    "introduction_list", "introduction_telling", "offer_closing", "offer_detail", "offer_form", "offer_list",
]  # fmt: skip
