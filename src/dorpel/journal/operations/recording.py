"""Writing in the journal, beside the change and in its transaction."""

from datetime import datetime
from uuid import UUID

from django.db import models, transaction
from django.utils import timezone

from dorpel.core.actors import Actor
from dorpel.core.events import announce
from dorpel.core.plain_sql import insert_row
from dorpel.journal.facts import Written
from dorpel.journal.models import Entry

COLUMNS = ("id", "dialogue", "who_kind", "who", "act", "thing", "thing_id", "why", "at")


def record(
    act: str, thing: models.Model, *, by: Actor, dialogue: UUID | None, why: str = "", at: datetime | None = None
) -> Entry:
    """Adds what was done to `thing` ('conversation.withdraw' …), never with its content; inside a transaction only."""
    return record_plain(act, thing._meta.label_lower, thing.pk, by=by, dialogue=dialogue, why=why, at=at)


def record_plain(
    act: str,
    thing: str,
    thing_id: UUID | None,
    *,
    by: Actor,
    dialogue: UUID | None,
    why: str = "",
    at: datetime | None = None,
) -> Entry:
    """The same for a thing of which only the kind and the id are left (or of which there are many: id None)."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{act} must be recorded inside the transaction that does it.")
    entry = Entry(
        dialogue=dialogue,
        who_kind=by.actor_kind,
        who=by.actor_id,
        act=act,
        thing=thing,
        thing_id=thing_id,
        why=why,
        at=at or timezone.now(),
    )
    insert_row(Entry, COLUMNS, [getattr(entry, name) for name in COLUMNS])  # with every record that comes in
    entry._state.adding = False
    announce(Written(dialogue, act, thing, thing_id))
    return entry
