"""Where moments, ids and references come from, and how a maker of fiction gives its own for a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID

from django.utils import timezone


class Source(Protocol):
    """Gives moments, ids and the signs of references."""

    def now(self) -> datetime:
        """The moment, aware."""
        ...

    def id(self) -> UUID:
        """The next id, of version 7."""
        ...

    def signs(self, count: int) -> str:
        """So many signs of Crockford's alphabet."""
        ...


_source: ContextVar[Source | None] = ContextVar("source", default=None)


def given() -> Source | None:
    """The source that this context lives by; None in everyday life."""
    return _source.get()


@contextmanager
def living_by(source: Source) -> Iterator[None]:
    """Everything that this context does meanwhile gets its moments and ids from `source`; other threads don't."""
    before, token = timezone.now, _source.set(source)
    # Django has one place where it asks for the time, for its own fields too; what stands there asks the context.
    timezone.now = _now
    try:
        yield
    finally:
        timezone.now = before
        _source.reset(token)


def _now() -> datetime:
    source = _source.get()
    return datetime.now(UTC) if source is None else source.now()
