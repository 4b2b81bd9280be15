"""Small numbers stay hidden, and can't be worked out."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorpel.core.publishable import PUBLIC, TEAM, Cell, Line, may_follow, showable, shown, suppressed

Table = dict[tuple[int, int], Cell]
TOTAL = -1


def table_of(counts: list[list[int]]) -> tuple[Table, list[Line[tuple[int, int]]]]:
    """A table with the totals of its rows and columns, each gathered by enough challengers."""
    height, width = len(counts), len(counts[0])
    cells = {(y, x): Cell(counts[y][x], 5) for y, x in product(range(height), range(width))}
    lines = []
    for y in range(height):
        cells[y, TOTAL] = Cell(sum(counts[y]), 5)
        lines.append(Line(tuple((y, x) for x in range(width)), (y, TOTAL)))
    for x in range(width):
        cells[TOTAL, x] = Cell(sum(row[x] for row in counts), 5)
        lines.append(Line(tuple((y, x) for y in range(height)), (TOTAL, x)))
    cells[TOTAL, TOTAL] = Cell(sum(map(sum, counts)), 5)
    lines.append(Line(tuple((y, TOTAL) for y in range(height)), (TOTAL, TOTAL)))
    lines.append(Line(tuple((TOTAL, x) for x in range(width)), (TOTAL, TOTAL)))
    return cells, lines


@pytest.mark.parametrize(
    ("cell", "public", "team"),
    [
        (Cell(0, 0), True, True),
        (Cell(1, 1), False, False),
        (Cell(5, 1), False, True),
        (Cell(9, 9), False, True),
        (Cell(10, 2), False, True),
        (Cell(10, 3), True, True),
    ],
)
def test_enough_voices_by_enough_challengers(cell: Cell, public: bool, team: bool) -> None:
    assert (showable(cell, PUBLIC), showable(cell, TEAM)) == (public, team)


def test_a_lone_small_cell_takes_a_neighbour_along() -> None:
    cells = {"a": Cell(3, 1), "b": Cell(40, 9), "c": Cell(12, 4), "all": Cell(55, 9)}
    assert shown(cells, [Line(("a", "b", "c"), "all")], PUBLIC) == {"a": None, "b": 40, "c": None, "all": 55}


def test_two_small_cells_that_are_together_too_few_take_a_third() -> None:
    cells = {"a": Cell(2, 1), "b": Cell(3, 1), "c": Cell(12, 4), "d": Cell(50, 9)}
    assert suppressed(cells, [Line(("a", "b", "c", "d"))], PUBLIC) == {"a", "b", "c"}


def test_a_table_without_small_cells_is_whole() -> None:
    cells, lines = table_of([[10, 20], [30, 0]])
    assert suppressed(cells, lines, PUBLIC) == frozenset()


def test_few_challengers_hide_many_voices() -> None:
    cells = {"a": Cell(100, 2), "b": Cell(100, 3), "c": Cell(90, 3)}
    assert suppressed(cells, [Line(("a", "b", "c"))], PUBLIC) == {"a", "c"}


def test_a_cell_between_two_hidden_blocks_is_hidden_by_more() -> None:
    # Each line has two hidden cells and yet the bridge between the two squares could be worked out.
    counts = [[1, 1, 50, 60], [1, 1, 4, 60], [70, 80, 1, 1], [70, 80, 1, 1]]
    cells, lines = table_of(counts)
    hidden = suppressed(cells, lines, TEAM)
    assert _possible_values(cells, lines, hidden, (1, 2)) > 1


@given(st.lists(st.lists(st.integers(0, 8), min_size=2, max_size=2), min_size=2, max_size=3))
def test_nothing_hidden_can_be_worked_out(counts: list[list[int]]) -> None:
    cells, lines = table_of(counts)
    hidden = suppressed(cells, lines, TEAM)
    assert all(key in hidden or showable(cell, TEAM) for key, cell in cells.items())
    for key in hidden:
        assert _possible_values(cells, lines, hidden, key) > 1


def _possible_values(
    cells: Table, lines: list[Line[tuple[int, int]]], hidden: frozenset[tuple[int, int]], key: object
) -> int:
    """How far a hidden count can be moved, with others, without any shown number or sum changing: by rank."""
    unknown = sorted(hidden)
    rows = [[(each in line.parts) - (each == line.total) for each in unknown] for line in lines]
    with_key = [*rows, [int(each == key) for each in unknown]]
    return 1 + _rank(with_key) - _rank(rows)


def _rank(rows: list[list[int]]) -> int:
    prime, rank, rows = 1_000_003, 0, [list(row) for row in rows]
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows[rank:] if row[column] % prime), None)
        if pivot is None:
            continue
        at = rows.index(pivot, rank)
        rows[rank], rows[at] = rows[at], rows[rank]
        inverse = pow(rows[rank][column], -1, prime)
        for other in rows[rank + 1 :]:
            factor = other[column] * inverse
            other[:] = [(value - factor * own) % prime for value, own in zip(other, rows[rank], strict=True)]
        rank += 1
    return rank


@pytest.mark.parametrize(
    ("before", "after", "fine"), [(20, 20, True), (20, 21, False), (20, 29, False), (20, 30, True), (30, 20, True)]
)
def test_two_editions_do_not_tell_what_one_hides(before: int, after: int, fine: bool) -> None:
    assert may_follow(Cell(before, 5), Cell(after, 5), PUBLIC) is fine
