"""Rows and a mapping in, drafts of conversations out, one by one, with a reason for every row that can't be one."""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.cells import Cells, Said, Wrong
from dorpel.exchange.spreadsheet.joining import gathered, groups, scattered
from dorpel.exchange.spreadsheet.mapping import Mapping
from dorpel.exchange.spreadsheet.mapping_file import missing_columns
from dorpel.exchange.spreadsheet.reading import Row, Sheet
from dorpel.exchange.spreadsheet.refused import Refused


class DraftAnswer(NamedTuple):
    """What was said to one question, in which language when that is known."""

    question: str
    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class ConversationDraft:
    """One conversation to be, from one row or from the rows of one answer.

    row: its (first) row in the spreadsheet. external_id: what the file knows it by, if it says.
    content_hash: 64 hexadecimal digits over what was said, when, where and by whom, never over what we guessed, so
    that the same row gives the same hash tomorrow. occurrence: which time this content stands in the file, from 1,
    counted from the top: two people who said the same stay two, and a longer file keeps the earlier ones' numbers.
    facets: {facet key: category}.
    """

    row: int
    external_id: str | None
    content_hash: str
    occurrence: int
    date: date | None
    language: str | None
    kind: str | None
    present: int | None
    place: str | None
    facets: dict[str, str]
    answers: tuple[DraftAnswer, ...]


class Unanswered(NamedTuple):
    """A row in which nobody answered anything: no mistake, in a survey many are; it is left out and counted."""

    row: int


Outcome = ConversationDraft | Unanswered | Refused


def drafts(sheet: Sheet, mapping: Mapping, *, languages: Sequence[str] = (), listen: bool = True) -> Iterator[Outcome]:
    """Each row, or each group of joined rows, as a draft, as unanswered, or as the reasons why it is refused.

    languages: those that a detected language may be, when the mapping names none itself. listen: whether to
    recognise languages at all; it takes half of the time and refuses nothing, so a pass that only checks leaves it.
    Wholly empty rows are passed over. An unreadable date, an unknown language, category or number, an id that stands
    there twice and a row with more cells than columns are refusals: whoever imports takes all or nothing, so may
    read once to look for a Refused and a second time to store. Streams; what grows with the file is eight bytes of
    hash per row (about 70 MB of Python for 1,000,000).
    """
    if missing := missing_columns(mapping, sheet.columns, row=sheet.header):
        yield from missing
        return
    reader = Cells(sheet.columns, mapping, languages, listen=listen)
    known = _Known()
    for group in _grouped(sheet, mapping):
        if isinstance(group, Refused):
            yield group
            continue
        try:
            outcome = _draft(group, reader, known)
        except Wrong as wrong:
            yield from wrong.refused
            continue
        yield outcome


def _grouped(sheet: Sheet, mapping: Mapping) -> Iterator[list[Row] | Refused]:
    if mapping.join is None:
        return ([row] if isinstance(row, Row) else row for row in sheet.rows())
    shared = sheet.columns.index(mapping.join.column)
    order = sheet.columns.index(mapping.join.order) if mapping.join.order else None
    rows = gathered(sheet.rows(), shared=shared) if scattered(sheet.rows(), shared=shared) else sheet.rows()
    return groups(rows, shared=shared, order=order)


def _draft(rows: list[Row], reader: Cells, known: "_Known") -> ConversationDraft | Unanswered:
    first = min(row.number for row in rows)
    texts = reader.texts(rows)
    if not texts:
        return Unanswered(first)
    said = reader.said(rows)
    language = said.language
    answers = tuple(DraftAnswer(question, text, reader.language(question, text, language)) for question, text in texts)
    content = _content_hash(said, texts)
    if said.id is not None and known.times(said.id) > 1:
        raise Wrong([Refused(first, reader.mapping.id or "", _("This id stands in the file more than once."))])
    return ConversationDraft(
        row=first,
        external_id=said.id,
        content_hash=content,
        occurrence=1 if said.id is not None else known.times(content),
        date=said.date,
        language=language or _shared(answers),
        kind=said.kind,
        present=said.present,
        place=said.place,
        facets=said.facets,
        answers=answers,
    )


def _shared(answers: tuple[DraftAnswer, ...]) -> str | None:
    """The language of the talk when all its answers are known to be in one."""
    languages = {answer.language for answer in answers}
    return languages.pop() if len(languages) == 1 else None


def _content_hash(said: Said, texts: Sequence[tuple[str, str]]) -> str:
    parts = [str(said.date or ""), said.kind or "", str(said.present or ""), said.place or ""]
    parts += [f"{facet}={category}" for facet, category in sorted(said.facets.items())]
    parts += [f"{question}:{text}" for question, text in texts]
    whole = unicodedata.normalize("NFC", "\x1f".join(parts))
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


class _Known:
    """How often an id or a content came by; eight bytes each, so that two differ in all but one of 10^7 files."""

    def __init__(self) -> None:
        self._once: set[int] = set()
        self._more: dict[int, int] = {}

    def times(self, text: str) -> int:
        key = int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())
        if key not in self._once:
            self._once.add(key)
            return 1
        self._more[key] = self._more.get(key, 1) + 1
        return self._more[key]
