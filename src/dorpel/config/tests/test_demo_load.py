"""The fictional city in the database: the same from the same seed, and in bulk as by the door."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.utils import timezone

from dorpel.config.commands.demo import COMPARED
from dorpel.config.demo.chance import Clock, Dice
from dorpel.config.demo.city import City
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.dump import hash_of
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.load import AlreadyThere, load
from dorpel.config.demo.making import make_frame
from dorpel.config.demo.story import Storyteller, story
from dorpel.config.demo.talk import Conversation, conversations
from dorpel.conversations.models import Answer, Turnaway
from dorpel.conversations.models import Conversation as Kept
from dorpel.conversations.operations import parse
from dorpel.conversations.operations.inbox import PARSERS, receive
from dorpel.conversations.operations.read import read_conversation
from dorpel.core.crypto import unseal
from dorpel.core.ids import uuid7
from dorpel.dialogues.models import Dialogue

pytestmark = pytest.mark.django_db


def test_the_same_seed_makes_the_same_rows() -> None:
    hashes = []
    for _ in range(2):
        with transaction.atomic():
            load(30, 5, slug="klein")
            hashes.append(hash_of(Dialogue.objects.get(slug="klein")))
            transaction.set_rollback(True)
    assert hashes[0] == hashes[1]
    load(30, 6, slug="klein")
    assert hash_of(Dialogue.objects.get(slug="klein")) != hashes[0]


def test_a_city_that_is_there_is_left_alone() -> None:
    load(1, 5, slug="klein")
    with pytest.raises(AlreadyThere):
        load(1, 5, slug="klein")
    assert Kept.objects.count() == 1


@pytest.mark.slow
def test_the_command_makes_the_same_rows_on_sqlite_as_here(tmp_path: Path) -> None:
    load(60, 5, slug="klein")
    here = hash_of(Dialogue.objects.get(slug="klein"), first=COMPARED)
    around = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = "dorpel demo --conversations 60 --seed 5 --dialogue klein --json"
    made = subprocess.run(
        [sys.executable, "-m", *command.split()],
        env={**around, "DORPEL_DATA": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert json.loads(made.stdout)["hash"] == here


def written(talk: Conversation, frame: Frame, record: UUID) -> bytes:
    """The talk as a device would send it."""
    voices = []
    for number, voice in enumerate(talk.voices, 1):
        told = {
            key: value.replace("+", "-plus") for key in ("age", "gender", "origin") if (value := getattr(voice, key))
        }
        answers = dict(zip(("count", "quote", "contact", "table", "research"), voice.consents, strict=True))
        consent = {"answers": answers, "text": "kolmere-1", "language": "nl"}
        voices.append({"number": number, "categories": told, "consent": consent})
    said = [
        {
            "question": frame.city.questions[answer.question].code,
            "voice": None if answer.voice is None else answer.voice + 1,
            "language": answer.language,
            "text": answer.text,
            "doer": answer.who or "unsaid",
            "read_back": "no" if answer.read_back == "not_asked" else answer.read_back,
        }
        for answer in talk.answers
    ]
    whole = {
        "format": "dorpel-conversation/1",
        "id": str(record),
        "guide": str(frame.guide),
        "kind": talk.kind,
        "channel": {"import": "program", "other": "program"}.get(talk.channel, talk.channel),
        "language": talk.answers[0].language,
        "held_on": talk.day.isoformat(),
        "subject": frame.challengers[talk.challenger].subject,
        "neighbourhood": frame.city.neighbourhoods[talk.neighbourhood].code,
        "method": str(frame.methods[talk.method].pk),
        "present": talk.present,
        "supported_by": frame.challengers[talk.challenger].professional if talk.supported else "",
        "voices": voices,
        "answers": said,
    }
    return json.dumps(whole).encode()


def told(talk: Kept) -> tuple[Any, ...]:
    """Everything that is kept of a talk, without ids and moments."""
    voices = [
        (
            voice.number,
            voice.consent_text,
            voice.consent_language,
            sorted(each.category.key for each in voice.categories.all() if each.category.facet.key != "languages"),
            sorted((each.purpose.key, each.given, each.explicit) for each in voice.consents.all()),
        )
        for voice in talk.voices.order_by("number")
    ]
    channel = "program" if talk.channel == "import" else talk.channel
    around = (
        talk.kind,
        channel,
        talk.language,
        talk.held_on,
        talk.subject,
        talk.place,
        talk.present,
        talk.supported_by,
    )
    pointed = (talk.method and talk.method.name, talk.neighbourhood and talk.neighbourhood.code)
    return (*around, *pointed, voices, sorted(said(answer) for answer in talk.answers.all()))


def said(answer: Answer) -> tuple[Any, ...]:
    """One answer with its versions and raw words."""
    versions = [
        (each.number, each.text, each.cause, each.raw and unseal(each.raw.sealed, place=each.raw.place))
        for each in answer.versions.all()
    ]
    voice = answer.voice.number if answer.voice else 0
    return (answer.question.key, voice, answer.language, answer.doer, answer.read_back, answer.version, versions)


@pytest.mark.slow
def test_two_hundred_in_bulk_equal_two_hundred_by_the_door(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PARSERS, "conversation", read_conversation)
    load(200, 5, slug="vlug")
    frame = make_frame(City(5), "traag")
    for talk in conversations(5, 200):
        record = uuid7()
        receive(
            frame.dialogue,
            kind="conversation",
            record=record,
            body=written(talk, frame, record),
            by=frame.people["Vera"],
        )
    assert parse.drain() == 200
    fast, slow = (Kept.objects.filter(dialogue__slug=slug) for slug in ("vlug", "traag"))
    assert sorted(map(told, fast), key=repr) == sorted(map(told, slow), key=repr)
    assert len(fast) == 200
    assert Turnaway.objects.filter(dialogue__slug="vlug").exists()


def test_a_second_process_tells_the_same_story() -> None:
    teller = Storyteller(5, "klein")
    assert list(story(teller, 12, apart=True)) == list(story(teller, 12, apart=False))


def test_other_threads_keep_the_true_time() -> None:
    clock, seen = Clock(Dice(1, "klein"), moment(day(0))), []
    with clock.runs():
        other = Thread(target=lambda: seen.append(timezone.now().year))
        other.start()
        other.join()
        assert timezone.now().year == 2025
    assert seen == [datetime.now(UTC).year]
