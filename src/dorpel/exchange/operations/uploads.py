"""An uploaded file: taken in, mapped, asked to be read in, or left; its bytes lie in a folder of its own."""

import hashlib
import json
import os
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django_q.tasks import async_task

from dorpel.core.actors import MACHINE, Actor
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.exchange.models import Upload
from dorpel.exchange.operations.looking import keep_look, kept_look, look, seen_of
from dorpel.exchange.spreadsheet.choosing import chosen
from dorpel.exchange.spreadsheet.mapping import Mapping
from dorpel.exchange.spreadsheet.mapping_file import from_json, to_json
from dorpel.journal.operations import record

SOON = 2 << 20  # bytes that a page reads while somebody waits; a larger file is looked at by a job
KEPT = timedelta(days=3)  # that an upload waits for somebody to go on with it


class NotOpen(Exception):
    """The upload is being read, or done, or its file is gone; nothing can be chosen any more."""


def folder_of(upload: Upload) -> Path:
    """Where the bytes of an upload and all that quotes them lie."""
    path: Path = settings.DORPEL_DATA / "uploads" / upload.pk.hex
    return path


def file_of(upload: Upload) -> Path:
    """The bytes as they came."""
    return folder_of(upload) / "file"


def look_of(upload: Upload) -> Path:
    """What was seen in it."""
    return folder_of(upload) / "look.json"


def refusals_of(upload: Upload) -> Path:
    """Why the last try refused it."""
    return folder_of(upload) / "refusals.json"


def take_file(file: "File[bytes]", *, name: str, dialogue: Dialogue, by: Actor) -> Upload:
    """Keeps an uploaded file and looks at it, at once when it is small.

    Raises NotAllowed, Unreadable; then nothing is kept.
    """
    require(by, May.IMPORT, dialogue)
    upload = Upload(dialogue=dialogue, file_name=name[:255], asked_by=by.actor_id, language=get_language() or "nl")
    try:
        _write(file, upload)
        if upload.size <= SOON:
            keep_look(look(upload, file_of(upload)), look_of(upload))
        else:
            upload.state = Upload.State.LOOKING
        with transaction.atomic():
            upload.save(force_insert=True)
            record("import.upload", upload, by=by, dialogue=dialogue.pk)
            if upload.state == Upload.State.LOOKING:
                queue("look_at_upload", upload)
    except BaseException:
        shutil.rmtree(folder_of(upload), ignore_errors=True)
        raise
    return upload


def choose_columns(upload: Upload, choices: dict[str, str], *, by: Actor) -> Upload:
    """Says for each column what it is. Raises NotAllowed, NotOpen, Unreadable with the column that can't be so."""
    told = kept_look(look_of(upload))
    if told is None:
        raise NotOpen(upload.pk)
    before = from_json(json.dumps(upload.mapping)) if upload.mapping else None
    known = {each["name"]: choices.get(each["name"], each["taken_as"]) for each in told["columns"]}
    mapping = chosen(known, before=before, seen=seen_of(told), languages=tuple(upload.dialogue.languages))
    return map_upload(upload, mapping, by=by)


def map_upload(upload: Upload, mapping: Mapping, *, by: Actor) -> Upload:
    """Gives an upload another mapping and looks at it again. Raises NotAllowed, NotOpen, Unreadable."""
    require(by, May.IMPORT, upload.dialogue)
    if not file_of(upload).exists():
        raise NotOpen(upload.pk)
    upload.mapping = json.loads(to_json(mapping))
    soon = upload.size <= SOON
    if soon:
        told = look(upload, file_of(upload))
    state = Upload.State.READY if soon else Upload.State.LOOKING
    with transaction.atomic():
        _turn(upload, Upload.OPEN, state=state, mapping=upload.mapping, problem="", refusals=0)
        record("import.map", upload, by=by, dialogue=upload.dialogue_id)
        if not soon:
            queue("look_at_upload", upload)
    if soon:
        keep_look(told, look_of(upload))
    refusals_of(upload).unlink(missing_ok=True)
    return upload


def ask_import(upload: Upload, *, agreed: list[str], make: bool, by: Actor) -> Upload:
    """Has a job read the file in. Raises NotAllowed, NotOpen."""
    require(by, May.IMPORT, upload.dialogue)
    if not upload.mapping or not file_of(upload).exists():
        raise NotOpen(upload.pk)
    given: dict[str, Any] = {"agreed": agreed, "make": make, "asked_by": by.actor_id, "step": "", "done": 0}
    given |= {"language": get_language() or "nl", "problem": "", "begun_at": timezone.now(), "refusals": 0}
    with transaction.atomic():
        _turn(upload, Upload.OPEN, state=Upload.State.WAITING, **given)
        record("import.ask", upload, by=by, dialogue=upload.dialogue_id, why=",".join(agreed))
        queue("import_upload", upload)
    return upload


def leave_upload(upload: Upload, *, by: Actor) -> None:
    """Forgets an upload and its file. Raises NotAllowed, NotOpen while a job reads it or when it is in."""
    require(by, May.IMPORT, upload.dialogue)
    left = (*Upload.OPEN, Upload.State.UNREADABLE)
    with transaction.atomic():
        record("import.leave", upload, by=by, dialogue=upload.dialogue_id)
        gone, _each = Upload.objects.filter(pk=upload.pk, state__in=left).delete()
        if not gone:
            raise NotOpen(upload.pk)
        transaction.on_commit(lambda: shutil.rmtree(folder_of(upload), ignore_errors=True))


def queue(job: str, row: Any) -> None:
    """Has a job of this room done once the rows that it needs are there; it gets the id of one."""
    transaction.on_commit(lambda: async_task(f"dorpel.exchange.tasks.{job}", str(row.pk)))


def drop_old_uploads() -> int:
    """Forgets uploads that nobody went on with for three days; how many. May run twice."""
    old = Upload.objects.filter(uploaded_at__lt=timezone.now() - KEPT)
    left = (*Upload.OPEN, Upload.State.UNREADABLE, Upload.State.LOOKING)
    found = list(old.filter(state__in=left))
    for upload in found:
        with transaction.atomic():
            record("import.leave", upload, by=MACHINE, dialogue=upload.dialogue_id)
            Upload.objects.filter(pk=upload.pk).delete()
        shutil.rmtree(folder_of(upload), ignore_errors=True)
    _drop_strays()
    return len(found)


def resume_uploads() -> int:
    """Queues again what a job left half-way when it was killed; how many. A job that runs twice does its work once."""
    found = list(Upload.objects.filter(state__in=Upload.BUSY))
    for upload in found:
        queue("look_at_upload" if upload.state == Upload.State.LOOKING else "import_upload", upload)
    return len(found)


def _drop_strays() -> None:
    """Folders without a row: the process died between the file and its row."""
    root: Path = settings.DORPEL_DATA / "uploads"
    limit = (timezone.now() - timedelta(days=1)).timestamp()
    known = {pk.hex for pk in Upload.objects.exclude(state=Upload.State.DONE).values_list("pk", flat=True)}
    for folder in root.iterdir() if root.exists() else ():
        if folder.stat().st_mtime < limit and folder.name not in known:
            shutil.rmtree(folder, ignore_errors=True)


def _turn(upload: Upload, before: tuple[str, ...], **values: Any) -> None:
    """Moves an upload on from one of some states; of two people who press at once, one is told NotOpen."""
    if not Upload.objects.filter(pk=upload.pk, state__in=before).update(**values):
        raise NotOpen(upload.pk)
    for name, value in values.items():
        setattr(upload, name, value)


def _write(file: "File[bytes]", upload: Upload) -> None:
    folder_of(upload).parent.mkdir(mode=0o700, exist_ok=True)
    folder_of(upload).mkdir(mode=0o700)
    digest = hashlib.sha256()
    with os.fdopen(os.open(file_of(upload), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as kept:
        for chunk in file.chunks():
            digest.update(chunk)
            kept.write(chunk)
            upload.size += len(chunk)
    upload.sha256 = digest.hexdigest()
