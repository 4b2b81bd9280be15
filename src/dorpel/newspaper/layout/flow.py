"""Follow words through the columns of a frame, line by line, as Typst will, without asking it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from dorpel.newspaper.layout.pieces import Piece

LOOSEST = 3
STRAY = {"caption": 40, "voice": 8, "body": 0, "entry": 0, "gloss": 1, "answer": 2, "turn": 2}
LONE = 2  # lines of white that a paragraph's first line alone at the foot of a column is as bad as
LAST = ("gloss", "answer", "turn")  # what ends an article


class Run(NamedTuple):
    """Some lines that flow: ``kind`` is body, voice, caption (kept to its voice), entry, or one of LAST."""

    piece: Piece
    lines: int
    kind: str = "body"
    owner: str = ""

    @property
    def halves(self) -> int:
        """Height in half grid lines."""
        return self.lines * self.piece.halves


class Flowed(NamedTuple):
    """What became of it: gaps before each run (halves), whether it fits, white left (halves), ugly breaks.

    ``spots`` says where each run begins: (column, halves from the top of the columns); ``ends`` how deep each column
    is filled, and whether it ends between two runs.
    """

    gaps: tuple[int, ...]
    fits: bool
    white: int
    strays: int
    spots: tuple[tuple[int, int], ...] = ()
    ends: tuple[tuple[int, bool], ...] = ()


def _gap(before: Run, after: Run, position: int, loose: int) -> int:
    """Halves between two runs; after a voice the text returns to the grid."""
    if after.kind in ("caption", "turn"):
        return 0
    if after.kind in LAST:
        return 1
    if before.kind == after.kind == "body":
        return 2 if loose == LOOSEST else 0
    if after.kind == "voice":
        return (1 if before.kind == "body" else 2) + loose
    return (1 if position % 2 else 2) + loose // 2 * 2


def _placed(run: Run, done: int, room: int) -> int:
    """How many more lines stand in ``room`` halves: Typst keeps the last two lines of four or more together."""
    left = run.lines - done
    lines = min(left, max(0, room) // run.piece.halves)
    lone = lines == left - 1 and run.lines >= 4 and run.lines - 2 >= done
    return lines - 1 if lone and lines else lines


def _whole(runs: Sequence[Run], index: int) -> int:
    """Halves of a voice with what belongs under it."""
    last = index + 1
    while last < len(runs) and runs[last].kind == "caption":
        last += 1
    return sum(run.halves for run in runs[index:last])


def flow(runs: Sequence[Run], columns: int, rows: int, loose: int = 0, *, whole: bool = False) -> Flowed:
    """Pour the runs into ``columns`` columns of ``rows`` lines; ``loose`` (0–3) puts more white around voices.

    ``whole``: a voice that doesn't fit under the others begins the next column.
    """
    capacity, column, position, white, strays = rows * 2, 0, 0, 0, 0
    gaps = [0] if runs else []
    spots: list[tuple[int, int]] = []
    ends: list[tuple[int, bool]] = []
    for index, run in enumerate(runs):
        if index:
            gaps.append(_gap(runs[index - 1], run, position, loose))
        solid, position = position, position + (gaps[-1] if position else 0)
        if run.piece.halves > capacity:
            return Flowed((), False, 0, 0)
        if whole and run.kind == "voice" and solid and position + _whole(runs, index) > capacity:
            white += capacity - solid
            ends.append((solid, True))
            column, position, solid = column + 1, 0, 0
        done = 0
        spots.append((column, position))
        while done < run.lines:
            lines = _placed(run, done, capacity - position) or int(position == 0)
            position += lines * run.piece.halves
            solid, done = position if lines else solid, done + lines
            if not lines or not done:
                spots[-1] = (column + 1, 0)
            if done < run.lines:
                white += capacity - solid
                ends.append((solid, not done))
                strays += STRAY[run.kind] if done or run.kind == "caption" else 0
                strays += LONE * (done == 1 and run.lines > 2)
                column, position, solid = column + 1, 0, 0
    white += (columns - column - 1) * capacity + capacity - position
    ends.append((position, True))
    return Flowed(tuple(gaps), column < columns, white, strays, tuple(spots), tuple(ends))


def levelled(runs: Sequence[Run], flowed: Flowed, rows: int, most: int) -> Flowed:
    """The same with white at the foot of a column put around its voices, a whole line at a time, ``most`` a gap.

    Only in columns that end between two runs: there nothing moves to another column by it.
    """
    gaps, spots, white = list(flowed.gaps), list(flowed.spots), flowed.white
    for column, (end, clean) in enumerate(flowed.ends):
        here = [index for index, (at, _) in enumerate(flowed.spots) if at == column]
        open_gaps = [index for index in here if flowed.spots[index][1] and _may_open(runs, index)]
        lines = min((2 * rows - end) // 2, most * len(open_gaps)) if clean else 0
        for number, index in enumerate(open_gaps):
            more = 2 * (lines * (number + 1) // len(open_gaps) - lines * number // len(open_gaps))
            gaps[index] += more
            for after in here[here.index(index) :] if more else ():
                spots[after] = (column, spots[after][1] + more)
        white -= 2 * lines
    return Flowed(tuple(gaps), flowed.fits, white, flowed.strays, tuple(spots), flowed.ends)


def _may_open(runs: Sequence[Run], index: int) -> bool:
    before, after = runs[index - 1].kind, runs[index].kind
    return after == "voice" or (before in ("voice", "caption") and after in ("body", *LAST))


def spread(body: Sequence[Run], voices: Sequence[Sequence[Run]], turn: int) -> list[Run]:
    """Set the voices between the paragraphs, evenly; ``turn`` gives other orders and places to try."""
    last = [run for run in body if run.kind in LAST]
    body = [run for run in body if run.kind not in LAST]
    order = list(voices[turn % len(voices) :]) + list(voices[: turn % len(voices)]) if voices else []
    shift = turn // max(1, len(voices))
    places = [max(1, (k + 1) * len(body) // (len(order) + 1) + shift) for k in range(len(order))]
    runs: list[Run] = []
    for start, end in pairwise([0, *[min(place, len(body)) for place in places], len(body)]):
        runs += body[start:end]
        if order:
            runs += order.pop(0)
    return runs + [run for voice in order for run in voice] + last
