"""Plan an edition: choose the grid, close the pages, settle every article, and say what had to stay out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from dorpel.newspaper.layout.content import Article, Edition, direction
from dorpel.newspaper.layout.cut import cut_to, shorten, without_unreadable
from dorpel.newspaper.layout.frames import Frame, LeftOut, Plan
from dorpel.newspaper.layout.grid import SHELF_GAP, Grid, grids
from dorpel.newspaper.layout.measure import Lines
from dorpel.newspaper.layout.options import NEVER, Options
from dorpel.newspaper.layout.settle import Settled, settle
from dorpel.newspaper.layout.shelves import WRITE_ROWS, Page, Room, close
from dorpel.newspaper.layout.spread import (
    answerable,
    band_frames,
    inside_pieces,
    led_on,
    on_front,
    teaser_frames,
    top_rows,
    with_jumps,
)
from dorpel.newspaper.layout.stock import Stock
from dorpel.newspaper.layout.table import Table
from dorpel.newspaper.layout.tail import Tail, tail, tail_frames, tail_pieces, write_frame

ROUNDS = 60
LESSONS = 8
FULL = 0.972
SLIGHT = 2.0  # lines of white more than hoped for that no other plan is sought for
FEW, SPARE = 2, 0.74  # with more pages than that, heads and pictures take all but this share
PICTURE = 8  # lines over the page's width that a picture takes, about
TRIED = 3  # ways to close page 1 that are gone on with
GOOD = 0.99  # so full that no other cut of the lead is tried


def plan(edition: Edition, *, pages: int = 2, known: Lines | None = None) -> Plan:
    """Lay the edition out on exactly ``pages`` pages.

    ``known`` keeps measured lines between calls (same words, same grid: not measured again). The roomiest grid on
    which everything fits is taken; on the densest, quotes go first, then last paragraphs, then last articles.
    """
    known = {} if known is None else known
    edition, unreadable = without_unreadable(answerable(edition))
    best: Plan | None = None
    for grid in _worth_trying(edition, pages):
        besides = (*tail_pieces(grid, edition), *inside_pieces(grid, edition, pages))
        stock = Stock(grid, edition.language, known, besides)
        for wide, told in product((False, True), _fronts(grid, edition, pages, stock)[:TRIED]):
            found = _on(grid, told, unreadable, pages, stock, hopeful=True, wide=wide)
            if found and (best is None or _merit(found) > _merit(best)):
                best = found
            if best and best.fill >= GOOD and len(best.left_out) == len(unreadable):
                return led_on(best, edition)
        if best:
            return led_on(best, edition)
    for grid in _worth_trying(edition, pages):
        stock = Stock(grid, edition.language, known, free=True)
        found = _on(grid, edition, unreadable, pages, stock, hopeful=False, wide=True)
        if found and (best is None or _merit(found) > _merit(best)):
            best = found
        if best and best.fill >= FULL and len(best.left_out) == len(unreadable):
            break
    if best is None:
        raise NothingFits(edition.title)
    return best


def _merit(found: Plan) -> tuple[int, float]:
    """The more stands in it the better, then the fuller the better."""
    return -len(found.left_out), found.fill


def _fronts(grid: Grid, edition: Edition, pages: int, stock: Stock) -> list[Edition]:
    """The edition with its lead parted at several places, that first which closes page 1 best."""
    several = list(with_jumps(edition, pages))
    if len(several) < 2:
        return several
    room = Room(grid.rows - top_rows(grid, edition, 1, pages), page=1)
    stock.of(*several)
    costs = []
    for number, told in enumerate(several):
        closed = close(Table(grid, stock.of(told)[: on_front(told)], room.rows), [room], hopeful=True)
        if closed:
            costs.append((closed[0], number))
    return [several[number] for _, number in sorted(costs)]


class NothingFits(Exception):
    """Not one article could be set on these pages."""


def _worth_trying(edition: Edition, pages: int) -> Iterator[Grid]:
    """Grids from the first that could hold the words, reckoned by their number of signs."""
    signs = sum(map(len, edition.words()))
    narrow = 0.40 if direction(edition.language) == "rtl" else 0.47
    several = grids(edition.language)
    for number, grid in enumerate(several):
        lines = signs / (grid.column / (grid.size * narrow)) * 1.28 + len(edition.articles) * grid.columns * 3
        lines += sum(bool(article.figure or article.sketch) for article in edition.articles) * grid.columns * PICTURE
        room = grid.rows * grid.columns * pages * (SPARE if pages > FEW else 0.95)
        if lines <= room or number == len(several) - 1:
            yield grid


def _on(
    grid: Grid, edition: Edition, unreadable: list[LeftOut], pages: int, stock: Stock, *, hopeful: bool, wide: bool
) -> Plan | None:
    """The plan on one grid: cut until the pages close, and again while the colophon grows by what was cut.

    ``hopeful``: only if everything stands there with little white; ``wide``: among more heights, which takes longer.
    """
    known = stock.known
    choices, cut = cut_to(stock.of(edition), _capacity(grid, edition, pages, known))
    if hopeful and cut:
        return None
    quotes: list[LeftOut] = []
    foot, _ = tail(grid, edition, [*unreadable, *cut], known)
    for _ in range(ROUNDS):
        if not choices:
            return None
        closed = _closed(grid, choices, _rooms(grid, edition, foot, pages), hopeful=hopeful, wide=wide)
        if hopeful and not closed:
            return None
        if closed:
            frames, quotes = _frames(grid, choices, closed, edition, known)
        else:
            choices, more = shorten(choices)
            cut += more
        left = [*unreadable, *cut, *quotes]
        needed, dropped = tail(grid, edition, left, known)
        if closed and needed.rows <= foot.rows:
            return _finish(grid, edition, needed, closed.pages, frames, [*left, *dropped], known)
        foot = needed if needed.rows >= foot.rows else foot
    return None


def _rooms(grid: Grid, edition: Edition, foot: Tail, pages: int) -> list[Room]:
    rooms = []
    for page in range(1, pages + 1):
        rows = grid.rows - top_rows(grid, edition, page, pages)
        last = page == pages
        write = bool(edition.write_boxes) if last else len(edition.write_boxes) > page
        rooms.append(Room(rows, foot.rows if last else 0, write, page))
    return rooms


def _capacity(grid: Grid, edition: Edition, pages: int, known: Lines) -> float:
    foot, _ = tail(grid, edition, [], known)
    return sum(room.rows - room.tail for room in _rooms(grid, edition, foot, pages)) * grid.columns


@dataclass(frozen=True)
class Closed:
    """Pages that close, with every article settled, by its number."""

    cost: float
    pages: tuple[Page, ...]
    settled: dict[int, Settled]


def _closed(
    grid: Grid, choices: Sequence[Options], rooms: Sequence[Room], *, hopeful: bool, wide: bool
) -> Closed | None:
    """Close the pages, settle every article for real, teach the table what it cost, and try again while it pays."""
    table = Table(grid, choices, max(room.rows for room in rooms), wide=wide)
    tried: dict[tuple[int, int, int], Settled | None] = {}
    best: Closed | None = None
    for _ in range(LESSONS):
        closed = close(table, rooms, hopeful=hopeful)
        if closed is None or (best and closed[0] >= best.cost):
            break
        surprise, settled = 0.0, {}
        for index, span, rows in _places(closed[1]):
            if (index, span, rows) not in tried:
                tried[index, span, rows] = found = settle(choices[index], span, rows)
                surprise += table.learn(index, span, rows, found.cost if found else NEVER)
            settled[index] = tried[index, span, rows]
        whole = {index: found for index, found in settled.items() if found}
        if len(whole) == len(choices) and (best is None or closed[0] + surprise < best.cost):
            best = Closed(closed[0] + surprise, closed[1], whole)
        if best and surprise < SLIGHT and not any(found.out for found in best.settled.values()):
            break
    return best


def _places(pages: Sequence[Page]) -> Iterator[tuple[int, int, int]]:
    for page in pages:
        for shelf in page.shelves:
            for index, _column, span, _row, rows in shelf.places():
                yield index, span, rows


def _frames(
    grid: Grid, choices: Sequence[Options], closed: Closed, edition: Edition, known: Lines
) -> tuple[list[Frame], list[LeftOut]]:
    """Every article at its place, and the quotes that found none."""
    frames: list[Frame] = []
    left: list[LeftOut] = []
    for number, page in enumerate(closed.pages, start=1):
        row = top_rows(grid, edition, number, len(closed.pages))
        frames += band_frames(grid, edition, number, len(closed.pages), known)
        for shelf in page.shelves:
            for index, column, span, under, rows in shelf.places():
                place = (column, span, row + under, rows)
                frames.append(_frame(choices[index].article, closed.settled[index], number, place))
                left += [_left_quote(choices[index].article, out) for out in closed.settled[index].out]
            row += shelf.rows + SHELF_GAP
        if number < len(closed.pages) and page.rest >= WRITE_ROWS and len(edition.write_boxes) > number:
            place_left = (0, grid.columns), (row, grid.rows - row)
            frames.append(write_frame(grid, edition, number, number, *place_left, known))
    return frames, left


def _frame(article: Article, settled: Settled, page: int, place: tuple[int, int, int, int]) -> Frame:
    runs = tuple(zip(settled.runs, settled.flowed.gaps, strict=True))
    hero = settled.head.hero
    language = article.language or settled.head.items[0].piece.language if settled.head.items else article.language
    return Frame(
        article.id if article.part == 1 else f"{article.id}/{article.part}", "article", page, *place,
        settled.head.items, settled.head.rows, runs, place[1], white=settled.flowed.white / 2,
        spots=settled.flowed.spots, figure=article.figure, sketch=article.sketch, drawing=settled.head.drawing,
        hero="" if hero is None else article.quotes[hero].id, rtl=direction(language) == "rtl",
    )  # fmt: skip


def _left_quote(article: Article, index: int) -> LeftOut:
    quote = article.quotes[index]
    return LeftOut("quote", article.id, article.headline, quote.id, text=quote.text)


def _finish(
    grid: Grid, edition: Edition, foot: Tail, pages: Sequence[Page], frames: list[Frame], left: list[LeftOut],
    known: Lines,
) -> Plan:  # fmt: skip
    rest = pages[-1].rest
    inside = teaser_frames(grid, edition, frames, len(pages), known)
    frames = [*inside, *frames, *tail_frames(grid, edition, foot, len(pages), rest, known)]
    tops = {page: top_rows(grid, edition, page, len(pages)) for page in range(1, len(pages) + 1)}
    total = sum(grid.rows - top for top in tops.values())
    covered = {(frame.page, row) for frame in frames for row in range(frame.row, frame.row + frame.rows + 2)}
    bare = sum((page, row) not in covered for page in range(1, len(pages) + 1) for row in range(tops[page], grid.rows))
    white = sum(frame.white for frame in frames) + bare * grid.columns
    writing = sum((frame.rows - frame.head_rows) * frame.span for frame in frames if frame.write)
    lines = total * grid.columns
    return Plan(grid, len(pages), tuple(frames), tuple(left), 1 - white / lines, writing / lines)
