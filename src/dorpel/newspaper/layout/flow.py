"""Follow words through the columns of a frame, line by line, as Typst will, without asking it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from dorpel.newspaper.layout.pieces import Piece


LOOSEST = 3
STRAY = {"caption": 6, "voice": 2, "body": 0, "entry": 0}


@dataclass(frozen=True)
class Run:
    """Some lines that flow: ``kind`` is ``body``, ``voice``, ``caption`` (kept to its voice) or ``entry``."""

    piece: Piece
    lines: int
    kind: str = "body"
    owner: str = ""

    @property
    def halves(self) -> int:
        """Height in half grid lines."""
        return self.lines * self.piece.halves


@dataclass(frozen=True)
class Flowed:
    """What became of it: gaps before each run (halves), whether it fits, white left (halves), ugly breaks."""

    gaps: tuple[int, ...]
    fits: bool
    white: int
    strays: int


def _gap(before: Run, after: Run, position: int, loose: int) -> int:
    """Halves between two runs; after a voice the text returns to the grid."""
    if after.kind == "caption":
        return 0
    if before.kind == after.kind == "body":
        return 2 if loose == LOOSEST else 0
    if after.kind == "voice":
        return (1 if before.kind == "body" else 2) + loose
    return (1 if position % 2 else 2) + loose // 2 * 2


def _need(run: Run, line: int) -> int:
    """Halves that must be free for this line: Typst keeps the last two lines of four or more together."""
    last_two = line >= 2 and line + 2 == run.lines
    return run.piece.halves * (2 if last_two else 1)


def flow(runs: Sequence[Run], columns: int, rows: int, loose: int = 0) -> Flowed:
    """Pour the runs into ``columns`` columns of ``rows`` lines; ``loose`` (0–3) puts more white around voices."""
    capacity, column, position, white, strays = rows * 2, 0, 0, 0, 0
    gaps = [0] if runs else []
    for index, run in enumerate(runs):
        if index:
            gaps.append(_gap(runs[index - 1], run, position, loose))
        solid, position = position, position + (gaps[-1] if position else 0)
        for line in range(run.lines):
            if position + _need(run, line) > capacity:
                white += capacity - solid
                strays += STRAY[run.kind] if line or run.kind == "caption" else 0
                column, position = column + 1, 0
            position += run.piece.halves
            solid = position
    white += (columns - column - 1) * capacity + capacity - position
    fits = column < columns and all(run.piece.halves <= capacity for run in runs)
    return Flowed(tuple(gaps), fits, white, strays)


def spread(body: Sequence[Run], voices: Sequence[Sequence[Run]], turn: int) -> list[Run]:
    """Set the voices between the paragraphs, evenly; ``turn`` gives other orders and places to try."""
    order = list(voices[turn % len(voices) :]) + list(voices[: turn % len(voices)]) if voices else []
    shift = turn // max(1, len(voices))
    places = [max(1, (k + 1) * len(body) // (len(order) + 1) + shift) for k in range(len(order))]
    runs: list[Run] = []
    for start, end in pairwise([0, *[min(place, len(body)) for place in places], len(body)]):
        runs += body[start:end]
        if order:
            runs += order.pop(0)
    return runs + [run for voice in order for run in voice]
