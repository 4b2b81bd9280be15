"""Conversations and answers out of the house as CSV or XLSX: only what is shown, masked, in flat memory."""

import csv
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, Exists, F, Func, OuterRef, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from openpyxl import Workbook

from dorpel.conversations.models import AnswerVersion, Consent, Conversation, ImportBatch
from dorpel.core.actors import Actor
from dorpel.core.spreadsheets import FORMULA_SIGNS
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue, Purpose
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record_plain

CONVERSATIONS, ANSWERS = "conversations", "answers"
WHAT = (CONVERSATIONS, ANSWERS)
FORMATS = ("csv", "xlsx")
STEP = 8_000
SHEET_ROWS = 1_000_000  # a spreadsheet ends soon after; more rows go on in another sheet

ABOUT_TALK = {
    "conversation": "pk", "held_on": "held_on", "kind": "kind", "channel": "channel", "language": "language",
    "neighbourhood": "neighbourhood__code", "present": "present", "subject": "subject", "place": "place",
}  # fmt: skip
TALK = "answer__conversation__"
ABOUT_ANSWER = {
    "answer": "answer", "conversation": "answer__conversation", "held_on": f"{TALK}held_on", "kind": f"{TALK}kind",
    "channel": f"{TALK}channel", "neighbourhood": f"{TALK}neighbourhood__code", "question": "answer__question__key",
    "language": "answer__language", "who_should_act": "answer__doer", "read_back": "answer__read_back",
    "voice": "answer__voice__number", "text": "text",
}  # fmt: skip
IDS = {"pk", "answer", "answer__conversation"}
FREE = {"subject", "place", "neighbourhood", "text"}  # columns that somebody typed

Row = tuple[Any, ...]


class Dashed(Func):
    """An id as it is written, made by the database: half of an export went into making ids, and text of them."""

    arity = 1
    output_field = CharField()
    template = "(%(expressions)s)::text"

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """SQLite keeps 32 signs without dashes."""
        places = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))
        text = " || '-' || ".join(f"substr(%(expressions)s, {first}, {many})" for first, many in places)
        return self.as_sql(compiler, connection, template=f"({text})", **more)


class NothingSuch(ValueError):
    """There is no such thing, or no such format, to export."""


def export(dialogue: Dialogue, *, what: str, out: Path, by: Actor) -> int:
    """Writes a file of what its ending says (.csv or .xlsx) whole or not at all; how many rows.

    Raises NotAllowed, NothingSuch, OSError.
    """
    require(by, May.EXPORT, dialogue)
    form = out.suffix.removeprefix(".").lower()
    if what not in WHAT or form not in FORMATS:
        raise NothingSuch(
            _("What can be exported: %(what)s, as %(forms)s.") % {"what": ", ".join(WHAT), "forms": ", ".join(FORMATS)}
        )
    with whole(out) as draft:
        count = write_csv(dialogue, what, draft) if form == "csv" else write_xlsx(dialogue, what, draft)
    with transaction.atomic():
        record_plain(f"{what}.export", "dialogues.dialogue", dialogue.pk, by=by, dialogue=dialogue.pk, why=str(count))
    return count


@contextmanager
def whole(out: Path) -> Iterator[Path]:
    """A path beside `out` to write to; it takes the place of `out` when all went well."""
    draft = out.with_name(f".{out.name}.part")
    try:
        yield draft
        draft.replace(out)
    finally:
        draft.unlink(missing_ok=True)


def write_csv(dialogue: Dialogue, what: str, path: Path) -> int:
    """Rows under a header, UTF-8 with a mark so that spreadsheets see it; how many rows."""
    with _private(path) as file:
        file.write("\ufeff")
        write = csv.writer(file)
        write.writerow(columns(what))
        count = 0
        for step in steps(dialogue, what):
            write.writerows(step)
            count += len(step)
    return count


def write_xlsx(dialogue: Dialogue, what: str, path: Path) -> int:
    """The same as sheets of a workbook, streamed."""
    book = Workbook(write_only=True)
    count, day = 0, columns(what).index("held_on")
    for step in steps(dialogue, what):
        for row in step:
            if count % SHEET_ROWS == 0:
                sheet = book.create_sheet(f"{what} {count // SHEET_ROWS + 1}")
                sheet.append(columns(what))
            cells = [_legal(cell) for cell in row]
            cells[day] = cells[day] and date.fromisoformat(cells[day])
            sheet.append(cells)
            count += 1
    if count == 0:
        book.create_sheet(what).append(columns(what))
    book.save(path)
    path.chmod(0o600)
    return count


def columns(what: str) -> list[str]:
    """The names of the columns: for machines and for years, so never translated."""
    return list(ABOUT_TALK if what == CONVERSATIONS else ABOUT_ANSWER)


def steps(dialogue: Dialogue, what: str) -> Iterator[list[Row]]:
    """The rows in steps between two keys: the thousandth step costs what the first does.

    Where a step ends is asked first: PostgreSQL would join and sort all rows for the first so many of them.
    """
    hidden = list(ImportBatch.objects.filter(dialogue=dialogue, published_at=None).values_list("pk", flat=True))
    if what == CONVERSATIONS:
        all_: Any = Conversation.objects.filter(dialogue=dialogue)
        rows: Any = all_.exclude(batch__in=hidden) if hidden else all_
        names: Sequence[str] = list(ABOUT_TALK.values())
    else:
        all_, rows = AnswerVersion.objects.filter(dialogue=dialogue), _counting_along(dialogue)
        rows = rows.exclude(answer__conversation__batch__in=hidden) if hidden else rows
        names = list(ABOUT_ANSWER.values())
    rows = rows.order_by("pk").values_list(*map(_told, names))
    free = [at for at, name in enumerate(columns(what)) if name in FREE]
    keys = all_.order_by("pk").values_list("pk", flat=True)
    after: UUID | None = None
    while True:
        ahead, step = (keys, rows) if after is None else (keys.filter(pk__gt=after), rows.filter(pk__gt=after))
        last = next(iter(ahead[STEP - 1 : STEP]), None)
        if found := [_safe(row, free) for row in (step if last is None else step.filter(pk__lte=last))]:
            yield found
        if last is None:
            return
        after = last


def _told(name: str) -> Any:
    """A value as it is written; what the database makes text of, Python need not make something else of first."""
    if name in IDS:
        return Dashed(name)
    return Cast(name, CharField()) if name.endswith("held_on") else F(name)


def _counting_along(dialogue: Dialogue) -> QuerySet[AnswerVersion]:
    """Shown answers as they stand now, but of voices that said no, or took back, that their words count along."""
    counts = Purpose.objects.filter(dialogue=dialogue, key=Purpose.Key.COUNT).values_list("pk", flat=True).first()
    no = Consent.objects.filter(voice=OuterRef("answer__voice"), purpose=counts, given=False)
    rows = AnswerVersion.objects.filter(dialogue=dialogue, answer__hidden_at=None, number=F("answer__version"))
    return rows.filter(~Exists(no))


def _safe(row: Row, free: Sequence[int]) -> Row:
    """The row, with no text that a spreadsheet program could take for a formula."""
    for at in free:
        if row[at] and row[at].startswith(FORMULA_SIGNS):
            row = (*row[:at], "'" + row[at], *row[at + 1 :])
    return row


def _legal(cell: Any) -> Any:
    """What a workbook can hold: no control signs, at most 32,767 signs."""
    if isinstance(cell, str):
        return "".join(sign for sign in cell if sign >= " " or sign in "\n\t")[:32_767]
    return cell


def _private(path: Path) -> IO[str]:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    return os.fdopen(descriptor, "w", encoding="utf-8", newline="")


def folder_of(dialogue: Dialogue | UUID) -> Path:
    """Where the exports of a dialogue lie until somebody fetched them."""
    pk = dialogue if isinstance(dialogue, UUID) else dialogue.pk
    folder: Path = settings.DORPEL_DATA / "exports" / pk.hex
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def forget_exports(dialogue: Dialogue | UUID) -> int:
    """Removes all files of a dialogue that may hold words that were taken back; how many."""
    found = [path for path in folder_of(dialogue).iterdir() if path.is_file()]
    for path in found:
        path.unlink(missing_ok=True)
    return len(found)
