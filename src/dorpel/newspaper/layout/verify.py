"""Check a finished PDF against what was planned: nothing overflows, and its words are the content's words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import pypdfium2  # type: ignore[import-untyped]

from dorpel.newspaper.layout.frames import Plan

UNSEEN = ("Cf", "Cc", "Cn")
CONTROL = re.compile("[\x00-\x20\x7f]")
RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
BREAK = re.compile(r"[-\u2010\u00ad\ufffe\u200b]")

# In right-to-left lines PDFium mirrors brackets and swaps the halves of signs beyond the basic plane.
TURNED = re.compile("[()<>{}\\[\\]«»\U00010000-\U0010ffff\ud800-\udfff]")


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


def verify(made: bytes, over: Iterable[str], plan: Plan, texts: Iterable[str]) -> Findings:
    """Compare the PDF with its plan. ``over`` = the frames that run over, and ``texts`` = every text that should be in
    it, as ``typeset.pdf`` and ``typeset.set_texts`` say them.
    """
    with pypdfium2.PdfDocument(made) as document:
        pages = len(document)
        found = "".join(page.get_textpage().get_text_bounded() for page in document)
    wanted = list(texts)
    missing, strange = compare(found, wanted, rtl=plan.grid.arabic)
    return Findings(pages, tuple(over), tuple(missing), strange)


def letters(text: str) -> str:
    """A text without white space, hyphens and invisible signs, ligatures undone: what a reader reads.

    Hyphens stay out of it because PDFium reports some of them as line-end hyphens.
    """
    plain = "".join(BREAK.sub("", text).split())
    if plain.isascii():
        return CONTROL.sub("", plain)
    plain = unicodedata.normalize("NFKC", plain)
    return plain.translate({ord(sign): None for sign in set(plain) if _unseen(sign)})


@cache
def _unseen(sign: str) -> bool:
    return sign.isspace() or unicodedata.category(sign) in UNSEEN


def compare(found: str, wanted: Sequence[str], *, rtl: bool) -> tuple[list[str], str]:
    """Texts that can't be read in ``found``, and signs that nobody wrote.

    A text counts as read when its letters stand there in one stretch. PDFium turns lines with right-to-left letters
    around by its own lights (words in another order, the stretch before a vowel mark reversed), so there every word
    must be found, between its marks. Each sign must be there as often as it was written, whatever the order.
    """
    if rtl or any(RTL_LETTER.search(text) and TURNED.search(text) for text in wanted):
        found, wanted = TURNED.sub("", found), [TURNED.sub("", text) for text in wanted]
    whole = letters(found)
    missing = [
        text
        for text in wanted
        if letters(text) not in whole and not ((rtl or RTL_LETTER.search(text)) and _words_in(text, whole))
    ]
    there, written = Counter(whole), Counter("".join(map(letters, wanted)))
    missing += sorted(f"{sign} × {count}" for sign, count in (written - there).items())
    extra = "".join(sorted((there - written).elements()))
    return missing, "".join(sign for sign in extra if sign != "ء" and unicodedata.category(sign) != "Mn")


def _words_in(text: str, whole: str) -> bool:
    words = (letters(word) for word in re.findall(r"[^\W\d_]+|\d+", BREAK.sub("", text)))
    return all(
        word in whole or word[::-1] in whole or _in_two(word, whole) or _half_turned(word, whole) for word in words
    )


def _in_two(word: str, whole: str) -> bool:
    """Whether the word stands there in two parts, broken over a line that PDFium read in another order."""
    return any(word[:cut] in whole and word[cut:] in whole for cut in range(1, len(word)))


def _half_turned(word: str, whole: str) -> bool:
    """Whether the word stands there with one end turned around: PDFium does so at a word joiner (U+2060) in it."""
    halves = ((word[:cut], word[cut:]) for cut in range(1, len(word)))
    return any(first + rest[::-1] in whole or first[::-1] + rest in whole for first, rest in halves)
