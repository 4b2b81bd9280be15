"""A full disk, and a database that somebody holds: a clear refusal, reading goes on, and it recovers by itself."""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.heavy.crowd import crowd_of, deliver_all
from tests.heavy.house import House, agrees
from tests.heavy.postgres import Postgres
from tests.phone import Phone

SPACE = 24  # MB of the small disk


@contextmanager
def small_disk(place: Path) -> Iterator[Path]:
    """A disk of its own of a few MB; skips where this user may not mount one."""
    place.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={SPACE}m,mode=0777", "tmpfs", str(place)], capture_output=True, text=True
    )
    if done.returncode:
        pytest.skip(f"A small disk can't be mounted here: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def fill(place: Path) -> Path:
    """Takes all that is left of a disk."""
    ballast = place / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 65536):
                pass
        except OSError:
            return ballast
    return ballast


def until_refused(phone: Phone) -> list[int]:
    """Talks one after the other, until the house refuses one; all the statuses."""
    statuses = []
    for _ in range(3_000):
        statuses.append(phone.put(phone.finish()))
        if statuses[-1] != 200:
            break
    return statuses


def refused_and_right_again(house: House, ballast: Path, phone: Phone) -> None:
    """What must hold for both databases, from the full disk to the end."""
    statuses = until_refused(phone)
    assert statuses[-1] == 503, statuses[-3:]
    status, answer = phone.line("GET", "/field/stad/pack", b"", {"Authorization": f"Device {phone.token}"})
    assert status == 200, "reading goes on"
    status, answer = phone.line(
        "PUT", f"/field/stad/conversation/{phone.ready[0].id}", phone.ready[0].body, _who(phone)
    )
    assert (status, answer) == (503, b'{"problem": "busy"}')
    assert agrees(house, [phone])["lost"] == 0
    ballast.unlink()
    deliver_all([phone])
    found = agrees(house, [phone])
    assert found == {"acknowledged": phone.made, "lost": 0, "doubled": 0, "unsaid": 0}


def _who(phone: Phone) -> dict[str, str]:
    return {"Authorization": f"Device {phone.token}"}


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_full_disk_under_sqlite(house: House, tmp_path: Path) -> None:
    with small_disk(tmp_path / "small") as disk:
        shutil.copytree(house.data, disk / "data")
        house.data = disk / "data"
        [phone] = crowd_of(house.start(), 1)
        assert phone.put(phone.finish()) == 200
        refused_and_right_again(house, fill(disk), phone)
        house.stop()


@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_a_full_disk_under_postgresql(house: House, server: Postgres) -> None:
    place = server.folder / "small"
    with small_disk(place) as disk:
        (disk / "space").mkdir(mode=0o777)
        (disk / "space").chmod(0o777)
        shutil.chown(disk / "space", "embedded_postgres")
        server.ask(f"CREATE TABLESPACE small LOCATION '{disk / 'space'}'")
        try:
            [phone] = crowd_of(house.start(), 1)
            for table in ("conversations_submission", "journal_entry"):
                moved(house, table)
            assert phone.put(phone.finish()) == 200
            refused_and_right_again(house, fill(disk), phone)
        finally:
            house.stop()
            server.ask('DROP DATABASE "house" WITH (FORCE)')
            server.ask("DROP TABLESPACE small")


def moved(house: House, table: str) -> None:
    """One table on the small disk; its log stays on the large one, as an operator would have it."""
    import psycopg

    with psycopg.connect(house.url, autocommit=True) as database:
        database.execute(f"ALTER TABLE {table} SET TABLESPACE small")


HOLD = """
import sqlite3, sys, time
held = sqlite3.connect(sys.argv[1], isolation_level=None)
held.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
held.execute("ROLLBACK")
"""


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_a_database_that_somebody_holds(house: House) -> None:
    """An admin's shell with an open write: for longer than a writer waits, then gone."""
    phones = crowd_of(house.start(), 2, patience=60)
    command = [sys.executable, "-c", HOLD, str(house.data / "dorpel.sqlite3"), "27"]
    holder = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    found: list[tuple[int, str, float]] = []

    def send() -> None:
        phone, since = phones[0], time.monotonic()
        status, answer = phone.line("PUT", f"/field/stad/conversation/{phone.finish().id}", b"{}", _who(phone))
        found.append((status, answer.decode(), time.monotonic() - since))

    sender = threading.Thread(target=send)
    sender.start()
    time.sleep(0.5)
    since = time.monotonic()
    assert phones[1].line("GET", "/field/stad/pack", b"", _who(phones[1]))[0] == 200, "reading goes on"
    assert time.monotonic() - since < 2
    sender.join()
    assert [each[:2] for each in found] == [(503, '{"problem": "busy"}')]
    holder.wait()
    deliver_all(phones)
    assert agrees(house, phones)["lost"] == 0


def test_a_busy_house_says_when_to_come_back() -> None:
    """The header that phones wait by."""
    from django.db import OperationalError
    from django.test import RequestFactory

    from dorpel.config.middleware import Busy

    request = RequestFactory().put("/field/stad/conversation/x")
    for words in ("database is locked", "database or disk is full", "disk I/O error"):
        answer = Busy(lambda _request: None).process_exception(request, OperationalError(words))  # type: ignore[arg-type, return-value]
        assert answer is not None
        assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert Busy(lambda _request: None).process_exception(request, OperationalError("no such table: x")) is None  # type: ignore[arg-type, return-value]
