"""What the jobs of uploads do: look at a large file, read a file in; each may run twice or be killed half-way."""

import json
import shutil
import time
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from dorpel.conversations.models import ImportBatch
from dorpel.dialogues.access import NotAllowed
from dorpel.exchange.models import Upload
from dorpel.exchange.operations.batches import ImportRunning
from dorpel.exchange.operations.importing import Import, import_conversations
from dorpel.exchange.operations.looking import keep_look, look, mapping_of, write_private
from dorpel.exchange.operations.report import Report
from dorpel.exchange.operations.uploads import file_of, folder_of, look_of, refusals_of
from dorpel.exchange.spreadsheet.refused import Unreadable
from dorpel.people.models import Person

LONGEST = timedelta(hours=1)  # the queue ends a job before
EACH = 1.0  # seconds between two signs of progress
MOST_ROWS = 1_000  # numbers of changed rows that a report lists
State = Upload.State


def look_at(pk: UUID) -> str:
    """Looks at a file that was too large for the page that took it; the state afterwards, "" when it is gone."""
    upload = Upload.objects.select_related("dialogue").filter(pk=pk, state=State.LOOKING).first()
    if upload is None:
        return ""
    with override(upload.language):
        try:
            keep_look(look(upload, file_of(upload)), look_of(upload))
            upload.state = State.READY
        except Unreadable as unreadable:
            upload.state, upload.problem = State.UNREADABLE, str(unreadable)[:300]
            shutil.rmtree(folder_of(upload), ignore_errors=True)
    upload.save(update_fields=["state", "problem", "mapping"])
    return str(upload.state)


def read_in(pk: UUID) -> str:
    """Reads an upload into its dialogue; the state afterwards, "" when nobody waits for it any more.

    What goes wrong besides is raised again, after the upload says so and is open to another try.
    """
    upload = Upload.objects.select_related("dialogue").filter(pk=pk, state__in=(State.WAITING, State.RUNNING)).first()
    if upload is None:
        return ""
    resumed = upload.state == State.RUNNING
    if resumed and (batch := _published(upload)):
        return _done(upload, Report(rows=batch.rows, imported=batch.imported, same=batch.same))
    if (resumed and _may_live(upload)) or not _claimed(upload):
        return State.RUNNING
    with override(upload.language):
        return _read_in(upload, resumed=resumed)


def _may_live(upload: Upload) -> bool:
    """Whether another server may still be at it; on SQLite there is one machine, where the turn itself tells."""
    return connection.vendor != "sqlite" and bool(upload.begun_at and upload.begun_at > timezone.now() - LONGEST)


def _claimed(upload: Upload) -> bool:
    """Whether this job has it now; of two that begin at once, one does."""
    now = timezone.now()
    same = Upload.objects.filter(pk=upload.pk, state=upload.state, begun_at=upload.begun_at)
    taken = same.update(state=State.RUNNING, begun_at=now, step="", done=0)
    upload.state, upload.begun_at = State.RUNNING, now
    return bool(taken)


def _read_in(upload: Upload, *, resumed: bool) -> str:
    if not file_of(upload).exists():
        return _again(upload, _("The file is gone. Upload it again."))
    try:
        report = import_conversations(_job(upload))
    except ImportRunning:
        if resumed:
            return State.RUNNING  # whoever has the turn may be reading this very file
        return _again(upload, _("Another file was being read into this dialogue. Try again when it is done."))
    except NotAllowed:
        return _again(upload, _("Whoever asked for this may no longer import here."))
    except Exception:
        _again(upload, _("Our program stopped. Nothing of the file was stored. Try again."))
        raise
    return _refused(upload, report) if report.refusals else _done(upload, report)


def _job(upload: Upload) -> Import:
    # Whoever left in the meantime may not import any more: the right is looked at again by the import itself.
    person = Person.objects.filter(pk=upload.asked_by).first() if upload.asked_by else None
    if person is None:
        raise NotAllowed
    return Import(
        file_of(upload),
        upload.dialogue,
        person,
        mapping_of(upload),
        make=upload.make,
        agreed=upload.agreed,
        name=upload.file_name,
        progress=_Progress(upload),
    )


class _Progress:
    """Writes down how far it is, at most once a second."""

    def __init__(self, upload: Upload) -> None:
        self.pk = upload.pk
        self.told = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self.told >= EACH:
            self.told = now
            Upload.objects.filter(pk=self.pk).update(step=step, done=done, rows=total)


def _published(upload: Upload) -> ImportBatch | None:
    """What this upload published already, when only its own last word is missing."""
    rows = ImportBatch.objects.of(upload.dialogue).filter(sha256=upload.sha256, imported_by=upload.asked_by)
    return rows.filter(published_at__gte=upload.begun_at).order_by("-pk").first() if upload.begun_at else None


def _done(upload: Upload, report: Report) -> str:
    _set(
        upload,
        state=State.DONE,
        rows=report.rows,
        imported=report.imported,
        same=report.same,
        unanswered=report.unanswered,
        withdrawn=report.withdrawn,
        changed=len(report.changed),
        changed_rows=report.changed[:MOST_ROWS],
        batch=_published(upload) if report.imported else None,
        ended_at=timezone.now(),
    )
    shutil.rmtree(folder_of(upload), ignore_errors=True)
    return State.DONE


def _refused(upload: Upload, report: Report) -> str:
    listed = [refused._asdict() for refused in report.refused]
    write_private(refusals_of(upload), json.dumps(listed, ensure_ascii=False))
    _set(upload, state=State.REFUSED, rows=report.rows, refusals=report.refusals, ended_at=timezone.now())
    return State.REFUSED


def _again(upload: Upload, problem: str) -> str:
    _set(upload, state=State.READY, problem=problem, ended_at=timezone.now())
    return State.READY


def _set(upload: Upload, **values: Any) -> None:
    for name, value in values.items():
        setattr(upload, name, value)
    upload.save(update_fields=list(values))
