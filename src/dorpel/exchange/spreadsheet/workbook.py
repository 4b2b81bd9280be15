"""XLSX as people have it: refused when it would burst, else its first sheet with something in it as rows of text."""

import csv
import re
import tempfile
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any

import openpyxl
from django.utils.translation import gettext as _
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from dorpel.exchange.spreadsheet.delimited import LONGEST_CELL, Records, too_long
from dorpel.exchange.spreadsheet.refused import Refused, Unreadable

MOST_BYTES = 200 << 20  # unpacked; 100,000 rows of long answers come to about 60 MiB
MOST_TIMES = 100  # unpacked beside packed; people's own sheets come to 5–30
SMALL = 1 << 20  # below this the ratio says nothing: an almost empty sheet packs very well
LAST_ROW = 1_048_576  # Excel's own limit; a larger row number is made to keep us busy
CHUNK = 1 << 20
OVERLAP = 1 << 16  # so that a cell cut by a chunk's end is seen whole in the next
MERGED = re.compile(rb'<mergeCell ref="([A-Z]+\d+:[A-Z]+\d+)"')
NEVER_CALCULATED = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"[^>]*><f[^>]*(?:/>|>[^<]*</f>)(?:<v\s*/>|<v></v>)?</c>')
ESCAPED = re.compile(r"_x((?![Dd][89A-Fa-f])[0-9A-Fa-f]{4})_")  # half a surrogate pair stays as it stands
NOT_SAID = frozenset({"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!"})

Span = tuple[int, int, int, int]  # first column, first row, last column, last row, from 1


@dataclass(frozen=True, slots=True)
class Workbook:
    """One sheet of a workbook, unpacked once into a file that goes when nobody holds it any more.

    merged: the merged cells of its first 30 rows, where a header can be. refused: what was wrong while unpacking.
    """

    sheet: str
    merged: tuple[Span, ...]
    refused: tuple[Refused, ...]
    unpacked: "tempfile._TemporaryFileWrapper[str]"

    def records(self) -> Records:
        """(number, cells) of every row from 1, each cell as the text that the spreadsheet shows for its value."""
        yield from self.refused
        with Path(self.unpacked.name).open(encoding="utf-8", newline="") as file:
            yield from enumerate(csv.reader(file), start=1)


def workbook(path: Path, *, sheet: str | None = None) -> Workbook:
    """Unpack one sheet of an XLSX file: the named one, else the first visible one with two rows.

    Unpacking takes twenty times as long as reading CSV, and a file is read more than once; so it is done once.
    Raises Unreadable for anything that isn't a workbook, or that would burst.
    """
    refuse_bomb(path)
    with path.open("rb") as file:
        book = _opened(file)
        chosen = book[_named(book, sheet) if sheet else _first_filled(book)]
        merged, refused = _scanned(path, chosen._worksheet_path)
        unpacked, more = _unpacked(chosen)
    return Workbook(str(chosen.title), merged, refused + more, unpacked)


def _unpacked(worksheet: Any) -> tuple["tempfile._TemporaryFileWrapper[str]", tuple[Refused, ...]]:
    file = tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", suffix=".csv")  # noqa: SIM115
    write = csv.writer(file).writerow
    refused = None
    for number, cells in enumerate(_rows(worksheet), start=1):
        texts = [_text(cell) for cell in cells]
        if number > LAST_ROW:
            refused = Refused(number, "", _("No spreadsheet has that many rows."))
        elif max(map(len, texts), default=0) > LONGEST_CELL:
            refused = Refused(number, "", too_long())
        if refused:
            break
        write(texts)
    file.flush()
    return file, (refused,) if refused else ()


def refuse_bomb(path: Path) -> None:
    """Raise Unreadable before anything is unpacked, from the sizes in the archive's own list.

    A lying list is no way round: zipfile stops at the listed size and then finds the checksum wrong.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            listed = archive.infolist()
    except (zipfile.BadZipFile, OSError) as error:
        raise Unreadable(_not_a_workbook()) from error
    unpacked = sum(member.file_size for member in listed)
    packed = max(1, sum(member.compress_size for member in listed))
    if unpacked > MOST_BYTES or (unpacked > SMALL and unpacked / packed > MOST_TIMES):
        raise Unreadable(_("This workbook unpacks to more than we take. Save the sheet as CSV and try again."))
    if "xl/workbook.xml" not in {member.filename for member in listed}:
        raise Unreadable(_not_a_workbook())


def _not_a_workbook() -> str:
    return _("This is no XLSX workbook that can be read. Save it as XLSX or CSV and try again.")


def _opened(file: IO[bytes]) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that we don't read
            # Given a path it would look at the name, and people's files are called anything.
            return openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl lets whatever a broken part causes through: KeyError, ValueError, ParseError
        raise Unreadable(_not_a_workbook()) from error


def _named(book: Any, sheet: str) -> str:
    if sheet not in book.sheetnames:
        raise Unreadable(_("There is no sheet called “%(sheet)s”.") % {"sheet": sheet})
    return sheet


def _first_filled(book: Any) -> str:
    for worksheet in book.worksheets:
        if worksheet.sheet_state == "visible" and isinstance(worksheet, ReadOnlyWorksheet):
            filled = 0
            for _number, cells in zip(range(1000), _rows(worksheet), strict=False):
                filled += any(cell not in (None, "") for cell in cells)
                if filled >= 2:
                    return str(worksheet.title)
    raise Unreadable(_("This workbook has no visible sheet with rows in it."))


def _rows(worksheet: Any) -> Iterator[tuple[Any, ...]]:
    worksheet.reset_dimensions()  # programs write wrong ones, and rows beyond them would silently be lost
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from worksheet.iter_rows(values_only=True)
    except Unreadable:
        raise
    except Exception as error:  # see _opened
        raise Unreadable(_not_a_workbook()) from error


def _scanned(path: Path, member: str) -> tuple[tuple[Span, ...], tuple[Refused, ...]]:
    """Merged cells and formulas without a value, which openpyxl doesn't tell when it streams."""
    merged: dict[Span, None] = {}
    uncalculated: dict[Refused, None] = {}
    with zipfile.ZipFile(path) as archive, archive.open(member) as file:
        tail = b""
        while chunk := file.read(CHUNK):
            text = tail + chunk
            for found in MERGED.finditer(text):
                first, top, last, bottom = range_boundaries(found[1].decode())
                if first and top and last and bottom and top <= 30:
                    merged[first, top, last, bottom] = None
            for found in NEVER_CALCULATED.finditer(text):
                if len(uncalculated) < 100:
                    uncalculated[_never_calculated(found)] = None
            tail = text[-OVERLAP:]
    return tuple(merged), tuple(uncalculated)


def _never_calculated(found: re.Match[bytes]) -> Refused:
    why = _("A formula without a value. Open the file in a spreadsheet program, save it and try again.")
    return Refused(int(found[2]), found[1].decode(), why)


def _text(value: Any) -> str:
    """A cell's value as text: dates in ISO form, whole numbers without a point, errors as nothing said."""
    if value is None:
        return ""
    if isinstance(value, str):
        if value in NOT_SAID:
            return ""
        return ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value) if not isinstance(value, timedelta) else f"{value.total_seconds() / 3600:g}"


def letter(index: int) -> str:
    """The letter that a spreadsheet shows above the column at `index` (from 0)."""
    return str(get_column_letter(index + 1))
