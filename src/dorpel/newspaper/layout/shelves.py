"""Put articles on shelves and shelves on pages, so that every page closes.

Dynamic programming over the editor's order. A page is a pile of shelves with ``SHELF_GAP`` lines between them. Costs
are in lines of white.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dorpel.newspaper.layout.grid import SHELF_GAP
from dorpel.newspaper.layout.options import NEVER
from dorpel.newspaper.layout.table import Group, Table

CHEAP = 30.0  # lines of white a page, wrong heads included, that a good plan stays under
WRITE_ROWS = 7
MOST_IN_SHELF = 5
Chain = Any  # the chain of the shelves before it, and what a shelf is made of; None before the first


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
