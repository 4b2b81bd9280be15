"""What was made of one answer, as choices for who says "that's not what I meant"."""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dorpel.coding.models import Objection, Quote
from dorpel.conversations.models import Answer, AnswerWording

About = Objection.About
WORDS = 14  # of a passage: enough to know it by


class Choice(NamedTuple):
    """One thing that may be wrong: its key in the form, its words, and what the objection is about."""

    key: str
    words: str
    about: str
    quote: Quote | None = None


def choices_of(answer: Answer) -> list[Choice]:
    """What was written down, each passage that was chosen from it, its labels, and translations. Four queries."""
    rows = Quote.objects.filter(answer=answer, lost_at=None).order_by("start", "pk")
    quotes = list(rows.prefetch_related("wordings", "codings__code"))
    found = [Choice("answer", _("What was written down"), About.ANSWER)]
    if AnswerWording.objects.filter(of__answer=answer, of__number=answer.version).exists():
        found.append(Choice("wording", _("The translation of it"), About.WORDING))
    return found + [choice for quote in quotes for choice in _of(quote)]


def _of(quote: Quote) -> Iterator[Choice]:
    words = Truncator(quote.exact).words(WORDS)
    yield Choice(f"quote:{quote.reference}", _("The passage “{words}”").format(words=words), About.QUOTE, quote)
    if quote.wordings.all():
        said = _("The translation of “{words}”").format(words=words)
        yield Choice(f"wording:{quote.reference}", said, About.WORDING, quote)
    labels = sorted({coding.code.name for coding in quote.codings.all()})
    if labels:
        said = _("The labels of “{words}”: {labels}").format(words=words, labels=", ".join(labels))
        yield Choice(f"code:{quote.reference}", said, About.CODE, quote)
