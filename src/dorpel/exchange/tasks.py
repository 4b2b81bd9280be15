"""The jobs of this room; django-q2 calls them by their dotted names, with ids only. Each may run twice."""

from uuid import UUID

from dorpel.exchange.operations.batches import sweep_abandoned
from dorpel.exchange.operations.exports import drop_old_exports, make, resume_exports
from dorpel.exchange.operations.jobs import look_at, read_in
from dorpel.exchange.operations.uploads import drop_old_uploads, resume_uploads


def sweep_imports() -> int:
    """Nightly and at each start: removes what imports left that died, and goes on with what a kill interrupted.

    Returns how many conversations went.
    """
    removed = sweep_abandoned()
    drop_old_uploads()
    drop_old_exports()
    resume_uploads()
    resume_exports()
    return removed


def look_at_upload(pk: str) -> str:
    """Looks at an uploaded file; its state afterwards."""
    return look_at(UUID(pk))


def import_upload(pk: str) -> str:
    """Reads an uploaded file in; its state afterwards."""
    return read_in(UUID(pk))


def make_export(pk: str) -> str:
    """Makes a file that somebody asked for; its state afterwards."""
    return make(UUID(pk))
