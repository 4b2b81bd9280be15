"""What binds pages together: a lead that goes on inside, and a headline over the two middle pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

from dorpel.newspaper.layout import pieces as dress
from dorpel.newspaper.layout.content import Article, Edition
from dorpel.newspaper.layout.frames import Frame, Plan
from dorpel.newspaper.layout.grid import Grid
from dorpel.newspaper.layout.letters import printed
from dorpel.newspaper.layout.measure import Lines, measure

LEAST = 5  # paragraphs of a lead that may go on inside
SHARES = (0.5, 0.62, 0.4, 0.75)  # of the lead's words on page 1, the likeliest first
BESIDE = (2, 3, 1)  # other articles on page 1, the likeliest first
PLACE = "0"  # stands for a page's number until it is known; every number is as wide


def with_jumps(edition: Edition, pages: int) -> Iterator[Edition]:
    """The edition with its lead in two, at several places: the split is what closes page 1. As it is for few pages."""
    lead = edition.articles[0] if edition.articles else None
    if lead is None or pages < 3 or not lead.jump or len(lead.body) < LEAST:
        yield edition
        return
    for beside in BESIDE:
        for share in SHARES:
            yield _parted(edition, lead, share, min(beside, len(edition.articles) - 1))


def _parted(edition: Edition, lead: Article, share: float, beside: int) -> Edition:
    lengths = [len(part) for part in lead.body]
    cut = min(
        range(2, len(lengths) - 1), key=lambda at: abs(sum(lengths[:at]) - share * sum(lengths))
    )  # fmt: skip
    half = ceil(len(lead.quotes) / 2)
    front = replace(
        lead, body=lead.body[:cut], quotes=lead.quotes[:half], turn=edition.labels.turn.format(number=PLACE), page=1
    )
    inside = replace(
        lead, headline=lead.jump, deck="", byline="", body=lead.body[cut:], quotes=lead.quotes[half:],
        continued=edition.labels.continued.format(number=1), page=2, part=2,
    )  # fmt: skip
    others = edition.articles[1:]
    return replace(edition, articles=(front, *others[:beside], inside, *others[beside:]))


def led_on(plan: Plan, edition: Edition) -> Plan:
    """The plan with the page's number in the line that leads on; a number more or less changes no line."""
    pages = {frame.id.partition("/")[0]: frame.page for frame in plan.frames if "/" in frame.id}
    if not pages:
        return plan
    blank = printed(edition.labels.turn.format(number=PLACE))
    frames = []
    for frame in plan.frames:
        if frame.id in pages:
            words = printed(edition.labels.turn.format(number=pages[frame.id]))
            runs = tuple(
                (replace(run, piece=replace(run.piece, text=words)), gap)
                if run.kind == "turn" and run.piece.text == blank
                else (run, gap)
                for run, gap in frame.runs
            )
            frame = replace(frame, runs=runs)
        frames.append(frame)
    return replace(plan, frames=tuple(frames))


def has_band(edition: Edition, page: int, pages: int) -> bool:
    """Whether this page has half of a headline over both middle pages."""
    return pages == 4 and page in (2, 3) and bool(edition.band[page - 2])


def band_rows(grid: Grid) -> int:
    """Lines that the band takes, with the rule under it."""
    return ceil(64 / grid.pitch)


def top_rows(grid: Grid, edition: Edition, page: int, pages: int) -> int:
    """Lines at the head of a page that no article can have."""
    if page == 1:
        return grid.masthead_rows
    return grid.folio_rows + (band_rows(grid) if has_band(edition, page, pages) else 0)


def band_frames(grid: Grid, edition: Edition, page: int, pages: int, known: Lines) -> list[Frame]:
    """This page's half of the band: it begins at the outer edge on the one, ends at the outer edge on the other."""
    if not has_band(edition, page, pages):
        return []
    text = edition.band[page - 2]
    halves = max(4, round(2 * 46 / grid.pitch))
    while True:
        piece = dress.headline(grid, edition.language, text, grid.columns, halves)
        measure((piece,), grid.pitch, known)
        if known[piece, grid.pitch] == 1 or halves <= 4:
            break
        halves -= 1
    piece = replace(piece, end=page == 3)
    measure((piece,), grid.pitch, known)
    rows = band_rows(grid)
    frame = Frame(f"band-{page}", "band", page, 0, grid.columns, grid.folio_rows, rows, ((piece, 0),), rows)
    return [frame]
