"""A backup is only a backup when it was read back: what a copy must hold, and what happens when it doesn't."""

import argparse
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from dorpel.config.backups import Contents, Unsound, postgres, sqlite
from dorpel.config.backups.alone import SomebodyElse, alone, hold, unfinished
from dorpel.config.commands import BadInput, backup, restore, run
from dorpel.conversations.models import Submission
from dorpel.conversations.tests.conftest import make_guide, send, talk
from dorpel.dialogues.models import Dialogue
from dorpel.journal.models import Entry
from tests.cast import Cast, make_cast

ROWS = """
CREATE TABLE conversations_submission (sequence integer primary key, sha256 text, state text, body blob);
CREATE TABLE conversations_conversation (id);
CREATE TABLE conversations_answerversion (id);
CREATE TABLE journal_entry (id);
CREATE TABLE dialogues_dialogue (id integer primary key, epoch integer);
INSERT INTO dialogues_dialogue VALUES (1, 1);
"""
EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
OF_X = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"


def database(path: Path, *rows: tuple[int, str, str, bytes]) -> Path:
    with closing(sqlite3.connect(path)) as made:
        made.executescript(ROWS)
        made.executemany("INSERT INTO conversations_submission VALUES (?, ?, ?, ?)", rows)
        made.commit()
    return path


def options(**given: object) -> argparse.Namespace:
    return argparse.Namespace(**{"json": True, "out": None, **given})


def here(cast: Cast, count: int) -> dict[int, str]:
    guide = make_guide(cast.dialogue)
    for _ in range(count):
        send(cast, talk(guide))
    return dict(Submission.objects.order_by("sequence").values_list("sequence", "sha256"))


def test_a_copy_holds_what_the_database_holds(tmp_path: Path) -> None:
    source = database(
        tmp_path / "a", (4, OF_X, "parsed", b"x"), (7, EMPTY, "parsed", b""), (8, "0" * 64, "hidden", b"")
    )
    sqlite.copy(source, tmp_path / "b")
    found = sqlite.look(tmp_path / "b")
    assert (found.highest, found.wrong, found.inbox[4]) == (8, [], OF_X)
    assert found.counts["conversations_submission"] == 3


def test_bytes_that_changed_are_found(tmp_path: Path) -> None:
    found = sqlite.look(database(tmp_path / "a", (4, OF_X, "parsed", b"y")))
    assert found.wrong == [4]


def test_a_damaged_copy_is_not_sound(tmp_path: Path) -> None:
    path = database(tmp_path / "a", *((number, OF_X, "parsed", b"x" * 3000) for number in range(1, 200)))
    whole = path.read_bytes()
    path.write_bytes(whole[:40_000] + b"\xff" * 60_000 + whole[100_000:])
    with pytest.raises(Unsound):
        sqlite.look(path)
    (tmp_path / "text").write_text("Dear database")
    with pytest.raises(Unsound):
        sqlite.look(tmp_path / "text")


def test_what_is_put_back_has_its_new_epoch_and_the_old_goes_aside(tmp_path: Path) -> None:
    copy, place = database(tmp_path / "copy"), database(tmp_path / "place", (4, OF_X, "parsed", b"x"))
    before = sqlite.put_back(copy, place, epoch=77, aside=".before-1")
    assert before is not None
    assert sqlite.look(before).highest == 4
    assert sqlite.look(place).highest == 0
    with closing(sqlite3.connect(place)) as opened:
        assert opened.execute("SELECT epoch FROM dialogues_dialogue").fetchone() == (77,)
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_phones_hear_of_a_copy_up_to_the_first_record_that_it_lacks(tmp_path: Path) -> None:
    cast = make_cast()
    rows = here(cast, 4)
    first, second, third, last = rows
    assert backup.told(Contents(highest=last, inbox=rows), tmp_path / "whole") == last
    assert Entry.objects.filter(act="backup.make").count() == 1
    Dialogue.objects.update(backup_watermark=0)
    # A lower number whose transaction ended after the copy began.
    lacking = {sequence: sha256 for sequence, sha256 in rows.items() if sequence != third}
    assert backup.told(Contents(highest=last, inbox=lacking), tmp_path / "hole") == third - 1 == second
    assert Dialogue.objects.get(pk=cast.dialogue.pk).backup_watermark == second
    # An older copy that is looked at again takes nothing away.
    backup.told(Contents(highest=first, inbox={first: rows[first]}), tmp_path / "older")
    assert Dialogue.objects.get(pk=cast.dialogue.pk).backup_watermark == second


@pytest.mark.django_db
def test_a_copy_of_another_house_is_not_sound() -> None:
    rows = here(make_cast(), 2)
    wrong = {**rows, min(rows): "0" * 64}
    with pytest.raises(Unsound):
        backup.compared(Contents(highest=max(rows), inbox=wrong))


def test_a_backup_never_replaces_another(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("older")
    for out in (tmp_path / "there", tmp_path / "no folder" / "x"):
        with pytest.raises(BadInput):
            backup.run(options(out=out))
    assert (tmp_path / "there").read_text() == "older"


def test_what_is_not_sound_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(backup, "made", lambda _draft: (_ for _ in ()).throw(Unsound("Broken.")))
    assert backup.run(options(out=tmp_path / "x")) == 1
    assert json.loads(capsys.readouterr().out) == {"error": "Broken."}
    assert list(tmp_path.iterdir()) == []


def test_without_its_programs_postgresql_says_so(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unsound, match="pg_dump isn't here"):
        postgres.tool("pg_dump")


def test_a_restore_needs_a_sound_file_and_nobody_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], django_db_blocker: DjangoDbBlocker
) -> None:
    with pytest.raises(BadInput):
        restore.run(options(file=tmp_path / "nothing"))
    (tmp_path / "text").write_text("Dear database")
    if connection.vendor == "sqlite":
        assert restore.run(options(file=tmp_path / "text")) == 1
        assert "error" in json.loads(capsys.readouterr().out)
    assert not unfinished().exists()
    handle = hold()
    try:
        assert restore.run(options(file=tmp_path / "text")) == 1
        assert "Stop it first" in json.loads(capsys.readouterr().out)["error"]
    finally:
        os.close(handle)


def test_a_copy_that_can_t_be_laid_there_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy, place = database(tmp_path / "copy"), database(tmp_path / "place", (4, OF_X, "parsed", b"x"))
    monkeypatch.setattr(sqlite, "RAISED", "UPDATE no_such_table SET epoch = ?")
    with pytest.raises(Unsound, match="no_such_table"):
        sqlite.put_back(copy, place, epoch=77, aside=".before-1")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["copy", "place"]
    assert sqlite.look(place).highest == 4


@pytest.mark.parametrize("cut_off_before", [False, True])
def test_a_failed_restore_leaves_the_mark_only_of_an_older_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str], cut_off_before: bool
) -> None:
    def full(*_given: object) -> None:
        raise Unsound("The disk is full.")

    copy = database(tmp_path / "copy")
    monkeypatch.setattr(restore, "laid_over", full)
    monkeypatch.setattr(restore.postgres, "look", sqlite.look)
    if cut_off_before:
        unfinished().touch()
    try:
        assert restore.run(options(file=copy)) == 1
        assert json.loads(capsys.readouterr().out) == {"error": "The disk is full."}
        assert unfinished().exists() is cut_off_before
    finally:
        unfinished().unlink(missing_ok=True)


def test_no_site_opens_while_a_copy_is_put_back() -> None:
    with alone(), pytest.raises(SomebodyElse):
        hold()
    with alone(), pytest.raises(BadInput, match="is being put back"):
        run.alone_or_shared()
    unfinished().touch()
    try:
        with pytest.raises(BadInput, match="cut off"):
            run.alone_or_shared()
    finally:
        unfinished().unlink()


def test_two_restores_never_give_the_same_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([1_800_000_000.0, 1_800_000_009.0])
    monkeypatch.setattr(restore.time, "time", lambda: next(moments))
    assert restore.next_epoch() < restore.next_epoch() < 2**31
