"""Outlines of neighbourhoods: GeoJSON polygons, checked before they are stored."""

from typing import Any

from django.utils.translation import gettext as _

MOST_POINTS = 20_000  # of one outline; more is a survey, not a map for residents


class NotAnOutline(ValueError):
    """The geometry isn't a polygon that can be drawn; the message says why."""


def check_outline(geometry: Any) -> dict[str, Any]:
    """The geometry with only its type and coordinates. Raises NotAnOutline.

    Polygon or MultiPolygon; each ring at least four points of two finite numbers, the last like the first.
    """
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise NotAnOutline(_("An outline must be a GeoJSON Polygon or MultiPolygon."))
    kind, coordinates = geometry["type"], geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons:
        raise NotAnOutline(_("The outline has no points."))
    points = sum(_check_polygon(polygon) for polygon in polygons)
    if points > MOST_POINTS:
        raise NotAnOutline(
            _("The outline has %(points)d points; at most %(most)d fit. Simplify it first.")
            % {"points": points, "most": MOST_POINTS}
        )
    return {"type": kind, "coordinates": coordinates}


def _check_polygon(polygon: Any) -> int:
    if not isinstance(polygon, list) or not polygon:
        raise NotAnOutline(_("The outline has no points."))
    for ring in polygon:
        if not isinstance(ring, list) or len(ring) < 4 or not all(map(_is_point, ring)):
            raise NotAnOutline(_("Each ring of the outline needs at least four points of two numbers."))
        if ring[0] != ring[-1]:
            raise NotAnOutline(_("A ring of the outline isn't closed: its last point must be its first."))
    return sum(map(len, polygon))


def _is_point(point: Any) -> bool:
    return (
        isinstance(point, list)
        and len(point) in (2, 3)
        and all(isinstance(each, int | float) and not isinstance(each, bool) and abs(each) < 1e9 for each in point)
    )
