"""What `dorpel run` does beside answering: the inbox is read every second, and jobs have their hour of the night."""

import itertools
import logging
import signal
import sys
import time
from datetime import datetime, timedelta

from django.db import OperationalError, close_old_connections, connection
from django.utils import timezone
from django_q.models import Schedule
from django_q.tasks import async_task

from dorpel.conversations.operations.erase import empty_log
from dorpel.conversations.tasks import drain_inbox
from dorpel.core.sqlite.gate import GateBusy

log = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two looks into the inbox
ROUND = 30  # looks between two emptyings of the database's log

# The minute after midnight at which each begins, one after the other: a writer waits for the writer before it.
NIGHTLY = {
    "dorpel.journal.tasks.close_journals": 130,
    "dorpel.people.tasks.forget_contacts": 140,
    "dorpel.conversations.tasks.empty_old_submissions": 150,
    "dorpel.conversations.tasks.forget_old_sound": 155,
    "dorpel.challengers.tasks.forget_old_roads": 160,
    "dorpel.conversations.tasks.forget_old_needs": 165,
    "dorpel.exchange.tasks.sweep_imports": 170,
    "dorpel.config.tasks.clear_sessions": 180,
}
AT_START = ("dorpel.exchange.tasks.sweep_imports",)


def read_inbox() -> None:
    """Looks into the inbox every second until TERM; a database that is busy is asked again a second later."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    for second in itertools.count():
        look()
        if second % ROUND == 0:
            empty_log(patience=0)  # what a withdrawal left in the log because somebody was reading
        time.sleep(PAUSE)


def look() -> int:
    """Reads what waits now; how many records. 0 while somebody else holds the database."""
    if not connection.in_atomic_block:
        close_old_connections()  # a server that was started again in the meantime
    try:
        return drain_inbox()
    except (OperationalError, GateBusy) as busy:
        # Never the message: it may quote a row.
        log.warning("The inbox waits: %s", type(busy).__name__)
        return 0


def plan_jobs() -> None:
    """Gives each nightly job its hour, drops those that are gone, and queues what a start must do."""
    Schedule.objects.filter(name__startswith="dorpel.").exclude(name__in=NIGHTLY).delete()
    for job, minute in NIGHTLY.items():
        first = {"func": job, "schedule_type": Schedule.DAILY, "next_run": _next(minute), "repeats": -1}
        Schedule.objects.get_or_create(name=job, defaults=first)
    for job in AT_START:
        async_task(job)


def _next(minute: int) -> datetime:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    today = midnight + timedelta(minutes=minute)
    return today if today > timezone.now() else today + timedelta(days=1)
