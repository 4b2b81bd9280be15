"""Where dashes stand inside a border: on a staggered lattice, from the middle outwards (pure geometry).

Distances are in the units of the ring. A dash is `2 * half` long and lies level; it fits when its whole length, with
a margin, is inside the ring.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, hypot, sqrt

from dorpel.core.pictures.values import Point, Ring

Sides = list[tuple[Point, Point]]
Slopes = list[tuple[float, float, float, float, float]]  # of a side: its lowest and highest y, its start, dx/dy

RISE = 0.62  # of the step between dashes: how far the rows are apart
FINE, TRIES = 0.05, 6  # how exactly the widest step is found, in how many tries at the most


def area(ring: Ring) -> float:
    """The area inside a ring, positive whatever its direction."""
    return abs(_twice(ring)) / 2


def middle(ring: Ring) -> Point:
    """The centre of gravity; for a ring without area the mean of its corners."""
    twice = _twice(ring)
    if not twice:
        return sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring)
    east = north = 0.0
    for (ax, ay), (bx, by) in _sides(ring):
        cross = ax * by - bx * ay
        east += (ax + bx) * cross
        north += (ay + by) * cross
    return east / (3 * twice), north / (3 * twice)


def inside(point: Point, ring: Ring) -> bool:
    """Whether a point lies within a ring (even-odd rule)."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in _sides(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd


def distance(point: Point, ring: Ring) -> float:
    """How far a point is from the border."""
    return min(_to_side(point, a, b) for a, b in _sides(ring))


def box(rings: Sequence[Ring]) -> tuple[float, float, float, float]:
    """(west, south, east, north) around rings."""
    points = [point for ring in rings for point in ring]
    return (
        min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
    )  # fmt: skip


def dashes(ring: Ring, slots: int, *, half: float, margin: float) -> list[Point]:
    """The middles of so many dashes inside a ring, the innermost first; fewer when there is no room for all.

    The widest lattice with enough places is sought, to `FINE` of its step; every other row is shifted by half a step.
    The number of places falls with the square of the step, which leads to it in a few tries.
    """
    if slots < 1 or len(ring) < 3:
        return []
    slopes, least = _slopes(ring), 2.2 * half
    low, high, found = least, 4 * sqrt(area(ring) / slots) + 4 * half, []
    step = max(least, 0.85 * sqrt(area(ring) / (slots * RISE)))
    for _ in range(TRIES):
        places = _places(ring, slopes, step, half, margin)
        if len(places) >= slots:
            low, found = step, places
        else:
            high = step
        if high - low < FINE * low:
            break
        lead = step * sqrt(max(len(places), 1) / slots) * (1 + FINE / 2)
        step = lead if low < lead < high else (low + high) / 2
    found = found or _places(ring, slopes, least, half, margin)
    return _inmost(found, ring)[:slots]


def _places(ring: Ring, slopes: Slopes, step: float, half: float, margin: float) -> list[Point]:
    """Every point of a staggered lattice through the middle whose dash keeps off the border, row by row."""
    _west, south, _east, north = box([ring])
    cx, cy = middle(ring)
    rise = step * RISE
    found = []
    for row in range(ceil((south - cy) / rise), floor((north - cy) / rise) + 1):
        y = cy + row * rise
        shift = cx + (step / 2 if row % 2 else 0.0)
        for begin, end in _free(slopes, y, margin):
            first, last = ceil((begin + half - shift) / step), floor((end - half - shift) / step)
            found += [(shift + column * step, y) for column in range(first, last + 1)]
    return found


def _free(slopes: Slopes, y: float, margin: float) -> list[tuple[float, float]]:
    """The stretches of a level line that are inside, also a margin above and below it, and a margin from the border."""
    slopes = [slope for slope in slopes if slope[0] <= y + margin and slope[1] > y - margin]
    kept = _spans(slopes, y)
    for level in (y - margin, y + margin):
        if not kept:
            break
        kept = [(max(a, c), min(b, d)) for a, b in kept for c, d in _spans(slopes, level) if a < d and c < b]
    return [(a + margin, b - margin) for a, b in kept if b - a > 2 * margin]


def _spans(slopes: Slopes, y: float) -> list[tuple[float, float]]:
    """Where a level line is inside the ring, from west to east (even-odd rule)."""
    crossings = [x + (y - start) * slope for low, high, x, start, slope in slopes if low <= y < high]
    crossings.sort()
    return list(zip(crossings[::2], crossings[1::2], strict=True))


def _inmost(points: list[Point], ring: Ring) -> list[Point]:
    cx, cy = middle(ring)
    return sorted(points, key=lambda point: (round(hypot(point[0] - cx, (point[1] - cy) * 1.6), 6), point))


def _to_side(point: Point, a: Point, b: Point) -> float:
    (x, y), (ax, ay), (bx, by) = point, a, b
    along = (bx - ax) ** 2 + (by - ay) ** 2
    share = 0.0 if not along else max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / along))
    return hypot(x - ax - share * (bx - ax), y - ay - share * (by - ay))


def _sides(ring: Ring) -> Sides:
    closed = [*ring, ring[0]] if ring[0] != ring[-1] else ring
    return list(pairwise(closed))


def _slopes(ring: Ring) -> Slopes:
    sides = _sides(ring)
    return [(min(ay, by), max(ay, by), ax, ay, (bx - ax) / (by - ay)) for (ax, ay), (bx, by) in sides if ay != by]


def _twice(ring: Ring) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in _sides(ring))
