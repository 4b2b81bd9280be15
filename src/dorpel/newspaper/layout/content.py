"""What goes into an edition: plain words, each with its language, in the editor's order (first is the lead)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dorpel.core.pictures import DashMap, Rows100, Stream
from dorpel.newspaper.layout.sketches import Sketch

Figure = DashMap | Rows100 | Stream
RIGHT_TO_LEFT = frozenset({"ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"})


def direction(language: str) -> str:
    """``rtl`` or ``ltr`` for a language tag such as ``ar`` or ``ar-MA``."""
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True)
class Quote:
    """What a resident said, word for word; the caption says place, age or language and never a name.

    ``translation`` is in the paper's language. An ``optional`` quote only fills: left out, nobody is told.
    """

    id: str
    text: str
    language: str
    caption: str = ""
    translation: str = ""
    optional: bool = False


@dataclass(frozen=True)
class Article:
    """One finding as it is told: the claim, what stands under it, and the voices it rests on.

    ``language`` where it isn't the paper's. ``figure``: a picture of counts stands in it, with its base. ``jump``: the
    headline under which it may go on, on a later page. ``page``: it stays there (0: anywhere). ``sketch``: a drawing
    beside its deck. ``gloss``: the same in short in the paper's language, where the article isn't. ``code``: with
    which readers answer. The layout itself fills ``answer`` (a last line with the code), ``turn`` (a last line that
    leads on), ``continued`` (a first line that leads back) and ``part``.
    """

    id: str
    headline: str
    deck: str = ""
    byline: str = ""
    body: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    language: str = ""
    figure: Figure | None = None
    sketch: Sketch | None = None
    gloss: str = ""
    code: str = ""
    jump: str = ""
    page: int = 0
    answer: str = ""
    turn: str = ""
    continued: str = ""
    part: int = 1


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
    turn: str = "→ {number}"
    continued: str = "← {number}"
    inside: str = "{number}"
    answer: str = "{code}"


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
    band: tuple[str, str] = ("", "")  # a headline over pages 2 and 3, its two halves

    def words(self) -> Iterator[str]:
        """Every text of the edition, for counting how much there is."""
        yield from (self.title, self.date, self.motto, *self.colophon)
        for article in self.articles:
            yield from (article.headline, article.deck, article.byline, *article.body, article.gloss, article.code)
            for quote in article.quotes:
                yield from (quote.text, quote.translation, quote.caption)
        for box in self.boxes:
            yield from (box.title, *box.items)
