"""Which column of somebody's file is what: a plain value that can be kept as a JSON file and used again."""

from collections.abc import Iterable
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from typing import NamedTuple


class AnswerColumn(NamedTuple):
    """A column of answers: to which question (its key in the guide), and how that was asked.

    language: the code of the language in which this column was answered, when it differs from the mapping's.
    """

    column: str
    question: str
    prompt: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class FacetColumn:
    """A column of what residents tell of themselves.

    categories: {value in the file: category}; empty takes each value as its own category, "" leaves a value out.
    bands: lower limits of bands for a column of ages in years: (16, 30) makes "<16", "16-29" and "30+".
    """

    column: str
    facet: str
    title: str
    categories: Pairs[str, str] = field(default_factory=dict)
    bands: tuple[int, ...] = ()


class DateColumn(NamedTuple):
    """The column of the day of the talk, and one of dates.FORMATS."""

    column: str
    format: str


@dataclass(frozen=True, slots=True)
class Language:
    """Where the language comes from, exactly one of: a column, one for all, or recognised among these."""

    column: str | None = None
    fixed: str | None = None
    detect: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KindColumn:
    """The column of the kind of talk; kinds: {value in the file: kind}, empty takes values as they stand."""

    column: str
    kinds: Pairs[str, str] = field(default_factory=dict)


class Join(NamedTuple):
    """Rows that are parts of one answer: the column that they share, and the one that numbers them, if any."""

    column: str
    order: str | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column is. Columns that stand nowhere here aren't read; `ignored` says which were left knowingly."""

    answers: tuple[AnswerColumn, ...]
    id: str | None = None
    facets: tuple[FacetColumn, ...] = ()
    language: Language = Language()
    date: DateColumn | None = None
    place: str | None = None
    kind: KindColumn | None = None
    present: str | None = None
    join: Join | None = None
    ignored: tuple[str, ...] = ()

    def columns(self) -> Iterable[str]:
        """Every column that is read."""
        yield from (answer.column for answer in self.answers)
        yield from (facet.column for facet in self.facets)
        yield from (part for part in (self.id, self.language.column, self.place, self.present) if part)
        yield from (part.column for part in (self.date, self.kind, self.join) if part)
        if self.join and self.join.order:
            yield self.join.order
