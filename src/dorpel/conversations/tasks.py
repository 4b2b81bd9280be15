"""What happens in the background: the inbox is read, and its bytes go after their term."""

from django.db import connection

from dorpel.conversations.models import Submission
from dorpel.conversations.operations import needs_going, sound
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.operations.retain import empty_bodies
from dorpel.core.actors import MACHINE


def drain_inbox(limit: int = 1000) -> int:
    """Reads what waits in the inbox; cheap when nothing does (one look in a partial index). Safe to run twice."""
    if connection.in_atomic_block or Submission.objects.filter(state=Submission.State.WAITING).exists():
        return drain(limit, patient=not connection.in_atomic_block)
    return 0


def forget_old_needs() -> int:
    """Deletes needs, wishes and concerns after their term; returns how many. May run twice."""
    return needs_going.forget_old_needs(by=MACHINE)


def forget_old_sound() -> int:
    """Deletes recordings after their term; returns how many. May run twice."""
    return sound.forget_old_sound(by=MACHINE)


def empty_old_submissions() -> int:
    """Deletes the raw bytes whose term is over; returns how many records. May run twice."""
    return empty_bodies(by=MACHINE)
