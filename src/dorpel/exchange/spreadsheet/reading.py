"""Somebody's CSV, TSV or XLSX as one stream of rows under named columns, a million of them in flat memory."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.delimited import Delimited, delimited
from dorpel.exchange.spreadsheet.header import LOOKED_AT, found_header
from dorpel.exchange.spreadsheet.refused import Refused, Unreadable
from dorpel.exchange.spreadsheet.workbook import Workbook, letter, workbook

OTHER_FORMATS = (
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"SQLite format 3", "SQLite"),
    (b"\x1f\x8b", "GZIP"),
)
WIDE_ENOUGH = 0.5  # share of rows beyond the header's width from which the header is short, not the rows long


class Row(NamedTuple):
    """One row: its number in the spreadsheet, from 1, and a text for each column of the sheet."""

    number: int
    cells: list[str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was found in a file.

    columns: unique names, in order. header: the number of the row that names them. how: encoding and separator, or
    the sheet's name, for the person to see.
    """

    columns: tuple[str, ...]
    header: int
    source: Delimited | Workbook

    @property
    def how(self) -> dict[str, str]:
        """What was found out about the file, in its own terms."""
        if isinstance(self.source, Workbook):
            return {"format": "xlsx", "sheet": self.source.sheet}
        return {"format": "csv", "encoding": self.source.encoding, "separator": self.source.separator}

    def rows(self) -> Iterator[Row | Refused]:
        """Every row below the header that isn't empty; short ones filled up, one with more cells Refused.

        More cells than columns mean a separator inside a text: taking part of it would cut somebody's words.
        """
        width = len(self.columns)
        empty = [""] * width
        for record in self.source.records():
            if isinstance(record, Refused):
                yield record
                continue
            number, cells = record
            if number <= self.header or not any(map(str.strip, cells)):
                continue
            if len(cells) > width:
                if beyond := [index for index, cell in enumerate(cells) if index >= width and cell.strip()]:
                    yield Refused(number, letter(beyond[0]), _("This row has more cells than there are columns."))
                    continue
                cells = cells[:width]
            elif len(cells) < width:
                cells = cells + empty[len(cells) :]
            if any("\0" in cell for cell in cells):  # nobody said it, and PostgreSQL can't keep it
                cells = [cell.replace("\0", "") for cell in cells]
            yield Row(number, cells)


def read(path: Path, *, sheet: str | None = None) -> Sheet:
    """Find the table in a CSV, TSV or XLSX file, whatever it is called; raises Unreadable when there is none."""
    source = _source(path, sheet)
    records = list(islice((record for record in source.records() if not isinstance(record, Refused)), 500))
    merged = source.merged if isinstance(source, Workbook) else ()
    header, columns = found_header(records[:LOOKED_AT], merged)
    below = [cells for number, cells in records if number > header]
    return Sheet(tuple(_widened(columns, below)), header, source)


def _source(path: Path, sheet: str | None) -> Delimited | Workbook:
    try:
        with path.open("rb") as file:
            start = file.read(64)
    except OSError as error:
        raise Unreadable(_("The file “%(name)s” can't be opened.") % {"name": path.name}) from error
    if start.startswith(b"PK"):
        return workbook(path, sheet=sheet)
    for mark, name in OTHER_FORMATS:
        if start.startswith(mark):
            raise Unreadable(_("This is a file of the kind %(kind)s. Save it as XLSX or CSV.") % {"kind": name})
    return delimited(path)


def _widened(columns: list[str], below: list[list[str]]) -> list[str]:
    """Columns without a name but with cells in most rows get their letter; empty ones at the end are dropped."""
    widths = Counter(max((i for i, cell in enumerate(cells, start=1) if cell.strip()), default=0) for cells in below)
    longer = sum(times for width, times in widths.items() if width > len(columns))
    if longer > WIDE_ENOUGH * max(1, len(below)):
        columns = columns + [f"[{letter(index)}]" for index in range(len(columns), max(widths))]
    used = max(widths, default=0)
    while len(columns) > max(1, used) and columns[-1] == f"[{letter(len(columns) - 1)}]":
        columns = columns[:-1]
    return columns
