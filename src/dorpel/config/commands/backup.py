"""`dorpel backup`: copies the database, looks into the copy, and tells phones what they needn't keep any longer."""

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.config.backups import Contents, Unsound, postgres, sqlite
from dorpel.config.commands import BadInput, answer
from dorpel.conversations.models import Submission
from dorpel.core.actors import MACHINE
from dorpel.core.disk import synced
from dorpel.dialogues.models import Dialogue
from dorpel.journal.operations import record_plain

HELP = gettext_lazy("copy the database to a file, and look whether all of it is in there")
STEP = 10_000  # rows of the inbox that are compared at once


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("--out", type=Path, metavar=_("FILE"), help=_("where to (a new file in the folder “backups”)"))


def run(options: argparse.Namespace) -> int:
    """0 when the copy is there and sound; 1 when it isn't, and then there is none."""
    out = chosen(options.out)
    draft = out.with_name(f".{out.name}.part")
    try:
        os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
        found = made(draft)
        draft.rename(out)
        synced(out.parent)
        watermark = told(found, out)
    except (Unsound, OSError) as problem:
        return refuse(options, str(problem))
    finally:
        draft.unlink(missing_ok=True)
    facts = {"file": str(out), "bytes": out.stat().st_size, "watermark": watermark, "rows": found.counts}
    sentence = _(
        "%(file)s holds all records up to number %(watermark)d, and was read back. Keep the folder keys/ and the file"
        " tombstones.jsonl apart from it: without the keys nobody can read it."
    )
    answer(options, facts, sentence % facts)
    return 0


def chosen(out: Path | None) -> Path:
    """A path where nothing is yet."""
    if out is None:
        folder: Path = settings.DORPEL_DATA / "backups"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        ending = postgres.ENDING if connection.vendor == "postgresql" else sqlite.ENDING
        out = folder / f"dorpel-{datetime.now(UTC):%Y%m%dT%H%M%S%f}Z{ending}"
    if out.exists():
        raise BadInput(_("“%s” is there already; a backup never replaces another one.") % out)
    if not out.parent.is_dir():
        raise BadInput(_("There is no folder “%s”.") % out.parent)
    return out


def made(draft: Path) -> Contents:
    """What lies in a new copy, which was read back and compared. Raises Unsound."""
    if connection.vendor == "postgresql":
        postgres.copy(draft)
        found = postgres.look(draft)
    else:
        sqlite.copy(Path(connection.settings_dict["NAME"]), draft)
        found = sqlite.look(draft)
    if found.wrong:
        raise Unsound(_("The bytes of record %d in the copy aren't those that came.") % found.wrong[0])
    return found


def told(found: Contents, out: Path) -> int:
    """The number up to which each record lies in the copy; phones hear it with their next answer. Raises Unsound."""
    watermark = compared(found)
    with transaction.atomic():
        Dialogue.objects.filter(backup_watermark__lt=watermark).update(backup_watermark=watermark)
        record_plain("backup.make", "config.backup", None, by=MACHINE, dialogue=None, why=out.name[:300])
    return watermark


def compared(found: Contents) -> int:
    """The highest number below which the copy lacks nothing that the house has.

    A record gets its number a moment before its transaction ends, so a lower one may have ended after the copy began:
    first everybody who is writing is waited for, then what stands there now is compared with what is in the copy.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("LOCK TABLE conversations_submission IN SHARE MODE")
    rows = Submission.objects.filter(sequence__lte=found.highest).order_by("sequence")
    last = 0
    while step := list(rows.filter(sequence__gt=last).values_list("sequence", "sha256")[:STEP]):
        for sequence, sha256 in step:
            if sequence not in found.inbox:
                return sequence - 1
            if found.inbox[sequence] != sha256:
                raise Unsound(_("Record %d in the copy isn't the one that is here.") % sequence)
        last = step[-1][0]
    return found.highest


def refuse(options: argparse.Namespace, sentence: str) -> int:
    """Says that it was not done, and why; 1."""
    answer(options, {"error": sentence}, sentence)
    return 1
