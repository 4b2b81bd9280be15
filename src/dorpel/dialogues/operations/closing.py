"""Closing a dialogue: not while a room above says that something is unfinished."""

from collections.abc import Callable

from django.db import transaction
from django.utils import timezone

from dorpel.core.actors import Actor
from dorpel.core.events import announce
from dorpel.dialogues.access import require
from dorpel.dialogues.facts import DialogueClosed
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record

# Each says in a sentence why the dialogue can't close yet, or nothing. Filled in config/reactions.py.
closing_guards: list[Callable[[Dialogue], str | None]] = []


class CannotClose(Exception):
    """Something is unfinished; `reasons` are sentences for the team."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@transaction.atomic
def close(dialogue: Dialogue, *, by: Actor) -> None:
    """Closes the dialogue; a second time changes nothing. Raises NotAllowed, CannotClose."""
    require(by, May.RUN_DIALOGUE, dialogue)
    reasons = [reason for guard in closing_guards if (reason := guard(dialogue))]
    if reasons:
        raise CannotClose(reasons)
    if Dialogue.objects.filter(pk=dialogue.pk, closed_at=None).update(closed_at=timezone.now()):
        record("dialogue.close", dialogue, by=by, dialogue=dialogue.pk)
        announce(DialogueClosed(dialogue.pk))
