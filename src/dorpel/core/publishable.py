"""The one rule for small numbers: what a table may show, in public and to the team. Pure functions, no rows.

A count is shown when enough voices stand behind it, gathered by enough challengers; what could be worked out from
the numbers that are shown (totals, differences between editions) is hidden as well.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Rule:
    """At least so many voices, gathered by at least so many challengers."""

    voices: int
    challengers: int


@dataclass(frozen=True, slots=True)
class Cell:
    """How many voices, and by how many challengers they were gathered."""

    voices: int
    challengers: int


@dataclass(frozen=True, slots=True)
class Line(Generic[Key]):
    """Cells that add up to a total: the key of another cell, or None when everybody knows the total anyway."""

    parts: tuple[Key, ...]
    total: Key | None = None


PUBLIC = Rule(voices=10, challengers=3)
TEAM = Rule(voices=5, challengers=0)


def showable(cell: Cell, rule: Rule) -> bool:
    """Whether this count may be shown by itself; that nobody is there may be."""
    return cell.voices == 0 or (cell.voices >= rule.voices and cell.challengers >= rule.challengers)


def shown(cells: Mapping[Key, Cell], lines: Sequence[Line[Key]], rule: Rule) -> dict[Key, int | None]:
    """Each count, or None where it must stay hidden: by itself, or because it would give another one away."""
    hidden = suppressed(cells, lines, rule)
    return {key: None if key in hidden else cell.voices for key, cell in cells.items()}


def suppressed(cells: Mapping[Key, Cell], lines: Sequence[Line[Key]], rule: Rule) -> frozenset[Key]:
    """The keys to hide: the small cells, then as many others, smallest first, until nothing can be worked out.

    Raises KeyError when a line names a cell that isn't in the table.
    """
    hidden = {key for key, cell in cells.items() if not showable(cell, rule)}
    while exposed := [line for line in lines if _exposes(line, cells, hidden, rule)] or _solved(lines, hidden):
        more = _next_to_hide(exposed, cells, hidden)
        if more is None:
            break
        hidden.add(more)
    return frozenset(hidden)


def may_follow(before: Cell, after: Cell, rule: Rule) -> bool:
    """Whether a count may be shown after an earlier one of the same thing: the difference is nothing, or enough."""
    return before.voices == after.voices or abs(after.voices - before.voices) >= rule.voices


def _exposes(line: Line[Key], cells: Mapping[Key, Cell], hidden: set[Key], rule: Rule) -> bool:
    """Whether the hidden parts of a line with a known total are together too few to hide in."""
    parts = [key for key in line.parts if key in hidden]
    if not parts or line.total in hidden:
        return False
    return sum(cells[key].voices for key in parts) < rule.voices


def _solved(lines: Sequence[Line[Key]], hidden: set[Key]) -> list[Line[Key]]:
    """The lines through hidden cells whose value follows from the sums, by elimination over all lines at once."""
    keys = [key for key in hidden if any(key in line.parts or key == line.total for line in lines)]
    columns = {key: at for at, key in enumerate(keys)}
    rows = [row for row in (_equation(line, columns) for line in lines) if any(row)]
    known = {keys[at] for at in _determined(rows, len(keys))}
    return [line for line in lines if known.intersection((*line.parts, line.total))]


def _equation(line: Line[Key], columns: Mapping[Key, int]) -> list[Fraction]:
    row = [Fraction(0)] * len(columns)
    for key in line.parts:
        if key in columns:
            row[columns[key]] += 1
    if line.total is not None and line.total in columns:
        row[columns[line.total]] -= 1
    return row


def _determined(rows: list[list[Fraction]], width: int) -> set[int]:
    """The unknowns with one possible value: in reduced row echelon form they stand alone in their row."""
    top = 0
    for column in range(width):
        pivot = next((at for at in range(top, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[top], rows[pivot] = rows[pivot], rows[top]
        lead = rows[top][column]
        rows[top] = [value / lead for value in rows[top]]
        for at, row in enumerate(rows):
            if at != top and row[column]:
                factor = row[column]
                rows[at] = [value - factor * own for value, own in zip(row, rows[top], strict=True)]
        top += 1
    alone = [[at for at, value in enumerate(row) if value] for row in rows]
    return {columns[0] for columns in alone if len(columns) == 1}


def _next_to_hide(lines: Sequence[Line[Key]], cells: Mapping[Key, Cell], hidden: set[Key]) -> Key | None:
    """The smallest count still shown in these lines, one with voices before an empty one, a part before a total."""
    parts = [key for line in lines for key in line.parts if key not in hidden]
    totals = [line.total for line in lines if line.total is not None and line.total not in hidden]
    for candidates in ([key for key in parts if cells[key].voices], totals, parts):
        if candidates:
            return min(candidates, key=lambda key: (cells[key].voices, str(key)))
    return None
