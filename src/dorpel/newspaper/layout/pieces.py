"""A piece is a paragraph with its dress: the smallest thing that is measured, planned and set."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from dorpel.newspaper.layout.content import Quote, direction
from dorpel.newspaper.layout.grid import Grid
from dorpel.newspaper.layout.letters import breakable, printed

# Headline levels: height of one line in halves. A level is chosen by the planner, by how wide the article stands.
LEVELS = {1: (3, 4), 2: (4, 5, 3), 3: (5, 4, 6), 4: (6, 5, 7), 5: (6, 7, 5)}
DENSE_LEVELS = {1: (4, 3), 2: (5, 6), 3: (7, 6), 4: (8, 9), 5: (9, 8)}
LEAD_LEVELS = {1: (4, 5), 2: (7, 6), 3: (14, 9, 8, 10), 4: (17, 14, 10, 9, 11), 5: (20, 16, 11, 10, 13)}
WIDE = 0.58  # of its size that a letter of a word takes at the most
# Of its size, what the widest of our Latin faces takes at the most for a sign that is narrow, small, or any other.
NARROW, SMALL, ANY = 0.4, 0.62, 1.0
NARROW_SIGNS = dict.fromkeys(map(ord, " !'()[],-./:;I|fijlt"))
SMALL_SIGNS = dict.fromkeys(map(ord, "abcdeghknopqrsuvxyz0123456789?EFLPSZáàâäéèêëóòôöúùûüç"))
KEPT = 4096  # pieces of each kind that aren't made again
DASH = 4.0  # points of a dash and its space, per millimetre
CAP_LINES, CAP_SIGNS = 3, 170  # how deep a first letter stands, and how long its paragraph is at the least


class Piece(NamedTuple):
    """One paragraph; ``size`` and ``width`` in points, ``halves`` = line height in half grid lines."""

    text: str
    language: str
    width: float
    size: float
    halves: int = 2
    face: str = "serif"
    weight: int = 400
    justify: bool = True
    indent: bool = False
    dash: float = 0
    italic: bool = False
    end: bool = False  # stands at the end of its line
    cap: int = 0  # lines that its first letter is deep

    def item(self, pitch: float) -> dict[str, Any]:
        """The piece as plain values for Typst: text stays data and is never read as markup."""
        return {
            "text": breakable(self.text),
            "lang": self.language.split("-")[0].lower(),
            "dir": direction(self.language),
            "width": round(self.width, 3),
            "size": round(self.size, 2),
            "line": round(self.halves * pitch / 2, 4),
            "face": self.face,
            "weight": self.weight,
            "justify": self.justify,
            "hyphenate": self.justify or self._has_wide_word(),
            "indent": self.indent,
            "dash": self.dash,
            "italic": self.italic,
            "end": self.end,
            "cap": self.cap,
        }

    @property
    def on_one_line(self) -> bool:
        """Whether its words are so few that they take one line for sure, or none: nobody need measure them."""
        room = (self.width - self.dash * DASH) / self.size
        if len(self.text) * NARROW > room:
            return not self.text
        others = self.text.translate(NARROW_SIGNS)
        wide = len(others.translate(SMALL_SIGNS))
        return (len(self.text) - len(others)) * NARROW + (len(others) - wide) * SMALL + wide * ANY < room

    def _has_wide_word(self) -> bool:
        """Whether a word may be wider than the column: only then words that stand large or ragged are broken."""
        longest = max(map(len, self.text.split()), default=0)
        return longest * self.size * WIDE > self.width - self.dash * DASH


def _size(grid: Grid, language: str) -> float:
    """Amiri looks small: 1.17 times the Latin size beside it."""
    if direction(language) == "rtl":
        return grid.size if grid.arabic else grid.size * 1.17
    return grid.size / 1.17 if grid.arabic else grid.size


def _headsize(grid: Grid, language: str, halves: int) -> float:
    line = halves * grid.pitch / 2
    return line * (0.76 if direction(language) == "rtl" else 0.88)


def levels(grid: Grid, span: int, *, lead: bool) -> tuple[int, ...]:
    """The heights at which a headline over so many columns may stand, the best first."""
    several = LEAD_LEVELS if lead else DENSE_LEVELS if grid.columns > len(LEVELS) - 1 else LEVELS
    return several[min(span, len(several))]


@lru_cache(maxsize=KEPT)
def body(grid: Grid, language: str, text: str, *, first: bool, large: bool = False, cap: bool = False) -> Piece:
    """A paragraph of an article's text; ``large`` for short pieces that may speak up; ``cap`` with a deep letter."""
    size = _size(grid, language) * (1.38 if large else 1)
    guest = direction(language) == "rtl" and not grid.arabic  # Amiri needs more air than our line gives
    deep = CAP_LINES if cap and not large and len(text) >= CAP_SIGNS and text[:1].isalpha() else 0
    return Piece(
        text, language, grid.column, size, 3 if large or guest else 2, indent=not first, justify=not large,
        cap=0 if direction(language) == "rtl" else deep,
    )  # fmt: skip


def gloss(grid: Grid, language: str, text: str) -> Piece:
    """What an article in another language says, in short and in italics."""
    return Piece(printed(text), language, grid.column, _size(grid, language) * 0.96, justify=False, italic=True)


@lru_cache(maxsize=KEPT)
def voice(grid: Grid, quote: Quote, language: str, *, big: bool) -> tuple[Piece, ...]:
    """A quote behind its dash, and its caption on a line of its own."""
    arabic = direction(quote.language) == "rtl"
    size, halves = _size(grid, quote.language), 3 if arabic and not grid.arabic else 2
    if big:
        size, halves = size * (1.3 if arabic else 1.42), halves + 1
    text, caption = printed(quote.text), printed(quote.caption)
    even = not big and grid.columns < len(LEVELS)  # in narrow columns even edges would tear the words apart
    spoken = Piece(text, quote.language, grid.column, size, halves, justify=even, dash=12 if big else 6)
    return (spoken, *_under(grid, quote, language, caption, grid.column))


def _under(grid: Grid, quote: Quote, language: str, caption: str, width: float) -> tuple[Piece, ...]:
    """What stands under a voice: its translation in italics, then where it was said."""
    found = []
    if quote.translation:
        size = _size(grid, language) * 0.96
        found.append(Piece(printed(quote.translation), language, width, size, justify=False, italic=True))
    if caption:
        found.append(small(grid, language, caption, width))
    return tuple(found)


@lru_cache(maxsize=KEPT)
def hero(grid: Grid, quote: Quote, language: str, span: int, *, lead: bool) -> tuple[Piece, ...]:
    """A quote set large over the width of its article."""
    arabic = direction(quote.language) == "rtl"
    halves = 5 if lead else 4
    width = grid.width(span)
    line = halves * grid.pitch / 2
    size = line * (0.62 if arabic else 0.83)
    spoken = Piece(printed(quote.text), quote.language, width, size, halves, "display", justify=False, dash=12)
    return (spoken, *_under(grid, quote, language, printed(quote.caption), width))


@lru_cache(maxsize=KEPT)
def headline(grid: Grid, language: str, text: str, span: int, halves: int) -> Piece:
    """The claim, bold; findings are bold and voices never."""
    size = _headsize(grid, language, halves)
    return Piece(printed(text), language, grid.width(span), size, halves, "display", 700, justify=False)


@lru_cache(maxsize=KEPT)
def deck(grid: Grid, language: str, text: str, span: int) -> Piece:
    """The sentence under the headline; never wider than three columns, or the eye gets lost."""
    wide = span > 1
    size = _size(grid, language) * (1.35 if wide else 1.25)
    return Piece(printed(text), language, grid.width(min(span, 3)), size, 3, "serif", 400, justify=False)


@lru_cache(maxsize=KEPT)
def small(grid: Grid, language: str, text: str, width: float, *, weight: int = 400) -> Piece:
    """Byline, colophon, prompt: sans, in ink."""
    size = _size(grid, language) * 0.87
    return Piece(printed(text), language, width, size, face="sans", weight=weight, justify=False)


def turn(grid: Grid, language: str, text: str, width: float, *, end: bool) -> Piece:
    """The line that leads on to another page, or back from there."""
    size = _size(grid, language) * 0.87
    return Piece(printed(text), language, width, size, face="sans", weight=600, justify=False, end=end)


def title(grid: Grid, language: str, text: str, width: float) -> Piece:
    """The title of a box."""
    halves = 4
    size = _headsize(grid, language, halves) * 0.85
    return Piece(printed(text), language, width, size, halves, "display", 700, justify=False)


def teaser(grid: Grid, language: str, text: str) -> Piece:
    """A headline in the strip that tells what is inside."""
    halves = 3
    size = _headsize(grid, language, halves) * 0.95
    return Piece(printed(text), language, grid.column, size, halves, "display", 700, justify=False)


def entry(grid: Grid, language: str, text: str, width: float) -> Piece:
    """One item of a box; larger in a wide one of a grid with many columns."""
    wide = grid.columns > len(LEVELS) - 1 and width > grid.width(1)
    size = _size(grid, language) * (1.3 if wide else 1)
    return Piece(printed(text), language, width, size, 3 if wide else 2, justify=False)
