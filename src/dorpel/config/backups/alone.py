"""Whether a site runs on this folder: it holds a lock for as long as any of its processes lives."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings


class SomebodyElse(Exception):
    """A site runs here, or a copy is being put back."""


def place() -> Path:
    """The file of the lock."""
    return Path(settings.DORPEL_DATA) / "running.lock"


def unfinished() -> Path:
    """The mark that a copy is being put back: while it stands, no site may open."""
    return Path(settings.DORPEL_DATA) / "restoring"


def hold() -> int:
    """Says that a site runs here; the children that are forked keep the lock with it. Raises SomebodyElse."""
    return _locked(fcntl.LOCK_SH)


@contextmanager
def alone() -> Iterator[None]:
    """Nobody else has this folder open for as long as the block runs. Raises SomebodyElse."""
    handle = _locked(fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(handle)


def _locked(how: int) -> int:
    handle = os.open(place(), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError as problem:
        os.close(handle)
        raise SomebodyElse from problem
    return handle
