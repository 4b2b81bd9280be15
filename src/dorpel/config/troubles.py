"""What is wrong in the house, in sentences: open keys, records nobody looked at, a journal that was changed."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.conversations.models import RawText, Submission
from dorpel.conversations.operations.replay import missing_tombstones
from dorpel.conversations.operations.retain import TERM, over_term
from dorpel.core.crypto import CannotOpen, unseal
from dorpel.dialogues.models import Dialogue
from dorpel.journal.operations import verify_newest

MOST = 1000  # counted on; beyond it the exact number changes nothing


def of_files() -> Iterator[str]:
    """About the keys outside the database."""
    keys = Path(os.environ.get("DORPEL_KEYS") or settings.DORPEL_DATA / "keys" / "keys.json").expanduser()
    secret = settings.DORPEL_DATA / "keys" / "secret.key"
    for path in (keys, secret) if "SECRET_KEY" not in os.environ else (keys,):
        if not path.exists():
            yield _("The key file %(path)s is missing. Put it back from its own backup.") % {"path": path}
        elif path.stat().st_mode & 0o077:
            yield _("Others on this machine can read %(path)s. Run: chmod 600 %(path)s") % {"path": path}


def of_rows() -> Iterator[str]:
    """About what stands in a database that is up to date; each costs the same at any size."""
    yield from _sealed()
    yield from _set_apart()
    yield from _over_term()
    yield from _came_back()
    if not settings.LOOPBACK and Dialogue.objects.filter(fictional=True).exists():
        yield _("A fictional dialogue stands on a site that others can reach. Its sign-in links open nothing here.")
    yield from _journal()


def _sealed() -> Iterator[str]:
    newest = RawText.objects.order_by("-pk").first()
    try:
        if newest is not None:
            unseal(bytes(newest.sealed), place=newest.place)
    except CannotOpen:
        yield _("The keys here don't open what is stored. Put the right key file back before anybody records.")


def _set_apart() -> Iterator[str]:
    for dialogue in Dialogue.objects.order_by("slug"):
        rows = Submission.objects.filter(dialogue=dialogue, state=Submission.State.QUARANTINED)
        if number := rows.order_by()[:MOST].count():
            words = ngettext(
                "%(slug)s: %(number)d recording could not be read, and nobody has looked at it.",
                "%(slug)s: %(number)d recordings could not be read, and nobody has looked at them.",
                number,
            )
            yield words % {"slug": dialogue.slug, "number": number}


def _over_term() -> Iterator[str]:
    if number := over_term().order_by()[:MOST].count():
        words = ngettext(
            "The bytes of %(number)d record are older than %(days)d days. The nightly job deletes them; does it run?",
            "The bytes of %(number)d records are older than %(days)d days. The nightly job deletes them; does it run?",
            number,
        )
        yield words % {"number": number, "days": TERM.days}


def _came_back() -> Iterator[str]:
    if number := sum(1 for _row in islice(missing_tombstones(), MOST)):
        words = ngettext(
            "This database is an older copy: %(number)d voice was taken back since. Start `dorpel run` again.",
            "This database is an older copy: %(number)d voices were taken back since. Start `dorpel run` again.",
            number,
        )
        yield words % {"number": number}


def _journal() -> Iterator[str]:
    places = [(None, _("no dialogue")), *Dialogue.objects.order_by("slug").values_list("pk", "slug")]
    for dialogue, name in places:
        for flaw in verify_newest(dialogue):
            yield _("The journal of %(name)s, seal %(seal)d: %(what)s") % {
                "name": name,
                "seal": flaw.seal,
                "what": flaw.what,
            }
