"""Where each quote stands on its page, so that a picture of the page can mark it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dorpel.newspaper.layout.frames import Frame, Plan
from dorpel.newspaper.layout.grid import MARGIN, TRIM, Grid

EDGE = 4.0  # points around the words


@dataclass(frozen=True)
class Spot:
    """A quote on a page: its box as shares of the page, from the upper left corner."""

    quote: str
    page: int
    x: float
    y: float
    width: float
    height: float


def spots(plan: Plan) -> list[Spot]:
    """Every quote that stands in the paper, once."""
    found: dict[str, Spot] = {}
    for frame in plan.frames:
        for spot in (*_hero(frame, plan.grid), *_voices(frame, plan.grid)):
            found.setdefault(spot.quote, spot)
    return list(found.values())


def _spot(quote: str, frame: Frame, grid: Grid, place: tuple[float, float, float, float]) -> Spot:
    x, y, width, height = place
    left, top = MARGIN + x - EDGE, MARGIN + frame.row * grid.pitch + y - EDGE
    shares = (left / TRIM[0], top / TRIM[1], (width + 2 * EDGE) / TRIM[0], (height + 2 * EDGE) / TRIM[1])
    return Spot(quote, frame.page, *(round(share, 4) for share in shares))


def _hero(frame: Frame, grid: Grid) -> Iterator[Spot]:
    if not frame.hero:
        return
    start = next(index for index, put in enumerate(frame.head) if put.piece.dash)
    top = frame.head[start].top * grid.pitch / 2
    wide = grid.width(frame.span)
    yield _spot(frame.hero, frame, grid, (grid.left(frame.column, frame.span), top, wide, _under(frame, grid) - top))


def _under(frame: Frame, grid: Grid) -> float:
    return frame.head_rows * grid.pitch - grid.pitch / 2


def _voices(frame: Frame, grid: Grid) -> Iterator[Spot]:
    foot = (frame.rows - frame.head_rows) * grid.pitch
    for (run, _), (column, halves) in zip(frame.runs, frame.spots, strict=False):
        if run.kind != "voice":
            continue
        top = halves * grid.pitch / 2
        high = min(sum(one.halves for one, _ in frame.runs if one.owner == run.owner) * grid.pitch / 2, foot - top)
        across = grid.left(frame.column + column, 1)
        if frame.rtl and not grid.arabic:  # its columns begin at the right
            across = grid.left(frame.column + frame.span - 1 - column, 1)
        yield _spot(run.owner, frame, grid, (across, frame.head_rows * grid.pitch + top, grid.column, high))
