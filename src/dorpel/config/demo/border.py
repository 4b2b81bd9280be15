"""The borders between the quarters of the invented map: traced, smoothed, and shared by both neighbours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

Corner = tuple[int, int]  # of the net: column, row
Square = tuple[int, int]
Side = tuple[Corner, Corner]
Ring = tuple[tuple[int, int], ...]

_SMOOTHED = 2  # times
_LEFT_OUT = 1  # of each two corners between two forks: a border needs no more than one in 400 metres


def rings_of(owned: Mapping[Square, int], place: Callable[[Corner], tuple[float, float]]) -> list[Ring]:
    """The closed ring around each owner's squares, counter-clockwise, in the order of the owners' numbers."""
    sides = {owner: _around({square for square, whose in owned.items() if whose == owner}) for owner in owned.values()}
    joined: dict[Corner, set[Corner]] = defaultdict(set)
    for of_owner in sides.values():
        for a, b in of_owner:
            joined[a].add(b)
            joined[b].add(a)
    spots = _smooth({corner: place(corner) for corner in sorted(joined)}, joined)
    kept = _kept(joined)
    whole = {corner: (int(x / 5 + 0.5) * 5, int(y / 5 + 0.5) * 5) for corner, (x, y) in spots.items()}
    rings = []
    for owner in sorted(sides):
        corners = [whole[corner] for corner in _chained(sides[owner]) if corner in kept]
        rings.append((*corners, corners[0]))
    return rings


def _around(squares: set[Square]) -> set[Side]:
    """The sides with a stranger beyond, the own ground on their left."""
    sides = set()
    for column, row in squares:
        a, b, c, d = (column, row), (column + 1, row), (column + 1, row + 1), (column, row + 1)
        beyond = ((column, row - 1), (column + 1, row), (column, row + 1), (column - 1, row))
        sides |= {side for side, there in zip(((a, b), (b, c), (c, d), (d, a)), beyond, strict=True)
                  if there not in squares}  # fmt: skip
    return sides


def _chained(sides: set[Side]) -> list[Corner]:
    """The longest closed walk along the sides, turning left where two squares touch in a corner only."""
    onward: dict[Corner, list[Corner]] = defaultdict(list)
    for a, b in sorted(sides):
        onward[a].append(b)
    walks = []
    while onward:
        first = min(onward)
        walk, here, before = [first], _take(onward, first, None), first
        while here != first:
            walk.append(here)
            here, before = _take(onward, here, before), here
        walks.append(walk)
    return max(walks, key=len)


def _take(onward: dict[Corner, list[Corner]], here: Corner, before: Corner | None) -> Corner:
    ways = onward[here]
    best = ways[0]
    if before is not None and len(ways) > 1:
        came = (here[0] - before[0], here[1] - before[1])
        best = max(ways, key=lambda way: came[0] * (way[1] - here[1]) - came[1] * (way[0] - here[0]))
    ways.remove(best)
    if not ways:
        del onward[here]
    return best


def _smooth(
    spots: dict[Corner, tuple[float, float]], joined: Mapping[Corner, set[Corner]]
) -> dict[Corner, tuple[float, float]]:
    """Each corner between two others moves towards their middle; forks stay."""
    for _ in range(_SMOOTHED):
        moved = dict(spots)
        for corner, (x, y) in spots.items():
            if len(joined[corner]) == 2:
                (ax, ay), (bx, by) = (spots[near] for near in sorted(joined[corner]))
                moved[corner] = ((ax + bx) / 4 + x / 2, (ay + by) / 4 + y / 2)
        spots = moved
    return spots


def _kept(joined: Mapping[Corner, set[Corner]]) -> set[Corner]:
    """The forks, and one in a few of the corners between them."""
    forks = {corner for corner, near in joined.items() if len(near) != 2}
    kept, seen = set(forks), set(forks)
    starts = [(fork, near) for fork in sorted(forks) for near in sorted(joined[fork])]
    for before, start in starts:
        here, step = start, 1
        while here not in seen:
            seen.add(here)
            if step % (_LEFT_OUT + 1) == 0:
                kept.add(here)
            before, here = here, next(near for near in sorted(joined[here]) if near != before)
            step += 1
    return kept
