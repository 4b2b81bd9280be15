"""An invented map: a convex outline cut into neighbourhoods that share their wavering borders (pure geometry).

Points are (east, north) in metres. Cells are a Voronoi partition, evened out by moving each point to the middle of
its cell (Lloyd, "Least squares quantization in PCM", 1982). Only + - * / are used, so every machine draws the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Point = tuple[float, float]
Ring = tuple[tuple[int, int], ...]

_OUTLINE: list[Point] = [
    (1400, 300), (3600, 0), (6100, 250), (8300, 1100), (9600, 2700), (9900, 4300), (9100, 6100),
    (7400, 7500), (5200, 8100), (2900, 7800), (1100, 6600), (150, 4700), (100, 2500),
]  # fmt: skip
_WAVER = 0.09  # of a border's length: more makes borders cross


def parcels(count: int, draw: Callable[[], float]) -> list[Ring]:
    """`count` closed rings, counter-clockwise, from the middle outwards; together they cover the outline."""
    sites = [_inside(draw) for _ in range(count)]
    for _ in range(12):
        sites = [_middle(_cell(site, sites)) for site in sites]
    centre = _middle(_OUTLINE)
    sites.sort(key=lambda site: ((site[0] - centre[0]) ** 2 + (site[1] - centre[1]) ** 2, site))
    bends: dict[tuple[tuple[int, int], tuple[int, int]], list[tuple[int, int]]] = {}
    return [_wavering(_whole(_cell(site, sites)), bends, draw) for site in sites]


def area(ring: Sequence[tuple[float, float]]) -> float:
    """Area in km², rounded to hectares."""
    return round(abs(_twice(ring)) / 2_000_000, 2)


def _twice(ring: Sequence[Point]) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))


def _inside(draw: Callable[[], float]) -> Point:
    while True:
        point = (draw() * 10_000, draw() * 8_200)
        edges = zip(_OUTLINE, [*_OUTLINE[1:], _OUTLINE[0]], strict=True)
        if all((b[0] - a[0]) * (point[1] - a[1]) > (b[1] - a[1]) * (point[0] - a[0]) for a, b in edges):
            return point


def _middle(ring: Sequence[Point]) -> Point:
    east = north = 0.0
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = a[0] * b[1] - b[0] * a[1]
        east += (a[0] + b[0]) * cross
        north += (a[1] + b[1]) * cross
    return east / (3 * _twice(ring)), north / (3 * _twice(ring))


def _cell(site: Point, sites: list[Point]) -> list[Point]:
    """What lies nearer to `site` than to any other: the outline, cut by one half-plane per neighbour."""
    ring = _OUTLINE
    for other in sites:
        if other != site:
            ring = _cut(ring, site, other)
    return ring


def _cut(ring: list[Point], near: Point, far: Point) -> list[Point]:
    def beyond(point: Point) -> float:
        to_near = (point[0] - near[0]) ** 2 + (point[1] - near[1]) ** 2
        return to_near - (point[0] - far[0]) ** 2 - (point[1] - far[1]) ** 2

    kept: list[Point] = []
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        at_a, at_b = beyond(a), beyond(b)
        if at_a <= 0:
            kept.append(a)
        if (at_a <= 0) != (at_b <= 0):
            share = at_a / (at_a - at_b)
            kept.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
    return kept


def _whole(ring: list[Point]) -> list[tuple[int, int]]:
    """Corners on a 5-metre lattice, so that neighbours agree on them."""
    corners = [(int(x / 5 + 0.5) * 5, int(y / 5 + 0.5) * 5) for x, y in ring]
    return [corner for index, corner in enumerate(corners) if corner != corners[index - 1]]


def _wavering(
    ring: list[tuple[int, int]],
    bends: dict[tuple[tuple[int, int], tuple[int, int]], list[tuple[int, int]]],
    draw: Callable[[], float],
) -> Ring:
    points: list[tuple[int, int]] = []
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        first, last = min(a, b), max(a, b)
        if (first, last) not in bends:
            bends[first, last] = _bend(first, last, draw)
        between = bends[first, last]
        points += [a, *(between if a == first else reversed(between))]
    return (*points, points[0])


def _bend(a: tuple[int, int], b: tuple[int, int], draw: Callable[[], float]) -> list[tuple[int, int]]:
    east, north = b[0] - a[0], b[1] - a[1]
    points = []
    for step in (0.25, 0.5, 0.75):
        aside = (draw() - 0.5) * 2 * _WAVER
        points.append((int(a[0] + step * east - aside * north), int(a[1] + step * north + aside * east)))
    return points
