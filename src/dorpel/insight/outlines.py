"""Outlines of neighbourhoods as rings on a level plane: pure geometry on GeoJSON."""

from math import cos, radians
from typing import Any

from dorpel.core.pictures.lattice import area, box
from dorpel.core.pictures.values import Point

Geometry = dict[str, Any]


def rings(outlines: dict[str, Geometry | None]) -> dict[str, list[Point]]:
    """For each code its largest outer ring (east, north); places without an outline are left out.

    Degrees (WGS84) are drawn level by shrinking east by the cosine of the middle latitude; any other numbers are taken
    as they are, for an invented plane has no degrees.
    """
    found = {code: _largest(geometry) for code, geometry in outlines.items() if geometry}
    kept = {code: ring for code, ring in found.items() if len(ring) >= 3}
    if not kept:
        return {}
    west, south, east, north = box(list(kept.values()))
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        return kept
    shrink = cos(radians((south + north) / 2))
    return {code: [(x * shrink, y) for x, y in ring] for code, ring in kept.items()}


def _largest(geometry: Geometry) -> list[Point]:
    parts = {"Polygon": [geometry.get("coordinates", [])], "MultiPolygon": geometry.get("coordinates", [])}
    outer = [[(float(x), float(y)) for x, y, *_ in part[0]] for part in parts.get(geometry.get("type", ""), []) if part]
    return max(outer, key=lambda ring: area(ring) if len(ring) >= 3 else 0.0, default=[])
