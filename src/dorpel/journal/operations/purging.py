"""Letting old entries go after their term: the one function that may delete from the journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from dorpel.core.actors import Actor
from dorpel.journal.models import NO_DIALOGUE, Entry, Seal
from dorpel.journal.operations.chain import purge_hash
from dorpel.journal.operations.recording import record_plain

TRIGGER = "journal_entry_no_delete"


class OnlyTheMachine(Exception):
    """Nobody lets entries go by hand; the job that keeps the terms does."""


def purge(before: datetime, *, by: Actor) -> int:
    """Deletes the entries of every run that was closed before this moment; returns how many.

    Only whole closed runs go, so that what stays can still be checked; a seal says up to where and how many.
    Raises OnlyTheMachine.
    """
    if by.actor_kind != "machine":
        raise OnlyTheMachine
    dialogues = Seal.objects.order_by("dialogue").values_list("dialogue", flat=True).distinct()
    return sum(_purge_one(dialogue, before, by) for dialogue in list(dialogues))


@transaction.atomic
def _purge_one(dialogue: UUID, before: datetime, by: Actor) -> int:
    seals = Seal.objects.filter(dialogue=dialogue)
    end = seals.filter(kind=Seal.Kind.CLOSING, at__lt=before).order_by("-number").values_list("last", flat=True).first()
    newest = seals.order_by("-number").first()
    if end is None or newest is None:
        return 0
    of_dialogue = {"dialogue": None if dialogue == NO_DIALOGUE else dialogue}
    with _lifted():
        count, _kinds = Entry.objects.filter(**of_dialogue, id__lte=end).delete()
    if count:
        Seal.objects.create(
            dialogue=dialogue,
            kind=Seal.Kind.PURGE,
            number=newest.number + 1,
            last=end,
            entries=count,
            previous=newest.sha256,
            sha256=purge_hash(newest.sha256, end, count),
            at=timezone.now(),
        )
        record_plain("journal.purge", "journal.entry", end, by=by, dialogue=of_dialogue["dialogue"], why=str(count))
    return count


@contextmanager
def _lifted() -> Iterator[None]:
    """The refusal of deletions taken away for a moment of this transaction; others never see it gone."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL dorpel.purging = 'on'")
            yield
            cursor.execute("SET LOCAL dorpel.purging = 'off'")
            return
        # What stood there is remade to the letter; SQLite's schema changes are part of the transaction.
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = %s", [TRIGGER])
        (statement,) = cursor.fetchone()
        cursor.execute(f"DROP TRIGGER {TRIGGER}")
        yield
        cursor.execute(statement)
