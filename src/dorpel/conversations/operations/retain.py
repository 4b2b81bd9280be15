"""The term of the raw bytes in the inbox: a while after they were read they go; id and hash stay, for a resend."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from dorpel.conversations.models import Submission
from dorpel.core.actors import Actor
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record_plain

TERM = timedelta(days=30)
STEP = 200  # records; a phone that delivers waits for one step at most


def over_term(now: datetime | None = None) -> QuerySet[Submission, Any]:
    """The records whose bytes were read longer ago than their term, along a partial index."""
    before = (now or timezone.now()) - TERM
    return Submission.objects.filter(state=Submission.State.PARSED, emptied_at=None, parsed_at__lt=before)


def empty_bodies(*, by: Actor, now: datetime | None = None, dry_run: bool = False) -> int:
    """Deletes the bytes whose term is over, in steps, with an entry per dialogue and step; returns how many records.

    With `dry_run` it only counts them. What stands in quarantine stays until somebody has looked. Safe to run twice.
    Raises NotAllowed for anybody but the machine.
    """
    if by.actor_kind != "machine":
        raise NotAllowed(May.MEND_INBOX.value)
    if dry_run:
        return over_term(now).count()
    emptied = 0
    while step := _step(by, now):
        emptied += step
    return emptied


@transaction.atomic
def _step(by: Actor, now: datetime | None) -> int:
    rows = over_term(now).select_for_update(of=("self",)).order_by("parsed_at").values_list("pk", "dialogue")
    found = list(rows[:STEP])
    Submission.objects.filter(pk__in=[pk for pk, _dialogue in found]).update(body=b"", emptied_at=timezone.now())
    for dialogue, count in sorted(Counter(dialogue for _pk, dialogue in found).items()):
        thing = Submission._meta.label_lower
        record_plain("submission.empty", thing, None, by=by, dialogue=dialogue, why=str(count))
    return len(found)
