"""Turn a plan into paper: a tagged PDF (PDF/UA-1) or one page as a picture."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typst

from dorpel.newspaper.layout.content import Edition, direction
from dorpel.newspaper.layout.frames import Frame, Plan
from dorpel.newspaper.layout.grid import GUTTER, MARGIN, SHELF_GAP, TRIM, WIDTH, Grid
from dorpel.newspaper.layout.letters import breakable, printed
from dorpel.newspaper.layout.press import asked, press, source

THICK, THIN, HAIR = 2.0, 1.0, 0.3
TOLERANCE = 0.6  # points that words may end lower than their frame
RUNS_OVER = "runs over: "  # what edition.typ says then
Job = dict[str, Any]


def job(edition: Edition, plan: Plan) -> Job:
    """Everything Typst needs, as plain values in points; words are data and never markup."""
    return {
        "title": printed(edition.title),
        "date": printed(edition.date),
        "motto": printed(edition.motto),
        "lang": edition.language.split("-")[0].lower(),
        "dir": direction(edition.language),
        "trim": TRIM,
        "margin": MARGIN,
        "width": WIDTH,
        "gutter": GUTTER,
        "pitch": plan.grid.pitch,
        "only": 0,
        "strict": False,
        "tolerance": TOLERANCE,
        "folios": folios(edition, plan.pages),
        "sheets": [_sheet(plan, page) for page in range(1, plan.pages + 1)],
    }


def folios(edition: Edition, pages: int) -> list[str]:
    """The words with each page's number."""
    return [printed(edition.labels.page.format(number=number)) for number in range(1, pages + 1)]


def _sheet(plan: Plan, page: int) -> Job:
    frames = [frame for frame in plan.frames if frame.page == page]
    return {"frames": [frame.item(plan.grid) for frame in frames], "rules": list(_rules(plan, page))}


def _rules(plan: Plan, page: int) -> list[Job]:
    """A rule over everything that stands under something else, a hairline between neighbours."""
    frames = [frame for frame in plan.frames if frame.page == page]
    top = min((frame.row for frame in frames), default=0)
    under = [frame for frame in frames if frame.row > top]
    return [*_level(plan.grid, under), *_upright(plan.grid, frames)]


def _level(grid: Grid, frames: list[Frame]) -> Iterator[Job]:
    for row in sorted({frame.row for frame in frames}):
        beside = sorted((frame for frame in frames if frame.row == row), key=lambda frame: frame.column)
        weight = THICK if any(frame.kind == "box" for frame in beside) else THIN
        while beside:
            joined = [beside.pop(0)]
            while beside and joined[-1].column + joined[-1].span == beside[0].column:
                joined.append(beside.pop(0))
            span = sum(frame.span for frame in joined)
            yield {
                "x": grid.left(joined[0].column, span), "y": (row - SHELF_GAP / 2) * grid.pitch,
                "length": grid.width(span), "weight": weight, "angle": 0,
            }  # fmt: skip


def _upright(grid: Grid, frames: list[Frame]) -> Iterator[Job]:
    """Beside a pile the hairline goes on past its rules; each stretch is drawn once."""
    rows: dict[int, set[int]] = {}
    for frame in frames:
        for edge in (frame.column, frame.column + frame.span):
            if 0 < edge < grid.columns:
                rows.setdefault(edge, set()).update(range(frame.row, frame.row + frame.rows))
    for edge, covered in sorted(rows.items()):
        for first in sorted(row for row in covered if row - 1 not in covered):
            last = first
            while last + 1 in covered:
                last += 1
            start = grid.left(edge, 1)
            x = start + grid.column + GUTTER / 2 if grid.arabic else start - GUTTER / 2
            length = (last + 1 - first) * grid.pitch
            yield {"x": x, "y": first * grid.pitch, "length": length, "weight": HAIR, "angle": 90}


def pdf(edition: Edition, plan: Plan) -> tuple[bytes, list[str]]:
    """The accessible PDF, and the frames whose words end under their foot, beside them or on another page."""
    told = job(edition, plan)
    try:
        return _pdf(source("edition.typ", told | {"strict": True})), []
    except typst.TypstError as wrong:
        if RUNS_OVER not in str(wrong):
            raise
    text = source("edition.typ", told)
    return _pdf(text), asked(press(text), "over")


def _pdf(text: bytes) -> bytes:
    made = press(text).compile(format="pdf", pdf_standards=["ua-1"])
    if not isinstance(made, bytes):
        raise TypeError("Typst made no single PDF.")
    return made


def pngs(edition: Edition, plan: Plan, *, ppi: float = 110) -> list[bytes]:
    """All pages as pictures (PNG), set once."""
    made = press(source("edition.typ", job(edition, plan))).compile(format="png", ppi=ppi)
    if made is None:
        raise TypeError("Typst made no picture.")
    return list(made) if isinstance(made, list) else [made]


def png(edition: Edition, plan: Plan, *, page: int, ppi: float = 110) -> bytes:
    """One page as a picture (PNG); nothing else is set."""
    alone = press(source("edition.typ", job(edition, plan) | {"only": page})).compile(format="png", ppi=ppi)
    if alone is None:
        raise TypeError("Typst made no picture.")
    return alone[0] if isinstance(alone, list) else alone


def set_texts(edition: Edition, plan: Plan) -> list[str]:
    """Every text that must be readable in the PDF, page by page in reading order."""
    heads = [[printed(edition.title), printed(edition.date), printed(edition.motto), folios(edition, plan.pages)[0]]]
    heads += [[folio, printed(edition.title), printed(edition.date)] for folio in folios(edition, plan.pages)[1:]]
    texts: list[str] = []
    for page in range(1, plan.pages + 1):
        texts += heads[page - 1]
        for frame in plan.frames:
            if frame.page == page:
                texts += [text for _, text in frame.texts()]
    return [breakable(text) for text in texts if text]
