"""The ways one article can be set: headline size, a voice set large, quotes small, big or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import ceil

from dorpel.core.pictures import DashMap, Stream
from dorpel.newspaper.layout import pieces as dress
from dorpel.newspaper.layout.content import Article
from dorpel.newspaper.layout.drawn import lines_wanted
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
SPLASH = 13  # a headline so high (halves) stands on one line


@dataclass(frozen=True)
class Head:
    """What stands over the columns: pieces with their distance from the top (halves), and lines in all."""

    items: tuple[tuple[Piece, int], ...]
    rows: int
    hero: int | None
    penalty: float
    large: bool = False
    drawing: tuple[int, int] | None = None  # where a figure stands: its top and its height (halves)


@dataclass
class Options:
    """Everything the planner needs to know of one article on one grid."""

    article: Article
    bodies: tuple[tuple[Run, ...], tuple[Run, ...]]
    voices: tuple[tuple[tuple[Run, ...], tuple[Run, ...]], ...]
    heads: dict[int, list[Head]]
    optional: tuple[bool, ...] = ()
    sums: dict[int | None, dict[int, tuple[float, Choices]]] = field(default_factory=dict)
    best: dict[int | None, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plain, large = (ceil(sum(run.halves for run in body) / 2) for body in self.bodies)
        self._lines = (plain, large)

    @property
    def paragraphs(self) -> int:
        """How many paragraphs the text has."""
        return sum(run.kind == "body" for run in self.bodies[0])

    def body_lines(self, large: bool = False) -> int:
        """Grid lines of the text without voices, plain or large."""
        return self._lines[large]

    def shorter(self) -> Options:
        """The same article without its last paragraph."""
        turn = [run for run in self.bodies[0] if run.kind == "turn"]
        texts = [tuple(run for run in body if run.kind == "body")[:-1] for body in self.bodies]
        return replace(self, bodies=((*texts[0], *turn), (*texts[1], *turn)))


def article_pieces(grid: Grid, language: str, article: Article, *, lead: bool) -> Iterator[Piece]:
    """All pieces that may be needed to set the article on this grid, to be measured in one go."""
    own = article.language or language
    texts = _paragraphs(article)
    for large in (False, True) if _short(texts) else (False,):
        for index, text in enumerate(texts):
            yield dress.body(grid, own, text, first=not index, large=large)
    if article.turn:
        yield dress.turn(grid, own, article.turn, grid.column, end=True)
    for quote in article.quotes:
        for big in (False, True):
            yield from dress.voice(grid, quote, language, big=big)
    for span in range(1, grid.columns + 1):
        yield from _head_pieces(grid, own, article, span, lead=lead)
        for quote in article.quotes[:3]:
            if span > 1 and len(quote.text) <= HERO_SIGNS:
                yield from dress.hero(grid, quote, language, span, lead=lead)


def _head_pieces(grid: Grid, language: str, article: Article, span: int, *, lead: bool) -> Iterator[Piece]:
    for halves in _levels(span, lead=lead):
        yield dress.headline(grid, language, article.headline, span, halves)
    yield dress.deck(grid, language, article.deck, span)
    yield dress.small(grid, language, article.byline, grid.width(span))
    if article.continued:
        yield dress.turn(grid, language, article.continued, grid.width(span), end=False)
    if article.figure:
        yield base(grid, language, article, span)


def _short(texts: list[str]) -> bool:
    """Whether a text is so short that it may be set larger."""
    return bool(texts) and sum(map(len, texts)) <= LARGE_SIGNS


def options(grid: Grid, language: str, article: Article, known: Lines, *, lead: bool, most: int) -> Options:
    """Work out the article's variants from measured lines; ``most`` = lines of text that a page could hold."""
    paper, language = language, article.language or language
    texts = _paragraphs(article)
    voices = tuple(
        (
            _voice(dress.voice(grid, quote, paper, big=False), known, grid, quote.id),
            _voice(dress.voice(grid, quote, paper, big=True), known, grid, quote.id),
        )
        for quote in article.quotes
    )
    plain = _runs(grid, language, article, texts, known, large=False)
    large = _runs(grid, language, article, texts, known, large=True) if _short(texts) else plain
    widths = range(1 if texts else min(3, grid.columns), grid.columns + 1)
    heads: dict[int, list[Head]] = {span: [] for span in range(1, grid.columns + 1)}
    for span in range(1, grid.columns + 1) if article.figure else widths:
        heads[span] = list(_heads(grid, language, paper, article, known, span, lead))
    if _short(texts):
        for several in heads.values():
            several += [replace(head, large=True, penalty=head.penalty + 1.0) for head in several]
    optional = tuple(quote.optional for quote in article.quotes)
    found = Options(article, (plain, large), voices, heads, optional)
    for hero in {head.hero for several in heads.values() for head in several}:
        found.sums[hero] = _sums(voices, optional, hero, most, aloud=not texts)
        found.best[hero] = _best(found.sums[hero], most)
    return found


def _runs(
    grid: Grid, language: str, article: Article, texts: list[str], known: Lines, *, large: bool
) -> tuple[Run, ...]:
    pieces = [dress.body(grid, language, text, first=not index, large=large) for index, text in enumerate(texts)]
    runs = [Run(piece, known[piece, grid.pitch]) for piece in pieces]
    if article.turn:
        piece = dress.turn(grid, language, article.turn, grid.column, end=True)
        runs.append(Run(piece, known[piece, grid.pitch], "turn"))
    return tuple(runs)


def base(grid: Grid, language: str, article: Article, span: int) -> Piece:
    """The caveat and base of a figure, under it."""
    text = article.figure.base if article.figure else ""
    return dress.small(grid, language, text, grid.width(min(span, 3)))


def _paragraphs(article: Article) -> list[str]:
    return [part for text in article.body for part in paragraphs(text)]


def _levels(span: int, *, lead: bool) -> tuple[int, ...]:
    return (dress.LEAD_LEVELS if lead else dress.LEVELS)[min(span, 5)]


def _voice(pieces: tuple[Piece, ...], known: Lines, grid: Grid, owner: str) -> tuple[Run, ...]:
    return tuple(
        Run(piece, known[piece, grid.pitch], "caption" if number else "voice", owner)
        for number, piece in enumerate(pieces)
    )


def voice_lines(runs: tuple[Run, ...]) -> int:
    """Lines a voice takes with the white around it, as the planner reckons."""
    return ceil((sum(run.halves for run in runs) + 2.4) / 2)


def _heads(
    grid: Grid, language: str, paper: str, article: Article, known: Lines, span: int, lead: bool
) -> Iterator[Head]:
    if article.figure:
        yield from _figure_heads(grid, language, article, known, span)
        return
    heroes: list[int | None] = [None]
    if span > 1:
        heroes += [index for index, quote in enumerate(article.quotes[:3]) if len(quote.text) <= HERO_SIGNS]
    for rank, halves in enumerate(_levels(span, lead=lead)):
        for hero in heroes:
            liking = rank * 1.2 + _liking(hero, lead)
            yield _head(grid, language, paper, article, known, span, halves, hero, lead, liking)


def _liking(hero: int | None, lead: bool) -> float:
    if lead:
        return 4.0 if hero is None else 0.2 * hero
    return 0.0 if hero is None else 1.5 + 0.2 * hero


def _head(
    grid: Grid, language: str, paper: str, article: Article, known: Lines, span: int, halves: int,
    hero: int | None, lead: bool, penalty: float,
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

    if article.continued:
        put(dress.turn(grid, language, article.continued, grid.width(span), end=False), 0)
    lines = put(dress.headline(grid, language, article.headline, span, halves), 0)
    penalty += 5.0 * max(0, lines - (3 if span > 1 else 5)) + (9.0 * (lines - 1) if halves >= SPLASH else 0)
    put(dress.deck(grid, language, article.deck, span), 1)
    put(dress.small(grid, language, article.byline, grid.width(span)), 1)
    if hero is not None:
        spoken = dress.hero(grid, article.quotes[hero], paper, span, lead=lead)
        penalty += 4.0 * max(0, put(spoken[0], 2) - 4)
        for piece in spoken[1:]:
            put(piece, 0)
        top += 1
    return Head(tuple(items), ceil((top + 1.5) / 2) if items else 0, hero, penalty)


def _figure_heads(grid: Grid, language: str, article: Article, known: Lines, span: int) -> Iterator[Head]:
    """A figure at every height at which it may stand: what closes a page to the line."""
    figure = article.figure
    assert figure is not None
    if span < (2 if isinstance(figure, DashMap | Stream) else 1 + (grid.columns > 4)):
        return
    heights = lines_wanted(figure, grid.width(span), grid.pitch)
    for halves in _levels(span, lead=False)[:1]:
        headline = dress.headline(grid, language, article.headline, span, halves)
        deck, foot = dress.deck(grid, language, article.deck, span), base(grid, language, article, span)
        top = known[headline, grid.pitch] * headline.halves
        items = [(headline, 0)]
        if deck.text:
            items.append((deck, top + 1))
            top += 1 + known[deck, grid.pitch] * deck.halves
        for rows in heights:
            under = top + 2 + rows * 2 + 1
            end = under + known[foot, grid.pitch] * 2
            away = abs(rows - (heights[0] + 2 * heights[-1]) / 3) / len(heights)
            yield Head((*items, (foot, under)), ceil(end / 2), None, 3 * away, drawing=(top + 2, rows * 2))


def _sums(
    voices: tuple[tuple[tuple[Run, ...], tuple[Run, ...]], ...],
    optional: tuple[bool, ...],
    hero: int | None,
    most: int,
    *,
    aloud: bool,
) -> dict[int, tuple[float, Choices]]:
    """Which numbers of lines the voices can make together, each with its cheapest choices.

    ``aloud``: there is nothing but voices, so that they are rather set big.
    """
    reached: dict[int, tuple[float, Choices]] = {0: (0.0, ())}
    for index, (plain, large) in enumerate(voices):
        out, low, high = 0.1 if optional[index] else QUOTE_OUT, 0.0, 1.2
        if aloud:
            low, high = (0.4, 0.0) if index % 3 else (0.0, 0.4)
        ways = [(OUT, 0, out), (SMALL, voice_lines(plain), low), (BIG, voice_lines(large), high)]
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
