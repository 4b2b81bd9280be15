"""Copies of an SQLite database, by SQLite's own backup: whole, at one moment, while the house goes on taking in."""

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

from django.utils.translation import gettext as _

from dorpel.config.backups import Contents, Unsound
from dorpel.core.disk import synced

ENDING = ".sqlite3"
COUNTED = ("conversations_submission", "conversations_conversation", "conversations_answerversion", "journal_entry")
INBOX = "SELECT sequence, sha256, body FROM conversations_submission ORDER BY sequence"
RAISED = "UPDATE dialogues_dialogue SET epoch = ?"


def copy(database: Path, out: Path) -> None:
    """Writes the database as it is at this moment to a file of its own, and waits until the disk has it."""
    try:
        # All in one step: it reads one moment of the log, and a writer in between can't make it begin again.
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(out)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
    except sqlite3.Error as problem:
        raise Unsound(_("The copy can't be written: %s.") % problem) from problem
    synced(out)


def look(path: Path) -> Contents:
    """Opens a copy and reads all of it. Raises Unsound."""
    found = Contents()
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
            said = [row[0] for row in database.execute("PRAGMA integrity_check")]
            if said != ["ok"]:
                raise Unsound(_("SQLite finds the copy damaged: %s.") % said[0])
            if database.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise Unsound(_("Rows of the copy point at rows that aren't there."))
            for table in COUNTED:
                [(found.counts[table],)] = database.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            for sequence, sha256, body in database.execute(INBOX):
                found.take(sequence, sha256, hashlib.sha256(body).hexdigest() if body else None)
    except sqlite3.Error as problem:
        raise Unsound(_("The copy can't be read: %s.") % problem) from problem
    return found


def put_back(path: Path, database: Path, *, epoch: int, aside: str) -> Path | None:
    """Makes a looked-into copy the database, with a higher epoch before anybody can open it.

    What stood there goes aside under the same name with `aside` behind it; the path of that, if any. Raises Unsound,
    and then nothing was changed.
    """
    draft = database.with_name(f".{database.name}.part")
    try:
        _drafted(path, draft, epoch)
    except (sqlite3.Error, OSError) as problem:
        draft.unlink(missing_ok=True)
        raise Unsound(_("The copy can't be written: %s.") % problem) from problem
    before = put_aside(database, aside)
    draft.replace(database)
    synced(database.parent)
    return before


def _drafted(path: Path, draft: Path, epoch: int) -> None:
    draft.unlink(missing_ok=True)
    copied = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    with closing(copied), closing(sqlite3.connect(draft)) as target:
        copied.backup(target)
        target.execute(RAISED, [epoch])
        target.commit()
    draft.chmod(0o600)
    synced(draft)


def put_aside(database: Path, aside: str) -> Path | None:
    """Moves the database away with its log, which belongs to it."""
    before = database.with_name(database.name + aside)
    for ending in ("-wal", "-shm", ""):
        path = database.with_name(database.name + ending)
        if path.exists():
            path.rename(before.with_name(before.name + ending))
    return before if before.exists() else None
