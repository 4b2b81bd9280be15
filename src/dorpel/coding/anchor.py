"""Where a passage stands: marking it, and finding it again when its text was corrected. Pure functions on texts.

Offsets count Unicode code points, as Python does. The three anchors (offsets, exact words, the words around them)
follow the W3C Web Annotation Data Model, 4.2.4 and 4.2.5 (TextQuoteSelector, TextPositionSelector).
"""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

CONTEXT = 32
_JOINERS = "\u200c\u200d"
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage: offsets in code points, its words, and up to 32 code points before and after."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


def anchor(text: str, start: int, end: int) -> Anchor:
    """The anchor of text[start:end]. Raises ValueError when that isn't a passage with words in it."""
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ValueError(f"{start}:{end} of {len(text)}")
    return Anchor(start, end, text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find(text: str, old: Anchor) -> Anchor | None:
    """Where the same words stand in a corrected text; None when they don't, or when two places fit equally well."""
    places = _places(text, old)
    if not places:
        return None
    best = max(places.values())
    fitting = [start for start, fit in places.items() if fit == best]
    return anchor(text, fitting[0], fitting[0] + len(old.exact)) if len(fitting) == 1 else None


def find_all(text: str, old: Mapping[Key, Anchor]) -> dict[Key, Anchor | None]:
    """`find` for many passages of one text; passages that would fall onto the same place are all lost."""
    found = {key: find(text, each) for key, each in old.items()}
    taken: dict[tuple[int, int], list[Key]] = {}
    for key, place in found.items():
        if place is not None:
            taken.setdefault((place.start, place.end), []).append(key)
    crowded = {key for keys in taken.values() if len(keys) > 1 for key in keys}
    return {key: None if key in crowded else place for key, place in found.items()}


def cuts(text: str, at: int) -> bool:
    """Whether a boundary here falls inside a word, between a letter and its marks, or between CR and LF."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    if before + after == "\r\n" or before in _JOINERS or _clings(after):
        return True
    return _of_word(before) and _of_word(after)


def _places(text: str, old: Anchor) -> dict[int, int]:
    """Every place of the exact words that keeps whole what was whole, with how many neighbouring signs agree."""
    whole = old.prefix + old.exact + old.suffix
    began, ended = len(old.prefix), len(old.prefix) + len(old.exact)
    cut_before, cut_after = cuts(whole, began), cuts(whole, ended)
    places: dict[int, int] = {}
    start = text.find(old.exact)
    while start >= 0:
        end = start + len(old.exact)
        if (cut_before or not cuts(text, start)) and (cut_after or not cuts(text, end)):
            places[start] = _agreeing(text, start, end, old)
        start = text.find(old.exact, start + 1)
    return places


def _agreeing(text: str, start: int, end: int, old: Anchor) -> int:
    before = _common(text[max(0, start - CONTEXT) : start][::-1], old.prefix[::-1])
    return before + _common(text[end : end + CONTEXT], old.suffix)


def _common(one: str, other: str) -> int:
    """How many signs two texts begin with in common; a text that ends where the other ends agrees about the end."""
    for at, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return at
    return min(len(one), len(other)) + (len(one) == len(other) < CONTEXT)


def _clings(sign: str) -> bool:
    """Combining marks, variation selectors, joiners and skin tones belong to the sign before them."""
    return unicodedata.category(sign).startswith("M") or sign in _JOINERS or "\U0001f3fb" <= sign <= "\U0001f3ff"


def _of_word(sign: str) -> bool:
    return sign.isalnum() or sign in "_'’" or _clings(sign)
