"""An invented map: a municipality with spurs and bays, cut by a canal and a railway, small quarters in its middle.

Points are (east, north) in metres. The ground is a net of crooked squares; each goes to the nearest quarter on its side
of canal and railway, the quarters being evened out by moving each to the middle of its people (Lloyd, "Least squares
quantization in PCM", 1982). Only + - * / are used, so every machine draws the same.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise

from dorpel.config.demo.border import Corner, rings_of

Point = tuple[float, float]
Ring = tuple[tuple[int, int], ...]
Square = tuple[int, int]  # column, row

SIDE = 200  # metres
_OUTLINE: list[Point] = [
    (700, 3050), (1500, 2750), (1750, 2050), (2700, 1900), (3050, 1150), (3900, 1300), (4250, 450), (5250, 150),
    (6050, 500), (6300, 1300), (7250, 1250), (7700, 1900), (8800, 1850), (9900, 2500), (9650, 3250), (8750, 3550),
    (8900, 4500), (9700, 5050), (9500, 5900), (8500, 5850), (8050, 6500), (7150, 6450), (6850, 7350), (5900, 7950),
    (5050, 7600), (4650, 6800), (3800, 6950), (3300, 7700), (2200, 7500), (1950, 6500), (2450, 5750), (1700, 5200),
    (900, 5350), (150, 4700), (250, 3700),
]  # fmt: skip
# The canal runs from west to east, the railway from south to north; nobody lives on both sides.
_CANAL: list[Point] = [(0, 4950), (2600, 4550), (4700, 4750), (7000, 4250), (10_000, 4650)]
_RAILWAY: list[Point] = [(0, 4300), (2800, 4650), (4700, 5350), (6200, 5100), (8200, 4450)]  # north, then east
_MIDDLE: Point = (4900, 4150)
# Two woods with few doors: middle, and how many hundred metres they reach.
_WOODS = ((2900, 6500, 1300), (6900, 2100, 1500))


def parcels(count: int, draw: Callable[[], float]) -> list[Ring]:
    """`count` closed rings, counter-clockwise, from the crowded middle outwards; together they cover the city."""
    squares = {square: _middle_of(square) for square in _net() if _within(_middle_of(square))}
    sites = _sites(count, squares, draw)
    owned = _whole(_owners(squares, sites), count)
    areas = Counter(owned.values())
    order = sorted(range(count), key=lambda index: _far(sites[index]) / 9_000_000 + areas[index] / 60)
    place = {site: index for index, site in enumerate(order)}
    return rings_of({square: place[site] for square, site in owned.items()}, lambda at: _bent(at, draw))


def area(ring: Sequence[tuple[float, float]]) -> float:
    """Area in km², rounded to hectares."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))
    return round(abs(twice) / 2_000_000, 2)


def _net() -> list[Square]:
    return [(column, row) for column in range(10_000 // SIDE) for row in range(8_200 // SIDE)]


def _middle_of(square: Square) -> Point:
    return (square[0] + 0.5) * SIDE, (square[1] + 0.5) * SIDE


def _bent(at: Corner, draw: Callable[[], float]) -> Point:
    return (at[0] + 0.7 * (draw() - 0.5)) * SIDE, (at[1] + 0.7 * (draw() - 0.5)) * SIDE


def _within(point: Point) -> bool:
    """Whether a line to the east crosses the outline an odd number of times."""
    crossed = 0
    for a, b in zip(_OUTLINE, [*_OUTLINE[1:], _OUTLINE[0]], strict=True):
        if (a[1] > point[1]) != (b[1] > point[1]):
            crossed += point[0] < a[0] + (point[1] - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
    return crossed % 2 == 1


def _beside(line: Sequence[Point], at: float) -> float:
    index = min(max(bisect([point[0] for point in line], at), 1), len(line) - 1)
    (first, low), (last, high) = line[index - 1], line[index]
    return low + (high - low) * (at - first) / (last - first)


def _sector(point: Point) -> tuple[bool, bool]:
    return point[1] > _beside(_CANAL, point[0]), point[0] > _beside(_RAILWAY, point[1])


def _far(point: Point) -> float:
    return (point[0] - _MIDDLE[0]) ** 2 + (point[1] - _MIDDLE[1]) ** 2


def _crowd(point: Point) -> float:
    """How close people live here: most in the middle, hardly in the woods."""
    crowd = 0.24 + 1 / (1 + _far(point) / 3_000_000)
    for east, north, reach in _WOODS:
        if (point[0] - east) ** 2 + (point[1] - north) ** 2 < reach * reach:
            crowd *= 0.28
    return crowd


def _sites(count: int, squares: dict[Square, Point], draw: Callable[[], float]) -> list[Point]:
    """Where the quarters lie; those of one side of canal and railway stay there."""
    people = {square: _crowd(point) for square, point in squares.items()}
    running = [0.0]
    for crowd in people.values():
        running.append(running[-1] + crowd)
    points = list(squares.values())
    sites = [points[bisect(running, draw() * running[-1]) - 1] for _ in range(count)]
    for _ in range(10):
        sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0, 0.0])
        for square, site in _owners(squares, sites).items():
            kept, (east, north) = sums[site], squares[square]
            kept[0] += people[square]
            kept[1] += people[square] * east
            kept[2] += people[square] * north
        sites = [
            (sums[index][1] / sums[index][0], sums[index][2] / sums[index][0]) if index in sums else site
            for index, site in enumerate(sites)
        ]
    return sites


def _owners(squares: dict[Square, Point], sites: list[Point]) -> dict[Square, int]:
    sectors = [_sector(site) for site in sites]
    here = {sector: [at for at, each in enumerate(sectors) if each == sector] for sector in set(sectors)}
    owned = {}
    for square, (east, north) in squares.items():
        among = here.get(_sector((east, north))) or range(len(sites))
        owned[square] = min(among, key=lambda at: (sites[at][0] - east) ** 2 + (sites[at][1] - north) ** 2)
    return owned


def _whole(owned: dict[Square, int], count: int) -> dict[Square, int]:
    """Without splinters: what isn't joined to most of its quarter, or hangs on by a thread, goes to its neighbours."""
    for _ in range(6):
        for square in sorted(owned):
            around = Counter(owned[near] for near in _near(square) if near in owned)
            if around and around[owned[square]] < 2:
                owned[square] = max(sorted(around), key=lambda site: around[site])
    for site in range(count):
        parts = _parts({square for square, owner in owned.items() if owner == site})
        for part in sorted(parts, key=len)[:-1]:
            for square in sorted(part):
                around = Counter(owned[near] for near in _near(square) if near in owned and owned[near] != site)
                if around:
                    owned[square] = max(sorted(around), key=lambda each: around[each])
    return owned


def _near(square: Square) -> list[Square]:
    column, row = square
    return [(column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)]


def _parts(squares: set[Square]) -> list[set[Square]]:
    parts = []
    while squares:
        part, edge = set(), [min(squares)]
        while edge:
            square = edge.pop()
            if square in squares:
                squares.remove(square)
                part.add(square)
                edge += _near(square)
        parts.append(part)
    return parts


assert all(a[0] < b[0] for line in (_CANAL, _RAILWAY) for a, b in pairwise(line))
