"""Pictures worked out to lines on a sheet: whole coordinates, y downwards, ready for SVG and for print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import ceil, sqrt

from dorpel.core.pictures.lattice import area, box, dashes, middle
from dorpel.core.pictures.values import DashMap, Field, Place, Point, Ring, Stream

WIDTH = 1000.0  # of a map, in units of the drawing
HALVES = (6.0, 5.0, 4.0, 3.0)  # half a dash; shorter ones where many live close together
MARGIN = 3.0
LETTER, LINE = 10.0, 24.0  # room that a name takes, per letter and high
NAMES = 9
LARGER, FEWER = 1.9, 4  # on a narrow screen: how much larger names are, and how many of them
PER_ROW, PITCH, DASH = 60, 14, 10  # of a field
AMONG = 36  # in a row, where one of them is you
MANY = 1_200  # voices that are still shown one by one


@dataclass(frozen=True, slots=True)
class Name:
    """A name on a map, centred on x, standing on y."""

    text: str
    x: float
    y: float
    next: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """The border of one place as path data, and how it is drawn."""

    d: str
    quiet: bool
    next: bool


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """A map: borders, the dashes that were held and that are missing as path data, and names that don't collide."""

    width: int
    height: int
    grounds: list[Ground]
    held: str
    missing: str
    names: list[Name]
    large_names: list[Name]  # fewer, with room to be set larger
    held_at: list[tuple[Point, float]]  # middle and half length of each dash, for print
    missing_at: list[tuple[Point, float]]
    rings: list[list[Point]]


@dataclass(frozen=True, slots=True)
class DrawnField:
    """Rows of dashes as path data: those for, those against, and the one that is you; `unit` voices a dash."""

    width: int
    height: int
    ours: str
    others: str
    you: str
    you_at: Point
    unit: int


def draw_map(picture: DashMap) -> DrawnMap:
    """Fits the places into the drawing's width and sets their dashes and names; the same map is worked out once."""
    places = tuple(replace(place, ring=tuple((x, y) for x, y in place.ring)) for place in picture.places)
    return _draw_map(places, picture.unit)


@lru_cache(maxsize=16)
def _draw_map(places: tuple[Place, ...], unit: int) -> DrawnMap:
    west, south, east, north = box([place.ring for place in places])
    scale = WIDTH / (east - west or 1)
    edge = 8.0

    def on_sheet(ring: Ring) -> list[Point]:
        return [(round((x - west) * scale + edge, 1), round((north - y) * scale + edge, 1)) for x, y in ring]

    rings = [on_sheet(place.ring) for place in places]
    held: list[tuple[Point, float]] = []
    missing: list[tuple[Point, float]] = []
    tops: dict[str, tuple[float, float]] = {}
    for place, ring in zip(places, rings, strict=True):
        mine, lacking = _dashes_of(place, ring, unit)
        held += mine
        missing += lacking
        ys = [point[1] for point, _half in (*mine, *lacking)] or [middle(ring)[1] + 10]
        tops[place.code] = min(ys), max(ys)
    return DrawnMap(
        round(WIDTH + 2 * edge),
        round((north - south) * scale + 2 * edge),
        [Ground(outline(ring), place.quiet, place.next) for place, ring in zip(places, rings, strict=True)],
        strokes(held),
        strokes(missing),
        _names(places, rings, tops),
        _names(places, rings, tops, larger=LARGER, most=FEWER),
        held,
        missing,
        rings,
    )


def _dashes_of(
    place: Place, ring: list[Point], unit: int
) -> tuple[list[tuple[Point, float]], list[tuple[Point, float]]]:
    if place.few or place.held is None:
        return [], []
    mine = round(place.held / unit)
    slots = max(mine, round((place.expected or 0) / unit))
    for half in HALVES:
        found = dashes(ring, slots, half=half, margin=MARGIN)
        if len(found) == slots:
            break
    points = [(point, half) for point in found]
    return points[:mine], points[mine:]


def _names(
    places: Sequence[Place],
    rings: Sequence[list[Point]],
    tops: dict[str, tuple[float, float]],
    *,
    larger: float = 1,
    most: int = NAMES,
) -> list[Name]:
    """Names of the places to go next, then of the largest ones, as far as no two collide."""
    ordered = sorted(zip(places, rings, strict=True), key=lambda each: (not each[0].next, -area(each[1])))
    taken: list[tuple[float, float, float, float]] = []
    found: list[Name] = []
    for place, ring in ordered:
        if len(found) >= most and not place.next:
            break
        x, _y = middle(ring)
        wide, line = larger * LETTER * len(place.name) / 2, larger * LINE
        x = min(max(x, wide + 10), WIDTH - wide)
        high, low = tops[place.code]
        for y in (high - 12, low + line + 2):
            mine = (x - wide, y - line, x + wide, y + 4)
            if all(mine[2] < a or mine[0] > c or mine[3] < b or mine[1] > d for a, b, c, d in taken):
                taken.append(mine)
                found.append(Name(place.name, round(x), round(y), place.next))
                break
    return found


def outline(ring: Sequence[Point]) -> str:
    """A closed border as path data, in relative steps: half as long."""
    whole = [(round(x), round(y)) for x, y in ring]
    if whole[0] == whole[-1]:
        whole.pop()
    steps = " ".join(f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(whole))
    return f"M{whole[0][0]} {whole[0][1]}l{steps}z"


def strokes(found: Iterable[tuple[Point, float]]) -> str:
    """Dashes as one path."""
    return "".join(f"M{x - half:.0f} {y:.0f}h{2 * half:.0f}" for (x, y), half in found)


def draw_field(picture: Field) -> DrawnField:
    """Rows of sixty dashes, shorter ones where one of them is you; above 1,200 voices a dash is ten, or a hundred."""
    unit = 1
    while picture.count / unit > MANY:
        unit *= 10
    ours = round((picture.count - picture.against) / unit)
    total = ours + (max(1, round(picture.against / unit)) if picture.against else 0)
    # Among a few one sees oneself better in a block than in a line.
    across = min(AMONG, max(AMONG // 2, ceil(2 * sqrt(total)))) if picture.you else PER_ROW
    rows = -(-total // across) or 1
    at = min(ours - 1, ((rows - 1) // 2) * across + across // 3) if ours else 0
    you = (at % across * PITCH, at // across * PITCH + 7)
    return DrawnField(
        (AMONG if picture.you else PER_ROW) * PITCH,  # also for a few: a longer row is more voices
        rows * PITCH,
        _row_lines(0, ours, across),
        _row_lines(ours, total, across),
        f"M{you[0]} {you[1]}h{DASH}" if picture.you and ours else "",
        you,
        unit,
    )


def _row_lines(first: int, end: int, across: int) -> str:
    parts = []
    while first < end:
        row, column = divmod(first, across)
        number = min(across - column, end - first)
        # One line per row; the stroke's own dashes are 10 long and 4 apart.
        parts.append(f"M{column * PITCH} {row * PITCH + 7}h{number * PITCH - (PITCH - DASH)}")
        first += number
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class DrawnBand:
    """One band of a stream as a closed shape, and where its name stands."""

    label: str
    d: str
    y: float
    number: int
    x: float = 0


def draw_stream(picture: Stream, *, width: int = 1000, height: int = 320) -> list[DrawnBand]:
    """Bands stacked around a level middle, the first on top, straight between the times; hidden counts are nothing."""
    sums = [sum(band.counts[at] or 0 for band in picture.bands) for at in range(len(picture.times))]
    most = max(sums, default=0) or 1
    across = [width * at / max(1, len(picture.times) - 1) for at in range(len(picture.times))]
    tops = [height / 2 - total / most * height / 2 for total in sums]
    found = []
    for number, band in enumerate(picture.bands, 1):
        floors = [top + (band.counts[at] or 0) / most * height for at, top in enumerate(tops)]
        up = [f"{x:.0f} {y:.0f}" for x, y in zip(across, tops, strict=True)]
        down = [f"{x:.0f} {y:.0f}" for x, y in zip(reversed(across), reversed(floors), strict=True)]
        widest = max(range(len(tops)), key=lambda at: floors[at] - tops[at], default=0)
        y = (floors[widest] + tops[widest]) / 2 if tops else 0
        x = min(max(across[widest], width * 0.12), width * 0.88) if tops else 0  # room for half a name
        found.append(DrawnBand(band.label, "M" + "L".join([*up, *down]) + "z", round(y), number, round(x)))
        tops = floors
    return found
