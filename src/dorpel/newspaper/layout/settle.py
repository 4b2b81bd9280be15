"""Settle an article in its frame: try heads, quotes and places until the words fit with the least white."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import nsmallest
from itertools import product
from random import Random

from dorpel.newspaper.layout.flow import LOOSEST, Flowed, Run, flow, levelled, spread
from dorpel.newspaper.layout.heads import Head
from dorpel.newspaper.layout.options import BIG, OUT, QUOTE_OUT, Chain, Choices, Options, choices_of

TRIES = 16
TURNS = 6
SHUFFLES = 6  # orders of voices that are tried beside those
GOOD, SLIGHT = 1.5, 0.5
AIR = 2
LEAST = 3
LITTLE = 2  # halves of white that no reader sees


@dataclass(frozen=True)
class Settled:
    """One article as it will stand: its head, its runs with gaps, and the quotes that found no room."""

    head: Head
    runs: tuple[Run, ...]
    flowed: Flowed
    out: tuple[int, ...]  # quotes that should have stood here; optional ones aren't missed

    @property
    def white(self) -> float:
        """Lines left white, and ugly breaks reckoned as lines."""
        return self.flowed.white / 2 + self.flowed.strays

    @property
    def cost(self) -> float:
        """The same measure as ``cells.costs``, but of what really came of it."""
        return self.white + self.head.penalty + QUOTE_OUT * len(self.out)


def settle(choice: Options, span: int, rows: int) -> Settled | None:
    """The best way to fill ``span`` columns by ``rows`` lines; ``None`` when even the bare text doesn't fit."""
    if choice.article.figure:
        return _figure(choice, span, rows)
    best: tuple[float, Settled] | None = None
    for head, choices, penalty in nsmallest(TRIES, _ways(choice, span, rows), key=lambda way: way[2]):
        if best and penalty >= best[0] - SLIGHT:
            break  # the next ones are no better even with nothing white
        for settled in _turns(choice, head, choices_of(choices), span, rows):
            score = penalty + settled.white
            if best is None or score < best[0]:
                best = (score, settled)
        if best and best[0] < GOOD:
            break
    return _airy(best[1] if best else _bare(choice, span, rows), span, rows, choice)


def _airy(settled: Settled | None, span: int, rows: int, choice: Options) -> Settled | None:
    """White under the last column goes where it does good: under the head, around voices; little where it's tight."""
    if settled is None or settled.flowed.white < LITTLE:
        return settled
    best = settled
    most = max(0, min(AIR - choice.tight, rows - settled.head.rows - LEAST))
    for extra, loose in product(range(most + 1), range(LOOSEST - choice.tight + 1)):
        head = settled.head._replace(rows=settled.head.rows + extra)
        airy = replace(settled, head=head, flowed=_poured(settled.runs, span, rows - head.rows, choice, loose))
        if airy.flowed.fits and airy.white < best.white - 0.4:
            best = airy
    return best


def _ways(choice: Options, span: int, rows: int) -> Iterator[tuple[Head, Chain, float]]:
    """Heads and quotes that about fill the frame, with what they cost beside the white itself."""
    for head in choice.heads[span]:
        room = span * (rows - head.rows) - choice.body_lines(head.large)
        if rows - head.rows < 2:
            continue
        for lines, (penalty, choices) in choice.sums[head.hero].items():
            if lines <= room + span:
                yield head, choices, penalty + head.penalty + max(0.0, room - lines) * 0.5


def _turns(choice: Options, head: Head, choices: Choices, span: int, rows: int) -> Iterator[Settled]:
    voices = [choice.voices[index][way == BIG] for index, way in enumerate(choices) if way != OUT]
    out = tuple(
        index for index, way in enumerate(choices) if way == OUT and index != head.hero and not choice.optional[index]
    )
    for runs in _orders(choice, head, voices):
        flowed = _poured(runs, span, rows - head.rows, choice)
        if flowed.fits:
            yield Settled(head, tuple(runs), flowed, out)


def _orders(choice: Options, head: Head, voices: list[tuple[Run, ...]]) -> Iterator[list[Run]]:
    """Voices between the paragraphs in several ways; where there is nothing else, in many orders."""
    for turn in range(TURNS if voices else 1):
        yield spread(choice.bodies[head.large], voices, turn)
    if not choice.paragraphs:
        dice = Random(len(voices))  # noqa: S311 -- the same page at every making, no secret
        for _ in range(SHUFFLES):
            yield spread(choice.bodies[head.large], dice.sample(voices, len(voices)), 0)


def _poured(runs: Sequence[Run], span: int, rows: int, choice: Options, loose: int = 0) -> Flowed:
    flowed = flow(runs, span, rows, loose, whole=choice.tight and not choice.paragraphs)
    if not choice.tight or not flowed.fits:
        return flowed
    return levelled(runs, flowed, rows, 1 if choice.paragraphs else 2)


def _figure(choice: Options, span: int, rows: int) -> Settled | None:
    """A figure at the height that leaves nothing white."""
    heads = [head for head in choice.heads[span] if head.rows <= rows]
    if not heads:
        return None
    head = min(heads, key=lambda each: each.penalty + span * (rows - each.rows))
    return Settled(head, (), Flowed((), True, 2 * span * (rows - head.rows), 0), ())


def _bare(choice: Options, span: int, rows: int) -> Settled | None:
    """Without its quotes, when nothing else fits."""
    ways = ((head, (OUT,) * len(choice.voices)) for head in choice.heads[span])
    found = [settled for head, choices in ways for settled in _turns(choice, head, choices, span, rows)]
    return min(found, key=lambda settled: settled.flowed.white + QUOTE_OUT * len(settled.out), default=None)
