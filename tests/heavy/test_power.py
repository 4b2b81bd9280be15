"""The power goes: what was acknowledged is on the disk. And with one setting less it is not, so this test can fail."""

import random
from pathlib import Path
from uuid import UUID

import pytest

from tests.heavy import power
from tests.heavy.crowd import crowd_of, under_way
from tests.heavy.house import ENTRIES, ROWS, House, asked_of

CUTS = 25
RECORDS = 150
WEAKER = """
import sys
import dorpel.core.sqlite.pragmas as pragmas
pragmas.INIT_COMMAND = pragmas.INIT_COMMAND.replace("synchronous = FULL", "synchronous = NORMAL")
from dorpel.config.cli import main
sys.exit(main())
"""


def lost_in_a_cut(house: House, folder: Path) -> tuple[list[int], int, list[str]]:
    """Acknowledged records that are gone after each of some cuts; how many were acknowledged; what isn't sound."""
    program = power.strace()
    if program is None:
        pytest.skip("Processes may not be traced here (ptrace), so the power can't be cut.")
    log, database = folder / "trace", house.data / "dorpel.sqlite3"
    wal = database.with_name("dorpel.sqlite3-wal")
    disk = power.Disk({str(path): bytearray(path.read_bytes() if path.exists() else b"") for path in (database, wal)})
    house.before = power.traced(program, log)
    phones = crowd_of(house.start(), 4, patience=120)
    with under_way(phones):
        while sum(phone.made for phone in phones) < RECORDS:
            pass
    house.stop()
    happened = list(power.events(log))
    assert any(each.what == "sync" and each.path in disk.files for each in happened), "the log must name the files"
    first = next(at for at, each in enumerate(happened) if each.what == "receipt")
    last = max(at for at, each in enumerate(happened) if each.what == "receipt")
    moments = {*random.Random(3).sample(range(first, last), CUTS), last + 1}
    lost, unsound = [], []
    for at, each in enumerate([*happened, power.Event("end")]):
        if at in moments:
            disk.cut(folder / "cut")
            gone, wrong = missing(folder / "cut" / database.name, disk.sent)
            lost.append(gone)
            unsound += wrong
        disk.follow(each)
    received = sum(row.state == "received" for phone in phones for row in phone.outbox)
    assert len(disk.sent) >= received, "the log must hold every receipt"
    return lost, received, unsound


def missing(database: Path, sent: list[tuple[str, str]]) -> tuple[int, list[str]]:
    """How many receipts of these have no row any more, or no line in the journal; and what SQLite finds wrong."""
    [(sound,)] = asked_of(database, "PRAGMA integrity_check")
    rows = {(str(UUID(record)), sha256) for record, sha256, _sequence in asked_of(database, ROWS)}
    entries = {str(UUID(thing)) for (thing,) in asked_of(database, ENTRIES)}
    gone = sum(1 for record, sha256 in sent if (record, sha256) not in rows or record not in entries)
    return gone, [] if sound == "ok" else [sound]


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_what_was_acknowledged_survives_a_power_cut(house: House, tmp_path: Path) -> None:
    lost, received, unsound = lost_in_a_cut(house, tmp_path)
    assert received > 50
    assert lost == [0] * (CUTS + 1)
    assert unsound == []


@pytest.mark.parametrize("house", ["sqlite"], indirect=True)
def test_with_one_sync_less_it_would_be_lost(house: House, tmp_path: Path) -> None:
    house.program = ("-c", WEAKER)
    lost, received, _unsound = lost_in_a_cut(house, tmp_path)
    assert received > 50
    assert sum(lost) > 0, "if this loses nothing, the test above proves nothing"
