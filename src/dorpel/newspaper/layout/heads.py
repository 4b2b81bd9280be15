"""What stands over an article's columns, in every way it may: headline, deck, drawing, a voice set large, a figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from dorpel.core.pictures import DashMap, Stream
from dorpel.newspaper.layout import pieces as dress
from dorpel.newspaper.layout.content import Article, Figure
from dorpel.newspaper.layout.drawn import lines_wanted
from dorpel.newspaper.layout.grid import GUTTER, Grid
from dorpel.newspaper.layout.measure import Lines
from dorpel.newspaper.layout.pieces import Piece
from dorpel.newspaper.layout.sketches import strokes_of

HERO_SIGNS = 170
SPLASH = 13  # a headline so high (halves) stands on one line
SKETCH_AWAY = 1.4  # lines of white that a drawing much too large or small is as bad as, per line
ROOMY = 4  # columns; with more, only an article's first quote is set large
FEW_HEADS = 5  # heights of a drawing that are tried


class Put(NamedTuple):
    """A piece over the columns: its distance from the top (halves) and from its frame's start (points)."""

    piece: Piece
    top: int
    start: float = 0


class Spread(NamedTuple):
    """Where a figure or a drawing stands over the columns: top and height (halves), start and width (points)."""

    top: int
    high: int
    start: float
    width: float


class Head(NamedTuple):
    """What stands over the columns, the lines it takes in all, and the quote that is set large in it."""

    items: tuple[Put, ...]
    rows: int
    hero: int | None
    penalty: float
    large: bool = False
    drawing: Spread | None = None


@dataclass(frozen=True)
class Desk:
    """What the heads of one article are made with."""

    grid: Grid
    language: str
    paper: str
    article: Article
    known: Lines
    span: int
    lead: bool

    @property
    def width(self) -> float:
        """Points over all columns."""
        return self.grid.width(self.span)

    def halves(self, piece: Piece) -> int:
        """How high a piece is; nothing when it has no words."""
        return self.known[piece, self.grid.pitch] * piece.halves if piece.text else 0


def head_pieces(grid: Grid, language: str, paper: str, article: Article, span: int, *, lead: bool) -> Iterator[Piece]:
    """All pieces that a head of this width may need, to be measured."""
    for halves in dress.levels(grid, span, lead=lead):
        yield dress.headline(grid, language, article.headline, span, halves)
    yield dress.deck(grid, language, article.deck, span)
    if article.sketch and span > 1:
        yield dress.deck(grid, language, article.deck, _beside(span))
    yield dress.small(grid, language, article.byline, grid.width(span), weight=600)
    if article.continued:
        yield dress.turn(grid, language, article.continued, grid.width(span), end=False)
    if article.figure:
        yield base(grid, language, article, span)
    for index in _heroes(grid, article, span):
        yield from dress.hero(grid, article.quotes[index], paper, span, lead=lead)


def heads(desk: Desk) -> Iterator[Head]:
    """Every head of an article in this width."""
    article, span = desk.article, desk.span
    if article.figure:
        yield from _figure_heads(desk)
        return
    for rank, halves in enumerate(dress.levels(desk.grid, span, lead=desk.lead)):
        if article.sketch and span > 1:
            yield from _sketched(desk, halves, rank * 1.2)
            continue
        for hero in (None, *_heroes(desk.grid, article, span)):
            yield _head(desk, halves, hero, rank * 1.2 + _liking(hero, desk.lead))


def _heroes(grid: Grid, article: Article, span: int) -> list[int]:
    if span < 2 or article.sketch:
        return []
    first = article.quotes[: 3 if grid.columns <= ROOMY else 1]
    return [index for index, quote in enumerate(first) if len(quote.text) <= HERO_SIGNS]


def _liking(hero: int | None, lead: bool) -> float:
    if lead:
        return 4.0 if hero is None else 0.2 * hero
    return 0.0 if hero is None else 1.5 + 0.2 * hero


def _titles(desk: Desk, halves: int) -> tuple[list[Put], int, float]:
    """The headline, where what follows begins, and how bad its breaks are."""
    article, top, items = desk.article, 0, []
    if article.continued:
        back = dress.turn(desk.grid, desk.language, article.continued, desk.width, end=False)
        items.append(Put(back, 0))
        top = desk.halves(back)
    title = dress.headline(desk.grid, desk.language, article.headline, desk.span, halves)
    items.append(Put(title, top))
    lines = desk.known[title, desk.grid.pitch]
    bad = 5.0 * max(0, lines - (3 if desk.span > 1 else 5)) + (9.0 * (lines - 1) if halves >= SPLASH else 0)
    return items, top + desk.halves(title), bad


def _under(desk: Desk, top: int, span: int) -> tuple[list[Put], int]:
    """Deck and byline, from a height downwards in so many columns."""
    deck = dress.deck(desk.grid, desk.language, desk.article.deck, span)
    by = dress.small(desk.grid, desk.language, desk.article.byline, desk.grid.width(desk.span), weight=600)
    items = []
    for piece in (deck, by):
        if piece.text:
            items.append(Put(piece, top + 1))
            top += 1 + desk.halves(piece)
    return items, top


def _head(desk: Desk, halves: int, hero: int | None, penalty: float) -> Head:
    items, top, bad = _titles(desk, halves)
    more, top = _under(desk, top, desk.span)
    items += more
    if hero is not None:
        spoken = dress.hero(desk.grid, desk.article.quotes[hero], desk.paper, desk.span, lead=desk.lead)
        top += 2
        for piece in spoken:
            items.append(Put(piece, top))
            top += desk.halves(piece)
        bad += 4.0 * max(0, desk.known[spoken[0], desk.grid.pitch] - 4)
        top += 1
    return Head(tuple(items), ceil((top + 1.5) / 2), hero, penalty + bad)


def _beside(span: int) -> int:
    """Columns of the deck beside a drawing."""
    return max(1, span * 2 // 5)


def _sketched(desk: Desk, halves: int, penalty: float) -> Iterator[Head]:
    """Headline; under it the deck at the start and a drawing beside it, at some heights round its best one."""
    assert desk.article.sketch is not None
    items, top, bad = _titles(desk, halves)
    narrow = _beside(desk.span)
    more, end = _under(desk, top, narrow)
    drawn = strokes_of(desk.article.sketch.name)
    start = desk.grid.width(narrow) + GUTTER
    width = desk.width - start
    best = round(2 * width * drawn.height / drawn.width / desk.grid.pitch)
    least = max(end - top - 1, best * 2 // 3)
    for high in range(least, max(best, least) + 2 * FEW_HEADS, 2):
        place = Spread(top + 1, high, start, width)
        yield Head(
            (*items, *more), ceil((top + high + 2.5) / 2), None, penalty + bad + SKETCH_AWAY * abs(high - best) / 2,
            drawing=place,
        )  # fmt: skip


def _figure_heads(desk: Desk) -> Iterator[Head]:
    """A figure at every height at which it may stand: what closes a page to the line."""
    grid, article, span = desk.grid, desk.article, desk.span
    figure = article.figure
    assert figure is not None
    if span < (2 if isinstance(figure, DashMap | Stream) else 1 + (grid.columns > 4)):
        return
    heights = lines_wanted(figure, desk.width, grid.pitch)
    best = (heights[0] + 2 * heights[-1]) / 3
    foot = base(grid, desk.language, article, span)
    for halves in dress.levels(grid, span, lead=False)[:1]:
        items, top, _bad = _titles(desk, halves)
        deck = dress.deck(grid, desk.language, article.deck, span)
        if deck.text:
            items.append(Put(deck, top + 1))
            top += 1 + desk.halves(deck)
        for rows in heights:
            under = top + 2 + rows * 2 + 1
            place = Spread(top + 2, rows * 2, 0, desk.width)
            away = 3 * abs(rows - best) / len(heights)
            yield Head((*items, Put(foot, under)), ceil((under + desk.halves(foot)) / 2), None, away, drawing=place)


def base(grid: Grid, language: str, article: Article, span: int) -> Piece:
    """What the signs of a figure mean, its caveat and base, under it."""
    text = under(article.figure) if article.figure else ""
    return dress.small(grid, language, text, grid.width(min(span, 3)))


def under(figure: Figure) -> str:
    """What is said under a figure."""
    return " ".join([*(figure.key if isinstance(figure, DashMap) else ()), figure.base])
