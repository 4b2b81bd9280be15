"""A file's conversations in the database: staged in small steps that nobody sees, shown in one, or swept away."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from dorpel.conversations.facts import BatchPublished
from dorpel.conversations.models import Conversation, ImportBatch
from dorpel.core.actors import MACHINE, Actor
from dorpel.core.events import announce
from dorpel.dialogues.models import Dialogue
from dorpel.journal.operations import record

STEP_SECONDS = 0.07  # a third of what a phone may be kept waiting: now and then a step takes twice as long as the last
FEWEST, FIRST, MOST = 10, 100, 2_000  # conversations in a step


class ImportRunning(Exception):
    """Another file is being read into this dialogue; one at a time, so that each knows what is here."""


class Pace:
    """How many rows the next step takes, so that a step stays under STEP_SECONDS on this machine."""

    def __init__(self) -> None:
        self.size = FIRST
        self.longest = 0.0

    @contextmanager
    def step(self, rows: int) -> Iterator[None]:
        """Time one step of so many rows."""
        begun = time.perf_counter()
        yield
        took = time.perf_counter() - begun
        self.longest = max(self.longest, took)
        fitting = int(rows * STEP_SECONDS / max(took, 0.001))
        self.size = max(FEWEST, min(MOST, fitting, self.size * 2))


@contextmanager
def alone(dialogue: Dialogue) -> Iterator[None]:
    """Holds the turn to import into a dialogue; a process that dies gives it back. Raises ImportRunning."""
    folder = settings.DORPEL_DATA / "imports"
    folder.mkdir(mode=0o700, exist_ok=True)
    turn = os.open(folder / f"{dialogue.pk.hex}.turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as held:
        raise ImportRunning(dialogue.slug) from held
    finally:
        os.close(turn)


@transaction.atomic
def publish(batch: ImportBatch, *, rows: int, imported: int, same: int, by: Actor) -> None:
    """Show all conversations of a batch at once."""
    batch.rows, batch.imported, batch.same, batch.published_at = rows, imported, same, timezone.now()
    batch.save(update_fields=["rows", "imported", "same", "published_at"])
    record("import.publish", batch, by=by, dialogue=batch.dialogue_id, why=str(imported))
    announce(BatchPublished(batch.dialogue_id, batch.pk))


def sweep(dialogue: Dialogue) -> int:
    """Remove what aborted imports left, in small steps; returns how many conversations. Only while `alone`."""
    removed = 0
    for batch in ImportBatch.objects.filter(dialogue=dialogue, published_at=None):
        removed += _sweep_one(batch)
    return removed


def sweep_abandoned() -> int:
    """Remove what imports left that died, in every dialogue; returns how many conversations. Safe at any time.

    Who reads a file in right now keeps its turn. Another server on the same PostgreSQL can't be seen to hold one,
    so there an import counts as dead after a day.
    """
    batches = ImportBatch.objects.filter(published_at=None)
    if connection.vendor != "sqlite":
        batches = batches.filter(begun_at__lt=timezone.now() - timedelta(days=1))
    removed = 0
    for dialogue in Dialogue.objects.filter(pk__in=batches.values("dialogue")):
        with suppress(ImportRunning), alone(dialogue):
            removed += sum(_sweep_one(batch) for batch in batches.filter(dialogue=dialogue))
    return removed


def _sweep_one(batch: ImportBatch) -> int:
    removed, pace = 0, Pace()
    while ids := list(Conversation.objects.filter(batch=batch).values_list("pk", flat=True)[: pace.size]):
        with pace.step(len(ids)), transaction.atomic():
            Conversation.objects.filter(pk__in=ids).delete()
        removed += len(ids)
    with transaction.atomic():
        record("import.sweep", batch, by=MACHINE, dialogue=batch.dialogue_id, why=str(removed))
        batch.delete()
    return removed
