"""Tells a talk once more, with what each sentence of its answers is about and its Dutch, where a human wrote one.

For whoever makes the city's year (quotes, codes, human translations) and for truths: `parts(talker, number)` gives per
answer its sentences; `translation_of(talker, number, index, start, end)` the Dutch of a quoted piece. Both follow from
the seed alone: the talk is told again with its draws kept, so they are for some hundreds of quotes, not for all.
"""

from __future__ import annotations

from typing import NamedTuple

from dorpel.config.demo.grammar import NEIGHBOURHOOD
from dorpel.config.demo.talk import Talker
from dorpel.config.demo.turn import Piece


class Part(NamedTuple):
    """A sentence of an answer: `text[start:end]`, with its situation ("meeting.bank", "" when it is about none),

    its role ("what", "story", "feel", "good", "me", "we", "city", "contra", "short", "") and its Dutch, if known.
    """

    start: int
    end: int
    situation: str
    role: str
    dutch: str | None


def parts(talker: Talker, number: int) -> tuple[tuple[Part, ...], ...]:
    """The sentences of each answer of talk `number`, in order; a slip of the hand may have cut some short."""
    pieces: list[list[Piece]] = []
    talker.speaker.heard = pieces
    try:
        talk = talker.tell(number)[0]
    finally:
        talker.speaker.heard = None
    hood = talker.city.neighbourhoods[talk.neighbourhood].name
    return tuple(tuple(_placed(answer.text, each, hood)) for answer, each in zip(talk.answers, pieces, strict=True))


def translation_of(talker: Talker, number: int, index: int, start: int, end: int) -> str | None:
    """The Dutch of `text[start:end]` of answer `index` of talk `number`: of the sentences that begin and end in it.

    None when it holds no whole sentence, or one that nobody translated.
    """
    within = [part for part in parts(talker, number)[index] if start <= part.start and part.end <= end]
    if not within or any(part.dutch is None for part in within):
        return None
    return " ".join(part.dutch or "" for part in within)


def _placed(text: str, pieces: list[Piece], hood: str) -> list[Part]:
    # Slips change words but move none, so a sentence is found by counting words.
    spans, at = [], 0
    for word in text.split(" "):
        spans.append((at, at + len(word)))
        at += len(word) + 1
    found, first = [], 0
    for piece in pieces:
        last = first + piece.text.replace(NEIGHBOURHOOD, hood).count(" ")
        if first < len(spans):
            begin, end = spans[first][0], spans[min(last, len(spans) - 1)][1]
            found.append(Part(begin, end, piece.situation, piece.role, piece.dutch))
        first = last + 1
    return found
