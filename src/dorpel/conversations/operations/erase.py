"""What a withdrawal erases outside the rows, right after its commit: files that others made, and the database's log."""

import logging
import time
from collections.abc import Callable
from uuid import UUID

from django.db import connection

log = logging.getLogger(__name__)
Forget = Callable[[UUID], object]
FORGETS: list[Forget] = []
PATIENCE = 2.0  # seconds


def forgets(forget: Forget) -> None:
    """Registers who removes files that may hold words of a dialogue (previews, exports); in config/reactions.py.

    `forget(dialogue id)` removes all of them: they can be made again, without the voice that left.
    """
    if forget not in FORGETS:
        FORGETS.append(forget)


def erase_outside(dialogue: UUID) -> None:
    """Removes the files, then empties the write-ahead log. Raises the first error, after trying everything."""
    wrong: list[Exception] = []
    for forget in FORGETS:
        try:
            forget(dialogue)
        except Exception as problem:
            wrong.append(problem)
    empty_log()
    if wrong:
        raise wrong[0]


def empty_log(patience: float = PATIENCE) -> bool:
    """Moves SQLite's log into the database and truncates it; False when readers kept it busy for `patience` seconds.

    On PostgreSQL there is nothing to do here: its log is recycled by itself, and `docs/operate.md` says so.
    """
    if connection.vendor != "sqlite":
        return True
    until = time.monotonic() + patience
    while True:
        with connection.cursor() as cursor:
            busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if not busy:
            return True
        if time.monotonic() > until:
            if patience:
                log.warning("The log of the database is in use; its old pages go when it is next emptied.")
            return False
        time.sleep(0.05)
