"""Small tables that a city uploads: read whole, checked whole, refused with row, column and why."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

MOST_BYTES, MOST_ROWS = 20 * 1024 * 1024, 200_000


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place; row 1 is the line of headers."""

    row: int
    column: str
    why: str


class SheetRefused(Exception):
    """The table can't be used; nothing was stored."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Line:
    """One row under the headers: its number in the file, its cells by header in lower case."""

    number: int
    cells: dict[str, str]


def read_sheet(raw: bytes, *, needs: tuple[str, ...]) -> list[Line]:
    """The rows of a CSV of which the encoding and separator are found out. Raises SheetRefused."""
    if len(raw) > MOST_BYTES:
        raise SheetRefused([Fault(1, "", _("The file is larger than 20 MB."))])
    text = _decode(raw)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
        missing = [Fault(1, name, _("This column is missing.")) for name in needs if name not in header]
        if missing:
            raise SheetRefused(missing)
        return [
            Line(number, dict(zip(header, (cell.strip() for cell in row), strict=False)))
            for number, row in _rows(reader)
        ]
    except csv.Error as wrong:
        raise SheetRefused(
            [Fault(reader.line_num, "", _("This row can't be read: %(why)s.") % {"why": wrong})]
        ) from wrong


def _rows(reader: Iterable[list[str]]) -> list[tuple[int, list[str]]]:
    rows = [(number, row) for number, row in enumerate(reader, start=2) if any(cell.strip() for cell in row)]
    if len(rows) > MOST_ROWS:
        raise SheetRefused([Fault(MOST_ROWS + 1, "", _("There are more than 200,000 rows."))])
    if not rows:
        raise SheetRefused([Fault(2, "", _("There are no rows under the headers."))])
    return rows


def _decode(raw: bytes) -> str:
    wide = b"\0" in raw[:4] or raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        text = raw.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        # What Excel in Belgium writes; a table of names and codes is too short to guess from.
        text = raw.decode("cp1252", "replace")
    if "\0" in text:
        raise SheetRefused([Fault(1, "", _("This is not a text file."))])
    return text


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(";,\t|", key=first.count)
