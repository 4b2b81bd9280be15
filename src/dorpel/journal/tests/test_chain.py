"""The journal is only added to, its closing shows every change, and only the term's job lets entries go."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from dorpel.core.actors import MACHINE
from dorpel.core.ids import uuid7
from dorpel.journal.models import Entry, Seal
from dorpel.journal.operations import Flaw, OnlyTheMachine, close_entries, purge, record_plain, verify
from dorpel.people.models import Person

pytestmark = pytest.mark.django_db

SOON = timedelta(seconds=5)


def write(dialogue, number=3):
    with transaction.atomic():
        return [
            record_plain("voice.keep", "conversations.voice", uuid7(), by=MACHINE, dialogue=dialogue)
            for _ in range(number)
        ]


def tamper(statement, values):
    """What somebody with the database's own password could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE journal_entry DISABLE TRIGGER USER")
            cursor.execute(statement, values)
        else:
            cursor.execute("DROP TRIGGER journal_entry_no_update")
            cursor.execute("DROP TRIGGER journal_entry_no_delete")
            cursor.execute(statement, [value.hex if hasattr(value, "hex") else value for value in values])


@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET act = 'x'", "DELETE FROM journal_entry"])
def test_the_database_refuses_to_change_or_remove_an_entry(statement):
    write(uuid7())
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.filter(act="voice.keep").count() == 3


def test_a_queryset_is_refused_too():
    write(uuid7())
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.update(why="")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.all().delete()
    assert Entry.objects.count() == 3


@pytest.mark.parametrize("statement", ["UPDATE journal_seal SET entries = 9", "DELETE FROM journal_seal"])
def test_the_database_refuses_to_change_or_remove_a_seal(statement):
    dialogue = uuid7()
    write(dialogue)
    close_entries(dialogue, until=timezone.now() + SOON)
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_each_closing_stands_on_the_one_before():
    dialogue = uuid7()
    write(dialogue)
    (first,) = close_entries(dialogue, until=timezone.now() + SOON)
    write(dialogue, 2)
    write(uuid7())
    (second,) = close_entries(dialogue, until=timezone.now() + SOON)
    assert (first.number, first.entries, first.previous) == (1, 3, "")
    assert (second.number, second.entries, second.previous) == (2, 2, first.sha256)
    assert verify(dialogue) == []
    assert close_entries(dialogue, until=timezone.now() + SOON) == []


def test_a_fresh_entry_waits_for_the_next_night():
    write(dialogue := uuid7())
    assert close_entries(dialogue) == []


def test_a_long_journal_is_closed_in_runs(monkeypatch):
    monkeypatch.setattr("dorpel.journal.operations.chain.RUN", 2)
    write(dialogue := uuid7(), 5)
    assert [seal.entries for seal in close_entries(dialogue, until=timezone.now() + SOON)] == [2, 2, 1]
    assert verify(dialogue) == []


@pytest.mark.parametrize(
    ("statement", "what"),
    [
        ("UPDATE journal_entry SET act = 'voice.other' WHERE id = %s", "An entry isn't as it was when it was closed."),
        ("DELETE FROM journal_entry WHERE id = %s", "2 entries stand here and 3 were closed."),
    ],
)
def test_the_chain_shows_a_changed_or_removed_entry(statement, what):
    entries = write(dialogue := uuid7())
    close_entries(dialogue, until=timezone.now() + SOON)
    tamper(statement, [entries[1].id])
    assert verify(dialogue) == [Flaw(1, what)]


def test_a_purge_lets_closed_runs_go_and_the_rest_still_checks():
    old, other = write(dialogue := uuid7()), write(uuid7())
    close_entries(dialogue, until=timezone.now() + SOON)
    kept, last = write(dialogue, 2), max(entry.id for entry in old)
    assert purge(timezone.now() + SOON, by=MACHINE) == 3
    purges = Entry.objects.filter(act="journal.purge")
    assert set(Entry.objects.exclude(act="journal.purge")) == {*kept, *other}
    assert [(each.thing_id, each.why) for each in purges] == [(last, "3")]
    assert list(Seal.objects.filter(kind="purge").values_list("entries", "last")) == [(3, last)]
    close_entries(dialogue, until=timezone.now() + SOON)
    assert verify(dialogue) == []


def test_after_a_purge_the_refusal_stands_again():
    write(dialogue := uuid7())
    close_entries(dialogue, until=timezone.now() + SOON)
    purge(timezone.now() + SOON, by=MACHINE)
    with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_entry")


def test_a_purge_before_the_term_takes_nothing():
    write(dialogue := uuid7())
    close_entries(dialogue, until=timezone.now() + SOON)
    assert purge(timezone.now() - timedelta(days=1), by=MACHINE) == 0
    assert Entry.objects.count() == 3


def test_nobody_purges_by_hand():
    with pytest.raises(OnlyTheMachine):
        purge(timezone.now(), by=Person.objects.create_user("yara@stad.example", name="Yara"))
