"""A fair gate for writers: one at a time, in the order in which they came, across threads and processes.

SQLite lets writers try again and again, and the one that sleeps longest loses. Here threads of one process
stand in a row, and the first of each row waits at a turnstile (a lock on a file) for the gate (another one).
A process that was just inside must pass the turnstile again, so it can't take the gate twice before a neighbour.
"""

import fcntl
import os
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from django.db import OperationalError

PAUSE = 0.0005  # seconds between two looks at a lock that another process holds


class GateBusy(OperationalError):
    """The turn to write didn't come in time; nothing was written."""


class Row:
    """A lock for threads that is handed over in the order of asking, without anybody slipping in between."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Lock] = deque()

    def enter(self, seconds: float) -> bool:
        """Wait for the turn; False when it didn't come in that many seconds."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            turn = threading.Lock()
            turn.acquire()
            self._waiting.append(turn)
        if turn.acquire(timeout=max(seconds, 0)):
            return True
        with self._guard:
            if turn in self._waiting:
                self._waiting.remove(turn)
                return False
        return True  # the turn came between the two lines above

    def leave(self) -> None:
        """Give the turn to whoever waits longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


_rows: dict[str, Row] = {}


def _forget_rows() -> None:
    """A forked child starts with empty rows: the threads that stood in them don't exist there."""
    _rows.clear()


os.register_at_fork(after_in_child=_forget_rows)


class Gate:
    """One connection's way through the gate of one database file; entering twice is entering once."""

    def __init__(self, database: Path) -> None:
        self._turnstile = database.with_name(f"{database.name}-turn")
        self._gate = database.with_name(f"{database.name}-gate")
        self._held: Callable[[], None] | None = None

    @property
    def held(self) -> bool:
        """Whether this connection is inside."""
        return self._held is not None

    def enter(self, seconds: float) -> None:
        """Wait for the turn to write, at most that long. Raises GateBusy."""
        if self._held is not None:
            return
        end = time.monotonic() + seconds
        row = _rows.setdefault(str(self._gate), Row())
        if not row.enter(seconds):
            raise GateBusy("the turn to write didn't come in time: the database is busy")
        turnstile = gate = None
        try:
            turnstile = _lock(self._turnstile, end)
            gate = _lock(self._gate, end)
        finally:
            _unlock(turnstile)
            if gate is None:
                row.leave()
        self._held = _way_out(gate, row)

    def leave(self) -> None:
        """Let the next one in; harmless when this connection isn't inside."""
        way_out, self._held = self._held, None
        if way_out is not None:
            way_out()


def _way_out(gate: int, row: Row) -> Callable[[], None]:
    inside = os.getpid()

    def leave() -> None:
        if os.getpid() == inside:  # a forked child must not open its parent's gate
            _unlock(gate)
            row.leave()

    return leave


def _lock(path: Path, end: float) -> int:
    """A descriptor that holds the file's lock. Raises GateBusy when it is after `end` (monotonic seconds)."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return descriptor
        except BlockingIOError:
            if time.monotonic() >= end:
                os.close(descriptor)
                raise GateBusy("another process holds the turn to write: the database is busy") from None
            time.sleep(PAUSE)


def _unlock(descriptor: int | None) -> None:
    if descriptor is not None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)  # closing alone would leave it locked by a forked child's copy
        os.close(descriptor)
