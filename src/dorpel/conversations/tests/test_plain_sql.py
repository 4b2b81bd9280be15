"""Rows written and read as plain SQL are the rows that the models know, and their mistakes are Django's."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from dorpel.core.ids import uuid7
from dorpel.core.plain_sql import ask, columns_of, insert_row, read, update_row
from dorpel.dialogues.models import Dialogue
from dorpel.journal.models import Entry
from dorpel.people.models import Device
from tests.cast import Cast

ALL = "SELECT {columns}, 7 FROM dialogues_dialogue g WHERE g.slug = %s"

NAMES = ("id", "dialogue", "who_kind", "who", "act", "thing", "thing_id", "why", "at")


def test_a_row_is_read_as_the_model_reads_it(cast: Cast) -> None:
    [row] = ask(ALL.format(columns=columns_of(Dialogue, "g")), [cast.dialogue.slug])
    found, rest = read(Dialogue, row)
    stored = Dialogue.objects.get(pk=cast.dialogue.pk)
    for field in Dialogue._meta.concrete_fields:
        assert getattr(found, str(field.attname)) == getattr(stored, str(field.attname)), field
    assert list(rest) == [7]


def test_a_row_is_written_as_the_model_would(db: None) -> None:
    now, key = timezone.now(), uuid7()
    insert_row(Entry, NAMES, [key, None, "machine", None, "a.b", "x", uuid7(), "", now])
    stored = Entry.objects.get(pk=key)
    assert (stored.act, stored.at, stored.who) == ("a.b", now, None)


def test_a_row_is_changed_as_the_model_would(cast: Cast) -> None:
    now = timezone.now()
    device = Device.objects.create(person=cast.vera, token_hash="a", fell_from=3)
    update_row(Device, device.pk, {"made": 9, "seen_at": now, "fell_from": None})
    device.refresh_from_db()
    assert (device.made, device.seen_at, device.fell_from, device.token_hash) == (9, now, None, "a")


def test_a_broken_check_is_an_error_of_django_and_the_line_stays_good(db: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        insert_row(Entry, NAMES, [uuid7(), None, "nobody", None, "a.b", "x", None, "", timezone.now()])
    assert not Entry.objects.exists()


def test_postgresql_plans_a_question_once(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps what it has read by itself")
    question = "SELECT 1 FROM dialogues_dialogue WHERE slug = %s"
    for _ in range(3):
        ask(question, ["stad"])
    assert ask("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["SELECT 1 FROM dialog%"]) == [
        (1,)
    ]
