"""An older copy of the database that is put back doesn't bring back who left."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation

from dorpel.config.troubles import of_rows
from dorpel.conversations import tombstones
from dorpel.conversations.models import Tombstone
from dorpel.conversations.operations.withdraw import withdraw
from dorpel.core.actors import MACHINE
from dorpel.core.ids import new_receipt
from tests.cast import make_cast
from tests.talks import say
from tools.running import HERE, environment, free_port

SAY = """
import os, django
django.setup()
from tests.cast import make_cast
from tests.talks import say
from dorpel.conversations.models import Voice
from dorpel.core.crypto import fingerprint
from dorpel.core.ids import read_receipt
cast = make_cast()
for text, code in (("Blijft.", ""), ("Ging weg.", os.environ["CODE"])):
    answer = say(cast, text)
    if code:
        Voice.objects.filter(pk=answer.voice_id).update(receipt_hash=fingerprint(read_receipt(code), purpose="receipt"))
"""


def dorpel(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dorpel", *words]
    return subprocess.run(command, cwd=HERE, env=environment(data), capture_output=True, text=True)


def kept(data: Path) -> dict[str, bytes]:
    """The SQLite files whole, with what still stands in their logs."""
    for path in data.glob("*.sqlite3"):
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
    return {path.name: path.read_bytes() for path in data.iterdir() if ".sqlite3" in path.name}


def texts(data: Path) -> list[str]:
    (path,) = [path for path in data.glob("*.sqlite3") if "queue" not in path.name]
    connection = sqlite3.connect(path)
    try:
        return [text for (text,) in connection.execute("SELECT text FROM conversations_answerversion ORDER BY text")]
    finally:
        connection.close()


def site_until_it_opens(data: Path) -> None:
    command = [sys.executable, "-m", "dorpel", "run", "--no-demo", "--processes", "1"]
    process = subprocess.Popen(
        command, cwd=HERE, env=environment(data, PORT=str(free_port())), stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline()[:4] == "http"
    finally:
        process.terminate()
        process.wait()


@pytest.mark.slow
def test_a_voice_that_left_is_gone_from_an_older_copy_before_the_site_opens(tmp_path: Path) -> None:
    code = new_receipt()
    assert dorpel(tmp_path, "migrate").returncode == 0
    made = environment(tmp_path, CODE=code, DJANGO_SETTINGS_MODULE="dorpel.config.settings", PYTHONPATH=os.fspath(HERE))
    subprocess.run([sys.executable, "-c", SAY], cwd=HERE, env=made, check=True)
    older = kept(tmp_path)
    assert texts(tmp_path) == ["Blijft.", "Ging weg."]
    assert dorpel(tmp_path, "withdraw", code).returncode == 0
    assert texts(tmp_path) == ["Blijft."]
    for path in [path for path in tmp_path.iterdir() if ".sqlite3" in path.name]:
        path.unlink()
    for name, content in older.items():
        (tmp_path / name).write_bytes(content)
    assert texts(tmp_path) == ["Blijft.", "Ging weg."]
    site_until_it_opens(tmp_path)
    assert texts(tmp_path) == ["Blijft."]


@pytest.mark.django_db
def test_an_older_copy_is_a_trouble() -> None:
    tombstones.place().unlink(missing_ok=True)
    cast = make_cast()
    say(cast, "Blijft.")
    answer = say(cast, "Ging weg.")
    assert answer.voice is not None
    withdraw(answer.voice, by=MACHINE)

    def about_copies() -> list[str]:
        with translation.override("en"):
            return [line for line in of_rows() if "older copy" in line]

    assert about_copies() == []
    Tombstone.objects.all().delete()
    assert about_copies() == ["This database is an older copy: 1 voice was taken back since. Start `dorpel run` again."]
