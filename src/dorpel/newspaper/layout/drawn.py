"""Figures worked out for print: lines, dashes and words in points, inside a box of given width and height."""

from __future__ import annotations

from typing import Any

from dorpel.core.pictures import DashMap, Rows100, Stream
from dorpel.core.pictures.drawing import DrawnMap, Name, draw_map, draw_stream
from dorpel.newspaper.layout.content import Figure
from dorpel.newspaper.layout.letters import printed
from dorpel.newspaper.layout.sketches import Sketch, strokes_of

LABEL, TICKS = 0.40, 0.50  # of the width: words, then a hundred ticks; the number has the rest
SMALLEST = 7.0  # points of a name on a map
NAMED = 17.0  # room for a letter on the map's own sheet when it stands two columns wide
Drawing = dict[str, Any]


def _drawn_map(figure: DashMap) -> DrawnMap:
    """The map on its own sheet; the last one is kept, for it is asked for again and again."""
    if not _last or _last[0][0] is not figure:
        _last[:] = [(figure, draw_map(figure))]
    return _last[0][1]


_last: list[tuple[DashMap, DrawnMap]] = []


def ratio(figure: Figure) -> float:
    """Height of a figure for a width of 1 at which it looks best."""
    if isinstance(figure, DashMap):
        drawn = _drawn_map(figure)
        return drawn.height / drawn.width
    return 0.36 if isinstance(figure, Stream) else 0.0


def lines_wanted(figure: Figure, width: float, pitch: float) -> range:
    """The heights in grid lines at which a figure may stand."""
    if isinstance(figure, Rows100):
        rows = len(figure.rows) + sum(row.gap for row in figure.rows[1:])
        return range(round(rows * 1.25), round(rows * 3.8) + 1)
    best = ratio(figure) * width / pitch
    most = 1.25 if isinstance(figure, DashMap) else 1.9
    return range(max(6, round(best * 0.55)), round(best * most) + 1)


def drawing(figure: Figure, width: float, height: float) -> Drawing:
    """Plain values for Typst, in points from the upper left corner of the box."""
    if isinstance(figure, DashMap):
        return _map(figure, width, height)
    return _stream(figure, width, height) if isinstance(figure, Stream) else _rows(figure, width, height)


def sketched(sketch: Sketch, width: float, height: float) -> Drawing:
    """The strokes of a drawing by hand, as large as the box allows, standing on its foot."""
    drawn = strokes_of(sketch.name)
    scale = min(width / drawn.width, height / drawn.height)
    left, top = (width - drawn.width * scale) / 2, height - drawn.height * scale
    strokes = [
        {
            "points": [[round(left + x * scale, 2), round(top + y * scale, 2)] for x, y in stroke.points],
            "weight": round(stroke.weight * min(1.0, scale), 2),
            "spot": stroke.spot,
            "dotted": stroke.dotted,
        }
        for stroke in drawn.strokes
    ]
    return {"kind": "sketch", "strokes": strokes}


def words(figure: Figure) -> list[str]:
    """The words inside a figure, in the order in which they are drawn."""
    if isinstance(figure, DashMap):
        return [printed(name.text) for name in _apart(figure)]
    if isinstance(figure, Stream):
        return [printed(band.label) for band in figure.bands] + [printed(figure.times[0]), printed(figure.times[-1])]
    found = []
    for row in figure.rows:
        found += [printed(row.label), "–" if row.share is None else str(row.share)]
    return found


def _map(figure: DashMap, width: float, height: float) -> Drawing:
    drawn = _drawn_map(figure)
    scale = min(width / drawn.width, height / drawn.height)
    left, top = (width - drawn.width * scale) / 2, (height - drawn.height * scale) / 2

    def at(point: tuple[float, float]) -> list[float]:
        return [round(left + point[0] * scale, 2), round(top + point[1] * scale, 2)]

    def dashes(found: list[tuple[tuple[float, float], float]]) -> list[list[float]]:
        return [[*at(point), round(half * scale, 2)] for point, half in found]

    return {
        "kind": "map",
        "rings": [[at(point) for point in ring] for ring in drawn.rings],
        "held": dashes(drawn.held_at),
        "missing": dashes(drawn.missing_at),
        "names": [[*at((name.x, name.y)), printed(name.text)] for name in _apart(figure)],
        "size": SMALLEST if 19 * scale < SMALLEST else 19 * scale,
    }


def _apart(figure: DashMap) -> list[Name]:
    """The names that keep apart also when the map is small and the letters aren't."""
    kept: list[Name] = []
    for name in _drawn_map(figure).names:
        wide = len(name.text) * NAMED
        if all(abs(name.x - one.x) > (wide + len(one.text) * NAMED) / 2 or abs(name.y - one.y) > 40 for one in kept):
            kept.append(name)
    return kept


def _rows(figure: Rows100, width: float, height: float) -> Drawing:
    gaps = sum(row.gap for row in figure.rows[1:])
    step = height / (len(figure.rows) + gaps or 1)
    rows, y = [], 0.0
    for number, row in enumerate(figure.rows):
        y += step if row.gap and number else 0
        share = "–" if row.share is None else str(row.share)
        rows.append({"y": round(y, 2), "label": printed(row.label), "share": share, "ticks": row.share or 0})
        y += step
    return {
        "kind": "rows",
        "rows": rows,
        "step": round(step, 2),
        "label": round(width * LABEL, 2),
        "ticks": round(width * TICKS, 2),
        "width": width,
    }


def _stream(figure: Stream, width: float, height: float) -> Drawing:
    legend = 24.0
    bands = draw_stream(figure, width=round(width * 10), height=round((height - legend) * 10))
    shapes = []
    for band in bands:
        corners = [corner.split(" ") for corner in band.d.strip("Mz").split("L")]
        shapes.append([[float(x) / 10, float(y) / 10] for x, y in corners])
    return {
        "kind": "stream",
        "shapes": shapes,
        "labels": [printed(band.label) for band in figure.bands],
        "times": [printed(figure.times[0]), printed(figure.times[-1])],
        "width": width,
        "base": round(height - legend + 4, 2),
    }
