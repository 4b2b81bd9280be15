"""`dorpel check`: which engine and settings are in force, and what is wrong with them."""

import argparse
import platform
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.checks import run_checks
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

import dorpel
from dorpel.config import troubles
from dorpel.config.commands import answer
from dorpel.config.commands.migrate import waiting
from dorpel.core.sqlite.pragmas import FIRST_SAFE_VERSION, PRAGMAS

HELP = gettext_lazy("say which settings are in force, and what is wrong with them")


def arguments(parser: argparse.ArgumentParser) -> None:
    """None of its own."""


def run(options: argparse.Namespace) -> int:
    """0 when there are no problems, else 1."""
    facts = state()
    lines = [f"{name}: {value}" for name, value in facts["settings"].items()]
    lines += [_("Problem: %s") % problem for problem in facts["problems"]] or [_("No problems.")]
    answer(options, facts, "\n".join([f"{facts['engine']} {facts['version']}", *lines]))
    return 1 if facts["problems"] else 0


def state() -> dict[str, Any]:
    """Engine, versions, settings as the database reads them back, and sentences about what is wrong."""
    try:
        in_force = dict(read_back())
        problems = list(trouble(in_force))
    except DatabaseError as problem:
        in_force, problems = {}, [_("The database can't be opened: %s") % problem]
    return {
        "dorpel": dorpel.__version__,
        "python": platform.python_version(),
        "engine": connection.vendor,
        "version": ".".join(map(str, connection.get_database_version())) if in_force else None,
        "sqlite": sqlite_version(),
        "folder": str(settings.DORPEL_DATA),
        "settings": in_force,
        "problems": problems,
    }


def sqlite_version() -> str:
    """The version of the SQLite library that Python uses here, whatever the engine."""
    from sqlite3 import sqlite_version

    return sqlite_version


def read_back() -> Iterator[tuple[str, Any]]:
    """The settings that guard against loss, each asked from the open connection."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for name in (*PRAGMAS, "busy_timeout", "foreign_keys"):
                yield name, cursor.execute(f"PRAGMA {name}").fetchone()[0]
            yield "transaction_mode", connection.settings_dict["OPTIONS"]["transaction_mode"]
        else:
            for name in ("fsync", "synchronous_commit", "full_page_writes", "server_encoding"):
                cursor.execute(f"SHOW {name}")
                yield name, cursor.fetchone()[0]


def trouble(in_force: dict[str, Any]) -> Iterator[str]:
    """One sentence per thing that is wrong."""
    wanted = {name: value for name, (_set, value) in PRAGMAS.items()} if connection.vendor == "sqlite" else {}
    if connection.vendor == "postgresql":
        wanted = {"fsync": "on", "full_page_writes": "on", "server_encoding": "UTF8"}
    for name, value in wanted.items():
        if in_force[name] != value:
            yield _("%(name)s is %(found)s and must be %(wanted)s.") % {
                "name": name,
                "found": in_force[name],
                "wanted": value,
            }
    if connection.vendor == "sqlite" and connection.get_database_version() < FIRST_SAFE_VERSION:
        yield _("This SQLite can damage a database under load, so Dorpel runs one process. Install 3.51.3 or newer.")
    missing = [name for alias in ("default", "queue") for name in waiting(alias)]
    if missing:
        yield _("The database lacks %d steps. Run `dorpel migrate`.") % len(missing)
    yield from troubles.of_files()
    if not missing:  # else its rows may not be readable yet
        yield from troubles.of_rows()
    yield from (found.msg for found in run_checks() if found.is_serious())
