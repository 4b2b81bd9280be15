"""Reading the inbox: a talk becomes rows once, a bad record stands apart, a later content is a correction."""

from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from dorpel.challengers.models import Challenger
from dorpel.conversations.facts import AnswerChanged
from dorpel.conversations.models import (
    Answer,
    AnswerVersion,
    Consent,
    Conversation,
    GuideVersion,
    Submission,
    Tombstone,
    Turnaway,
    Voice,
)
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.operations.read import receipt_hash
from dorpel.conversations.tests.conftest import NO, YES, answer, send, talk, voice
from dorpel.core.crypto import unseal
from dorpel.core.events import _reactions, on
from dorpel.core.ids import new_receipt, read_receipt, uuid7
from tests.cast import Cast


def problem(cast: Cast, record: dict[str, Any]) -> str:
    send(cast, record)
    drain()
    row = Submission.objects.latest("sequence")
    assert row.state == "quarantined"
    return row.problem


def test_a_talk_becomes_rows(cast: Cast, guide: GuideVersion) -> None:
    challenger = Challenger.objects.create(dialogue=cast.dialogue, person=cast.vera, name="Vera")
    code = new_receipt()
    record = talk(
        guide, neighbourhood="W01", place="plein", present=3, held_on=str(timezone.localdate()),
        voices=[voice(receipt=code, categories={"age": "16-29"}), voice(2)],
        answers=[answer("سلام 🌳", language="ar", doer="we"), answer("samen", question="do", number=None)],
    )  # fmt: skip
    send(cast, record)
    assert drain() == 1
    found = Conversation.objects.get()
    assert (str(found.pk), found.challenger, found.neighbourhood, found.present) == (
        record["id"],
        challenger,
        cast.neighbourhood,
        3,
    )
    first, second = found.voices.order_by("number")
    assert (first.receipt_hash, second.receipt_hash) == (receipt_hash(read_receipt(code) or ""), None)
    assert [each.category.key for each in first.categories.all()] == ["16-29"]
    assert {each.purpose.key: each.given for each in first.consents.all()} == YES
    said = first.answers.get()
    version = said.versions.get()
    assert (version.text, said.language, said.doer) == ("سلام 🌳", "ar", "we")
    assert unseal(version.raw.sealed, place=version.raw.place) == "سلام 🌳"
    assert Answer.objects.get(voice=None).question.key == "do"


def test_draining_twice_changes_nothing(cast: Cast, guide: GuideVersion) -> None:
    send(cast, talk(guide))
    assert (drain(), drain()) == (1, 0)
    Submission.objects.update(state="waiting")
    assert drain() == 1
    assert (Conversation.objects.count(), Answer.objects.count(), AnswerVersion.objects.count()) == (1, 1, 1)


def test_one_bad_record_never_holds_up_the_rest(cast: Cast, guide: GuideVersion) -> None:
    records = [talk(guide) for _ in range(5)]
    records[2]["guide"] = str(uuid7())
    for record in records:
        send(cast, record)
    assert drain() == 5
    assert [row.state for row in Submission.objects.order_by("sequence")] == [
        "parsed",
        "parsed",
        "quarantined",
        "parsed",
        "parsed",
    ]
    assert Conversation.objects.count() == 4


def test_a_mistake_of_ours_stands_apart_without_the_words(cast: Cast, guide: GuideVersion, caplog: Any) -> None:
    from dorpel.conversations.facts import ConversationsKept

    def fail(fact: ConversationsKept) -> None:
        raise ValueError("Een bank op de hoek.")

    on(ConversationsKept, fail)
    try:
        assert problem(cast, talk(guide)) == "our_mistake"
    finally:
        _reactions[ConversationsKept].remove(fail)
    assert "bank" not in caplog.text
    assert Conversation.objects.count() == 0


def test_no_to_everything_keeps_only_a_counted_refusal(cast: Cast, guide: GuideVersion) -> None:
    send(cast, talk(guide, voices=[voice(consents=NO)]))
    drain()
    assert (Conversation.objects.count(), Voice.objects.count(), Answer.objects.count()) == (0, 0, 0)
    row = Turnaway.objects.get()
    assert (row.outcome, row.count) == ("refused", 1)
    assert bytes(Submission.objects.get().body) == b""


@pytest.mark.parametrize("outcome", ["refused", "nobody", "later"])
def test_a_talk_not_held_is_counted_and_its_words_are_gone(cast: Cast, guide: GuideVersion, outcome: str) -> None:
    send(cast, talk(guide, outcome=outcome))
    drain()
    assert [row.outcome for row in Turnaway.objects.all()] == [outcome]
    assert bytes(Submission.objects.get().body) == b""
    assert Conversation.objects.count() == 0


def test_who_refuses_in_a_group_leaves_no_words(cast: Cast, guide: GuideVersion) -> None:
    answers = [answer("van de een"), answer("van de ander", number=2)]
    send(cast, talk(guide, kind="group", voices=[voice(), voice(2, consents=NO)], answers=answers))
    drain()
    assert [version.text for version in AnswerVersion.objects.all()] == ["van de een"]
    assert (Voice.objects.count(), Turnaway.objects.count()) == (1, 1)
    assert bytes(Submission.objects.get().body) == b""


def test_a_later_content_is_a_correction(cast: Cast, guide: GuideVersion) -> None:
    facts: list[AnswerChanged] = []
    on(AnswerChanged, facts.append)
    record = talk(guide)
    send(cast, record)
    drain()
    send(cast, {**record, "place": "kerk", "answers": [answer("Een boom op de hoek."), answer("ja", question="do")]})
    drain()
    _reactions[AnswerChanged].remove(facts.append)
    found = Conversation.objects.get()
    said = found.answers.get(question__key="alive")
    assert (found.place, found.version, said.version, found.answers.count()) == ("kerk", 2, 2, 2)
    before, after = said.versions.order_by("number")
    assert [before.text, after.text, after.cause] == ["Een bank op de hoek.", "Een boom op de hoek.", "corrected"]
    assert facts == [AnswerChanged(cast.dialogue.pk, said.pk, before.pk, after.pk)]


def test_a_correction_of_masked_words_is_hidden_until_somebody_looked(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide, answers=[answer("Jan wil een bank.")])
    send(cast, record)
    drain()
    AnswerVersion.objects.update(cause="masked", text="[naam] wil een bank.")
    send(cast, {**record, "answers": [answer("Jan wil twee banken.")]})
    drain()
    said = Answer.objects.get()
    assert (said.version, said.hidden_at is None) == (2, False)


def test_an_older_content_that_comes_late_changes_nothing(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide)
    older = send(cast, record)
    send(cast, {**record, "answers": [answer("nieuw")]})
    Submission.objects.filter(pk=older.sequence).update(state="hidden")
    drain()
    Submission.objects.filter(pk=older.sequence).update(state="waiting")
    drain()
    assert [version.text for version in AnswerVersion.objects.all()] == ["nieuw"]


def test_a_taken_back_consent_stays_taken_back(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide)
    send(cast, record)
    drain()
    Consent.objects.filter(purpose__key="quote").update(given=False, taken_back_at=timezone.now())
    send(cast, {**record, "place": "kerk"})
    drain()
    assert {each.purpose.key for each in Consent.objects.filter(given=True)} == {"count", "table"}


def test_a_withdrawal_may_come_before_its_talk(cast: Cast, guide: GuideVersion) -> None:
    code = new_receipt()
    Tombstone.objects.create(
        dialogue=cast.dialogue,
        conversation=uuid7(),
        receipt_hash=receipt_hash(read_receipt(code) or ""),
        at=timezone.now(),
    )
    send(cast, talk(guide, voices=[voice(receipt=code)]))
    drain()
    row = Submission.objects.get()
    assert (Conversation.objects.count(), bytes(row.body), row.state) == (0, b"", "hidden")


def test_a_receipt_of_another_voice_stands_apart(cast: Cast, guide: GuideVersion) -> None:
    code = new_receipt()
    send(cast, talk(guide, voices=[voice(receipt=code)]))
    drain()
    assert problem(cast, talk(guide, voices=[voice(receipt=code)])) == "receipt_taken voices[0].receipt"
    assert Voice.objects.count() == 1


PROBLEMS = [
    ({"guide": str(UUID(int=1))}, "unknown_guide guide"),
    ({"naam": "x"}, "unknown_field naam"),
    ({"kind": "poem"}, "unknown_value kind"),
    ({"present": "3"}, "wrong_type present"),
    ({"present": True}, "wrong_type present"),
    ({"neighbourhood": "W99"}, "unknown_neighbourhood neighbourhood"),
    ({"voices": []}, "missing voices"),
    ({"voices": [voice(), voice()]}, "number_twice voices[1].number"),
    ({"voices": [voice(receipt="0000-0000-00001")]}, "wrong_receipt voices[0].receipt"),
    ({"voices": [voice(categories={"age": "old"})]}, "unknown_category voices[0].categories"),
    ({"voices": [voice(consents={"sell": True})]}, "unknown_purpose voices[0].consent.answers"),
    ({"answers": [answer("x", question="nee")]}, "unknown_question answers[0].question"),
    ({"answers": [answer("x", number=4)]}, "unknown_voice answers[0].voice"),
    ({"answers": [answer("x"), answer("y")]}, "answered_twice answers[1].question"),
    ({"answers": [answer("x" * 20_001)]}, "too_long answers[0].text"),
    ({"answers": [answer("x\0")]}, "unstorable answers[0].text"),
    ({"held_on": "gisteren"}, "unknown_value held_on"),
    ({"id": str(UUID(int=2))}, "wrong_record id"),
    ({"voices": [voice(age="under13", guardian="school")]}, "child_alone voices[0].age"),
    ({"voices": [voice(age="13-15", guardian="school", consents={**YES, "contact": True})]},
     "child_contact voices[0].consent.answers.contact"),
    ({"voices": [voice(age="13-15")]}, "child_guardian voices[0].guardian"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "expected"), PROBLEMS, ids=[each[1] for each in PROBLEMS])
def test_the_problem_says_what_and_where(
    cast: Cast, guide: GuideVersion, change: dict[str, Any], expected: str
) -> None:
    record = talk(guide)
    from dorpel.conversations.operations.inbox import receive
    from dorpel.conversations.tests.conftest import as_bytes

    receive(
        cast.dialogue, kind="conversation", record=UUID(record["id"]), body=as_bytes({**record, **change}), by=cast.vera
    )
    drain()
    row = Submission.objects.get()
    assert (row.state, row.problem) == ("quarantined", expected)
    assert (Conversation.objects.count(), Turnaway.objects.count()) == (0, 0)


NASTY = {
    b"": "not_json 0",
    b"[" * 100_000: "too_deep",
    b'{"a":' * 3000: "too_deep",
    b"NaN": "not_json NaN",
    b'{"present": 1e400, "format": "dorpel-conversation/1"}': None,
    b"9" * 5000: "not_json",
    b'{"format": "dorpel-conversation/1", "format": "x"}': "field_twice",
    b"\xff\xfe": "not_utf8 0",
    b'{"format": "\\ud800"}': "unstorable format",
    b"[]": "wrong_type",
    b"null": "wrong_type",
}


@pytest.mark.parametrize("body", NASTY, ids=lambda body: body[:12])
def test_nasty_json_stands_apart(cast: Cast, body: bytes) -> None:
    from dorpel.conversations.operations.inbox import receive

    receive(cast.dialogue, kind="conversation", record=uuid7(), body=body, by=cast.vera)
    drain()
    row = Submission.objects.get()
    assert row.state == "quarantined"
    assert NASTY[body] is None or row.problem in (NASTY[body], "too_deep", "not_json 3000", "not_json 15000")
