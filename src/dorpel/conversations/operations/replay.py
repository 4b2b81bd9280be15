"""A restored backup hears again who left in the meantime."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from dorpel.conversations import tombstones
from dorpel.conversations.models import Conversation, Tombstone, Voice
from dorpel.conversations.operations.needs_going import forget_again
from dorpel.conversations.operations.withdraw import AlreadyGone, withdraw
from dorpel.core.actors import MACHINE
from dorpel.dialogues.models import Dialogue

STEP = 500  # tombstones per question to the database


def replay_tombstones() -> int:
    """Withdraws every voice that the list outside the database names and a restored database holds again.

    To be run before a restored database opens. Safe to run at any time; returns how many voices left.
    """
    return sum(_again(row) for row in missing_tombstones())


def missing_tombstones() -> Iterator[dict[str, Any]]:
    """The rows of the list outside whose tombstone isn't in the database: it is an older copy. Oldest first."""
    dialogues = {str(pk) for pk in Dialogue.objects.values_list("pk", flat=True)}
    rows = (row for row in tombstones.read() if row.get("dialogue") in dialogues)
    while step := list(islice(rows, STEP)):
        asked = [row["id"] for row in step]
        known = {str(pk) for pk in Tombstone.objects.filter(pk__in=asked).values_list("pk", flat=True)}
        yield from (row for row in step if row["id"] not in known)


@transaction.atomic
def _again(row: dict[str, Any]) -> int:
    gone = forget_again(UUID(row["conversation"]), row["receipt_hash"])
    for voice in list(_named(row)):
        try:
            withdraw(voice, by=MACHINE)
            gone += 1
        except AlreadyGone:
            continue
    if not Tombstone.objects.filter(pk=row["id"]).exists():
        Tombstone.objects.create(
            pk=UUID(row["id"]),
            dialogue_id=UUID(row["dialogue"]),
            conversation=UUID(row["conversation"]),
            voice=row["voice"] and UUID(row["voice"]),
            voice_number=row["voice_number"],
            receipt_hash=row["receipt_hash"],
            import_key=row["import_key"],
            at=datetime.fromisoformat(row["at"]),
        )
    return gone


def _named(row: dict[str, Any]) -> Any:
    here = Voice.objects.filter(dialogue=row["dialogue"])
    if row["voice_number"] is None:
        talks = Q(pk=row["conversation"])
        if row["import_key"]:
            talks |= Q(import_key=row["import_key"])
        found = here.filter(conversation__in=Conversation.objects.filter(talks, dialogue=row["dialogue"]))
    else:
        found = here.filter(conversation=row["conversation"], number=row["voice_number"])
    return found | here.filter(receipt_hash=row["receipt_hash"]) if row["receipt_hash"] else found
