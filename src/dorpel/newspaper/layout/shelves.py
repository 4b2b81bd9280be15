"""Choose which articles share a shelf, how wide each stands and how high the shelf is, so that pages close.

Dynamic programming over the editor's order. A shelf is a row of 1–4 neighbours with spans that add up to the
columns; a neighbour is one article, or a stack of two or three. A page is a pile of shelves with ``SHELF_GAP`` lines
between them. Costs are in lines of white.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dorpel.newspaper.layout.grid import SHELF_GAP, Grid
from dorpel.newspaper.layout.options import NEVER, Options

LOWEST = 8
HEIGHTS_KEPT = 18
CHEAP = 30.0  # lines of white a page, wrong heads included, that a good plan stays under
WRITE_ROWS = 7
ROOMY = 4  # columns: with more, articles may be piled beside others
CELLS_KEPT = 34  # heights of one article in a pile or a shelf
PILED = 22  # heights of each of them in a pile
WIDE = 3
MOST_PARTS, MOST_IN_SHELF, HIGHEST_PILE, WIDEST_PILE = 4, 5, 3, 3
FLAT, WHOLE = 4.0, 5.0  # lines of white as bad as: a shelf without a pile, an article over the whole page


@dataclass(frozen=True)
class Group:
    """One article, or a few above each other, as wide as ``span`` columns; the lines of each, from the top."""

    span: int
    heights: tuple[int, ...]


@dataclass(frozen=True)
class Shelf:
    """Articles from ``start`` on, in groups side by side, ``rows`` lines high."""

    start: int
    groups: tuple[Group, ...]
    rows: int

    @property
    def many(self) -> int:
        """How many articles stand in it."""
        return sum(len(group.heights) for group in self.groups)

    def places(self) -> Iterator[tuple[int, int, int, int, int]]:
        """Every article's index, first column, span, first line under the shelf's top, and lines."""
        index, column = self.start, 0
        for group in self.groups:
            row = 0
            for rows in group.heights:
                yield index, column, group.span, row, rows
                index, row = index + 1, row + rows + SHELF_GAP
            column += group.span


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
    page: int = 0


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All ways to write ``total`` as ``parts`` positive numbers, in order."""
    if parts == 1:
        yield (total,)
        return
    for first in range(1, total - parts + 2):
        for others in compositions(total - first, parts - 1):
            yield (first, *others)


def costs(choice: Options, span: int, most: int) -> list[float]:
    """Cost of setting an article in ``span`` columns by 0…``most`` lines: white, quotes left out, a wrong head."""
    found = [NEVER] * (most + 1)
    for head in choice.heads[span]:
        if choice.article.figure:
            for rows in range(head.rows, most + 1):
                found[rows] = min(found[rows], head.penalty + span * (rows - head.rows))
            continue
        best, top = choice.best[head.hero], len(choice.best[head.hero]) - 1
        need = choice.body_lines(head.large) + (2 * span + 2) // 5
        for rows in range(head.rows + max(2, -(-need // span)), most + 1):
            columns = rows - head.rows
            room = span * columns - need
            cost = head.penalty + (best[room] if room <= top else best[top] + room - top)
            if columns < 9:
                cost += 1.5 * (9 - columns)
            elif columns > 38:
                cost += 0.15 * (columns - 38)
            if cost < found[rows]:
                found[rows] = cost
    return found


def _likes(start: int, spans: tuple[int, ...], sizes: tuple[int, ...]) -> float:
    """Cost of a composition by itself: the lead stands wide; widths differ; not everything stands on one line."""
    columns = sum(spans)
    cost = 5.0 if len(set(spans)) == 1 and len(spans) > 1 else 0.0
    if columns > ROOMY:
        cost += FLAT * (max(sizes) == 1) + WHOLE * (len(spans) == 1)
    else:
        cost = 6.0 * (spans[0] < max(spans)) + 0.4 * cost
    if start == 0:
        cost += 60.0 * max(0, 3 - spans[0]) * (columns > 3) + 60.0 * max(0, 2 - spans[0])
        cost += 10.0 * (len(spans) > 2) + 60.0 * (sizes[0] > 1)
    return cost


Way = tuple[float, tuple[Group, ...]]
Chain = Any  # the chain of the shelves before it, and what a shelf is made of; None before the first


class Table:
    """Costs of every shelf that could begin at an article: height → (cost, groups).

    A cell is first reckoned; once an article was really settled there, ``learn`` puts the true cost in its place.
    """

    def __init__(self, grid: Grid, options: Sequence[Options], most: int, *, wide: bool = False) -> None:
        self.grid, self.options, self.most = grid, options, most
        self.kept = WIDE if wide else 1  # times as many heights are kept
        self._cells: dict[tuple[int, int], list[float]] = {}
        self._cheap: dict[tuple[int, int], list[tuple[int, float]]] = {}
        self._piles: dict[tuple[int, int, int], dict[int, Way]] = {}
        self._known: dict[tuple[int, int], dict[int, Way]] = {}

    def learn(self, index: int, span: int, rows: int, cost: float) -> float:
        """Correct a cell; answers by how much it was too hopeful."""
        cells = self.cells(index, span)
        hoped, cells[rows] = cells[rows], cost
        self._cheap.pop((index, span), None)
        for start, many, wide in list(self._piles):
            if wide == span and start <= index < start + many:
                del self._piles[start, many, wide]
        for start, many in list(self._known):
            if start <= index < start + many:
                del self._known[start, many]
        return cost - hoped

    def cells(self, index: int, span: int) -> list[float]:
        """Costs of the article with this index in frames of this width, by their lines."""
        key = (index, span)
        if key not in self._cells:
            reckoned = self.options[index].cells
            if (span, self.most) not in reckoned:
                reckoned[span, self.most] = costs(self.options[index], span, self.most)
            self._cells[key] = reckoned[span, self.most][:]
        return self._cells[key]

    def shelves(self, start: int, many: int) -> dict[int, Way]:
        """The cheapest shelves of ``many`` articles from ``start``, by height."""
        if (start, many) not in self._known:
            self._known[start, many] = self._shelves(start, many)
        return self._known[start, many]

    def _shelves(self, start: int, many: int) -> dict[int, Way]:
        found: dict[int, Way] = {}
        for sizes in _parts(many, self.grid.columns):
            for spans in compositions(self.grid.columns, len(sizes)):
                likes = _likes(start, spans, sizes)
                for rows, (cost, groups) in self._beside(start, spans, sizes).items():
                    if rows >= LOWEST and cost + likes < found.get(rows, (NEVER, ()))[0]:
                        found[rows] = (cost + likes, groups)
        kept = sorted(found, key=lambda rows: found[rows][0])[: HEIGHTS_KEPT * self.kept]
        return {rows: found[rows] for rows in kept}

    def _beside(self, start: int, spans: tuple[int, ...], sizes: tuple[int, ...]) -> dict[int, Way]:
        """Groups side by side, at the heights that all of them can have."""
        found: dict[int, Way] = {}
        index = start
        for span, size in zip(spans, sizes, strict=True):
            pile = self.pile(index, size, span)
            if index == start:
                found = dict(pile)
            else:
                found = {
                    rows: (cost + pile[rows][0], (*groups, *pile[rows][1]))
                    for rows, (cost, groups) in found.items()
                    if rows in pile
                }
            if not found:
                break
            index += size
        return found

    def pile(self, start: int, many: int, span: int) -> dict[int, Way]:
        """``many`` articles above each other from ``start``, in ``span`` columns, by their height together."""
        key = (start, many, span)
        if key not in self._piles:
            self._piles[key] = self._pile(start, many, span)
        return self._piles[key]

    def _pile(self, start: int, many: int, span: int) -> dict[int, Way]:
        last = self._cheapest(start + many - 1, span)
        if many == 1:
            return {rows: (cost, (Group(span, (rows,)),)) for rows, cost in last}
        if span > WIDEST_PILE:
            return {}
        found: dict[int, Way] = {}
        heights = sorted(self.pile(start, many - 1, span).items(), key=lambda each: each[1][0])
        for above, (price, (group,)) in heights[: PILED * self.kept]:
            for rows, cost in last[: PILED * self.kept]:
                total = above + SHELF_GAP + rows
                if total <= self.most and price + cost < found.get(total, (NEVER, ()))[0]:
                    found[total] = (price + cost, (Group(span, (*group.heights, rows)),))
        return found

    def _cheapest(self, index: int, span: int) -> list[tuple[int, float]]:
        key = (index, span)
        if key not in self._cheap:
            several = [(rows, cost) for rows, cost in enumerate(self.cells(index, span)) if cost < NEVER]
            self._cheap[key] = sorted(several, key=lambda each: each[1])[: CELLS_KEPT * self.kept]
        return self._cheap[key]


@cache
def _parts(many: int, columns: int) -> tuple[tuple[int, ...], ...]:
    """How ``many`` articles may be divided into groups side by side; a pile only beside others, and on narrow grids."""
    found = []
    for parts in range(1, min(many, MOST_PARTS, columns) + 1):
        for sizes in compositions(many, parts):
            piled = max(sizes) > 1
            if not piled or (columns > ROOMY and parts > 1 and max(sizes) <= HIGHEST_PILE):
                found.append(sizes)
    return tuple(found)


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


def _fill(table: Table, room: Room, start: int, limit: float) -> dict[int, tuple[float, Page]]:
    """The cheapest page that begins at article ``start``, for each article it could end before; none above a limit."""
    count, most = len(table.options), room.rows + SHELF_GAP - room.tail
    states: list[dict[int, tuple[float, Chain]]] = [{} for _ in range(count + 1)]
    states[start][0] = (0.0, None)
    ends: dict[int, tuple[float, int, Chain]] = {}
    for index in range(start, count + 1):
        state = states[index]
        for used, (cost, chain) in state.items():
            total = cost + _rest_cost(room, room.rows - used, table.grid.columns)
            if total <= limit and (index not in ends or total < ends[index][0]):
                ends[index] = (total, room.rows - used, chain)
        for many in range(1, min(MOST_IN_SHELF, count - index) + 1) if state else ():
            if table.options[index + many - 1].article.page not in (0, room.page):
                break  # it stays on another page, and so does all that comes with it
            further = states[index + many]
            for rows, (price, groups) in table.shelves(index, many).items():
                for used, (cost, chain) in state.items():
                    key, total = used + rows + SHELF_GAP, cost + price
                    if key <= most and total <= limit and (key not in further or total < further[key][0]):
                        further[key] = (total, (chain, index, groups, rows))
    return {index: (total, Page(_shelves_of(chain), rest)) for index, (total, rest, chain) in ends.items()}


def _shelves_of(chain: Chain) -> tuple[Shelf, ...]:
    found = []
    while chain is not None:
        chain, *about = chain
        found.append(Shelf(*about))
    return tuple(reversed(found))


def close(table: Table, rooms: Sequence[Room], *, hopeful: bool) -> tuple[float, tuple[Page, ...]] | None:
    """Put all articles, in order, on exactly these pages; ``None`` when they can't all stand there.

    ``hopeful`` looks only among pages with little white: ten times quicker.
    """
    return _close(table, rooms, CHEAP * len(rooms) if hopeful else NEVER * 1e3)


def _close(table: Table, rooms: Sequence[Room], limit: float) -> tuple[float, tuple[Page, ...]] | None:
    reached: dict[int, tuple[float, tuple[Page, ...]]] = {0: (0.0, ())}
    for room in rooms:
        following: dict[int, tuple[float, tuple[Page, ...]]] = {}
        for start, (cost, pages) in reached.items():
            for end, (price, page) in _fill(table, room, start, limit - cost).items():
                if cost + price < following.get(end, (NEVER, ()))[0]:
                    following[end] = (cost + price, (*pages, page))
        reached = following
    return reached.get(len(table.options))
