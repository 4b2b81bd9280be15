"""What a thumb, a cold hand or an interrupted talk does to a text that is taken down at a door."""

from __future__ import annotations

from collections.abc import Callable

Draw = Callable[[], float]

CLEAN = 0.7  # share of answers that come through as they were said


def slipped(text: str, draw: Draw, language: str = "") -> str:
    """The text as it was taken down. Words may change or fall off at the end, but none moves or goes in between."""
    chance = draw()
    if chance < CLEAN:
        return text
    chance = (chance - CLEAN) / (1 - CLEAN)
    if chance < 0.3:
        return lowered(text, language).rstrip(".")
    if chance < 0.5:
        return text.rstrip(".")
    if chance < 0.85:
        return _mistyped(text, draw)
    words = text.split(" ")
    if chance < 0.9 and len(words) > 8:
        return " ".join(words[: len(words) - 1 - int(draw() * 3)]).rstrip(",.:") + "..."
    if chance < 0.95:
        return text.replace(",", "")
    return text.rstrip(".") + ("!!" if draw() < 0.4 else " ..." if draw() < 0.5 else "!")


def lowered(text: str, language: str) -> str:
    """In small letters; Turkish has two of the letter i (Unicode SpecialCasing, tr)."""
    return (text.replace("İ", "i").replace("I", "ı") if language == "tr" else text).lower()


def _mistyped(text: str, draw: Draw) -> str:
    words = text.split(" ")
    for _ in range(1 + len(words) // 25):
        at = int(draw() * len(words))
        word = words[at]
        if len(word) < 4 or not word.isalpha():
            continue
        cut = 1 + int(draw() * (len(word) - 2))
        kind = draw()
        if kind < 0.4:
            words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
        elif kind < 0.75:
            words[at] = word[:cut] + word[cut + 1 :]
        else:
            words[at] = word[:cut] + word[cut] + word[cut:]
    return " ".join(words)
