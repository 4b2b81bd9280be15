"""What stands at the foot of the last page: the boxes, the colophon with what was left out, room to write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from dorpel.newspaper.layout import pieces as dress
from dorpel.newspaper.layout.content import Box, Edition, WriteBox
from dorpel.newspaper.layout.flow import LOOSEST, Run, flow
from dorpel.newspaper.layout.frames import Frame, LeftOut
from dorpel.newspaper.layout.grid import GUTTER, SHELF_GAP, WIDTH, Grid
from dorpel.newspaper.layout.heads import Put
from dorpel.newspaper.layout.letters import paragraphs
from dorpel.newspaper.layout.measure import Lines, measure
from dorpel.newspaper.layout.pieces import Piece
from dorpel.newspaper.layout.table import compositions

WRITE_LEAST = 5
BOX_SHARE = 0.4
LOOSE = 4  # halves of white between two items at the most
STRIPS = (2, 5)  # columns in which the colophon may stand


@dataclass(frozen=True)
class Tail:
    """The foot of the last page: boxes by span with the items that fit, colophon pieces, and their lines."""

    spans: tuple[int, ...]
    boxes: tuple[Box, ...]
    box_rows: int
    strips: tuple[tuple[int, tuple[Run, ...]], ...]  # the colophon in so many columns
    colophon_rows: int
    write_rows: int

    @property
    def rows(self) -> int:
        """Lines that the foot takes at the least, with the gaps between its parts."""
        parts = [rows for rows in (self.box_rows, self.write_rows, self.colophon_rows) if rows]
        return sum(parts) + SHELF_GAP * max(0, len(parts) - 1)


def said(edition: Edition, left_out: Sequence[LeftOut]) -> list[str]:
    """The lines in the colophon that say what had to stay out, one per article and kind."""
    if not left_out:
        return []
    labels = edition.labels
    counts: dict[tuple[str, str, str], int] = {}
    for left in left_out:
        kind = "unreadable" if left.reason == "unreadable" else left.kind
        key = (kind, left.article, left.headline)
        counts[key] = counts.get(key, 0) + 1
    words = {
        "article": labels.article, "quote": labels.quotes, "paragraph": labels.paragraphs,
        "item": labels.items, "unreadable": labels.unreadable,
    }  # fmt: skip
    lines = [words[kind].format(headline=headline, count=count) for (kind, _, headline), count in counts.items()]
    return [labels.left_out, *lines]


def box_pieces(grid: Grid, language: str, box: Box, span: int) -> Iterator[Piece]:
    """The title and the items of a box as wide as ``span`` columns."""
    yield dress.title(grid, language, box.title, grid.width(span))
    for item in box.items:
        yield dress.entry(grid, language, item, grid.width(span))


def _box_rows(grid: Grid, language: str, box: Box, span: int, known: Lines) -> int:
    title, *items = box_pieces(grid, language, box, span)
    halves = sum(known[item, grid.pitch] * item.halves for item in items) + 2 * max(0, len(items) - 1)
    return ceil((known[title, grid.pitch] * title.halves + 1) / 2) + ceil(halves / 2)


def tail_pieces(grid: Grid, edition: Edition) -> Iterator[Piece]:
    """What the foot may be made of while nothing has to stay out, to be measured with the rest."""
    boxes = tuple(box for box in edition.boxes if box.items)[: grid.columns]
    for span in sorted({span for way in _box_ways(grid, boxes) for span in way}) if boxes else ():
        for box in boxes:
            yield from box_pieces(grid, edition.language, box, span)
    for strip in STRIPS if edition.colophon else ():
        yield from _strip(grid, edition, edition.colophon, strip)


def tail(grid: Grid, edition: Edition, left_out: Sequence[LeftOut], known: Lines) -> tuple[Tail, list[LeftOut]]:
    """Work out the foot of the last page; box items that would take too much of the page are left out and said."""
    boxes, dropped = tuple(box for box in edition.boxes if box.items)[: grid.columns], []
    spans: tuple[int, ...] = ()
    rows = 0
    if boxes:
        spans_tried = sorted({span for way in _box_ways(grid, boxes) for span in way})
        wanted = (p for box in boxes for span in spans_tried for p in box_pieces(grid, edition.language, box, span))
        measure(wanted, grid.pitch, known)
        while True:
            rows, spans = _box_shelf(grid, edition.language, boxes, known)
            if rows <= grid.rows * BOX_SHARE:
                break
            longest = max(boxes, key=lambda box: sum(map(len, box.items)))
            dropped.append(LeftOut("item", longest.id, longest.title, str(len(longest.items)), text=longest.items[-1]))
            shorter = Box(longest.id, longest.title, longest.items[:-1])
            boxes = tuple(shorter if box is longest else box for box in boxes)
    lines = [*edition.colophon, *said(edition, [*left_out, *dropped])]
    strips = _strips(grid, edition, lines, known)
    least = min((_least_rows(strip, runs) for strip, runs in strips), default=0)
    return Tail(spans, boxes, rows, strips, least, _write_least(grid, edition, known)), dropped


def _box_shelf(grid: Grid, language: str, boxes: Sequence[Box], known: Lines) -> tuple[int, tuple[int, ...]]:
    """The shelf of boxes, about equally wide, that leaves the least white."""

    def white(way: tuple[int, ...]) -> tuple[int, int, tuple[int, ...]]:
        several = [_box_rows(grid, language, box, span, known) for box, span in zip(boxes, way, strict=True)]
        rows = max(several)
        return sum(span * (rows - each) for span, each in zip(way, several, strict=True)), rows, way

    _white, rows, way = min(white(way) for way in _box_ways(grid, boxes))
    return rows, way


def _box_ways(grid: Grid, boxes: Sequence[Box]) -> list[tuple[int, ...]]:
    return [way for way in compositions(grid.columns, len(boxes)) if max(way) - min(way) < 2]


def _strips(
    grid: Grid, edition: Edition, lines: Sequence[str], known: Lines
) -> tuple[tuple[int, tuple[Run, ...]], ...]:
    """The colophon as a strip over the whole width, in as many columns as it may stand in; none when it is empty."""
    several = {strip: _strip(grid, edition, lines, strip) for strip in STRIPS if lines}
    measure([piece for pieces in several.values() for piece in pieces], grid.pitch, known)
    return tuple(
        (strip, tuple(Run(piece, known[piece, grid.pitch]) for piece in pieces)) for strip, pieces in several.items()
    )


def _least_rows(strip: int, runs: Sequence[Run]) -> int:
    rows = ceil(sum(run.lines for run in runs) / strip)
    while runs and not flow(runs, strip, rows).fits:
        rows += 1
    return rows


def _strip(grid: Grid, edition: Edition, lines: Sequence[str], strip: int) -> list[Piece]:
    width = (WIDTH - GUTTER * (strip - 1)) / strip
    return [
        dress.small(grid, edition.language, part, width, weight=600 if line == edition.labels.left_out else 400)
        for line in lines
        for part in paragraphs(line)
    ]


def _write_least(grid: Grid, edition: Edition, known: Lines) -> int:
    if not edition.write_boxes:
        return 0
    _, rows = write_head(grid, edition.language, edition.write_boxes[0], grid.columns, known)
    return rows + WRITE_LEAST


def write_head(grid: Grid, language: str, box: WriteBox, span: int, known: Lines) -> tuple[tuple[Put, ...], int]:
    """Title and prompt of a box to write in, and the lines they take."""
    title = dress.title(grid, language, box.title, grid.width(span))
    prompt = dress.small(grid, language, box.prompt, grid.width(span))
    measure((title, prompt), grid.pitch, known)
    top = known[title, grid.pitch] * title.halves
    return (Put(title, 0), Put(prompt, top)), ceil((top + known[prompt, grid.pitch] * 2) / 2)


def tail_frames(grid: Grid, edition: Edition, foot: Tail, page: int, rest: int, known: Lines) -> Iterator[Frame]:
    """The frames of the foot; ``rest`` = lines free under the last shelf."""
    row = grid.rows - rest
    if foot.boxes:
        yield from _box_frames(grid, edition, foot, page, row, known)
        row += foot.box_rows + SHELF_GAP
    bottom = grid.rows - foot.colophon_rows
    if foot.write_rows:
        rows = bottom - row - (SHELF_GAP if foot.strips else 0)
        yield write_frame(grid, edition, 0, page, (0, grid.columns), (row, rows), known)
        row += rows + SHELF_GAP
    if foot.strips:
        yield _colophon_frame(grid, foot, page, row)


def _colophon_frame(grid: Grid, foot: Tail, page: int, row: int) -> Frame:
    """The colophon down to the foot of the page, in the columns that leave the least white there."""
    rows = grid.rows - row
    ways = ((flow(runs, strip, rows, loose), strip, runs) for strip, runs in foot.strips for loose in (0, LOOSEST))
    flowed, strip, runs = min(
        (way for way in ways if way[0].fits), key=lambda way: way[0].white * grid.columns / way[1]
    )
    return Frame(
        "colophon", "colophon", page, 0, grid.columns, row, rows, runs=tuple(zip(runs, flowed.gaps, strict=True)),
        flow_columns=strip, white=flowed.white / 2 * grid.columns / strip,
    )  # fmt: skip


def write_frame(
    grid: Grid, edition: Edition, number: int, page: int, place: tuple[int, int], height: tuple[int, int],
    known: Lines,
) -> Frame:  # fmt: skip
    """A box to write in at ``place`` = (column, span) and ``height`` = (row, rows)."""
    head, rows = write_head(grid, edition.language, edition.write_boxes[number], place[1], known)
    return Frame(f"write-{number}", "write", page, *place, *height, head=head, head_rows=rows, write=True)


def _box_frames(grid: Grid, edition: Edition, foot: Tail, page: int, row: int, known: Lines) -> Iterator[Frame]:
    column = 0
    for box, span in zip(foot.boxes, foot.spans, strict=True):
        title, *items = box_pieces(grid, edition.language, box, span)
        top = known[title, grid.pitch] * title.halves
        head_rows = ceil((top + 1) / 2)
        halves = sum(known[item, grid.pitch] * item.halves for item in items)
        spare = (foot.box_rows - head_rows) * 2 - halves
        gaps = _box_gaps(len(items), spare)
        runs = tuple((Run(item, known[item, grid.pitch], "entry"), gap) for item, gap in zip(items, gaps, strict=True))
        white = (spare - sum(gaps)) / 2 * span
        yield Frame(
            f"box-{box.id}", "box", page, column, span, row, foot.box_rows, (Put(title, 0),), head_rows, runs,
            ruled=True, white=white,
        )  # fmt: skip
        column += span


def _box_gaps(items: int, spare: int) -> list[int]:
    """White between items: at least one line, and so much that neighbours end about level."""
    if items < 2:
        return [0] * items
    each, more = divmod(min(max(2 * (items - 1), spare), LOOSE * (items - 1)), items - 1)
    return [0] + [each + (at < more) for at in range(items - 1)]
