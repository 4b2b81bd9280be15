"""How a quote is set on a page of the team."""

from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dorpel.coding.models import Quote
from dorpel.core.languages import own_name
from dorpel.core.ui.values import Link
from dorpel.dialogues.models import Dialogue


def voice_of(quote: Quote, dialogue: Dialogue, *, other: bool = False) -> dict[str, Any]:
    """A quote with its translation into the reader's language, where it was said, and the way to it."""
    wordings = {wording.language: wording.text for wording in quote.wordings.all()}
    return {
        "text": quote.exact,
        "language": quote.answer.language,
        "translation": wordings.get(get_language() or "", ""),
        "said": said_where(quote),
        "address": reverse("coding:quote_detail", args=[dialogue.slug, quote.pk]),
        "other": other,
    }


def said_where(quote: Quote) -> str:
    """Where and in which language it was said; never by whom."""
    place = quote.answer.conversation.neighbourhood
    language = own_name(quote.answer.language)
    words = f"{place.name}, {language}" if place else language
    return _("{where} (lost when the answer was corrected)").format(where=words) if quote.lost_at else words


def steps(dialogue: Dialogue) -> list[Link]:
    """The way back to the list of codes."""
    return [Link(_("Codes and themes"), reverse("coding:code_list", args=[dialogue.slug]))]
