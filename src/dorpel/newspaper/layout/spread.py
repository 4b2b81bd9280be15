"""What binds pages together: a lead that goes on inside, and a headline over the two middle pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil

from dorpel.newspaper.layout import pieces as dress
from dorpel.newspaper.layout.content import Article, Edition
from dorpel.newspaper.layout.frames import Frame, Plan
from dorpel.newspaper.layout.grid import SHELF_GAP, Grid
from dorpel.newspaper.layout.heads import Put
from dorpel.newspaper.layout.letters import printed
from dorpel.newspaper.layout.measure import Lines, measure
from dorpel.newspaper.layout.pieces import Piece

LEAST = 5  # paragraphs of a lead that may go on inside
SHARES = (0.5, 0.62, 0.4)  # of the lead's words on page 1, the likeliest first
BESIDE = (2, 3)  # other articles on page 1, the likeliest first
TOO_FEW = 2  # pages: what is inside needs no telling
TEASER_ROWS, TEASER_LINES = 5, 2  # lines of the strip that tells what is inside; of a headline in it
BAND, SMALLEST_BAND = 80, 4  # points of the headline over two pages; half lines below which it isn't made smaller
PLACE = "0"  # stands for a page's number until it is known; every number is as wide


def answerable(edition: Edition) -> Edition:
    """The edition with a last line under every article that readers can answer to."""
    several = tuple(
        replace(article, answer=edition.labels.answer.format(code=article.code)) if article.code else article
        for article in edition.articles
    )
    return replace(edition, articles=several)


def with_jumps(edition: Edition, pages: int) -> Iterator[Edition]:
    """The edition with its lead in two, at several places: the split is what closes page 1. As it is for few pages."""
    lead = edition.articles[0] if edition.articles else None
    if lead is None or pages < 3 or not lead.jump or len(lead.body) < LEAST:
        yield edition
        return
    for beside in BESIDE:
        for share in SHARES:
            yield _parted(edition, lead, share, min(beside, len(edition.articles) - 1))


def on_front(edition: Edition) -> int:
    """How many articles stand on page 1 when the lead goes on inside."""
    return next((index for index, article in enumerate(edition.articles) if article.part > 1), len(edition.articles))


def _parted(edition: Edition, lead: Article, share: float, beside: int) -> Edition:
    lengths = [len(part) for part in lead.body]
    cut = min(
        range(2, len(lengths) - 1), key=lambda at: abs(sum(lengths[:at]) - share * sum(lengths))
    )  # fmt: skip
    half = ceil(len(lead.quotes) / 2)
    front = replace(
        lead,
        body=lead.body[:cut],
        quotes=lead.quotes[:half],
        answer="",
        page=1,
        turn=edition.labels.turn.format(number=PLACE),
    )
    inside = replace(
        lead, headline=lead.jump, deck="", byline="", body=lead.body[cut:], quotes=lead.quotes[half:],
        sketch=None, continued=edition.labels.continued.format(number=1), page=2, part=2,
    )  # fmt: skip
    others = edition.articles[1:]
    along = tuple(replace(article, page=1) for article in others[:beside])
    return replace(edition, articles=(front, *along, inside, *others[beside:]))


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
                (run._replace(piece=run.piece._replace(text=words)), gap)
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
    return ceil(BAND / grid.pitch) + 1


def top_rows(grid: Grid, edition: Edition, page: int, pages: int) -> int:
    """Lines at the head of a page that no article can have."""
    if page == 1:
        return grid.masthead_rows + (TEASER_ROWS + SHELF_GAP if pages > TOO_FEW else 0)
    return grid.folio_rows + (band_rows(grid) if has_band(edition, page, pages) else 0)


def inside_pieces(grid: Grid, edition: Edition, pages: int) -> Iterator[Piece]:
    """What may stand in the strip that tells what is inside and in the band, to be measured with the rest."""
    if pages <= TOO_FEW:
        return
    for article in edition.articles:
        yield dress.teaser(grid, article.language or edition.language, article.headline)
    for text in edition.band if has_band(edition, 2, pages) else ():
        yield dress.headline(grid, edition.language, text, grid.columns, int(2 * BAND / grid.pitch))


def band_frames(grid: Grid, edition: Edition, page: int, pages: int, known: Lines) -> list[Frame]:
    """This page's half of the band, as large as it may be in one line; both halves are equally large."""
    if not has_band(edition, page, pages):
        return []
    halves = int(2 * BAND / grid.pitch)
    while True:
        both = [dress.headline(grid, edition.language, text, grid.columns, halves) for text in edition.band]
        measure(both, grid.pitch, known)
        if all(known[piece, grid.pitch] == 1 for piece in both) or halves <= SMALLEST_BAND:
            break
        halves -= 1
    piece = both[page - 2]
    rows = band_rows(grid)
    head = (Put(piece, max(0, 2 * rows - halves - 3)),)
    frame = Frame(f"band-{page}", "band", page, 0, grid.columns, grid.folio_rows, rows, head, rows)
    return [frame]


def teaser_frames(grid: Grid, edition: Edition, frames: Sequence[Frame], pages: int, known: Lines) -> list[Frame]:
    """What is inside, a column each: the pages of voices and of the largest headlines that are short enough."""
    if pages <= TOO_FEW:
        return []
    told = {article.id: article for article in edition.articles if article.body or article.quotes}
    inside = [frame for frame in frames if frame.page > 1 and frame.id in told]
    inside.sort(key=lambda frame: (bool(told[frame.id].body), -max(put.piece.size for put in frame.head)))
    heads = {
        frame.id: dress.teaser(grid, told[frame.id].language or edition.language, told[frame.id].headline)
        for frame in inside
    }
    measure(heads.values(), grid.pitch, known)
    short = [frame for frame in inside if known[heads[frame.id], grid.pitch] <= TEASER_LINES][: grid.columns]
    short.sort(key=lambda frame: (frame.page, frame.row, frame.column))
    made = []
    for column, frame in enumerate(short):
        number = edition.labels.inside.format(number=frame.page)
        label = dress.small(grid, edition.language, number, grid.column)
        made.append(
            Frame(
                f"teaser-{column}", "teaser", 1, column, 1, grid.masthead_rows, TEASER_ROWS,
                (Put(label, 0), Put(heads[frame.id], label.halves)), TEASER_ROWS, rtl=frame.rtl,
            )
        )  # fmt: skip
    return made
