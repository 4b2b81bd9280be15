"""Sound: switched on by the team, only with everybody's yes, typed out by people, gone within 30 days."""

import hashlib
import os
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dorpel.conversations.models import (
    Answer,
    Attachment,
    AttachmentChunk,
    Consent,
    Conversation,
    GuideVersion,
    Submission,
    Voice,
)
from dorpel.conversations.operations.attach import CHUNK
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.operations.sound import TERM, forget_old_sound
from dorpel.conversations.operations.withdraw import withdraw
from dorpel.conversations.tests.conftest import NO, YES, answer, talk, voice
from dorpel.conversations.tests.test_door import Phone, packed
from dorpel.core.actors import MACHINE
from dorpel.core.ids import uuid7
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Dialogue, Purpose
from dorpel.journal.models import Entry
from tests.cast import Cast

SOUND = {**YES, "sound": True}
GROWN = {"age": "16plus"}


@pytest.fixture
def phone(cast: Cast) -> Phone:
    return Phone(cast.vera)


@pytest.fixture
def switched_on(cast: Cast) -> Dialogue:
    return switch(cast)


def switch(cast: Cast, sound: str = "on") -> Dialogue:
    client = Client()
    client.force_login(cast.yara)
    page = reverse("dialogues:dialogue_change", args=["stad"])
    here = Dialogue.objects.get(pk=cast.dialogue.pk)
    given = {
        "name": here.name, "city": here.city, "languages": "nl, tr, ar", "call_within": "7",
        "version": str(here.version), **({"sound": sound} if sound else {}),
    }  # fmt: skip
    assert client.post(page, given).status_code == 302
    return Dialogue.objects.get(pk=cast.dialogue.pk)


def keep(phone: Phone, guide: GuideVersion, *voices: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A talk that came in and was read; by default of one grown voice that says yes to sound."""
    record = talk(guide, voices=list(voices) or [voice(consents=SOUND, **GROWN)], **more)
    phone.batch(packed(record))
    drain()
    return record


def announced(phone: Phone, record: dict[str, Any], body: bytes, *, pk: str = "", **more: Any) -> tuple[str, int, Any]:
    key = pk or str(uuid7())
    said = {
        "conversation": record["id"], "voice": 1, "question": "alive", "media_type": "audio/webm", "size": len(body),
        "chunks": -(-len(body) // CHUNK), "sha256": hashlib.sha256(body).hexdigest(), "key": "", **more,
    }  # fmt: skip
    return key, *phone.ask("PUT", f"stad/attachment/{key}", said)


def recorded(phone: Phone, guide: GuideVersion, body: bytes = b"geluid", **more: Any) -> Attachment:
    """A talk with one recording of one chunk."""
    key, status, _said = announced(phone, keep(phone, guide), body, **more)
    assert status == 200
    assert phone.ask("PUT", f"stad/attachment/{key}/0", body)[1]["complete"] is True
    return Attachment.objects.get(pk=key)


def test_sound_is_off_until_the_team_switches_it_on(phone: Phone, guide: GuideVersion, cast: Cast) -> None:
    assert phone.ask("GET", "stad/pack")[1]["sound"] is None
    assert not Purpose.objects.filter(dialogue=cast.dialogue, key="sound").exists()
    switch(cast)
    said = phone.ask("GET", "stad/pack")[1]
    assert said["sound"]["sentence"]["nl"].startswith("Mag ik het geluid")
    assert "sound" not in [each["key"] for each in said["purposes"]]
    switch(cast, "")
    assert phone.ask("GET", "stad/pack")[1]["sound"] is None
    switch(cast)
    assert Purpose.objects.filter(dialogue=cast.dialogue, key="sound").count() == 1


def test_sound_comes_in_with_everybodys_yes(phone: Phone, guide: GuideVersion, switched_on: Dialogue) -> None:
    sound = recorded(phone, guide)
    assert (sound.question and sound.question.key, sound.voice and sound.voice.number) == ("alive", 1)
    assert sound.complete_at is not None
    assert bytes(sound.parts.get().body) == b"geluid"


def test_without_the_switch_or_a_yes_sound_is_refused(phone: Phone, guide: GuideVersion, cast: Cast) -> None:
    switch(cast)
    silent = keep(phone, guide, voice(consents={**YES, "sound": False}, **GROWN))
    unasked = keep(phone, guide, voice(**GROWN))
    agreed = keep(phone, guide)
    for record in (silent, unasked):
        assert announced(phone, record, b"x")[1:] == (403, {"problem": "no_sound"})
        assert announced(phone, record, b"x", media_type="image/jpeg", question="")[1] == 200
    switch(cast, "")
    assert announced(phone, agreed, b"x")[1:] == (403, {"problem": "no_sound"})
    assert Attachment.objects.filter(media_type="audio/webm").count() == 0


@pytest.mark.parametrize(
    ("problem", "voices"),
    [
        ("child_sound", [voice(consents=SOUND, age="13-15", guardian="school")]),
        ("child_sound", [voice(consents=SOUND, age="under13", guardian="school")]),
        ("child_sound", [voice(consents=SOUND)]),
        ("sound_not_all", [voice(consents=SOUND, **GROWN), voice(2, **GROWN)]),
        ("sound_not_all", [voice(consents=SOUND, **GROWN), voice(2, age="13-15", guardian="school")]),
        ("sound_not_all", [voice(consents=SOUND, **GROWN), voice(2, consents={**NO, "sound": True}, **GROWN)]),
    ],
)
def test_a_yes_to_sound_holds_for_grown_people_and_for_all_of_the_talk(
    phone: Phone, guide: GuideVersion, switched_on: Dialogue, problem: str, voices: list[dict[str, Any]]
) -> None:
    record = keep(phone, guide, *voices, kind="group")
    row = Submission.objects.get()
    assert (row.state, row.problem.split()[0]) == ("quarantined", problem)
    assert announced(phone, record, b"x")[1:] == (404, {"problem": "unknown_record"})


def test_a_yes_to_sound_alone_keeps_no_words(phone: Phone, guide: GuideVersion, switched_on: Dialogue) -> None:
    keep(phone, guide, voice(consents={**NO, "sound": True}, **GROWN))
    assert (Conversation.objects.count(), Submission.objects.get().state) == (0, "quarantined")


def test_sound_is_deleted_thirty_days_after_it_came(phone: Phone, guide: GuideVersion, switched_on: Dialogue) -> None:
    sound = recorded(phone, guide)
    assert forget_old_sound(by=MACHINE, now=sound.began_at + TERM) == 0
    assert forget_old_sound(by=MACHINE, now=sound.began_at + TERM + timedelta(seconds=1)) == 1
    assert forget_old_sound(by=MACHINE, now=sound.began_at + TERM + timedelta(days=1)) == 0
    assert AttachmentChunk.objects.count() == 0
    assert Attachment.objects.get().gone_at is not None
    assert list(Entry.objects.filter(act="attachment.silence").values_list("who_kind", "why")) == [("machine", "1")]


def test_only_the_machine_deletes_by_term(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        forget_old_sound(by=cast.yara)


def test_half_a_recording_has_the_same_term(phone: Phone, guide: GuideVersion, switched_on: Dialogue) -> None:
    body = os.urandom(CHUNK + 5)
    key, _status, _said = announced(phone, keep(phone, guide), body)
    phone.ask("PUT", f"stad/attachment/{key}/0", body[:CHUNK])
    assert forget_old_sound(by=MACHINE, now=timezone.now() + TERM + timedelta(days=1)) == 1
    assert phone.ask("PUT", f"stad/attachment/{key}/1", body[CHUNK:])[1] == {"id": key, "have": [], "complete": True}
    assert AttachmentChunk.objects.count() == 0


def test_a_photo_has_no_such_term(phone: Phone, guide: GuideVersion, switched_on: Dialogue) -> None:
    recorded(phone, guide, media_type="image/jpeg")
    assert forget_old_sound(by=MACHINE, now=timezone.now() + TERM * 9) == 0


def test_taking_back_the_yes_to_sound_deletes_it_at_once(
    phone: Phone, guide: GuideVersion, switched_on: Dialogue, cast: Cast
) -> None:
    sound = recorded(phone, guide)
    done = withdraw(Voice.objects.get(), by=cast.yara, purpose="sound")
    assert done.removed == {"sounds": 1}
    assert AttachmentChunk.objects.count() == 0
    record = {"id": str(sound.conversation_id)}
    assert announced(phone, record, b"geluid", pk=str(sound.pk))[1:] == (403, {"problem": "no_sound"})
    assert Answer.objects.count() == 1
    assert list(Entry.objects.filter(act="attachment.silence").values_list("who", flat=True)) == [cast.yara.pk]


def test_taking_back_everything_deletes_all_sound_of_the_talk(
    phone: Phone, guide: GuideVersion, switched_on: Dialogue, cast: Cast
) -> None:
    both = [voice(number, consents=SOUND, **GROWN) for number in (1, 2)]
    record = keep(phone, guide, *both, kind="group")
    for number in (1, 2):
        key, _status, _said = announced(phone, record, b"geluid", voice=number)
        phone.ask("PUT", f"stad/attachment/{key}/0", b"geluid")
    withdraw(Voice.objects.get(number=1), by=cast.yara)
    assert (Attachment.objects.count(), AttachmentChunk.objects.count()) == (0, 0)


def test_a_correction_with_a_new_voice_that_was_not_asked_deletes_the_sound(
    phone: Phone, guide: GuideVersion, switched_on: Dialogue
) -> None:
    sound = recorded(phone, guide)
    record = talk(
        guide, key=sound.conversation_id, voices=[voice(**GROWN), voice(2, **GROWN)], reason="Zij was er ook."
    )
    phone.batch(packed(record))
    drain()
    assert Voice.objects.count() == 2
    assert AttachmentChunk.objects.count() == 0


def test_a_correction_that_says_nothing_of_sound_leaves_it(
    phone: Phone, guide: GuideVersion, switched_on: Dialogue
) -> None:
    sound = recorded(phone, guide)
    phone.batch(packed(talk(guide, key=sound.conversation_id, answers=[answer("Twee banken.")])))
    drain()
    assert Consent.objects.get(purpose__key="sound").given is True
    assert AttachmentChunk.objects.count() == 1


def test_a_question_that_the_guide_does_not_ask_is_refused(
    phone: Phone, guide: GuideVersion, switched_on: Dialogue
) -> None:
    record = keep(phone, guide)
    assert announced(phone, record, b"x", question="nothing")[1:] == (409, {"problem": "other_attachment"})


def test_only_the_recorder_may_use_a_microphone(client: Client, cast: Cast) -> None:
    recorder, other = client.get("/recorder/"), client.get("/")
    assert recorder["Permissions-Policy"] == "camera=(), geolocation=(), microphone=(self)"
    assert other["Permissions-Policy"] == "camera=(), geolocation=(), microphone=()"
    assert "media-src 'self' blob:" in recorder["Content-Security-Policy"]
    assert "blob:" not in other["Content-Security-Policy"]
