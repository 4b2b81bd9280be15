"""The sheet and its strict grid: every column as wide as the next, every line as high as the next."""

from __future__ import annotations

from dataclasses import dataclass

from dorpel.newspaper.layout.content import direction

MM = 72 / 25.4
TRIM = (289 * MM, 415 * MM)
MARGIN = 12 * MM
GUTTER = 4.6 * MM
WIDTH = TRIM[0] - 2 * MARGIN
HEIGHT = TRIM[1] - 2 * MARGIN
SHELF_GAP = 2


@dataclass(frozen=True)
class Grid:
    """Columns by lines. ``pitch`` and ``size`` in points; heights are counted in half lines ("halves")."""

    columns: int
    pitch: float
    size: float
    arabic: bool

    @property
    def rows(self) -> int:
        """Whole lines between the margins."""
        return int(HEIGHT // self.pitch)

    @property
    def column(self) -> float:
        """Width of one column in points."""
        return (WIDTH - GUTTER * (self.columns - 1)) / self.columns

    def width(self, span: int) -> float:
        """Width of ``span`` columns with the gutters between them, in points."""
        return self.column * span + GUTTER * (span - 1)

    def left(self, column: int, span: int) -> float:
        """Distance from the left margin; in a right-to-left paper column 0 is the rightmost."""
        start = (self.column + GUTTER) * column
        return WIDTH - start - self.width(span) if self.arabic else start

    @property
    def folio_rows(self) -> int:
        """Lines that page number, title and date take on the other pages."""
        return round(32 / self.pitch)

    @property
    def masthead_rows(self) -> int:
        """Lines that the title, its date line and the rule take on page 1."""
        return round(118 / self.pitch) + 1


def grids(language: str) -> tuple[Grid, ...]:
    """The grids a paper in this language may use, roomiest first."""
    if direction(language) == "rtl":
        sizes = ((3, 22.0, 15.4), (4, 19.0, 13.4), (4, 17.0, 12.0), (5, 15.4, 10.9))
    else:
        sizes = ((3, 17.0, 13.2), (4, 14.4, 11.4), (4, 13.0, 10.3), (5, 11.5, 9.2))
    return tuple(Grid(columns, pitch, size, direction(language) == "rtl") for columns, pitch, size in sizes)
