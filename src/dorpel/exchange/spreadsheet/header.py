"""Which row of a spreadsheet names its columns, and what the columns are then called."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.refused import Unreadable
from dorpel.exchange.spreadsheet.workbook import Span, letter

LOOKED_AT = 30  # rows; titles and explanations above the table are shorter
LONGEST_NAME = 1000  # characters; a survey question with its explanation
NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?")
DATED = re.compile(r"\d{4}-\d\d-\d\d([T ].*)?|\d{1,2}[/.]\d{1,2}[/.]\d{4}.*|https?://.*")

Numbered = tuple[int, list[str]]


def found_header(rows: Sequence[Numbered], merged: Sequence[Span] = ()) -> tuple[int, list[str]]:
    """(number of the last header row, column names) from the first rows of a sheet.

    rows: (number, cells), empty ones included. merged: merged cells, for names that stand above several columns.
    The header is the first row that fills at least half of the table's width with what can be names; names are
    unique afterwards ("text (2)"), and a column without one is called by its letter in brackets ("[C]").
    Raises Unreadable when no row can be one.
    """
    filled = [(number, cells) for number, cells in rows[:LOOKED_AT] if _count(cells)]
    if not filled:
        raise Unreadable(_("This file is empty."))
    width = _usual_width([cells for _number, cells in filled])
    for position, (number, cells) in enumerate(filled):
        if 2 * _count(cells) >= width and (width == 1 or _count(cells) > 1):
            if not _names(cells):
                break
            names = _spread(number, cells, merged)
            if names != cells or _above_others(number, merged):
                below = filled[position + 1] if position + 1 < len(filled) else (number, [])
                return below[0], _unique(_joined(names, below[1], number, merged))
            return number, _unique(list(cells))
    raise Unreadable(_("No row with the names of the columns was found. Put one above the rows and try again."))


def _count(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """How many cells most rows fill; of equals the most, for a title line above one row is no table."""
    counts = Counter(_count(cells) for cells in rows)
    return max(counts, key=lambda width: (counts[width], width))


def _names(cells: Sequence[str]) -> bool:
    names = [cell.strip() for cell in cells if cell.strip()]
    if any(DATED.fullmatch(name) or len(name) > LONGEST_NAME for name in names):
        return False
    return not all(NUMBER.fullmatch(name) for name in names)


def _spread(number: int, cells: Sequence[str], merged: Sequence[Span]) -> list[str]:
    """A name merged over several columns stands above each of them."""
    names = list(cells)
    for first, top, last, bottom in merged:
        if top <= number <= bottom and last > first:
            names += [""] * (last - len(names))
            names[first - 1 : last] = [cells[first - 1] if first <= len(cells) else ""] * (last - first + 1)
    return names


def _above_others(number: int, merged: Sequence[Span]) -> bool:
    return any(top == number and bottom == number + 1 for _first, top, _last, bottom in merged)


def _joined(names: Sequence[str], below: Sequence[str], number: int, merged: Sequence[Span]) -> list[str]:
    """Names of two rows as one: "Person – age"."""
    width = max(len(names), len(below))
    upper = [*names, *[""] * (width - len(names))]
    lower = [*below, *[""] * (width - len(below))]
    return [" – ".join(part.strip() for part in pair if part.strip()) for pair in zip(upper, lower, strict=True)]


def _unique(cells: Sequence[str]) -> list[str]:
    names: list[str] = []
    for index, cell in enumerate(cells):
        plain = " ".join(unicodedata.normalize("NFC", cell).replace("\ufeff", "").split()) or f"[{letter(index)}]"
        name, times = plain, 1
        while name in names:
            times += 1
            name = f"{plain} ({times})"
        names.append(name)
    return names
