"""What happens in the background: the inbox is read."""

from django.db import connection

from dorpel.conversations.models import Submission
from dorpel.conversations.operations.parse import drain


def drain_inbox(limit: int = 1000) -> int:
    """Reads what waits in the inbox; cheap when nothing does (one look in a partial index). Safe to run twice."""
    if connection.in_atomic_block or Submission.objects.filter(state=Submission.State.WAITING).exists():
        return drain(limit)
    return 0
