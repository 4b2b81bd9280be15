"""The one reader of the inbox: drains what waits, in small steps, and never lets one record hold up the rest."""

import logging
import time

from django.db import DatabaseError, OperationalError, transaction
from django.utils import timezone

from dorpel.conversations.models import Submission
from dorpel.conversations.operations.inbox import PARSERS
from dorpel.conversations.wire import CannotRead

log = logging.getLogger(__name__)
STEP = 50  # records
# A phone that delivers waits for the writer before it, so a step gives the turn back soon.
STEP_SECONDS = 0.2
OUR_MISTAKE = "our_mistake"


def drain(limit: int = 1000) -> int:
    """Reads up to `limit` waiting records, oldest first; returns how many were read or set apart."""
    done = 0
    while done < limit:
        step = _step(min(STEP, limit - done))
        if not step:
            break
        done += step
    return done


@transaction.atomic
def _step(most: int) -> int:
    started, done = time.monotonic(), 0
    # Locked, not skipped: two contents of one record must be read in their order.
    waiting = Submission.objects.select_for_update(of=("self",)).filter(state=Submission.State.WAITING)
    for submission in waiting.select_related("dialogue").order_by("sequence")[:most]:
        _read(submission)
        done += 1
        if time.monotonic() - started > STEP_SECONDS:
            break
    return done


def _read(submission: Submission) -> None:
    """Reads one record in a savepoint of its own: it is parsed, or stands in quarantine with its problem."""
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
    submission.save(update_fields=["state", "problem", "parsed_at", "body"])
