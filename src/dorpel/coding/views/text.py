"""An answer as pieces to be drawn: own passages marked, every sign in its place so that offsets stay true."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dorpel.coding.models import Quote


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; under a passage of one's own, or under the one in hand."""

    text: SafeString
    marked: bool
    in_hand: bool


def pieces_of(text: str, quotes: Sequence[Quote], in_hand: Quote | None) -> list[Piece]:
    """The text cut at every boundary of a passage; passages may overlap."""
    cuts = sorted({0, len(text), *(at for quote in quotes for at in (quote.start, quote.end))})
    return [
        Piece(
            exactly(text[start:end]),
            marked=any(quote.start <= start and end <= quote.end for quote in quotes),
            in_hand=in_hand is not None and in_hand.start <= start and end <= in_hand.end,
        )
        for start, end in pairwise(cuts)
    ]


def exactly(text: str) -> SafeString:
    """The text as HTML that a browser reads back sign for sign: it would turn a bare CR LF into one LF."""
    return mark_safe(escape(text).replace("\r", "&#13;"))  # noqa: S308 - escaped on this line
