"""Choose which articles share a shelf, how wide each stands and how high the shelf is, so that pages close.

Dynamic programming over the editor's order. A shelf is a row of 1–4 neighbours with spans that add up to the
columns; a page is a stack of shelves with ``SHELF_GAP`` lines between them. Costs are in lines of white.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dorpel.newspaper.layout.grid import SHELF_GAP, Grid
from dorpel.newspaper.layout.options import NEVER, Options

LOWEST = 8
HEIGHTS_KEPT = 26
WRITE_ROWS = 7


@dataclass(frozen=True)
class Shelf:
    """Articles ``start … start + len(spans)`` side by side, ``rows`` lines high."""

    start: int
    spans: tuple[int, ...]
    rows: int


@dataclass(frozen=True)
class Page:
    """The shelves of one page and the lines that are left under them."""

    shelves: tuple[Shelf, ...]
    rest: int


@dataclass(frozen=True)
class Room:
    """What a page offers: lines for shelves, lines that its last shelf must keep free, room to write in."""

    rows: int
    tail: int = 0
    write: bool = False


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All ways to write ``total`` as ``parts`` positive numbers, in order."""
    if parts == 1:
        yield (total,)
        return
    for first in range(1, total - parts + 2):
        for others in compositions(total - first, parts - 1):
            yield (first, *others)


def cell(choice: Options, span: int, rows: int) -> float:
    """Cost of setting an article in ``span`` columns by ``rows`` lines: white, quotes left out, a wrong head."""
    cheapest = NEVER
    for head in choice.heads[span]:
        columns = rows - head.rows
        room = span * columns - choice.body_lines(head.large) - (2 * span + 2) // 5
        best = choice.best[head.hero]
        if columns < 2 or room < 0:
            continue
        cost = best[min(room, len(best) - 1)] + max(0, room - len(best) + 1) + head.penalty
        cheapest = min(cheapest, cost + 1.5 * max(0, 9 - columns) + 0.15 * max(0, columns - 38))
    return cheapest


def _likes(start: int, spans: tuple[int, ...]) -> float:
    """Cost of a composition by itself: the lead stands wide, and the first is not narrower than the others."""
    cost = 6.0 * (spans[0] < max(spans)) + (2.0 if len(set(spans)) == 1 and len(spans) > 1 else 0.0)
    if start == 0:
        cost += 60.0 * max(0, 3 - spans[0]) * (sum(spans) > 3) + 60.0 * max(0, 2 - spans[0]) + 10.0 * (len(spans) > 2)
    return cost


class Table:
    """Costs of every shelf that could begin at an article: height → (cost, spans).

    A cell is first reckoned; once an article was really settled there, ``learn`` puts the true cost in its place.
    """

    def __init__(self, grid: Grid, options: Sequence[Options], most: int) -> None:
        self.grid, self.options, self.most = grid, options, most
        self._cells: dict[tuple[int, int, int], float] = {}
        self._known: dict[tuple[int, int], dict[int, tuple[float, tuple[int, ...]]]] = {}

    def learn(self, index: int, span: int, rows: int, cost: float) -> float:
        """Correct a cell; answers by how much it was too hopeful."""
        hoped = self.cell(index, span, rows)
        self._cells[index, span, rows] = cost
        for start, many in list(self._known):
            if start <= index < start + many:
                del self._known[start, many]
        return cost - hoped

    def cell(self, index: int, span: int, rows: int) -> float:
        """Cost of the article with this index in a frame."""
        key = (index, span, rows)
        if key not in self._cells:
            self._cells[key] = cell(self.options[index], span, rows)
        return self._cells[key]

    def shelves(self, start: int, many: int) -> dict[int, tuple[float, tuple[int, ...]]]:
        """The cheapest shelves of ``many`` articles from ``start``, by height."""
        if (start, many) not in self._known:
            self._known[start, many] = self._shelves(start, many)
        return self._known[start, many]

    def _shelves(self, start: int, many: int) -> dict[int, tuple[float, tuple[int, ...]]]:
        found: dict[int, tuple[float, tuple[int, ...]]] = {}
        for spans in compositions(self.grid.columns, many):
            likes = _likes(start, spans)
            for rows in range(LOWEST, self.most + 1):
                cost = likes + sum(self.cell(start + place, span, rows) for place, span in enumerate(spans))
                if cost < found.get(rows, (NEVER, ()))[0]:
                    found[rows] = (cost, spans)
        kept = sorted(found, key=lambda rows: found[rows][0])[:HEIGHTS_KEPT]
        return {rows: found[rows] for rows in kept}


def _rest_cost(room: Room, rest: int, columns: int) -> float:
    """Cost of ``rest`` lines under the shelves (-SHELF_GAP = closed exactly)."""
    if room.tail:
        extra = rest - room.tail
        if extra < 0:
            return NEVER
        return 0.25 * extra + 0.6 * max(0, extra - 14) if room.write else extra * float(columns)
    if rest <= 0:
        return (rest + SHELF_GAP) * float(columns)
    if room.write and rest >= WRITE_ROWS:
        return 26.0 + 0.8 * rest
    return (rest + SHELF_GAP) * float(columns)


def _fill(table: Table, room: Room, start: int) -> dict[int, tuple[float, Page]]:
    """The cheapest page that begins at article ``start``, for each article it could end before."""
    count = len(table.options)
    states: list[dict[int, tuple[float, tuple[Shelf, ...]]]] = [{} for _ in range(count + 1)]
    states[start][0] = (0.0, ())
    ends: dict[int, tuple[float, Page]] = {}
    for index in range(start, count + 1):
        for used, (cost, shelves) in states[index].items():
            total = cost + _rest_cost(room, room.rows - used, table.grid.columns)
            if total < ends.get(index, (NEVER, None))[0]:
                ends[index] = (total, Page(shelves, room.rows - used))
            for many in range(1, min(4, table.grid.columns, count - index) + 1):
                for rows, (price, spans) in table.shelves(index, many).items():
                    key = used + rows + SHELF_GAP
                    if key > room.rows + SHELF_GAP - room.tail:
                        continue
                    if cost + price < states[index + many].get(key, (NEVER, ()))[0]:
                        states[index + many][key] = (cost + price, (*shelves, Shelf(index, spans, rows)))
    return ends


def close(table: Table, rooms: Sequence[Room]) -> tuple[float, tuple[Page, ...]] | None:
    """Put all articles, in order, on exactly these pages; ``None`` when they can't all stand there."""
    reached: dict[int, tuple[float, tuple[Page, ...]]] = {0: (0.0, ())}
    for room in rooms:
        following: dict[int, tuple[float, tuple[Page, ...]]] = {}
        for start, (cost, pages) in reached.items():
            for end, (price, page) in _fill(table, room, start).items():
                if cost + price < following.get(end, (NEVER, ()))[0]:
                    following[end] = (cost + price, (*pages, page))
        reached = following
    return reached.get(len(table.options))
