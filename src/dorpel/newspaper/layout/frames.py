"""The plan as plain values: frames with their place on the sheet and the words that flow in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dorpel.newspaper.layout.content import Figure
from dorpel.newspaper.layout.drawn import drawing, sketched, words
from dorpel.newspaper.layout.flow import Run
from dorpel.newspaper.layout.grid import Grid
from dorpel.newspaper.layout.heads import Put, Spread
from dorpel.newspaper.layout.letters import printed
from dorpel.newspaper.layout.sketches import Sketch


@dataclass(frozen=True)
class Frame:
    """A rectangle on a page; ``row`` and ``rows`` in grid lines, ``column`` and ``span`` in columns.

    ``head`` stands over the whole width, each piece with its distance from the frame's top (halves); ``runs`` flow
    through ``flow_columns`` columns under it, each with the gap before it (halves). ``write`` draws lines to write on.
    """

    id: str
    kind: str
    page: int
    column: int
    span: int
    row: int
    rows: int
    head: tuple[Put, ...] = ()
    head_rows: int = 0
    runs: tuple[tuple[Run, int], ...] = ()
    flow_columns: int = 1
    write: bool = False
    ruled: bool = False
    white: float = 0
    spots: tuple[tuple[int, int], ...] = ()
    figure: Figure | None = None
    sketch: Sketch | None = None
    drawing: Spread | None = None
    hero: str = ""
    rtl: bool = False

    def texts(self) -> Iterator[tuple[str, str]]:
        """The words in the frame in reading order, each with its language."""
        pieces = [*[put.piece for put in self.head], *[run.piece for run, _ in self.runs]]
        for number, piece in enumerate(pieces):
            yield piece.language, piece.text
            if self.figure and number == len(pieces) - 2:  # before its base
                yield from ((piece.language, word) for word in words(self.figure))

    def item(self, grid: Grid) -> dict[str, Any]:
        """The frame as plain values in points, for Typst."""
        breaks = self._breaks()
        return {
            "id": self.id,
            "kind": self.kind,
            "x": grid.left(self.column, self.span),
            "y": self.row * grid.pitch,
            "w": grid.width(self.span),
            "h": self.rows * grid.pitch,
            "head": [
                {"piece": put.piece.item(grid.pitch), "x": put.start, "y": put.top * grid.pitch / 2}
                for put in self.head
            ],
            "headh": self.head_rows * grid.pitch,
            "flow": [
                {"piece": run.piece.item(grid.pitch), "gap": gap * grid.pitch / 2, "break": number in breaks}
                for number, (run, gap) in enumerate(self.runs)
            ],
            "columns": self.flow_columns,
            "write": self.write,
            "ruled": self.ruled,
            "rtl": self.rtl,
            "drawing": self._drawn(grid),
        }

    def _breaks(self) -> set[int]:
        """The voices that begin a column, where there is nothing but voices: there each stands whole."""
        if any(run.kind not in ("voice", "caption") for run, _ in self.runs):
            return set()
        return {at + 1 for at, (one, other) in enumerate(pairwise(self.spots)) if other[0] > one[0] and not other[1]}

    def _drawn(self, grid: Grid) -> dict[str, Any] | None:
        place = self.drawing
        if place is None:
            return None
        box = {"x": place.start, "y": place.top * grid.pitch / 2, "w": place.width, "h": place.high * grid.pitch / 2}
        if self.sketch is not None:
            return {**box, "alt": printed(self.sketch.alt), **sketched(self.sketch, box["w"], box["h"])}
        if self.figure is None:
            return None
        said = f"{self.figure.title}. {self.figure.summary} {self.figure.base}"
        return {**box, "alt": printed(said), **drawing(self.figure, box["w"], box["h"])}


@dataclass(frozen=True)
class LeftOut:
    """Something that found no place, and why: ``no_room`` or ``unreadable`` (letters that our faces lack)."""

    kind: str
    article: str
    headline: str
    item: str
    reason: str = "no_room"
    text: str = ""


@dataclass(frozen=True)
class Plan:
    """A closed edition: where everything stands, what had to stay out, and how full the grid is (0…1)."""

    grid: Grid
    pages: int
    frames: tuple[Frame, ...]
    left_out: tuple[LeftOut, ...] = ()
    fill: float = 0.0
    write_share: float = 0.0
