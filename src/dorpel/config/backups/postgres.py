"""Copies of a PostgreSQL database, by pg_dump, read back by pg_restore before anybody relies on them."""

import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from dorpel.config.backups import Contents, Unsound
from dorpel.config.backups.sqlite import COUNTED
from dorpel.core.disk import synced

ENDING = ".dump"
INBOX = "conversations_submission"
QUEUE = "queue"  # jobs are no memory of the dialogue: a copy of them would do again what is done
NAMES = {"dbname": "PGDATABASE", "user": "PGUSER", "password": "PGPASSWORD", "host": "PGHOST", "port": "PGPORT"}


def copy(out: Path) -> None:
    """Writes the database as it is at one moment. Raises Unsound."""
    run([tool("pg_dump"), "--format=custom", f"--exclude-schema={QUEUE}", "--no-owner", "--no-acl", f"--file={out}"])
    synced(out)


def look(path: Path) -> Contents:
    """Reads all of a copy, down to the bytes of the inbox. Raises Unsound."""
    run([tool("pg_restore"), "--file=/dev/null", str(path)])
    found = Contents()
    for table in COUNTED:
        found.counts[table] = 0
        for row in rows_of(path, table):
            found.counts[table] += 1
            if table == INBOX:
                _take(found, row)
    return found


def _take(found: Contents, row: dict[str, str]) -> None:
    body = bytes.fromhex(row["body"].removeprefix("\\\\x"))
    found.take(int(row["sequence"]), row["sha256"], hashlib.sha256(body).hexdigest() if body else None)


def rows_of(path: Path, table: str) -> Iterator[dict[str, str]]:
    """The rows of one table in a copy, as text, one at a time. Raises Unsound."""
    command = [tool("pg_restore"), "--data-only", f"--table={table}", "--file=-", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", errors="replace") as process:
        assert process.stdout is not None
        columns: list[str] | None = None
        for line in process.stdout:
            if columns is None and line.startswith("COPY "):
                columns = [name.strip(' "') for name in line.partition("(")[2].partition(")")[0].split(",")]
            elif line == "\\.\n":
                columns = None
            elif columns is not None:
                yield dict(zip(columns, line.rstrip("\n").split("\t"), strict=True))
    if process.returncode:
        raise Unsound(_("The copy can't be read: %s.") % table)


def put_back(path: Path) -> None:
    """Lays a looked-into copy over the database, all of it or nothing. Raises Unsound."""
    whole = ["--clean", "--if-exists", "--no-owner", "--no-acl", "--single-transaction", "--exit-on-error"]
    run([tool("pg_restore"), *whole, f"--dbname={connection.settings_dict['NAME']}", str(path)])


def others() -> int:
    """How many others are connected: a site that runs would write in between."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        return int(cursor.fetchone()[0])


def tool(name: str) -> str:
    """Where a program of PostgreSQL is. Raises Unsound."""
    found = shutil.which(name)
    if found is None:
        raise Unsound(
            _("%s isn't here. Install the client programs of your PostgreSQL, of its version or newer.") % name
        )
    return found


def run(command: list[str]) -> None:
    """Runs a program of PostgreSQL on our database; the password goes by the environment. Raises Unsound."""
    done = subprocess.run(command, env=surroundings(), capture_output=True, text=True)
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1]
        raise Unsound(_("%(program)s could not do it: %(why)s") % {"program": Path(command[0]).name, "why": why})


def surroundings() -> dict[str, str]:
    """Our environment with the way to the database in it."""
    database: dict[str, Any] = connection.get_connection_params()
    told = {NAMES[name]: str(value) for name, value in database.items() if name in NAMES and value}
    return {**os.environ, **told}
