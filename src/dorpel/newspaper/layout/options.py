"""The ways one article can be set: headline size, a voice set large, quotes small, big or left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

from dorpel.newspaper.layout import pieces as dress
from dorpel.newspaper.layout.content import Article
from dorpel.newspaper.layout.flow import LAST, Run
from dorpel.newspaper.layout.grid import Grid
from dorpel.newspaper.layout.heads import Desk, Head, head_pieces, heads
from dorpel.newspaper.layout.letters import paragraphs
from dorpel.newspaper.layout.measure import Lines
from dorpel.newspaper.layout.pieces import Piece

OUT, SMALL, BIG = 0, 1, 2
QUOTE_OUT, FILLER_OUT = 30.0, 0.9  # lines of white as bad as a quote left out: a chosen one, one that only fills
NEVER = 1e9
Choices = tuple[int, ...]
Chain = Any  # the same as pairs: the last choice, and the chain of those before it; None before the first
LARGE_SIGNS = 1500
MOST_COLUMNS = 4  # with more, text is never set large


@dataclass
class Options:
    """Everything the planner needs to know of one article on one grid."""

    article: Article
    bodies: tuple[tuple[Run, ...], tuple[Run, ...]]
    voices: tuple[tuple[tuple[Run, ...], tuple[Run, ...]], ...]
    heads: dict[int, list[Head]]
    optional: tuple[bool, ...] = ()
    tight: bool = False  # on a grid where white between paragraphs would be seen
    sums: dict[int | None, dict[int, tuple[float, Chain]]] = field(default_factory=dict)
    best: dict[int | None, list[float]] = field(default_factory=dict)
    cells: dict[tuple[int, int, int], list[float]] = field(default_factory=dict)  # costs that were reckoned, by span

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
        last = [run for run in self.bodies[0] if run.kind in LAST]
        texts = [tuple(run for run in body if run.kind == "body")[:-1] for body in self.bodies]
        return replace(self, bodies=((*texts[0], *last), (*texts[1], *last)), cells={})


def article_pieces(grid: Grid, language: str, article: Article, *, lead: bool, free: bool = True) -> Iterator[Piece]:
    """All pieces that may be needed to set the article on this grid, to be measured in one go."""
    own = article.language or language
    texts = _paragraphs(article)
    for large in (False, True) if _short(grid, texts) else (False,):
        yield from _body_pieces(grid, own, texts, large=large, lead=lead)
    yield from (piece for _, piece in _last_pieces(grid, own, language, article))
    for index, quote in enumerate(article.quotes):
        for big in (False, True) if _may_be_big(grid, index, free=free) else (False,):
            yield from dress.voice(grid, quote, language, big=big)
    for span in _widths(grid, article, texts, lead=lead, free=free):
        yield from head_pieces(grid, own, language, article, span, lead=lead)


def _widths(grid: Grid, article: Article, texts: Sequence[str], *, lead: bool, free: bool) -> range:
    """In how many columns an article may stand; where there are many, only in those that suit it, unless ``free``."""
    least = 1 if texts or article.figure else min(3, grid.columns)
    if free or grid.columns <= MOST_COLUMNS:
        return range(least, grid.columns + 1)
    if lead:
        return range(3, grid.columns + 1)
    return range(least, (5 if not texts else 4 if sum(map(len, texts)) > LARGE_SIGNS else 3) + 1)


def _may_be_big(grid: Grid, index: int, *, free: bool) -> bool:
    return free or grid.columns <= MOST_COLUMNS or index % 2 == 0


def _body_pieces(grid: Grid, language: str, texts: list[str], *, large: bool, lead: bool) -> list[Piece]:
    return [
        dress.body(grid, language, text, first=not index, large=large, cap=lead and not index)
        for index, text in enumerate(texts)
    ]


def _last_pieces(grid: Grid, own: str, paper: str, article: Article) -> Iterator[tuple[str, Piece]]:
    """What ends an article: the same in short in the paper's language, how to answer, where it goes on."""
    if article.gloss:
        yield "gloss", dress.gloss(grid, paper, article.gloss)
    if article.answer:
        yield "answer", dress.small(grid, paper, article.answer, grid.column)
    if article.turn:
        yield "turn", dress.turn(grid, own, article.turn, grid.column, end=True)


def _short(grid: Grid, texts: list[str]) -> bool:
    """Whether a text is so short that it may be set larger, where letters aren't small anyway."""
    return bool(texts) and grid.columns <= MOST_COLUMNS and sum(map(len, texts)) <= LARGE_SIGNS


def options(
    grid: Grid, language: str, article: Article, known: Lines, *, lead: bool, most: int, free: bool = True
) -> Options:
    """Work out the article's variants from measured lines; ``most`` = lines of text that a page could hold."""
    paper, language = language, article.language or language
    texts = _paragraphs(article)
    voices = tuple(
        (
            _voice(dress.voice(grid, quote, paper, big=False), known, grid, quote.id),
            _voice(dress.voice(grid, quote, paper, big=_may_be_big(grid, index, free=free)), known, grid, quote.id),
        )
        for index, quote in enumerate(article.quotes)
    )
    plain = _runs(grid, language, paper, article, texts, known, large=False, lead=lead)
    several = _short(grid, texts)
    large = _runs(grid, language, paper, article, texts, known, large=True, lead=lead) if several else plain
    tops: dict[int, list[Head]] = {span: [] for span in range(1, grid.columns + 1)}
    for span in _widths(grid, article, texts, lead=lead, free=free):
        tops[span] = list(heads(Desk(grid, language, paper, article, known, span, lead)))
    if several:
        for found in tops.values():
            found += [head._replace(large=True, penalty=head.penalty + 1.0) for head in found]
    optional = tuple(quote.optional for quote in article.quotes)
    made = Options(article, (plain, large), voices, tops, optional, tight=grid.columns > MOST_COLUMNS)
    for hero in {head.hero for found in tops.values() for head in found}:
        made.sums[hero] = _sums(voices, optional, hero, most, aloud=not texts)
        made.best[hero] = _best(made.sums[hero])
    return made


def _runs(
    grid: Grid, language: str, paper: str, article: Article, texts: list[str], known: Lines, *, large: bool, lead: bool
) -> tuple[Run, ...]:
    pieces = _body_pieces(grid, language, texts, large=large, lead=lead)
    runs = [Run(piece, known[piece, grid.pitch]) for piece in pieces]
    runs += [Run(piece, known[piece, grid.pitch], kind) for kind, piece in _last_pieces(grid, language, paper, article)]
    return tuple(runs)


def _paragraphs(article: Article) -> list[str]:
    return [part for text in article.body for part in paragraphs(text)]


def _voice(pieces: tuple[Piece, ...], known: Lines, grid: Grid, owner: str) -> tuple[Run, ...]:
    return tuple(
        Run(piece, known[piece, grid.pitch], "caption" if number else "voice", owner)
        for number, piece in enumerate(pieces)
    )


def voice_lines(runs: tuple[Run, ...]) -> int:
    """Lines a voice takes with the white around it, as the planner reckons."""
    return ceil((sum(run.halves for run in runs) + 2.4) / 2)


def _sums(
    voices: tuple[tuple[tuple[Run, ...], tuple[Run, ...]], ...],
    optional: tuple[bool, ...],
    hero: int | None,
    most: int,
    *,
    aloud: bool,
) -> dict[int, tuple[float, Chain]]:
    """Which numbers of lines the voices can make together, each with its cheapest choices.

    ``aloud``: there is nothing but voices, so that they are rather set big.
    """
    reached: dict[int, tuple[float, Chain]] = {0: (0.0, None)}
    for index, (plain, large) in enumerate(voices):
        out, low, high = FILLER_OUT if optional[index] else QUOTE_OUT, 0.0, 1.2
        if aloud:
            low, high = (0.4, 0.0) if index % 3 else (0.0, 0.4)
        ways = [(OUT, 0, out), (SMALL, voice_lines(plain), low), (BIG, voice_lines(large), high)]
        if index == hero:
            ways = [(OUT, 0, 0.0)]
        elif ways[1][1] == ways[2][1]:
            del ways[2 if low <= high else 1]  # as high, and worse
        following: dict[int, tuple[float, Chain]] = {}
        for total, (penalty, chain) in reached.items():
            for way, lines, cost in ways:
                key, price = total + lines, penalty + cost
                known = following.get(key)
                if key <= most and (known is None or price < known[0]):
                    following[key] = (price, (way, chain))
        reached = following
    return reached


def choices_of(chain: Chain) -> Choices:
    """What was chosen for each voice, the first first."""
    found = []
    while chain is not None:
        way, chain = chain
        found.append(way)
    return tuple(reversed(found))


def _best(sums: dict[int, tuple[float, Chain]]) -> list[float]:
    """Cheapest cost to fill so many lines with voices, up to the most that they take; a line left white costs 1."""
    best: list[float] = []
    for lines in range(max(sums) + 1):
        exact = sums[lines][0] if lines in sums else NEVER
        best.append(min(exact, best[-1] + 1.0) if best else exact)
    return best
