"""The first look at an uploaded file: what is in it and what would come of it, kept beside the file for its page."""

import json
import os
from pathlib import Path
from typing import Any

from dorpel.exchange.models import Upload
from dorpel.exchange.operations.importing import languages_of
from dorpel.exchange.spreadsheet.choosing import Seen, choices_of, seen_in
from dorpel.exchange.spreadsheet.mapping import Mapping
from dorpel.exchange.spreadsheet.mapping_file import from_json, to_json
from dorpel.exchange.spreadsheet.preview import Preview, preview
from dorpel.exchange.spreadsheet.reading import Sheet, read
from dorpel.exchange.spreadsheet.recognise import recognise
from dorpel.exchange.spreadsheet.refused import Refused, Unreadable

COUNTED = 5_000  # conversations that a page counts; the import itself reads all of them
EXAMPLES, LONGEST_EXAMPLE = 3, 40
Look = dict[str, Any]


def look(upload: Upload, path: Path) -> Look:
    """Reads a file by the upload's mapping, or recognises one and puts it in the upload, unsaved.

    A file in which no column of answers is recognised keeps an empty mapping, so that a person says which it is.
    Raises Unreadable for a file that can't be read at all.
    """
    sheet = read(path)
    languages = languages_of(upload.dialogue)
    why: dict[str, str] = {}
    mapping, problem = mapping_of(upload), ""
    if mapping is None:
        try:
            found = recognise(sheet, languages=languages)
            mapping, why = found.mapping, {verdict.column: verdict.why for verdict in found.verdicts}
        except Unreadable as unclear:
            problem = unclear.refused.why
    upload.mapping = json.loads(to_json(mapping)) if mapping else {}
    upload.problem = problem[:300]
    counted = preview(sheet, mapping, languages=languages, limit=COUNTED) if mapping else None
    return _told(sheet, counted, why, mapping)


def mapping_of(upload: Upload) -> Mapping | None:
    """The mapping that an upload keeps, or None."""
    return from_json(json.dumps(upload.mapping)) if upload.mapping else None


def keep_look(told: Look, path: Path) -> None:
    """Writes a look whole or not at all, for its owner only. Reasons for columns that an older look gave stay."""
    old = kept_look(path)
    reasons = {each["name"]: each["why"] for each in old["columns"]} if old else {}
    for each in told["columns"]:
        each["why"] = each["why"] or reasons.get(each["name"], "")
    write_private(path, json.dumps(told, ensure_ascii=False))


def kept_look(path: Path) -> Look | None:
    """The look that was kept, or None when it went with its file."""
    try:
        found: Look = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found


def seen_of(told: Look) -> dict[str, Seen]:
    """What each column of a kept look could be."""
    return {each["name"]: Seen(each["date"], each["ages"]) for each in told["columns"]}


def write_private(path: Path, text: str) -> None:
    """Writes a text that only we may read, whole or not at all."""
    draft = path.with_name(f".{path.name}.part")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


def _told(sheet: Sheet, found: Preview | None, why: dict[str, str], mapping: Mapping | None) -> Look:
    first = found.first if found else tuple(row for row, _at in zip(sheet.rows(), range(10), strict=False))
    rows = [row for row in first if not isinstance(row, Refused)]
    seen, taken = seen_in(sheet), choices_of(mapping)
    columns = [
        {
            "name": name,
            "taken_as": taken.get(name, ""),
            "why": why.get(name, ""),
            "date": seen[name].date,
            "ages": seen[name].ages,
            "examples": _examples(row.cells[index] for row in rows),
        }
        for index, name in enumerate(sheet.columns)
    ]
    told: Look = {"how": sheet.how, "columns": columns, "first": [row._asdict() for row in rows], "counts": None}
    if found:
        told["counts"] = {
            "conversations": found.conversations,
            "answers": found.answers,
            "unanswered": found.unanswered,
            "refused": found.refused,
            "cut": found.cut,
            "reasons": [reason._asdict() for reason in found.reasons],
            "languages": {language or "": times for language, times in found.languages.items()},
        }
    return told


def _examples(cells: Any) -> list[str]:
    different = list(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell.strip()))[:EXAMPLES]
    return [text if len(text) <= LONGEST_EXAMPLE else text[:LONGEST_EXAMPLE] + "…" for text in different]
