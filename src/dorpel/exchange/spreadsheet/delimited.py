"""CSV and TSV as people have them: separator and quoting found, rows with the numbers that their spreadsheet shows."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.encoding import encoding_of
from dorpel.exchange.spreadsheet.refused import Refused, Unreadable

SEPARATORS = (",", ";", "\t", "|")
NO_SEPARATOR = "\x1f"  # for a file of one column, whose commas belong to the text
LONGEST_CELL = 1_000_000  # characters; csv stops at 131,072 unless told
EVEN, EVEN_BELOW_TITLE = 0.5, 0.9  # share of rows with the usual number of cells
SAMPLE_ROWS = 300
SAMPLE_CHARACTERS = 400_000

csv.field_size_limit(LONGEST_CELL)

Records = Iterator[tuple[int, list[str]] | Refused]


@dataclass(frozen=True, slots=True)
class Delimited:
    """How a text file is written.

    quoted: whether a quotation mark at the start of a cell opens it; `tolerant`: marks inside weren't doubled.
    hint: whether the first line is Excel's `sep=;`, which no spreadsheet shows or counts.
    """

    path: Path
    encoding: str
    separator: str
    quoted: bool = True
    tolerant: bool = False
    hint: bool = False

    def records(self) -> Records:
        """(number, cells) of every row, empty ones included, from 1; a cell too long stops it with a Refused."""
        with self._open() as file:
            if self.hint:
                file.readline()
            number = 0
            rows = _tolerant(file, self.separator) if self.tolerant else self._strict(file)
            try:
                for number, cells in enumerate(rows, start=1):
                    yield number, cells
            except csv.Error:
                yield Refused(number + 1, "", too_long())
            except _Unclosed as unclosed:
                yield Refused(unclosed.row, "", _("A quotation mark opens a cell here and nothing closes it."))

    def _strict(self, file: IO[str]) -> Iterator[list[str]]:
        if self.quoted:
            return csv.reader(file, delimiter=self.separator)
        return csv.reader(file, delimiter=self.separator, quoting=csv.QUOTE_NONE)

    def _open(self) -> IO[str]:
        return self.path.open(encoding=self.encoding, newline="")


def too_long() -> str:
    """Why a cell is refused that no person can have written."""
    return _("A cell is longer than 1,000,000 characters.")


class _Unclosed(Exception):
    def __init__(self, row: int) -> None:
        self.row = row


def delimited(path: Path) -> Delimited:
    """Look at a text file and say how it is written; raises Unreadable when its letters can't be read."""
    encoding = encoding_of(path)
    with path.open(encoding=encoding, newline="") as file:
        sample = file.read(SAMPLE_CHARACTERS)
    if not sample.strip("\ufeff \t\r\n\0,;|"):
        raise Unreadable(_("This file is empty."))
    first = sample.splitlines()[0].strip("\ufeff\r\n").lower().replace('"', "")
    if len(first) == 5 and first.startswith("sep="):
        return _quoting(Delimited(path, encoding, first[4], hint=True))
    return _quoting(Delimited(path, encoding, _separator(sample)))


def _separator(sample: str) -> str:
    """The separator that cuts the sample into the most even rows; more columns win among equals."""
    scores = {}
    for separator in SEPARATORS:
        widths = list(_widths(sample, separator))
        width, times = max(Counter(widths).items(), key=lambda item: (item[1], item[0]), default=(1, 0))
        if width < 2:
            continue
        table = widths[widths.index(width) :]
        # A title above the table isn't cut; but then the table must be even, else these are commas in one column.
        if times >= (EVEN_BELOW_TITLE if widths[0] == 1 else EVEN) * len(table):
            scores[separator] = (times / len(widths), width)
    return max(scores, key=lambda separator: scores[separator], default=NO_SEPARATOR)


def _widths(sample: str, separator: str) -> Iterator[int]:
    lines = list(io.StringIO(sample, newline=""))
    cut_off = len(sample) >= SAMPLE_CHARACTERS
    rows = csv.reader(lines[:-1] if cut_off and len(lines) > 1 else lines, delimiter=separator)
    try:
        for count, cells in enumerate(rows):
            if count >= SAMPLE_ROWS:
                return
            if any(cell.strip() for cell in cells):
                yield len(cells)
    except csv.Error:
        return


def _quoting(file: Delimited) -> Delimited:
    """Read the whole file once to see whether its quotation marks are CSV's or the writer's own.

    A file that never quotes (many TSV exports) may hold a cell that begins with a mark; csv would then swallow all
    rows up to the next one. So: when every plain line has the same number of separators and reading with marks
    fails or makes cells of several lines, the marks are the writer's.
    """
    sound, several_lines, records = True, False, 0
    with file._open() as text:
        rows = csv.reader(text, delimiter=file.separator, strict=True)
        try:
            for records, _cells in enumerate(rows, start=1):  # noqa: B007
                pass
            several_lines = rows.line_num > records
        except csv.Error as error:
            sound = "field larger" in str(error)
    if sound and not several_lines:
        return file
    if file.separator != NO_SEPARATOR and _lines_are_even(file):
        return Delimited(file.path, file.encoding, file.separator, quoted=False, hint=file.hint)
    return file if sound else Delimited(file.path, file.encoding, file.separator, tolerant=True, hint=file.hint)


def _lines_are_even(file: Delimited) -> bool:
    with file._open() as text:
        if file.hint:
            text.readline()
        counts = {line.count(file.separator) for line in text if line.strip("\r\n")}
    return len(counts) == 1


def _tolerant(file: IO[str], separator: str) -> Iterator[list[str]]:
    """Rows of a file whose marks inside cells weren't doubled: a mark closes only before a separator or line end."""
    pending, row = "", 1
    for line in file:
        pending += line
        if len(pending) > LONGEST_CELL:
            raise _Unclosed(row)
        cells = _cells(pending.rstrip("\r\n"), separator)
        if cells is not None:
            yield cells
            pending, row = "", row + 1
    if pending:
        raise _Unclosed(row)


def _cells(line: str, separator: str) -> list[str] | None:
    """The cells of one row, or None when its last cell is still open."""
    cells, at = [], 0
    while True:
        if not line.startswith('"', at):
            end = line.find(separator, at)
            cells.append(line[at:] if end < 0 else line[at:end])
        else:
            mark = _closing(line, at + 1, separator)
            if mark is None:
                return None
            cells.append(line[at + 1 : mark].replace('""', '"'))
            end = mark + 1 if mark + 1 < len(line) else -1
        if end < 0:
            return cells
        at = end + 1


def _closing(line: str, at: int, separator: str) -> int | None:
    while (at := line.find('"', at)) >= 0:
        if line.startswith('""', at) and at + 2 < len(line) and line[at + 2] != separator:
            at += 2
        elif at + 1 == len(line) or line[at + 1] == separator:
            return at
        else:
            at += 1
    return None
