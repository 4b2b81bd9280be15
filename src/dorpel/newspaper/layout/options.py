"""The ways one article can be set: headline size, a voice set large, quotes small, big or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import ceil

from dorpel.newspaper.layout import pieces as dress
from dorpel.newspaper.layout.content import Article
from dorpel.newspaper.layout.flow import Run
from dorpel.newspaper.layout.grid import Grid
from dorpel.newspaper.layout.letters import paragraphs
from dorpel.newspaper.layout.measure import Lines
from dorpel.newspaper.layout.pieces import Piece

OUT, SMALL, BIG = 0, 1, 2
QUOTE_OUT = 30.0
NEVER = 1e9
Choices = tuple[int, ...]
HERO_SIGNS = 170
LARGE_SIGNS = 1500


@dataclass(frozen=True)
class Head:
    """What stands over the columns: pieces with their distance from the top (halves), and lines in all."""

    items: tuple[tuple[Piece, int], ...]
    rows: int
    hero: int | None
    penalty: float
    large: bool = False


@dataclass
class Options:
    """Everything the planner needs to know of one article on one grid."""

    article: Article
    bodies: tuple[tuple[Run, ...], tuple[Run, ...]]
    voices: tuple[tuple[tuple[Run, ...], tuple[Run, ...]], ...]
    heads: dict[int, list[Head]]
    sums: dict[int | None, dict[int, tuple[float, Choices]]] = field(default_factory=dict)
    best: dict[int | None, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plain, large = (ceil(sum(run.halves for run in body) / 2) for body in self.bodies)
        self._lines = (plain, large)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the text has."""
        return len(self.bodies[0])

    def body_lines(self, large: bool = False) -> int:
        """Grid lines of the text without voices, plain or large."""
        return self._lines[large]

    def shorter(self) -> Options:
        """The same article without its last paragraph."""
        return replace(self, bodies=(self.bodies[0][:-1], self.bodies[1][:-1]))


def article_pieces(grid: Grid, language: str, article: Article, *, lead: bool) -> Iterator[Piece]:
    """All pieces that may be needed to set the article on this grid, to be measured in one go."""
    for text in _paragraphs(article):
        for first in (True, False):
            yield dress.body(grid, language, text, first=first)
            yield dress.body(grid, language, text, first=first, large=True)
    for quote in article.quotes:
        for big in (False, True):
            yield from dress.voice(grid, quote, language, big=big)
    for span in range(1, grid.columns + 1):
        for halves in _levels(span, lead=lead):
            yield dress.headline(grid, language, article.headline, span, halves)
        yield dress.deck(grid, language, article.deck, span)
        yield dress.small(grid, language, article.byline, grid.width(span))
        for quote in article.quotes[:3]:
            if span > 1 and len(quote.text) <= HERO_SIGNS:
                yield from dress.hero(grid, quote, language, span, lead=lead)


def options(grid: Grid, language: str, article: Article, known: Lines, *, lead: bool, most: int) -> Options:
    """Work out the article's variants from measured lines; ``most`` = lines of text that a page could hold."""
    texts = _paragraphs(article)
    voices = tuple(
        (
            _voice(dress.voice(grid, quote, language, big=False), known, grid, quote.id),
            _voice(dress.voice(grid, quote, language, big=True), known, grid, quote.id),
        )
        for quote in article.quotes
    )
    plain = _runs(grid, language, texts, known, large=False)
    large = _runs(grid, language, texts, known, large=True)
    heads = {span: list(_heads(grid, language, article, known, span, lead)) for span in range(1, grid.columns + 1)}
    if sum(map(len, texts)) <= LARGE_SIGNS:
        for several in heads.values():
            several += [replace(head, large=True, penalty=head.penalty + 1.0) for head in several]
    found = Options(article, (plain, large), voices, heads)
    for hero in {head.hero for several in heads.values() for head in several}:
        found.sums[hero] = _sums(voices, hero, most)
        found.best[hero] = _best(found.sums[hero], most)
    return found


def _runs(grid: Grid, language: str, texts: list[str], known: Lines, *, large: bool) -> tuple[Run, ...]:
    pieces = [dress.body(grid, language, text, first=not index, large=large) for index, text in enumerate(texts)]
    return tuple(Run(piece, known[piece, grid.pitch]) for piece in pieces)


def _paragraphs(article: Article) -> list[str]:
    return [part for text in article.body for part in paragraphs(text)]


def _levels(span: int, *, lead: bool) -> tuple[int, ...]:
    return (dress.LEAD_LEVELS if lead else dress.LEVELS)[min(span, 5)]


def _voice(pieces: tuple[Piece, ...], known: Lines, grid: Grid, owner: str) -> tuple[Run, ...]:
    kinds = ("voice", "caption")
    return tuple(Run(piece, known[piece, grid.pitch], kind, owner) for piece, kind in zip(pieces, kinds, strict=False))


def voice_lines(runs: tuple[Run, ...]) -> int:
    """Lines a voice takes with the white around it, as the planner reckons."""
    return ceil((sum(run.halves for run in runs) + 2.4) / 2)


def _heads(grid: Grid, language: str, article: Article, known: Lines, span: int, lead: bool) -> Iterator[Head]:
    heroes: list[int | None] = [None]
    if span > 1:
        heroes += [index for index, quote in enumerate(article.quotes[:3]) if len(quote.text) <= HERO_SIGNS]
    for rank, halves in enumerate(_levels(span, lead=lead)):
        for hero in heroes:
            yield _head(grid, language, article, known, span, halves, hero, lead, rank * 1.2 + _liking(hero, lead))


def _liking(hero: int | None, lead: bool) -> float:
    if lead:
        return 4.0 if hero is None else 0.2 * hero
    return 0.0 if hero is None else 1.5 + 0.2 * hero


def _head(
    grid: Grid, language: str, article: Article, known: Lines, span: int, halves: int, hero: int | None,
    lead: bool, penalty: float,
) -> Head:  # fmt: skip
    items: list[tuple[Piece, int]] = []
    top = 0

    def put(piece: Piece, gap: int) -> int:
        nonlocal top
        if not piece.text:
            return 0
        items.append((piece, top + (gap if items else 0)))
        lines = known[piece, grid.pitch]
        top = items[-1][1] + lines * piece.halves
        return lines

    lines = put(dress.headline(grid, language, article.headline, span, halves), 0)
    penalty += 5.0 * max(0, lines - (3 if span > 1 else 5))
    put(dress.deck(grid, language, article.deck, span), 1)
    put(dress.small(grid, language, article.byline, grid.width(span)), 1)
    if hero is not None:
        spoken = dress.hero(grid, article.quotes[hero], language, span, lead=lead)
        penalty += 4.0 * max(0, put(spoken[0], 2) - 4)
        for piece in spoken[1:]:
            put(piece, 0)
        top += 1
    return Head(tuple(items), ceil((top + 1.5) / 2) if items else 0, hero, penalty)


def _sums(
    voices: tuple[tuple[tuple[Run, ...], tuple[Run, ...]], ...], hero: int | None, most: int
) -> dict[int, tuple[float, Choices]]:
    """Which numbers of lines the voices can make together, each with its cheapest choices."""
    reached: dict[int, tuple[float, Choices]] = {0: (0.0, ())}
    for index, (plain, large) in enumerate(voices):
        ways = [(OUT, 0, QUOTE_OUT), (SMALL, voice_lines(plain), 0.0), (BIG, voice_lines(large), 1.2)]
        if index == hero:
            ways = [(OUT, 0, 0.0)]
        following: dict[int, tuple[float, Choices]] = {}
        for total, (penalty, choices) in reached.items():
            for way, lines, cost in ways:
                key = total + lines
                if key <= most and penalty + cost < following.get(key, (NEVER, ()))[0]:
                    following[key] = (penalty + cost, (*choices, way))
        reached = following
    return reached


def _best(sums: dict[int, tuple[float, Choices]], most: int) -> list[float]:
    """Cheapest cost to fill 0…``most`` lines with voices, a line left white costing 1."""
    best: list[float] = []
    for lines in range(most + 1):
        exact = sums[lines][0] if lines in sums else NEVER
        best.append(min(exact, best[-1] + 1.0) if best else exact)
    return best
