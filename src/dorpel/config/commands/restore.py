"""`dorpel restore`: puts a backup back, lets go again who left since, and makes phones bring what it lacks."""

import argparse
import time
from pathlib import Path

from django.db import connection, connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.config.backups import Unsound, postgres, sqlite
from dorpel.config.backups.alone import SomebodyElse, alone, unfinished
from dorpel.config.commands import BadInput, answer
from dorpel.config.commands.backup import refuse
from dorpel.config.commands.migrate import migrate
from dorpel.conversations.operations.replay import replay_tombstones
from dorpel.core.disk import synced
from dorpel.dialogues.models import Dialogue

BEGINNING = 1_767_225_600  # 1 January 2026, in Unix seconds

HELP = gettext_lazy("put a backup back, while the site is stopped")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which file."""
    parser.add_argument("file", type=Path, metavar=_("FILE"), help=_("what `dorpel backup` wrote"))


def run(options: argparse.Namespace) -> int:
    """0 when it is back; 1 when it isn't, and then nothing was changed."""
    if not options.file.is_file():
        raise BadInput(_("There is no file “%s”.") % options.file)
    try:
        with alone():
            facts = put_back(options.file)
    except SomebodyElse:
        return refuse(options, _("A site runs on this folder. Stop it first."))
    except (Unsound, OSError) as problem:
        return refuse(options, str(problem))
    sentence = _(
        "%(file)s is back (epoch %(epoch)d). At its next visit each phone compares, and brings again what this copy"
        " lacks. Gone again: %(gone)d voices that were taken back since."
    )
    answer(options, facts, sentence % facts)
    return 0


def put_back(path: Path) -> dict[str, object]:
    """What came of it. Raises Unsound, SomebodyElse."""
    look = postgres.look if connection.vendor == "postgresql" else sqlite.look
    found = look(path)
    if found.wrong:
        raise Unsound(_("The bytes of record %d in the copy aren't those that came.") % found.wrong[0])
    mark, epoch = unfinished(), next_epoch()
    again = mark.exists()  # one that was cut off: only a whole one takes its mark away
    mark.touch(mode=0o600)
    synced(mark.parent)
    try:
        before = laid_over(path, epoch)
    except (Unsound, SomebodyElse):
        if not again:
            mark.unlink()
        raise
    migrate()
    gone = replay_tombstones()
    mark.unlink()
    aside = str(before) if before else None
    return {"file": str(path), "rows": found.counts, "epoch": epoch, "gone": gone, "before": aside}


def laid_over(path: Path, epoch: int) -> Path | None:
    """Where the database went that stood there, if it went anywhere. Raises Unsound, SomebodyElse: nothing changed."""
    if connection.vendor == "postgresql":
        if postgres.others():
            raise SomebodyElse
        connections.close_all()
        postgres.put_back(path)
        Dialogue.objects.update(epoch=epoch)
        return None
    connections.close_all()
    return sqlite.put_back(path, Path(connection.settings_dict["NAME"]), epoch=epoch, aside=f".before-{epoch}")


def next_epoch() -> int:
    """Higher than any before it: the seconds since 2026, so that two restores of one file never give the same.

    A phone compares only when the number isn't the one that it knows.
    """
    return int(time.time()) - BEGINNING
