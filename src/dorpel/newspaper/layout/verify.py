"""Check a finished PDF against what was planned: nothing overflows, and its words are the content's words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2

from dorpel.newspaper.layout.frames import Plan
from dorpel.newspaper.layout.grid import MARGIN

TOLERANCE = 0.6
LINE_END_HYPHEN = "\ufffe"
BREAK = re.compile(r"[-\u2010\u00ad]?\ufffe|[\u00ad\u200b]")


@dataclass(frozen=True)
class Findings:
    """What is wrong with a finished edition; all empty when it is right."""

    pages: int
    overflowing: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    strange: str = ""

    def right(self, pages: int) -> bool:
        """Whether it has this many pages, all words, no others, and no overflow."""
        return self.pages == pages and not (self.overflowing or self.missing or self.strange)


def verify(made: bytes, marks: Sequence[dict[str, Any]], plan: Plan, texts: Iterable[str]) -> Findings:
    """Compare the PDF with its plan. ``texts`` = every text that should be in it (``typeset.set_texts``)."""
    with pypdfium2.PdfDocument(made) as document:
        pages = len(document)
        found = "".join(page.get_textpage().get_text_bounded() for page in document)
    wanted = list(texts)
    missing, strange = compare(found, wanted)
    return Findings(pages, tuple(overflowing(marks, plan)), tuple(missing), strange)


def overflowing(marks: Sequence[dict[str, Any]], plan: Plan) -> list[str]:
    """Frames whose words end below their foot, outside their columns or on another page (points)."""
    ends = {mark["id"]: mark for mark in marks if not mark["start"]}
    wrong = []
    for frame in plan.frames:
        item, end = frame.item(plan.grid), ends.get(frame.id)
        below = end is None or end["page"] != frame.page or end["y"] > MARGIN + item["y"] + item["h"] + TOLERANCE
        if below or not item["x"] - 1 <= end["x"] - MARGIN <= item["x"] + item["w"] + 1:
            wrong.append(frame.id)
    return wrong


def letters(text: str) -> str:
    """A text without white space, line-end hyphens and invisible signs, ligatures undone: what a reader reads."""
    plain = unicodedata.normalize("NFKC", BREAK.sub("", text))
    return "".join(sign for sign in plain if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc", "Cn"))


def compare(found: str, wanted: Sequence[str]) -> tuple[list[str], str]:
    """Texts that can't be read in ``found``, and signs that nobody wrote.

    A text counts as read when its letters stand there in one stretch; where two directions meet in one line the
    reader of the PDF may order them otherwise, and then all its words must be there.
    """
    whole = letters(found)
    missing = [text for text in wanted if letters(text) not in whole and not _words_in(text, found, whole)]
    extra = Counter(whole) - Counter("".join(map(letters, wanted)))
    return missing, "".join(sorted(extra.elements()))


def _words_in(text: str, found: str, whole: str) -> bool:
    kinds = {unicodedata.bidirectional(sign) for sign in text}
    mixed = bool(kinds & {"R", "AL"}) and bool(kinds & {"L", "EN", "AN", "ON", "CS", "ES", "ET"})
    return mixed and all(letters(word) in whole for word in re.findall(r"\w+", text))
