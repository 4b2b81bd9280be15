"""The one reader of the inbox: drains what waits, in small steps, and never lets one record hold up the rest."""

import logging
import time
from uuid import UUID

from django.db import DatabaseError, OperationalError, transaction
from django.utils import timezone

from dorpel.conversations.models import Submission
from dorpel.conversations.operations.inbox import PARSERS
from dorpel.conversations.wire import CannotRead
from dorpel.dialogues.models import Dialogue

log = logging.getLogger(__name__)
STEP = 12  # records
# A phone that delivers waits for the writer before it, so a step gives the turn back soon, and while more comes in
# the reader leaves phones the rest of the time: a burst is taken in first and read afterwards.
STEP_SECONDS = 0.05
AWAY = 9  # times as long as the step took
OUR_MISTAKE = "our_mistake"


def drain(limit: int = 1000, *, patient: bool = False) -> int:
    """Reads up to `limit` waiting records, oldest first; returns how many were read or set apart.

    A `patient` reader stays away for a while after each step during which more came in.
    """
    done, newest = 0, _newest() if patient else 0
    while done < limit:
        since = time.monotonic()
        step = _step(min(STEP, limit - done))
        if not step:
            break
        done += step
        if patient and newest != (newest := _newest()):
            time.sleep(AWAY * (time.monotonic() - since))
    return done


def _newest() -> int:
    return Submission.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0


@transaction.atomic
def _step(most: int) -> int:
    started, done = time.monotonic(), 0
    # Locked, not skipped: two contents of one record must be read in their order.
    waiting = Submission.objects.select_for_update(of=("self",)).filter(state=Submission.State.WAITING)
    dialogues: dict[UUID, Dialogue] = {}  # one object each, so that what a record may name is asked once for all
    for submission in waiting.select_related("dialogue").order_by("sequence")[:most]:
        submission.dialogue = dialogues.setdefault(submission.dialogue_id, submission.dialogue)
        _read(submission)
        done += 1
        if time.monotonic() - started > STEP_SECONDS:
            break
    return done


def _read(submission: Submission) -> None:
    """Reads one record in a savepoint of its own: it is parsed, or stands in quarantine with its problem."""
    came = submission.body
    try:
        with transaction.atomic():
            submission.state, submission.problem = Submission.State.PARSED, ""
            PARSERS[submission.kind](submission)
    except CannotRead as wrong:
        submission.state, submission.problem = Submission.State.QUARANTINED, str(wrong)
    except OperationalError:
        raise  # a busy database: the whole step is tried again later
    except (DatabaseError, ArithmeticError, LookupError, TypeError, ValueError) as wrong:
        # Never the message: it may quote what was said.
        log.error("Submission %s: %s", submission.sequence, type(wrong).__name__)
        submission.state, submission.problem = Submission.State.QUARANTINED, OUR_MISTAKE
    submission.parsed_at = timezone.now()
    emptied = [] if submission.body is came else ["body"]
    submission.save(update_fields=["state", "problem", "parsed_at", *emptied])
