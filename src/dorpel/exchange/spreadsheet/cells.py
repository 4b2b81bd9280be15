"""The cells of a row (or of joined rows) read as a mapping says: dates, languages, categories, numbers, texts."""

from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.dates import parsed
from dorpel.exchange.spreadsheet.languages import Recogniser, language_named
from dorpel.exchange.spreadsheet.mapping import FacetColumn, Mapping
from dorpel.exchange.spreadsheet.reading import Row
from dorpel.exchange.spreadsheet.refused import Refused

LONGEST_NAME = 200  # characters of a category, place, kind or id
MOST_PRESENT = 10_000
SHOWN = 60  # characters of a wrong cell in the reason


class Said(NamedTuple):
    """All of a row but its answers."""

    id: str | None
    date: date | None
    language: str | None
    kind: str | None
    present: int | None
    place: str | None
    facets: dict[str, str]


class Wrong(Exception):
    """Cells of one row that can't be read, with all the reasons."""

    def __init__(self, refused: list[Refused]) -> None:
        self.refused = refused
        super().__init__(", ".join(map(str, refused)))


class Cells:
    """Reads rows of one sheet by one mapping; the places of the columns are looked up once."""

    def __init__(self, columns: Sequence[str], mapping: Mapping, languages: Sequence[str], *, listen: bool) -> None:
        self.mapping = mapping
        self._at = {name: index for index, name in enumerate(columns)}
        self._answers = [(answer.question, self._at[answer.column]) for answer in mapping.answers]
        self._spoken = {answer.question: answer.language for answer in mapping.answers if answer.language}
        detect = mapping.language.detect or ((mapping.language.fixed,) if mapping.language.fixed else tuple(languages))
        self._recogniser = Recogniser(detect) if listen and not mapping.language.column else None

    def texts(self, rows: Sequence[Row]) -> list[tuple[str, str]]:
        """(question, text) of every answer that says something; parts of joined rows with a space between."""
        found = []
        for question, index in self._answers:
            if len(rows) == 1:
                text = _clean(rows[0].cells[index])
            else:
                text = " ".join(part for row in rows if (part := _clean(row.cells[index])))
            if text:
                found.append((question, text))
        return found

    def language(self, question: str, text: str, told: str | None) -> str | None:
        """The language of an answer: its column's, else as told, else recognised."""
        if question in self._spoken:
            return self._spoken[question]
        return self._recogniser(text) if told is None and self._recogniser else told

    def said(self, rows: Sequence[Row]) -> Said:
        """Everything else in these rows; raises Wrong with every cell that can't be read."""
        wrong: list[Refused] = []
        mapping, row = self.mapping, _Cell(rows, self._at, wrong)
        found = Said(
            id=row.short(mapping.id),
            date=row.day(mapping.date.column, mapping.date.format) if mapping.date else None,
            language=row.language(mapping.language.column),
            kind=row.one_of(mapping.kind.column, mapping.kind.kinds) if mapping.kind else None,
            present=row.people(mapping.present),
            place=row.short(mapping.place),
            facets={facet.facet: told for facet in mapping.facets if (told := row.facet(facet))},
        )
        if wrong:
            raise Wrong(wrong)
        return found


class _Cell:
    """One row, or joined rows as one; notes what it can't read and goes on, so that all of it is said at once."""

    def __init__(self, rows: Sequence[Row], at: dict[str, int], wrong: list[Refused]) -> None:
        self.rows, self.at, self.wrong = rows, at, wrong

    def text(self, column: str | None) -> str:
        """The one value that these rows have in a column, "" when none has."""
        if column is None:
            return ""
        index = self.at[column]
        found = ""
        for row in self.rows:
            text = row.cells[index].strip()
            if text and found and text != found:
                self.refuse(column, _("Differs from “%(text)s” in a row of the same answer."), found, row.number)
                return ""
            found = found or text
        return found

    def refuse(self, column: str, why: str, text: str, number: int = 0) -> None:
        shown = text if len(text) <= SHOWN else text[:SHOWN] + "…"
        self.wrong.append(Refused(number or self.rows[0].number, column, why % {"text": shown}))

    def short(self, column: str | None) -> str | None:
        text = " ".join(self.text(column).split())
        if column and len(text) > LONGEST_NAME:
            self.refuse(column, _("“%(text)s” is too long: at most 200 characters fit here."), text)
            return None
        return text or None

    def day(self, column: str, form: str) -> date | None:
        text = self.text(column)
        found = parsed(text, form) if text else None
        if text and found is None:
            self.refuse(column, _("“%(text)s” can't be read as a date."), text)
        return found

    def language(self, column: str | None) -> str | None:
        text = self.text(column)
        found = language_named(text) if text else None
        if column and text and found is None:
            self.refuse(column, _("“%(text)s” is no language that is known here."), text)
        return found

    def one_of(self, column: str, values: Pairs[str, str]) -> str | None:
        text = self.short(column)
        if text is None or not values:
            return text
        if text not in values:
            self.refuse(column, _("“%(text)s” stands for nothing in the mapping."), text)
        return values.get(text) or None

    def people(self, column: str | None) -> int | None:
        text = self.text(column).removesuffix(".0")
        if not column or not text:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) < 6 and 0 < int(text) <= MOST_PRESENT):
            self.refuse(column, _("“%(text)s” is no number of people from 1 to 10,000."), text)
            return None
        return int(text)

    def facet(self, facet: FacetColumn) -> str | None:
        if not facet.bands:
            return self.one_of(facet.column, facet.categories)
        text = self.text(facet.column).removesuffix(".0")
        if text and not (text.isascii() and text.isdecimal() and len(text) < 4 and int(text) <= 130):
            self.refuse(facet.column, _("“%(text)s” is no age in years."), text)
            return None
        return _band(int(text), facet.bands) if text else None


def _band(age: int, limits: Sequence[int]) -> str:
    if age < limits[0]:
        return f"<{limits[0]}"
    for low, high in pairwise(limits):
        if age < high:
            return f"{low}-{high - 1}"
    return f"{limits[-1]}+"


def _clean(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").strip() if "\r" in text else text.strip()
