"""Writers take turns: nobody is told “locked”, and the gate opens again whatever happens inside."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from dorpel.config import environment
from dorpel.core.sqlite.base import DatabaseWrapper
from dorpel.core.sqlite.gate import Gate, GateBusy

WRITERS, WRITES = 8, 25


@pytest.fixture(autouse=True)
def own_files(django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """These tests open files of their own, not the tests' database."""
    with django_db_blocker.unblock():
        yield


def connect(path: Path, timeout: float = 20) -> DatabaseWrapper:
    """A connection of our backend to a file, as the settings describe it."""
    about = environment.sqlite(path)
    about["OPTIONS"]["timeout"] = timeout
    defaults = {"ATOMIC_REQUESTS": False, "AUTOCOMMIT": True, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None}
    return DatabaseWrapper({**defaults, **about, "TEST": {}, "USER": "", "PASSWORD": "", "HOST": "", "PORT": ""}, "own")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A database with one table."""
    made = connect(tmp_path / "own.sqlite3")
    with made.cursor() as cursor:
        cursor.execute("CREATE TABLE t (n INTEGER)")
    made.close()
    return tmp_path / "own.sqlite3"


def count(path: Path) -> int:
    """How many rows there are."""
    with connect(path).cursor() as cursor:
        return int(cursor.execute("SELECT count(*) FROM t").fetchone()[0])


def in_transaction(connection: DatabaseWrapper, number: int) -> None:
    """One write between BEGIN IMMEDIATE and commit."""
    connection.ensure_connection()
    connection._start_transaction_under_autocommit()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO t VALUES (%s)", [number])
    connection._commit()


def alone(connection: DatabaseWrapper, number: int) -> None:
    """One write by itself."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO t VALUES (%s)", [number])


@pytest.mark.parametrize("write", [in_transaction, alone])
def test_eight_writers_all_get_their_turn(path: Path, write: Callable[[DatabaseWrapper, int], None]) -> None:
    failed: list[Exception] = []

    def work() -> None:
        connection = connect(path)
        try:
            for number in range(WRITES):
                write(connection, number)
        except Exception as problem:
            failed.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (failed, count(path)) == ([], WRITERS * WRITES)


@pytest.mark.parametrize("way_out", ["_rollback", "close"])
def test_the_gate_opens_after_a_transaction_that_failed(path: Path, way_out: str) -> None:
    broken = connect(path)
    broken.ensure_connection()
    broken._start_transaction_under_autocommit()
    with pytest.raises(Exception, match="no such table"), broken.cursor() as cursor:
        cursor.execute("INSERT INTO absent VALUES (1)")
    getattr(broken, way_out)()
    alone(connect(path, timeout=1), 1)
    assert count(path) == 1


def test_who_waits_too_long_is_told_that_it_is_busy(path: Path) -> None:
    holder = Gate(path)
    holder.enter(1)
    with pytest.raises(GateBusy):
        alone(connect(path, timeout=0.05), 1)
    holder.leave()
    alone(connect(path, timeout=1), 2)
    assert count(path) == 1
