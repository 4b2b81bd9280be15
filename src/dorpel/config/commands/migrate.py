"""`dorpel migrate`: brings the database and the gathered static files up to this version."""

import argparse
from io import StringIO

from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.config.commands import BadInput, answer, progress

HELP = gettext_lazy("bring the database up to this version")


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(options: argparse.Namespace) -> int:
    """Migrate both databases."""
    done = migrate()
    _index_public()
    answer(options, {"applied": done}, "\n".join(done) or _("Nothing to do: the database is up to date."))
    return 0


def waiting(alias: str) -> list[str]:
    """The migrations that one database still lacks, as 'app.name'."""
    executor = MigrationExecutor(connections[alias])
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def migrate() -> list[str]:
    """Bring `default` and `queue` up to date; what was applied, as 'database: app.name'."""
    done = []
    for alias in ("default", "queue"):
        names = waiting(alias)
        if names:
            progress(_("Database “%(name)s”: %(count)d steps.") % {"name": alias, "count": len(names)})
            call_command("migrate", database=alias, interactive=False, verbosity=0)
            done += [f"{alias}: {name}" for name in names]
        if alias == "queue" and "cache" not in connections[alias].introspection.table_names():
            call_command("createcachetable", database=alias, stdout=StringIO())
    return done


def _index_public() -> None:
    """Index what was public before there was an index."""
    from dorpel.dialogues.models import Dialogue
    from dorpel.insight.models import PublicWords
    from dorpel.insight.operations import rebuild

    for dialogue in Dialogue.objects.exclude(pk__in=PublicWords.objects.values("dialogue").distinct()):
        rebuild(dialogue)


def make_ready() -> None:
    """Give an empty database its tables; refuse to work on one of another version."""
    if "dialogues_dialogue" not in connections["default"].introspection.table_names():
        migrate()
    elif behind := waiting("default"):
        raise BadInput(
            _("The database lacks %d steps of this version. Run `dorpel migrate` first; nothing was done.")
            % len(behind)
        )
