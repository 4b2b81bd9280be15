"""Which articles may stand side by side on a shelf or above each other in it, and what each height costs.

A shelf is a row of 1–4 neighbours with spans that add up to the columns; a neighbour is one article, or a stack of two
or three. Costs are in lines of white.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from dorpel.newspaper.layout.cells import costs
from dorpel.newspaper.layout.grid import SHELF_GAP, Grid
from dorpel.newspaper.layout.options import NEVER, Options

LOWEST = 8
HEIGHTS_KEPT = 12
ROOMY = 4  # columns: with more, articles may be piled beside others
CELLS_KEPT = 22  # heights of one article in a pile or a shelf
PILED = 12  # heights of each of them in a pile
WIDE = 3  # times as many of all these
MOST_PARTS, HIGHEST_PILE, WIDEST_PILE = 4, 3, 3
FLAT, WHOLE = 4.0, 5.0  # lines of white as bad as: a shelf without a pile, an article over the whole page


class Group(NamedTuple):
    """One article, or a few above each other, as wide as ``span`` columns; the lines of each, from the top."""

    span: int
    heights: tuple[int, ...]


Way = tuple[float, tuple[Group, ...]]


@cache
def compositions(total: int, parts: int) -> tuple[tuple[int, ...], ...]:
    """All ways to write ``total`` as ``parts`` positive numbers, in order."""
    if parts == 1:
        return ((total,),)
    several = range(1, total - parts + 2)
    return tuple((first, *others) for first in several for others in compositions(total - first, parts - 1))


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
        if cost == hoped:
            return 0.0
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
            reckoned, what = self.options[index].cells, (span, self.most, CELLS_KEPT * self.kept)
            if what not in reckoned:
                reckoned[what] = costs(self.options[index], *what)
            self._cells[key] = reckoned[what][:]
        return self._cells[key]

    def shelves(self, start: int, many: int) -> dict[int, Way]:
        """The cheapest shelves of ``many`` articles from ``start``, by height."""
        if (start, many) not in self._known:
            self._known[start, many] = self._shelves(start, many)
        return self._known[start, many]

    def _shelves(self, start: int, many: int) -> dict[int, Way]:
        best: dict[int, float] = {}
        how: dict[int, list[dict[int, Way]]] = {}
        for sizes in _parts(many, self.grid.columns):
            for spans in compositions(self.grid.columns, len(sizes)):
                piles = self._beside(start, spans, sizes)
                likes = _likes(start, spans, sizes)
                for rows in _shared(piles):
                    cost = likes + sum([pile[rows][0] for pile in piles])
                    if rows >= LOWEST and cost < best.get(rows, NEVER):
                        best[rows], how[rows] = cost, piles
        kept = sorted(best, key=best.__getitem__)[: HEIGHTS_KEPT * self.kept]
        return {rows: (best[rows], tuple(group for pile in how[rows] for group in pile[rows][1])) for rows in kept}

    def _beside(self, start: int, spans: tuple[int, ...], sizes: tuple[int, ...]) -> list[dict[int, Way]]:
        """The piles that stand side by side; none when one of them can't be made."""
        found = []
        for span, size in zip(spans, sizes, strict=True):
            pile = self.pile(start, size, span)
            if not pile:
                return []
            found.append(pile)
            start += size
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
        piles = self.pile(start, many - 1, span)
        heights = sorted((cost, above) for above, (cost, _group) in piles.items())[: PILED * self.kept]
        best, parts = [NEVER] * (2 * self.most + SHELF_GAP + 1), {}
        for price, above in heights:
            for rows, cost in last[: PILED * self.kept]:
                total = above + SHELF_GAP + rows
                if price + cost < best[total]:
                    best[total], parts[total] = price + cost, (above, rows)
        return {
            total: (best[total], (Group(span, (*piles[above][1][0].heights, rows)),))
            for total, (above, rows) in parts.items()
            if total <= self.most
        }

    def _cheapest(self, index: int, span: int) -> list[tuple[int, float]]:
        key = (index, span)
        if key not in self._cheap:
            several = [(rows, cost) for rows, cost in enumerate(self.cells(index, span)) if cost < NEVER]
            self._cheap[key] = sorted(several, key=lambda each: each[1])[: CELLS_KEPT * self.kept]
        return self._cheap[key]


def _shared(piles: Sequence[dict[int, Way]]) -> Iterable[int]:
    """The heights that all piles can have."""
    if len(piles) < 2:
        return piles[0] if piles else ()
    return piles[0].keys() & piles[1].keys() if len(piles) == 2 else set.intersection(*map(set, piles))


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
