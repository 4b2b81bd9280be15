"""Tables for spreadsheet programs: CSV that opens well and in which no text becomes a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence

# A spreadsheet program takes a text that begins so for a formula, and would run it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class _Line:
    """What csv writes into: it hands back the line that it was given."""

    def write(self, line: str) -> str:
        return line


def harmless(cell: object) -> object:
    """The cell; a text that a program could take for a formula gets an apostrophe before it. Numbers stay numbers."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(FORMULA_SIGNS):
        return f"'{cell}"
    return "" if cell is None else cell


def csv_rows(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of a CSV file: comma-separated, quoted where needed, with a byte order mark for spreadsheets."""
    writer = csv.writer(_Line())
    yield "\ufeff" + writer.writerow([harmless(head) for head in heads])
    for row in rows:
        yield writer.writerow([harmless(cell) for cell in row])
