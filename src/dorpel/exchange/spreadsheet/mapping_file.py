"""The mapping as a JSON file: written so that people can change it, read so that each mistake is named."""

import json
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.dates import FORMATS
from dorpel.exchange.spreadsheet.json_part import MARK, Part
from dorpel.exchange.spreadsheet.languages import language_named
from dorpel.exchange.spreadsheet.mapping import (
    AnswerColumn,
    DateColumn,
    FacetColumn,
    Join,
    KindColumn,
    Language,
    Mapping,
)
from dorpel.exchange.spreadsheet.refused import Refused, Unreadable

VERSION = 1
LARGEST = 1 << 20  # characters


def to_json(mapping: Mapping) -> str:
    """The mapping as JSON, empty parts left out."""
    language = mapping.language
    parts = {
        MARK: VERSION,
        "id": mapping.id,
        "answers": [_filled(answer._asdict()) for answer in mapping.answers],
        "facets": [
            _filled(
                {
                    "column": facet.column,
                    "facet": facet.facet,
                    "title": facet.title,
                    "categories": dict(facet.categories),
                    "bands": list(facet.bands),
                }
            )
            for facet in mapping.facets
        ],
        "language": _filled({"column": language.column, "fixed": language.fixed, "detect": list(language.detect)}),
        "date": mapping.date._asdict() if mapping.date else None,
        "place": mapping.place,
        "kind": _filled({"column": mapping.kind.column, "kinds": dict(mapping.kind.kinds)}) if mapping.kind else None,
        "present": mapping.present,
        "join": _filled(mapping.join._asdict()) if mapping.join else None,
        "ignored": list(mapping.ignored),
    }
    return json.dumps(_filled(parts), ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> Mapping:
    """The mapping that a JSON text holds; raises Unreadable with the place of the first mistake."""
    if len(text) > LARGEST:
        raise Unreadable(_("This mapping is too large."))
    try:
        read = json.loads(text.removeprefix("\ufeff"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise Unreadable(_("This mapping is no JSON that can be read: %(why)s") % {"why": error}) from error
    top = Part(read, MARK)
    if top.values.pop(MARK, None) != VERSION:
        raise Unreadable(_("This is no mapping of version 1: “dorpel-mapping” must be 1."), column=MARK)
    mapping = _mapping(top)
    top.end()
    if wrong := list(_contradictions(mapping)):
        raise Unreadable(wrong[0].why, column=wrong[0].column)
    return mapping


def missing_columns(mapping: Mapping, columns: Sequence[str], *, row: int) -> list[Refused]:
    """Refusals for the columns that a mapping reads and a sheet doesn't have; `row` is the sheet's header."""
    there, why = set(columns), _("The file has no column with this name.")
    return [Refused(row, column, why) for column in dict.fromkeys(mapping.columns()) if column not in there]


def _mapping(top: Part) -> Mapping:
    return Mapping(
        id=top.text("id"),
        answers=tuple(top.each("answers", _answer)),
        facets=tuple(top.each("facets", _facet)),
        language=top.part("language", _language) or Language(),
        date=top.part("date", lambda part: DateColumn(part.needed("column"), part.needed("format"))),
        place=top.text("place"),
        kind=top.part("kind", lambda part: KindColumn(part.needed("column"), part.pairs("kinds"))),
        present=top.text("present"),
        join=top.part("join", lambda part: Join(part.needed("column"), part.text("order"))),
        ignored=top.texts("ignored"),
    )


def _answer(part: Part) -> AnswerColumn:
    question = part.needed("question")
    return AnswerColumn(part.needed("column"), question, part.text("prompt") or question, part.text("language"))


def _facet(part: Part) -> FacetColumn:
    facet = part.needed("facet")
    title = part.text("title") or facet
    return FacetColumn(part.needed("column"), facet, title, part.pairs("categories"), part.numbers("bands"))


def _language(part: Part) -> Language:
    return Language(part.text("column"), part.text("fixed"), part.texts("detect"))


def _contradictions(mapping: Mapping) -> list[Refused]:
    """What is wrong though each part alone is well written."""
    language = mapping.language
    codes = [language.fixed, *language.detect, *(answer.language for answer in mapping.answers)]
    doubled = {key for keys in (_keys(mapping), list(mapping.columns())) for key in keys if keys.count(key) > 1}
    doubled -= {mapping.id} if mapping.join and mapping.join.column == mapping.id else set()
    found = [Refused(0, code, _("This is no language code.")) for code in codes if code and _no_code(code)]
    found += [Refused(0, key, _("This stands twice in the mapping.")) for key in sorted(doubled, key=str)]
    if not mapping.answers:
        found.append(Refused(0, "answers", _("A mapping needs at least one column of answers.")))
    if sum(map(bool, (language.column, language.fixed, language.detect))) > 1:
        found.append(Refused(0, "language", _("Give one of column, fixed and detect.")))
    if mapping.date and mapping.date.format not in FORMATS:
        why = _("The format must be one of: %(formats)s.") % {"formats": ", ".join(FORMATS)}
        found.append(Refused(0, mapping.date.column, why))
    for facet in mapping.facets:
        if list(facet.bands) != sorted(set(facet.bands)) or (facet.bands and facet.categories):
            found.append(Refused(0, facet.column, _("Bands must rise, and leave no place for categories.")))
    return found


def _keys(mapping: Mapping) -> list[str]:
    return [answer.question for answer in mapping.answers] + [facet.facet for facet in mapping.facets]


def _no_code(code: str) -> bool:
    return language_named(code) != code


def _filled(parts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value not in (None, {}, [], ())}


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON takes the last of two equal keys without a word; that would drop a category."""
    if len({key for key, _value in pairs}) < len(pairs):
        raise ValueError(_("the same key stands twice in one part"))
    return dict(pairs)
