"""Dropping a phase: it stays to be seen, with why."""

from django.db import transaction
from django.utils import timezone

from dorpel.core.actors import Actor
from dorpel.dialogues.access import raise_version, require
from dorpel.dialogues.models import Phase
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record


@transaction.atomic
def drop_phase(phase: Phase, *, why: str, seen: int, by: Actor) -> Phase:
    """Drops a phase that won't be held (or not on). Raises NotAllowed, StaleSave."""
    require(by, May.RUN_DIALOGUE, phase.dialogue)
    raise_version(phase, seen=seen, texts={})
    phase.dropped_at = timezone.now()
    phase.save(update_fields=["dropped_at", "version"])
    record("phase.drop", phase, by=by, dialogue=phase.dialogue_id, why=why)
    return phase
