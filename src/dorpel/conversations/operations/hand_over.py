"""Drafts on their way from one phone to another: put, fetched, gone."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dorpel.conversations.models import Handover
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person

KEPT = timedelta(hours=48)
LARGEST = 1024 * 1024


@transaction.atomic
def hand_over(dialogue: Dialogue, pk: UUID, body: bytes, *, by: Person) -> bool:
    """Keeps the encrypted drafts for two days; False when another content already goes by this id."""
    require(by, May.RECORD, dialogue)
    row, new = Handover.objects.get_or_create(pk=pk, defaults={"dialogue": dialogue, "body": body, "by": by})
    if new:
        record("handover.put", row, by=by, dialogue=dialogue.pk)
    return row.dialogue_id == dialogue.pk and bytes(row.body) == body


def handed_over(dialogue: Dialogue, pk: UUID, *, by: Person) -> bytes | None:
    """The encrypted drafts; None when they were never here, were fetched and thrown away, or are too old."""
    require(by, May.RECORD, dialogue)
    rows = Handover.objects.filter(pk=pk, dialogue=dialogue, made_at__gt=timezone.now() - KEPT)
    row = rows.first()
    return bytes(row.body) if row else None


@transaction.atomic
def end_handover(dialogue: Dialogue, pk: UUID, *, by: Person) -> None:
    """Throws the drafts away once the new phone has stored them; a second time changes nothing."""
    require(by, May.RECORD, dialogue)
    Handover.objects.filter(pk=pk, dialogue=dialogue).delete()


def drop_old_handovers() -> int:
    """Deletes what nobody fetched in two days; returns how many."""
    return Handover.objects.filter(made_at__lte=timezone.now() - KEPT).delete()[0]
