"""A whole house in processes of its own (`dorpel run`, on SQLite or PostgreSQL) that can be killed and looked into."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from tests.phone import Lost, Phone, Wire
from tools.running import HERE, environment, free_port

READY = 60.0  # seconds; the machine may be busy with others
ROWS = "SELECT record, sha256, sequence FROM conversations_submission"
ENTRIES = "SELECT thing_id FROM journal_entry WHERE act = 'submission.receive'"


@dataclass
class House:
    """One house: its folder, its database, and the process that answers, when it runs."""

    data: Path
    url: str = ""  # of a PostgreSQL; without it SQLite in the folder
    words: tuple[str, ...] = ()  # more for `dorpel run`
    before: tuple[str, ...] = ()  # a command that runs the server, such as strace
    program: tuple[str, ...] = ("-m", "dorpel")
    more: dict[str, str] = field(default_factory=dict)  # its surroundings
    tokens: list[str] = field(default_factory=list)
    guide: str = ""
    dialogue: str = ""
    port: int = 0
    process: subprocess.Popen[str] | None = None

    @property
    def engine(self) -> str:
        """The name of the database."""
        return "postgresql" if self.url else "sqlite"

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def surroundings(self) -> dict[str, str]:
        """The environment of its commands."""
        place = {"DATABASE_URL": self.url} if self.url else {}
        return environment(self.data, **place, PYTHONPATH=f"{HERE}/src:{HERE}", **self.more)

    def furnish(self, devices: int = 8) -> "House":
        """The cast, a guide and phones, in an empty house."""
        command = [sys.executable, "-m", "tests.heavy.furnish", str(devices)]
        done = subprocess.run(command, cwd=HERE, env=self.surroundings(), stdout=subprocess.PIPE, text=True, check=True)
        found = json.loads(done.stdout.splitlines()[-1])
        self.tokens, self.guide, self.dialogue = found["tokens"], found["guide"], found["dialogue"]
        return self

    def start(self) -> "House":
        """Starts `dorpel run` and waits until it answers; again on the same port when it ran before."""
        self.port = self.port or free_port()
        run = [sys.executable, *self.program, "run", "--no-demo", "--port", str(self.port), *self.words]
        self.process = subprocess.Popen(
            [*self.before, *run], cwd=HERE, env=self.surroundings(), stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            text=True, start_new_session=True,
        )  # fmt: skip
        self.said: list[str] = []
        for pipe in (self.process.stdout, self.process.stderr):
            threading.Thread(target=self._listen, args=(pipe,), daemon=True).start()
        until = time.monotonic() + READY
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("The house didn't start:\n" + "".join(self.said))
            time.sleep(0.1)
        return self

    def _listen(self, pipe: Any) -> None:
        for line in pipe:
            self.said.append(line)

    def answers(self, patience: float = 5) -> bool:
        """Whether the door answers a phone now."""
        try:
            with closing(Wire(self.address, patience)) as line:
                return line("GET", "/field/", b"", {"Authorization": f"Device {self.tokens[0]}"})[0] == 200
        except Lost:
            return False

    def kill(self) -> None:
        """SIGKILL to the parent; the kernel then ends the rest."""
        assert self.process is not None
        self.process.kill()
        self._gone()

    def stop(self) -> None:
        """TERM, as an operator does."""
        if self.process is not None:
            self.process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
            self._gone()

    def _gone(self) -> None:
        assert self.process is not None
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        until = time.monotonic() + 10
        while self.answers(0.2) and time.monotonic() < until:
            time.sleep(0.02)
        self.process = None

    def phone(self, number: int = 0, *, seed: int = 0, patience: float = 30) -> Phone:
        """One of the phones, which has its guide already."""
        return Phone(Wire(self.address, patience), self.tokens[number], guide=self.guide, seed=seed * 1000 + number)

    def dorpel(self, *words: str) -> subprocess.CompletedProcess[str]:
        """A command on this house."""
        command = [sys.executable, "-m", "dorpel", *words]
        return subprocess.run(command, cwd=HERE, env=self.surroundings(), capture_output=True, text=True)

    def asked(self, question: str) -> list[tuple[Any, ...]]:
        """Rows of the database, asked past Dorpel."""
        if self.url:
            import psycopg

            with psycopg.connect(self.url) as server:
                return server.execute(question).fetchall()  # type: ignore[arg-type]
        return asked_of(self.data / "dorpel.sqlite3", question)

    def holds(self) -> tuple[Counter[tuple[str, str]], Counter[str]]:
        """How often each content stands in the inbox, and how often the journal says that a record came."""
        rows = Counter((str(UUID(str(record))), sha256) for record, sha256, _sequence in self.asked(ROWS))
        return rows, Counter(str(UUID(str(thing))) for (thing,) in self.asked(ENTRIES))

    def waiting(self) -> int:
        """How many records nobody has read in yet."""
        [(count,)] = self.asked("SELECT count(*) FROM conversations_submission WHERE state = 'waiting'")
        return int(count)


def asked_of(path: Path, question: str) -> list[tuple[Any, ...]]:
    """Rows of an SQLite file, by the library that the house uses."""
    try:
        import pysqlite3 as sqlite3
    except ImportError:  # no wheel for this machine
        import sqlite3

    with closing(sqlite3.connect(path, timeout=20)) as database:
        found: list[tuple[Any, ...]] = database.execute(question).fetchall()
        return found


def agrees(house: House, phones: list[Phone]) -> dict[str, int]:
    """Acknowledged but not there, there more than once, and rows beside which the journal says another thing."""
    rows, entries = house.holds()
    known = [(row.id, row.sha256) for phone in phones for row in phone.outbox if row.state == "received"]
    told = Counter(record for record, _sha in rows.elements())
    return {
        "acknowledged": len(known),
        "lost": sum(1 for each in known if each not in rows),
        "doubled": sum(count - 1 for count in rows.values()),
        "unsaid": sum((told - entries).values()) + sum((entries - told).values()),
    }
