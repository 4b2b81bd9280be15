"""What goes into an edition: plain words, each with its language, in the editor's order (first is the lead)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

RIGHT_TO_LEFT = frozenset({"ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """``rtl`` or ``ltr`` for a language tag such as ``ar`` or ``ar-MA``."""
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Quote:
    """What a resident said, word for word; the caption says place, age or language and never a name."""

    id: str
    text: str
    language: str
    caption: str = ""


@dataclass(frozen=True)
class Article:
    """One finding as it is told: the claim, what stands under it, and the voices it rests on."""

    id: str
    headline: str
    deck: str = ""
    byline: str = ""
    body: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True)
class Box:
    """A short list beside the articles: priorities, suggestions, own actions."""

    id: str
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class WriteBox:
    """Room for the reader's own pen; grows and shrinks so that a page closes."""

    title: str
    prompt: str


@dataclass(frozen=True)
class Labels:
    """The paper's own words, already translated; the fields in braces are filled in here."""

    page: str = "{number}"
    left_out: str = "Left out: no room on these pages."
    article: str = "{headline}"
    quotes: str = "{headline} – quotes: {count}"
    paragraphs: str = "{headline} – paragraphs: {count}"
    items: str = "{headline} – items: {count}"
    unreadable: str = "{headline} – quotes in letters we cannot print: {count}"


@dataclass(frozen=True)
class Edition:
    """A whole issue. ``boxes`` and ``colophon`` stand on the last page; ``write_boxes`` only where there is room."""

    title: str
    date: str
    language: str
    articles: tuple[Article, ...]
    motto: str = ""
    boxes: tuple[Box, ...] = ()
    colophon: tuple[str, ...] = ()
    write_boxes: tuple[WriteBox, ...] = ()
    labels: Labels = field(default_factory=Labels)

    def words(self) -> Iterator[str]:
        """Every text of the edition, for counting how much there is."""
        yield from (self.title, self.date, self.motto, *self.colophon)
        for article in self.articles:
            yield from (article.headline, article.deck, article.byline, *article.body)
            for quote in article.quotes:
                yield from (quote.text, quote.caption)
        for box in self.boxes:
            yield from (box.title, *box.items)
