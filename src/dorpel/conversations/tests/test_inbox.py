"""The door: whatever comes is kept once, as it came, and answered for."""

import hashlib
import threading
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection, connections
from django.utils import timezone

from dorpel.conversations.models import Submission, Tombstone
from dorpel.conversations.operations.inbox import Receipt, TooLarge, UnknownKind, receive
from dorpel.core.ids import uuid7
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Membership
from dorpel.journal.models import Entry
from dorpel.people.models import Device
from tests.cast import Cast, make_cast


def put(cast: Cast, body: bytes, record: UUID, **more: object) -> Receipt:
    return receive(cast.dialogue, kind="conversation", record=record, body=body, **{"by": cast.vera, **more})  # type: ignore[arg-type]


def test_a_second_upload_changes_nothing(cast: Cast) -> None:
    record = uuid7()
    first, second = put(cast, b"{}", record), put(cast, b"{}", record)
    assert first == second
    assert Submission.objects.count() == 1
    assert Entry.objects.filter(act="submission.receive").count() == 1


def test_two_contents_of_one_record_are_both_kept(cast: Cast) -> None:
    record = uuid7()
    receipts = [put(cast, body, record) for body in (b"one", b"two", b"one")]
    assert [each.sequence for each in receipts] == [receipts[0].sequence, receipts[1].sequence, receipts[0].sequence]
    assert sorted(bytes(row.body) for row in Submission.objects.all()) == [b"one", b"two"]


def test_the_receipt_names_the_record_and_its_hash(cast: Cast) -> None:
    record = uuid7()
    receipt = put(cast, b"\0\xff{", record)
    assert (receipt.id, receipt.sha256, receipt.state) == (record, hashlib.sha256(b"\0\xff{").hexdigest(), "stored")
    assert receipt.epoch == cast.dialogue.epoch


def test_the_bytes_of_what_was_taken_back_are_not_kept(cast: Cast) -> None:
    record = uuid7()
    Tombstone.objects.create(dialogue=cast.dialogue, conversation=record, at=timezone.now())
    assert put(cast, b"words", record).state == "hidden"
    row = Submission.objects.get()
    assert (bytes(row.body), row.state, row.sha256) == (b"", "hidden", hashlib.sha256(b"words").hexdigest())


def test_what_a_revoked_device_sends_is_kept_apart(cast: Cast) -> None:
    device = Device.objects.create(person=cast.vera, token_hash="x", revoked_at=timezone.now())
    assert put(cast, b"words", uuid7(), device=device).state == "stored"
    row = Submission.objects.get()
    assert (bytes(row.body), row.state, row.problem) == (b"words", "quarantined", "no_longer_allowed")


def test_what_a_former_challenger_sends_from_the_phone_is_kept_apart(cast: Cast) -> None:
    device = Device.objects.create(person=cast.vera, token_hash="x")
    Membership.objects.filter(person=cast.vera).update(ended_at=timezone.now())
    put(cast, b"words", uuid7(), device=device)
    assert Submission.objects.get().state == "quarantined"


@pytest.mark.parametrize("name", ["cem", "jo", "nobody"])
def test_who_never_recorded_here_stores_nothing(cast: Cast, name: str) -> None:
    with pytest.raises(NotAllowed):
        put(cast, b"words", uuid7(), by=getattr(cast, name))
    assert Submission.objects.count() == 0


def test_an_unknown_kind_and_a_large_body_store_nothing(cast: Cast) -> None:
    with pytest.raises(UnknownKind):
        receive(cast.dialogue, kind="poem", record=uuid7(), body=b"{}", by=cast.vera)
    with pytest.raises(TooLarge):
        put(cast, b"x" * (settings.BODY_LIMIT + 1), uuid7())
    assert Submission.objects.count() == 0


def on_disk(folder: Path) -> None:
    """Lets threads that open their own connection find what is in the test database, which SQLite keeps in memory."""
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(folder / "copy.sqlite3")])
        connections.settings["default"] = {**connections.settings["default"], "NAME": str(folder / "copy.sqlite3")}


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_with_one_id_get_one_row_and_the_same_receipt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast, record, gate = make_cast(), uuid7(), threading.Barrier(8)
    receipts: list[Receipt] = []
    rows: list[int] = []
    monkeypatch.setitem(connections.settings, "default", connections.settings["default"])
    on_disk(tmp_path)

    def one() -> None:
        gate.wait()
        try:
            receipts.append(put(cast, b"same", record))
            rows.append(Submission.objects.count())
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert receipts == [receipts[0]] * 8
    assert rows == [1] * 8
