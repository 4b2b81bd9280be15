"""Files that somebody asked for: made by a job, fetched, removed; gone at each withdrawal and after their term."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dorpel.core.actors import MACHINE, Actor
from dorpel.dialogues.access import NotAllowed, require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.exchange.models import Export
from dorpel.exchange.operations.export import export, folder_of
from dorpel.exchange.operations.uploads import queue
from dorpel.journal.operations import record
from dorpel.people.models import Person

KEPT = timedelta(days=7)
TRIES = 3  # a withdrawal takes away the file that is being written; then it is written anew


class NotThere(Exception):
    """The file isn't made yet, or it went: words in it were taken back, or its term is over."""


def file_of(row: Export) -> Path:
    """Where the file of an export lies or will lie."""
    return folder_of(row.dialogue_id) / f"{row.pk.hex}.{row.form}"


def ask_export(dialogue: Dialogue, *, what: str, form: str, by: Actor) -> Export:
    """Has a job make a file. Raises NotAllowed."""
    require(by, May.EXPORT, dialogue)
    with transaction.atomic():
        row = Export.objects.create(dialogue=dialogue, what=what, form=form, asked_by=by.actor_id)
        record("export.ask", row, by=by, dialogue=dialogue.pk, why=str(row))
        queue("make_export", row)
    return row


def make(pk: UUID) -> str:
    """Makes the file of an export that waits for it; the state afterwards, "" when nobody waits any more."""
    row = Export.objects.select_related("dialogue").filter(pk=pk, state=Export.State.WAITING).first()
    if row is None:
        return ""
    try:
        row.rows = _written(row)
        row.state = Export.State.MADE
    except (NotAllowed, OSError):
        row.state = Export.State.FAILED
    row.made_at = timezone.now()
    if not Export.objects.filter(pk=pk).update(rows=row.rows, state=row.state, made_at=row.made_at):
        file_of(row).unlink(missing_ok=True)  # removed while it was being made
    return str(row.state)


def _written(row: Export) -> int:
    person = Person.objects.filter(pk=row.asked_by).first() if row.asked_by else None
    if person is None:
        raise NotAllowed
    for _try in range(TRIES - 1):
        try:
            return export(row.dialogue, what=row.what, out=file_of(row), by=person)
        except FileNotFoundError:
            continue
    return export(row.dialogue, what=row.what, out=file_of(row), by=person)


def fetch_export(row: Export, *, by: Actor) -> Path:
    """The file, for somebody who takes it out of the house; that is written down. Raises NotAllowed, NotThere."""
    require(by, May.EXPORT, row.dialogue)
    if row.state != Export.State.MADE or not file_of(row).exists():
        raise NotThere(row.pk)
    with transaction.atomic():
        record("export.fetch", row, by=by, dialogue=row.dialogue_id)
    return file_of(row)


def remove_export(row: Export, *, by: Actor) -> None:
    """Removes an export and its file. Raises NotAllowed."""
    require(by, May.EXPORT, row.dialogue)
    with transaction.atomic():
        record("export.remove", row, by=by, dialogue=row.dialogue_id)
        Export.objects.filter(pk=row.pk).delete()
        transaction.on_commit(lambda: file_of(row).unlink(missing_ok=True))


def drop_old_exports() -> int:
    """Removes exports that are older than a week; how many. May run twice."""
    found = list(Export.objects.filter(asked_at__lt=timezone.now() - KEPT).select_related("dialogue"))
    for row in found:
        remove_export(row, by=MACHINE)
    return len(found)


def resume_exports() -> int:
    """Queues again what waits since a job was killed; how many."""
    found = list(Export.objects.filter(state=Export.State.WAITING))
    for row in found:
        queue("make_export", row)
    return len(found)
