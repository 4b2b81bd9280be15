"""The desk: what is listed costs the same for one row and for three, and shows nothing it may not."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dorpel.challengers.models import Challenger, Outing
from dorpel.conversations.models import (
    Answer,
    AnswerVersion,
    Conversation,
    Debrief,
    GuideVersion,
    ImportBatch,
    Referral,
    Submission,
    Turnaway,
)
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.tests.conftest import answer, as_bytes, send, talk, voice
from dorpel.core.ids import uuid7
from tests.cast import Cast


def to(name: str, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": "stad", **where})


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(path).status_code == 200
    return len(seen)


@pytest.mark.parametrize("name", ["conversation_list", "answer_list", "submission_list", "turnaway_list"])
def test_a_list_costs_the_same_for_one_row_and_for_three(
    cast: Cast, guide: GuideVersion, client: Client, name: str
) -> None:
    client.force_login(cast.yara)

    def one() -> None:
        send(cast, talk(guide, neighbourhood="W01"))
        send(cast, talk(guide, outcome="nobody", neighbourhood="W01"))
        drain()

    one()
    first = queries_of(client, to(name))
    one(), one()
    assert queries_of(client, to(name)) == first


def test_a_talk_costs_the_same_with_one_answer_and_with_three(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.yara)
    many = [answer("b", question=key, number=number) for key in ("alive", "better", "do") for number in (1, 2)]
    for record in (talk(guide), talk(guide, kind="group", voices=[voice(), voice(2)], answers=many)):
        send(cast, record)
    drain()
    costs = [queries_of(client, to("conversation_detail", pk=talk_.pk)) for talk_ in Conversation.objects.all()]
    assert costs[0] == costs[1]


def test_talks_are_narrowed_by_filters(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.yara)
    records = [talk(guide), talk(guide, kind="stall", language="tr", neighbourhood="W01", channel="paper")]
    for record in records:
        send(cast, record)
    drain()
    for query in (
        {"kind": "stall"},
        {"language": "tr"},
        {"channel": "paper"},
        {"neighbourhood": str(cast.neighbourhood.pk)},
    ):
        page = client.get(to("conversation_list"), query).content.decode()
        assert [record["id"] in page for record in records] == [False, True]
    assert records[0]["id"] in client.get(to("conversation_list"), {"kind": "nonsense"}).content.decode()


def test_what_is_hidden_or_of_an_unpublished_file_is_not_shown(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.yara)
    for text in ("zichtbaar", "verborgen", "in aanvoer"):
        send(cast, talk(guide, answers=[answer(text)]))
    drain()
    batch = ImportBatch.objects.create(dialogue=cast.dialogue, file_name="x.csv", sha256="0")
    of = {version.text: version.answer for version in AnswerVersion.objects.select_related("answer")}
    Answer.objects.filter(pk=of["verborgen"].pk).update(hidden_at=timezone.now())
    Conversation.objects.filter(pk=of["in aanvoer"].conversation_id).update(batch=batch)
    page = client.get(to("answer_list")).content.decode()
    assert [text in page for text in of] == [text == "zichtbaar" for text in of]
    for text, said in of.items():
        expected = 200 if text == "zichtbaar" else 404
        assert client.get(to("answer_detail", pk=said.pk)).status_code == expected
    detail = client.get(to("conversation_detail", pk=of["verborgen"].conversation_id)).content.decode()
    assert "verborgen" not in detail.replace("verborgen tot", "")
    assert client.get(to("conversation_detail", pk=of["in aanvoer"].conversation_id)).status_code == 404


def test_answers_by_question_and_unread(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.cem)
    send(
        cast,
        talk(guide, answers=[answer("eerste"), answer("tweede", question="do"), answer("gelezen", question="better")]),
    )
    drain()
    Answer.objects.filter(question__key="better").update(first_read_at=timezone.now())

    def shown(**query: str) -> list[bool]:
        page = client.get(to("answer_list"), query).content.decode()
        return [text in page for text in ("eerste", "tweede", ">gelezen")]

    assert shown(question="do") == [False, True, False]
    assert shown(unread="on")[:2] == [True, True]
    assert "gelezen" not in "".join(
        str(row.cells[0][1]) for row in client.get(to("answer_list"), {"unread": "on"}).context["rows"]
    )


def test_the_masked_text_is_shown_and_never_the_raw_one(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.cem)
    send(cast, talk(guide, answers=[answer("Jan van de Kerkstraat klaagt.")]))
    drain()
    said, first = Answer.objects.get(), AnswerVersion.objects.get()
    AnswerVersion.objects.create(
        dialogue=cast.dialogue,
        answer=said,
        number=2,
        text="[naam] klaagt.",
        cause="masked",
        made_at=timezone.now(),
        raw=first.raw,
    )
    Answer.objects.update(version=2)
    for path in (
        to("conversation_detail", pk=said.conversation_id),
        to("answer_list"),
        to("answer_detail", pk=said.pk),
    ):
        page = client.get(path).content.decode()
        assert ("[naam] klaagt." in page, "Kerkstraat" in page) == (True, False)


def test_a_record_is_mended_by_hand_and_read(cast: Cast, guide: GuideVersion, client: Client) -> None:
    record = talk(guide, kind="poem")
    send(cast, record)
    drain()
    bad = Submission.objects.get()
    client.force_login(cast.yara)
    page = client.get(to("submission_detail", pk=bad.pk)).content.decode()
    assert "Een bank op de hoek." in page
    client.post(to("submission_mending", pk=bad.pk), {"text": as_bytes({**record, "kind": "stall"}).decode()})
    bad.refresh_from_db()
    assert (bad.state, bad.problem) == ("hidden", "mended")
    assert json.loads(bytes(bad.body))["kind"] == "poem"
    assert Conversation.objects.get().kind == "stall"
    assert Submission.objects.latest("sequence").sender == cast.vera


def test_a_record_is_sent_again_as_it_is_when_the_cause_was_elsewhere(
    cast: Cast, guide: GuideVersion, client: Client
) -> None:
    send(cast, talk(guide, neighbourhood="W02"))
    drain()
    bad = Submission.objects.get()
    type(cast.neighbourhood).objects.create(dialogue=cast.dialogue, code="W02", name="Nieuw")
    client.force_login(cast.yara)
    client.post(to("submission_mending", pk=bad.pk), {"text": bytes(bad.body).decode()})
    assert Submission.objects.get().state == "parsed"
    assert Conversation.objects.count() == 1


def test_a_record_is_set_aside_with_a_reason(cast: Cast, guide: GuideVersion, client: Client) -> None:
    send(cast, talk(guide, kind="poem"))
    drain()
    bad = Submission.objects.get()
    client.force_login(cast.yara)
    client.post(to("submission_aside", pk=bad.pk), {"why": ""})
    assert Submission.objects.get().state == "quarantined"
    client.post(to("submission_aside", pk=bad.pk), {"why": "a trial"})
    assert (Submission.objects.get().problem, bytes(Submission.objects.get().body) != b"") == ("set_aside", True)


def test_doors_are_counted_and_an_evening_is_told(cast: Cast, client: Client) -> None:
    own = Challenger.objects.create(dialogue=cast.dialogue, person=cast.vera, name="Vera")
    now = timezone.now()
    outing = Outing.objects.create(
        dialogue=cast.dialogue, challenger=own, starts_at=now, back_by=now + timedelta(hours=2)
    )
    client.force_login(cast.vera)
    client.post(to("turnaway_new"), {"outcome": "nobody", "count": 4, "on": "2026-11-20"})
    assert [(row.count, row.challenger) for row in Turnaway.objects.all()] == [(4, own)]
    client.post(to("debrief_new"), {"outing": str(outing.pk), "rose": "", "thorn": "", "bud": ""})
    assert Debrief.objects.count() == 0
    client.post(to("debrief_new"), {"outing": str(outing.pk), "rose": "Een lach"})
    other = Challenger.objects.create(dialogue=cast.dialogue, name="Iemand")
    Debrief.objects.create(dialogue=cast.dialogue, challenger=other, rose="van een ander")
    page = client.get(to("debrief_list")).content.decode()
    assert ("Een lach" in page, "van een ander" in page) == (True, False)


@pytest.mark.parametrize("name", ["conversation_detail", "answer_detail", "referral_detail", "guide_detail"])
def test_a_row_of_another_dialogue_does_not_exist_here(
    cast: Cast, guide: GuideVersion, client: Client, name: str
) -> None:
    client.force_login(cast.yara)
    assert client.get(to(name, pk=uuid7())).status_code == 404
    send(cast, talk(guide))
    drain()
    client.force_login(cast.nobody)
    found = {"conversation_detail": Conversation, "answer_detail": Answer, "guide_detail": type(guide.guide)}.get(
        name, Referral
    )
    row = found.objects.first() or Referral.objects.create(
        dialogue=cast.dialogue, sealed=b"x", agreed_at=timezone.now(), made_at=timezone.now()
    )
    assert client.get(reverse(f"conversations:{name}", args=["stad-elders", row.pk])).status_code == 404
