"""Make words fit for print without changing what they say: which letters our faces have, and where a line may break."""

from __future__ import annotations

import re
import struct
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

FONTS = Path(__file__).resolve().parents[2] / "vendor" / "fonts"
TEXT_FACES = ("SourceSerif4-Regular.otf", "Amiri-Regular.ttf", "NotoEmoji-Regular.ttf")

# Directional overrides could turn around the words that follow; marks (200E, 200F) and joiners stay.
INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
LONG_WORD = re.compile(r"\S{25,}")
SENTENCE_END = re.compile(r"(?<=[.!?؟…])\s+")
LONG_PARAGRAPH = 650
IGNORABLE = frozenset({"Cf", "Mn", "Me", "Zs", "Zl", "Zp", "Cc"})


def _code_points(content: bytes) -> set[int]:
    """The code points of a font's ``cmap`` (formats 4 and 12 of the OpenType specification, table 'cmap')."""
    tables = struct.unpack_from(">H", content, 4)[0]
    records = (struct.unpack_from(">4sLLL", content, 12 + 16 * index) for index in range(tables))
    start = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    found: set[int] = set()
    several = range(struct.unpack_from(">H", content, start + 2)[0])
    # Several platforms name the same table.
    for at in {start + struct.unpack_from(">L", content, start + 4 + 8 * index + 4)[0] for index in several}:
        kind = struct.unpack_from(">H", content, at)[0]
        if kind == 4:
            double = struct.unpack_from(">H", content, at + 6)[0]
            ends = struct.unpack_from(f">{double // 2}H", content, at + 14)
            starts = struct.unpack_from(f">{double // 2}H", content, at + 16 + double)
            for first, last in zip(starts, ends, strict=True):
                found.update(range(first, min(last, 0xFFFE) + 1))
        elif kind == 12:
            for group in range(struct.unpack_from(">L", content, at + 12)[0]):
                first, last, _ = struct.unpack_from(">LLL", content, at + 16 + 12 * group)
                found.update(range(first, last + 1))
    return found


@cache
def printable_code_points() -> frozenset[int]:
    """Every code point that one of the text faces can show."""
    return frozenset().union(*(_code_points((FONTS / name).read_bytes()) for name in TEXT_FACES))


def _shown(sign: str) -> str:
    if ord(sign) in printable_code_points() or unicodedata.category(sign) in IGNORABLE:
        return sign
    return f"[U+{ord(sign):04X}]"


def readable(text: str) -> bool:
    """Whether at least half of the letters can be printed in our faces."""
    if printable_code_points().issuperset(map(ord, text)):
        return True
    letters = [sign for sign in text if unicodedata.category(sign)[0] in "LSN"]
    missing = sum(ord(sign) not in printable_code_points() for sign in letters)
    return missing * 2 <= len(letters)


@lru_cache(maxsize=8192)
def printed(text: str) -> str:
    """The text as it goes to print: one line, no control signs, and a sign we lack named by its number."""
    clean = INVISIBLE.sub("", text)
    if not clean.isascii():
        clean = "".join(map(_shown, unicodedata.normalize("NFC", clean)))
    return " ".join(clean.split())


def breakable(text: str) -> str:
    """The text with invisible places to break in words too long for a column (addresses, shouting)."""
    return LONG_WORD.sub(lambda word: "\u200b".join(re.findall(r".{1,8}", word[0])), text)


@lru_cache(maxsize=1024)
def paragraphs(text: str) -> tuple[str, ...]:
    """A text as newspaper paragraphs: long ones begin a new line after a sentence, words stay the same."""
    parts = [""]
    for sentence in SENTENCE_END.split(printed(text)):
        if parts[-1] and len(parts[-1]) + len(sentence) > LONG_PARAGRAPH:
            parts.append(sentence)
        else:
            parts[-1] = f"{parts[-1]} {sentence}".strip()
    return tuple(part for part in parts if part)
