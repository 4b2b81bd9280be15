"""From what a person chose for each column to a mapping, and back; a choice is a role, or a role and a key."""

from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.columns import Column
from dorpel.exchange.spreadsheet.mapping import (
    AnswerColumn,
    DateColumn,
    FacetColumn,
    Join,
    KindColumn,
    Language,
    Mapping,
)
from dorpel.exchange.spreadsheet.mapping_file import from_json, to_json
from dorpel.exchange.spreadsheet.reading import Row, Sheet
from dorpel.exchange.spreadsheet.recognise import AGE_BANDS, LOOKED_AT
from dorpel.exchange.spreadsheet.refused import Unreadable
from dorpel.exchange.spreadsheet.words import facet_of, key_of

LEFT, ANSWER, FACET, JOIN, ORDER = "", "answer", "facet", "join", "order"
ONCE = ("id", "date", "language", "place", "kind", "present", JOIN, ORDER)


class Seen(NamedTuple):
    """What the cells of a column could be: the format in which all are dates, or ages in years."""

    date: str | None
    ages: bool


def seen_in(sheet: Sheet) -> dict[str, Seen]:
    """What each column of a sheet could be, by its first 20,000 rows."""
    columns = [Column(name, index) for index, name in enumerate(sheet.columns)]
    for row in islice(sheet.rows(), LOOKED_AT):
        if isinstance(row, Row):
            for column, cell in zip(columns, row.cells, strict=True):
                column.add(cell)
    return {column.name: Seen(column.date_format(), _ages(column)) for column in columns}


def choices_of(mapping: Mapping | None) -> dict[str, str]:
    """{column: choice} of a mapping; columns that it leaves aren't in it."""
    if mapping is None:
        return {}
    singles = {
        mapping.id: "id", mapping.place: "place", mapping.present: "present", mapping.language.column: "language",
        mapping.date and mapping.date.column: "date", mapping.kind and mapping.kind.column: "kind",
        mapping.join and mapping.join.order: ORDER, mapping.join and mapping.join.column: JOIN,
    }  # fmt: skip
    found = {column: role for column, role in singles.items() if column}
    found |= {each.column: f"{ANSWER}:{each.question}" for each in mapping.answers}
    return found | {each.column: f"{FACET}:{each.facet}" for each in mapping.facets}


def chosen(
    choices: Pairs[str, str], *, before: Mapping | None, seen: Pairs[str, Seen], languages: Sequence[str]
) -> Mapping:
    """The mapping that these choices make; what `before` knew more of a column stays while its choice does.

    languages: those that answers may be recognised in. Raises Unreadable with the column that can't be so.
    """
    taken = {column: choice for column, choice in choices.items() if choice != LEFT}
    single = _singles(taken)
    join = Join(single[JOIN], single.get(ORDER)) if JOIN in single else None
    if ORDER in single and join is None:
        raise Unreadable(_("Say too which column the parts of one answer share."), column=single[ORDER])
    mapping = Mapping(
        answers=_answers(taken, before),
        id=single.get("id") or single.get(JOIN),
        facets=_facets(taken, before, seen),
        language=_language(single.get("language"), before, languages),
        date=_date(single.get("date"), before, seen),
        place=single.get("place"),
        kind=_kind(single.get("kind"), before),
        present=single.get("present"),
        join=join,
        ignored=tuple(column for column, choice in choices.items() if choice == LEFT),
    )
    return from_json(to_json(mapping))  # says what contradicts itself


def _singles(taken: Pairs[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for column, choice in taken.items():
        if choice in ONCE and choice in found:
            raise Unreadable(
                _("Chosen already for “%(other)s”; one column can be this.") % {"other": found[choice]}, column=column
            )
        if choice in ONCE:
            found[choice] = column
    return found


def _answers(taken: Pairs[str, str], before: Mapping | None) -> tuple[AnswerColumn, ...]:
    known = {each.column: each for each in before.answers} if before else {}
    keys = {choice.split(":", 1)[1] for choice in taken.values() if choice.startswith(f"{ANSWER}:")}
    found = []
    for column, choice in taken.items():
        old = known.get(column)
        if choice.startswith(f"{ANSWER}:"):
            key = choice.split(":", 1)[1]
            new = AnswerColumn(column, key, column, old.language if old else None)
            found.append(old if old and old.question == key else new)
        elif choice == ANSWER:
            key = key_of(column, keys, otherwise="q")
            keys.add(key)
            found.append(AnswerColumn(column, key, column, old.language if old else None))
    return tuple(found)


def _facets(taken: Pairs[str, str], before: Mapping | None, seen: Pairs[str, Seen]) -> tuple[FacetColumn, ...]:
    known = {each.column: each for each in before.facets} if before else {}
    keys = {choice.split(":", 1)[1] for choice in taken.values() if choice.startswith(f"{FACET}:")}
    found = []
    for column, choice in taken.items():
        if choice != FACET and not choice.startswith(f"{FACET}:"):
            continue
        key = choice.partition(":")[2] or _new_key(column, keys)
        keys.add(key)
        bands = AGE_BANDS if seen[column].ages else ()
        old = known.get(column)
        found.append(old if old and old.facet == key else FacetColumn(column, key, column, bands=bands))
    return tuple(found)


def _new_key(column: str, keys: set[str]) -> str:
    named = facet_of(column)
    return named if named and named not in keys else key_of(column[:24], keys, otherwise="f")


def _date(column: str | None, before: Mapping | None, seen: Pairs[str, Seen]) -> DateColumn | None:
    if column is None:
        return None
    if before and before.date and before.date.column == column:
        return before.date
    form = seen[column].date
    if form is None:
        raise Unreadable(_("The values of this column can't all be read as dates in one way."), column=column)
    return DateColumn(column, form)


def _kind(column: str | None, before: Mapping | None) -> KindColumn | None:
    if before and before.kind and before.kind.column == column:
        return before.kind
    return KindColumn(column) if column else None


def _language(column: str | None, before: Mapping | None, languages: Sequence[str]) -> Language:
    if column:
        return Language(column=column)
    if before and not before.language.column:
        return before.language
    return Language(fixed=languages[0]) if len(languages) == 1 else Language(detect=tuple(languages))


def _ages(column: Column) -> bool:
    whole = column.filled > 0 and column.whole_numbers() and column.distinct > 5
    return whole and all(len(value) <= 3 and int(value) <= 120 for value in column.values)
