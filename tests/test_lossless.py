"""Phones, a network that does what it likes, a house that is put back from a backup: nothing is lost or doubled.

The machine knows each record that any phone ever finished. At every step each of them lies in the house or on its
phone, none lies in the house twice, and for what a phone calls received the house has the very bytes, unless the house
was put back since and the phone hasn't been there yet. In the end, on a line that works, the house has all of them.
"""

from collections import Counter
from contextlib import suppress
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.db.models import F
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dorpel.conversations.field.sender import token_hash
from dorpel.conversations.models import AnswerVersion, Submission, Voice
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.tests.conftest import make_guide
from dorpel.dialogues.models import Dialogue
from dorpel.journal.models import Entry
from dorpel.people.models import Device
from tests.cast import make_cast
from tests.phone import READY, RECEIVED, Answer, Lost, Phone

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

PHONES = 3
PORTAL: list[Answer] = [
    (200, b"<html>Log in to our wifi</html>"), (204, b""), (302, b""), (500, b"oops"), (200, b"{}"),
    (200, b'{"receipts": [{"id": "0193a7c0-0000-7000-8000-000000000001", "sha256": "00", "sequence": 1}]}'),
]  # fmt: skip
FAULTS = ("none", "request lost", "answer lost", "twice", "late", "portal", "cut")
CLOCKS = ("2026-11-24", "1970-01-01", "2019-03-02", "2031-08-09", "9999-12-31", None)
fault = st.sampled_from(FAULTS)
which = st.integers(0, PHONES - 1)


class Field(RuleBasedStateMachine):
    """All phones, what travels late, and the moment of the last backup."""

    def __init__(self) -> None:
        super().__init__()
        self.world = transaction.atomic()
        self.world.__enter__()
        self.client = Client()
        self.late: list[tuple[str, str, bytes, dict[str, str]]] = []
        self.next_fault, self.portal = "none", PORTAL[0]
        self.finished: set[tuple[str, str]] = set()
        self.newest: dict[str, tuple[int, str]] = {}  # by talk, the highest number and what it says
        self.backup: str | None = None

    @initialize()
    def go_out(self) -> None:
        """The cast, a guide, and phones that have their pack."""
        cast = make_cast()
        make_guide(cast.dialogue)
        self.dialogue = cast.dialogue.pk
        self.phones = []
        for number in range(PHONES):
            Device.objects.create(person=cast.vera, name=str(number), token_hash=token_hash(f"phone-{number}"))
            self.phones.append(Phone(self.line, f"phone-{number}", seed=number))
            self.phones[-1].prepare()

    def line(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """The network: one fault for one request."""
        happens, self.next_fault = self.next_fault, "none"
        if happens == "request lost":
            raise Lost(happens)
        if happens == "late":
            self.late.append((method, path, body, headers))
            raise Lost(happens)
        if happens == "portal":
            return self.portal
        answer = self.ask(method, path, body, headers)
        if happens == "twice":
            answer = self.ask(method, path, body, headers)
        if happens == "answer lost":
            raise Lost(happens)
        return (answer[0], answer[1][: len(answer[1]) // 2]) if happens == "cut" else answer

    def ask(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """What the house answers."""
        found = self.client.generic(method, path, body, content_type="application/octet-stream", headers=headers)
        return found.status_code, found.content

    # What people do.

    @rule(phone=which, clock=st.sampled_from(CLOCKS))
    def finish(self, phone: int, clock: str | None) -> None:
        """A talk is marked ready, on a phone whose clock may be off by years."""
        here = self.phones[phone]
        self.keep(here, {**here.talk(), "held_on": clock})

    @rule(phone=which, data=st.data())
    def correct(self, phone: int, data: Any) -> None:
        """A finished talk is mended: the same id, a number of its own."""
        here = self.phones[phone]
        if here.outbox:
            talk = {**here.talk(), "id": data.draw(st.sampled_from(here.outbox)).id, "reason": "typed wrong"}
            for voice in talk["voices"]:
                voice.pop("receipt")  # nobody can show a code again
            self.keep(here, talk)

    def keep(self, phone: Phone, talk: dict[str, Any]) -> None:
        """Notes for ever what was finished."""
        row = phone.finish(talk)
        self.finished.add((row.id, row.sha256))
        self.newest[row.id] = row.number, talk["answers"][0]["text"]

    # What the network does.

    @rule(phone=which, happens=fault, answer=st.sampled_from(PORTAL))
    def deliver_all(self, phone: int, happens: str, answer: Answer) -> None:
        """What waits, in a batch."""
        here = self.phones[phone]
        self.next_fault, self.portal = happens, answer
        self.quietly(here.flush)

    @rule(phone=which, happens=fault, answer=st.sampled_from(PORTAL), data=st.data())
    def deliver_one(self, phone: int, happens: str, answer: Answer, data: Any) -> None:
        """One record by itself, in any order, also one that was received long ago."""
        here = self.phones[phone]
        if here.outbox:
            self.next_fault, self.portal = happens, answer
            row = data.draw(st.sampled_from(here.outbox))
            self.quietly(lambda: here.put(row))

    @precondition(lambda self: self.late)
    @rule(data=st.data())
    def arrive_late(self, data: Any) -> None:
        """A request that everybody had given up comes after all, its answer finds nobody."""
        self.ask(*self.late.pop(data.draw(st.integers(0, len(self.late) - 1))))

    @rule(phone=which, happens=st.sampled_from(("none", "request lost", "answer lost", "twice")))
    def agree(self, phone: int, happens: str) -> None:
        """The phone and the house compare."""
        self.next_fault = happens
        self.quietly(self.phones[phone].agree)

    @rule(phone=which)
    def prune(self, phone: int) -> None:
        """The phone lets go what is in a backup."""
        self.phones[phone].prune()

    def quietly(self, act: Any) -> None:
        """A phone shrugs at a request that came to nothing."""
        with suppress(Lost):
            act()
        self.next_fault = "none"

    # What happens to the house.

    @rule()
    def read(self) -> None:
        """The reader works through the inbox."""
        drain()

    @rule()
    def back_up(self) -> None:
        """A copy of all, and then the word that phones needn't keep it."""
        self.backup = transaction.savepoint()
        newest = Submission.objects.order_by("-sequence").values_list("sequence", flat=True).first() or 0
        Dialogue.objects.filter(pk=self.dialogue).update(backup_watermark=newest)

    @precondition(lambda self: self.backup)
    @rule()
    def put_back(self) -> None:
        """The house burns down, and the last copy is put back."""
        before = Dialogue.objects.get(pk=self.dialogue).epoch
        transaction.savepoint_rollback(self.backup)  # type: ignore[arg-type]
        Dialogue.objects.filter(pk=self.dialogue).update(epoch=before + 1)

    # What holds at every step.

    @invariant()
    def each_lies_somewhere(self) -> None:
        """What was finished is in the house or on its phone; the house has nothing else."""
        house = self.house()
        phones = {(row.id, row.sha256) for phone in getattr(self, "phones", []) for row in phone.outbox}
        assert set(house) | phones == self.finished
        assert all(count == 1 for count in house.values())

    @invariant()
    def what_is_received_is_there(self) -> None:
        """A receipt is worth its words, within its epoch."""
        house = self.house()
        epoch = Dialogue.objects.filter(pk=getattr(self, "dialogue", None)).values_list("epoch", flat=True).first()
        for phone in getattr(self, "phones", []):
            if phone.agreed == epoch:
                assert all((row.id, row.sha256) in house for row in phone.outbox if row.state == RECEIVED)

    @invariant()
    def the_journal_agrees(self) -> None:
        """One line for each content."""
        entries = Entry.objects.filter(act="submission.receive").values_list("thing_id", flat=True)
        assert Counter(entries) == Counter(UUID(record) for record, _sha256 in self.house())

    def house(self) -> Counter[tuple[str, str]]:
        """What the house has."""
        return Counter((str(record), sha) for record, sha in Submission.objects.values_list("record", "sha256"))

    def each_talk_says_what_was_said_last(self) -> None:
        """Whatever came first: a correction stands over what it corrects, and each voice has its receipt."""
        rows = AnswerVersion.objects.filter(number=F("answer__version"), answer__question__key="alive")
        told = {str(talk): text for talk, text in rows.values_list("answer__conversation", "text")}
        assert told == {record: text for record, (_number, text) in self.newest.items()}
        assert not Voice.objects.filter(receipt_hash=None).exists()

    def teardown(self) -> None:
        """In the end the line works: the house has all, each talk once, and the phones know."""
        try:
            for request in self.late:
                self.ask(*request)
            for phone in self.phones:
                phone.agree()
                assert phone.flush()
                assert phone.agree() == 0
                assert [row for row in phone.outbox if row.state == READY] == []
            assert set(self.house()) == self.finished
            self.each_lies_somewhere()
            self.the_journal_agrees()
            drain()
            assert set(Submission.objects.values_list("state", flat=True)) <= {"parsed"}
            self.each_talk_says_what_was_said_last()
        finally:
            transaction.set_rollback(True)
            self.world.__exit__(None, None, None)


def test_nothing_is_lost_or_doubled_whatever_happens() -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        Field,
        settings=settings(
            max_examples=20,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
