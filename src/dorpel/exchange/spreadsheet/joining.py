"""Rows that are parts of one answer: found in an unknown file, and gathered while it streams."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.columns import Column
from dorpel.exchange.spreadsheet.reading import Row
from dorpel.exchange.spreadsheet.refused import Refused
from dorpel.exchange.spreadsheet.words import role_of

MOST_SCATTERED = 300_000  # rows kept in memory when the parts of an answer don't stand together
MOST_PARTS = 5_000  # rows in one answer
FIRST_IN_STEP = 0.95  # share of answers whose parts are numbered 1, 2, 3 …


def find_join(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> tuple[Column, Column] | None:
    """(the column that parts of an answer share, the column that numbers them), when a file has such a pair.

    The numbers must start again at 0 or 1 in each answer and go up by one; the shared column must repeat itself.
    """
    numbers = [column for column in columns if "order" in role_of(column.name) and _counts(column, rows)]
    shared = [
        column for column in columns if 1 < column.distinct < column.filled == len(rows) and not column.free_text()
    ]
    for part in numbers:
        fitting = [whole for whole in shared if whole is not part and _in_step(whole.index, part.index, rows)]
        if fitting:
            return max(fitting, key=lambda whole: ("id" in role_of(whole.name), whole.distinct)), part
    return None


def _counts(column: Column, rows: Sequence[Sequence[str]]) -> bool:
    return column.filled == len(rows) and column.whole_numbers() and 1 < column.distinct < column.filled


def _in_step(whole: int, part: int, rows: Sequence[Sequence[str]]) -> bool:
    numbers: dict[str, list[int]] = defaultdict(list)
    for cells in rows:
        numbers[cells[whole]].append(int(cells[part]))
    even = sum(sorted(found) == list(range(min(found), min(found) + len(found))) for found in numbers.values())
    first = sum(min(found) <= 1 for found in numbers.values())
    return min(even, first) >= FIRST_IN_STEP * len(numbers) and len(numbers) < len(rows)


def groups(rows: Iterable[Row | Refused], *, shared: int, order: int | None) -> Iterator[list[Row] | Refused]:
    """Rows that share the cell at `shared`, in the order of the cell at `order`, as they stand there first.

    Flat memory while they stand together. A value that comes back later is refused: `scattered` says beforehand
    whether that happens, and then `gathered` is the way.
    """
    held: list[Row] = []
    for row in rows:
        if isinstance(row, Refused):
            yield row
        elif not row.cells[shared].strip():
            yield Refused(row.number, "", _("It isn't said to which answer this row belongs."))
        elif held and row.cells[shared] != held[0].cells[shared]:
            yield _ordered(held, order)
            held = [row]
        elif len(held) >= MOST_PARTS:
            yield Refused(row.number, "", _("More than 5,000 rows belong to this one answer."))
        else:
            held.append(row)
    if held:
        yield _ordered(held, order)


def scattered(rows: Iterable[Row | Refused], *, shared: int) -> bool:
    """Whether the rows of some answer don't stand together."""
    seen: set[int] = set()
    last = None
    for row in rows:
        if isinstance(row, Row) and row.cells[shared] != last:
            last = row.cells[shared]
            if hash(last) in seen:
                return True
            seen.add(hash(last))
    return False


def gathered(rows: Iterable[Row | Refused], *, shared: int) -> Iterator[Row | Refused]:
    """The rows with those of one answer brought together, in memory; more than 300,000 rows are refused."""
    together: dict[str, list[Row]] = {}
    count = 0
    for row in rows:
        if isinstance(row, Refused):
            yield row
            continue
        count += 1
        if count > MOST_SCATTERED:
            why = _("In so large a file the rows of one answer must stand together. Sort it and try again.")
            yield Refused(row.number, "", why)
            return
        together.setdefault(row.cells[shared], []).append(row)
    for group in together.values():
        yield from group


def _ordered(rows: list[Row], order: int | None) -> list[Row]:
    if order is None:
        return rows
    return sorted(rows, key=lambda row: (_number(row.cells[order]), row.number))


def _number(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return float("inf")
