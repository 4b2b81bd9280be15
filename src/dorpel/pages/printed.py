"""A printed edition as a page to read: its articles in rows of unequal neighbours, its lists, and all of it as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from dorpel.core.pictures import DashMap, Rows100, Stream
from dorpel.newspaper.layout import Article, Edition, Quote, direction
from dorpel.newspaper.layout.heads import under
from dorpel.newspaper.layout.sketches import Path, paths_of

PICTURE, VOICE, HEAD = 900, 60, 250  # signs of text as high as a picture, a voice's caption and white, a headline
CLOSE = 1.15  # times as high as its neighbour a column may become


@dataclass(frozen=True, slots=True)
class Sketch:
    """A drawing as lines for SVG, with what it shows in words."""

    alt: str
    width: float
    height: float
    lines: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """An article with what the page needs to know of it: its finding's address, its own language, its pictures."""

    told: Article
    language: str
    direction: str
    answer: str = ""
    sketch: Sketch | None = None
    map: DashMap | None = None
    rows: Rows100 | None = None
    stream: Stream | None = None

    @property
    def voices_only(self) -> bool:
        """Whether it is about nothing but voices."""
        return not (self.told.body or self.told.figure or self.told.code)

    @property
    def anchor(self) -> str:
        """The name of its place on the page: the code under it, if it has one."""
        return self.told.code or f"a-{self.told.id}"

    @property
    def flow(self) -> list[str | Quote]:
        """The paragraphs, with the voices between them, evenly."""
        body, quotes = self.told.body, self.told.quotes
        flow: list[str | Quote] = list(body)
        for number in reversed(range(len(quotes))):
            flow.insert(max(1, (number + 1) * len(body) // (len(quotes) + 1)), quotes[number])
        return flow

    @property
    def weight(self) -> int:
        """About how high it stands, in signs of text."""
        told = self.told
        text = sum(map(len, (told.deck, *told.body)))
        voices = sum(len(quote.text) + len(quote.translation) + VOICE for quote in told.quotes)
        return HEAD + text + voices + PICTURE * (bool(told.figure) + bool(told.sketch))


@dataclass(frozen=True, slots=True)
class Row:
    """Neighbours on the page. ``kind``: lead, whole, voices, or where the wide one stands: first-wide, last-wide.

    The columns of a row, from its start; in each, articles above each other.
    """

    kind: str
    columns: tuple[tuple[Piece, ...], ...]


def rows_of(content: Edition, references: dict[UUID, str]) -> list[Row]:
    """The articles in the paper's order; `references` are the codes of the findings that articles are about."""
    pieces = [_piece(article, content.language, references) for article in content.articles]
    voices = [Row("voices", ((piece,),)) for piece in pieces if piece.voices_only]
    others = [piece for piece in pieces if not piece.voices_only]
    return [*(Row("lead", ((lead,),)) for lead in others[:1]), *_pairs(others[1:]), *voices]


def _pairs(pieces: Sequence[Piece]) -> Iterator[Row]:
    """Two at a time, the longer one wide in two columns of text; what still fits beside it stands under the other."""
    waiting = list(pieces)
    while len(waiting) > 1:
        first, second = waiting.pop(0), waiting.pop(0)
        ahead = first.weight >= second.weight
        wide, beside = (first, [second]) if ahead else (second, [first])
        while waiting and 2 * (sum(each.weight for each in beside) + waiting[0].weight) <= wide.weight * CLOSE:
            beside.append(waiting.pop(0))
        yield Row(
            "first-wide" if ahead else "last-wide", ((wide,), tuple(beside)) if ahead else (tuple(beside), (wide,))
        )
    if waiting:
        yield Row("whole", ((waiting[0],),))


def _piece(article: Article, language: str, references: dict[UUID, str]) -> Piece:
    own = article.language or language
    reference = references.get(UUID(article.id), "")
    figure = article.figure
    return Piece(
        article, own, direction(own),
        answer=reverse("pages:reference", args=[reference]) if reference else "",
        sketch=_sketch(article),
        map=figure if isinstance(figure, DashMap) else None,
        rows=figure if isinstance(figure, Rows100) else None,
        stream=figure if isinstance(figure, Stream) else None,
    )  # fmt: skip


def _sketch(article: Article) -> Sketch | None:
    if article.sketch is None:
        return None
    width, height, lines = paths_of(article.sketch.name)
    return Sketch(article.sketch.alt, width, height, lines)


def as_text(content: Edition) -> str:
    """The whole edition as plain text, in the order of the paper: nothing is added, nothing left out."""
    parts = [content.title, f"{content.date}\n{content.motto}".strip()]
    if any(content.band):
        parts.append(" ".join(content.band).strip())
    for article in content.articles:
        parts += ["* * *", *_told(article)]
    for box in content.boxes:
        parts += ["* * *", box.title, "\n".join(f"– {item}" for item in box.items)]
    parts += ["* * *", *content.colophon]
    return "\n\n".join(part for part in parts if part) + "\n"


def _told(article: Article) -> Iterator[str]:
    yield article.headline
    yield article.deck
    yield article.byline
    yield from article.body
    for quote in article.quotes:
        yield "\n".join(filter(None, (f"— {quote.text}", quote.translation, quote.caption)))
    if article.figure:
        yield "\n".join(_counts(article))
    yield article.gloss
    yield article.code


def _counts(article: Article) -> Iterator[str]:
    """A picture's numbers, and whom they are about."""
    figure = article.figure
    if isinstance(figure, Rows100):
        yield from (f"{row.label}: {'–' if row.share is None else row.share}" for row in figure.rows)
    elif isinstance(figure, Stream):
        yield ", ".join(band.label for band in figure.bands)
        yield f"{figure.times[0]} – {figure.times[-1]}"
    elif figure is not None:
        for place in sorted(figure.places, key=lambda place: place.name):
            yield f"{place.name}: {'–' if place.held is None else place.held}"
    if figure is not None:
        yield under(figure)
