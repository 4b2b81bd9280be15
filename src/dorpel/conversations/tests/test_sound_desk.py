"""Sound on the team's side: heard by who may read raw words, and typed out into the answer."""

import os

import pytest
from django.test import Client
from django.utils import timezone

from dorpel.conversations.models import Answer, Attachment, GuideVersion
from dorpel.conversations.operations.sound import TERM, forget_old_sound
from dorpel.conversations.operations.type_out import OtherWords, answer_of, type_out
from dorpel.conversations.tests.test_door import Phone
from dorpel.conversations.tests.test_sound import announced, keep, recorded, switch
from dorpel.core.actors import MACHINE
from dorpel.core.ids import uuid7
from dorpel.core.seal import seal_to, sealing_key
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Dialogue
from dorpel.journal.models import Entry
from tests.cast import Cast


@pytest.fixture
def phone(cast: Cast) -> Phone:
    return Phone(cast.vera)


@pytest.fixture
def switched_on(cast: Cast) -> Dialogue:
    return switch(cast)


def test_who_may_read_raw_words_hears_it_and_nobody_else(
    phone: Phone, guide: GuideVersion, switched_on: Dialogue, cast: Cast
) -> None:
    sound = sealed_sound(phone, guide, b"wat gezegd werd")
    page, client = f"/team/stad/sounds/{sound.pk}/", Client()
    client.force_login(cast.cem)
    assert client.get(page).status_code == 404
    talk_page = f"/team/stad/conversations/{sound.conversation_id}/"
    assert "<audio" not in client.get(talk_page).content.decode()
    client.force_login(cast.yara)
    assert "<audio" in client.get(talk_page).content.decode()
    heard = client.get(page)
    assert (heard.content, heard["Content-Type"], heard["Cache-Control"]) == (
        b"wat gezegd werd", "audio/webm", "no-store"
    )  # fmt: skip
    part = client.get(page, headers={"Range": "bytes=4-9"})
    assert (part.status_code, part.content, part["Content-Range"]) == (206, b"gezegd", "bytes 4-9/15")
    assert client.get(page, headers={"Range": "bytes=99-"}).status_code == 416
    forget_old_sound(by=MACHINE, now=timezone.now() + TERM * 2)
    assert client.get(page).status_code == 404
    assert "<audio" not in client.get(talk_page).content.decode()


def sealed_sound(phone: Phone, guide: GuideVersion, words: bytes) -> Attachment:
    """A recording as a phone sends it."""
    (key_id, point), key = sealing_key(), str(uuid7())
    body = seal_to(point, key_id, words, place=f"attachment/{key}", nonce=os.urandom(12))
    return recorded(phone, guide, body, pk=key, key=key_id)


def test_what_is_typed_out_becomes_a_new_version_of_the_answer(
    phone: Phone, guide: GuideVersion, switched_on: Dialogue, cast: Cast
) -> None:
    sound, client = recorded(phone, guide), Client()
    client.force_login(cast.yara)
    page = f"/team/stad/sounds/{sound.pk}/typing/"
    assert "Een bank op de hoek." in client.get(page).content.decode()
    given = {"text": "Een bank\r\nop de hoek, zei ze.", "language": "nl", "seen": "1"}
    assert client.post(page, given).status_code == 302
    versions = Answer.objects.get().versions.order_by("number")
    assert list(versions.values_list("number", "text", "cause")) == [
        (1, "Een bank op de hoek.", "said"),
        (2, "Een bank\nop de hoek, zei ze.", "corrected"),
    ]
    sound.refresh_from_db()
    assert sound.typed_at is not None
    assert Entry.objects.filter(act="attachment.type_out", thing_id=sound.pk).count() == 1
    assert client.post(page, {**given, "text": "Te laat."}).status_code == 422


def test_sound_without_written_words_gets_an_answer(phone: Phone, guide: GuideVersion, cast: Cast) -> None:
    switch(cast)
    record = keep(phone, guide, answers=[])
    key, _status, _said = announced(phone, record, b"x")
    phone.ask("PUT", f"stad/attachment/{key}/0", b"x")
    sound = Attachment.objects.get()
    assert answer_of(sound) is None
    said = type_out(sound, text="Een bank.", language="nl", seen=0, by=cast.yara)
    assert (said.voice, said.question, said.versions.get().text) == (sound.voice, sound.question, "Een bank.")
    with pytest.raises(OtherWords):
        type_out(sound, text="Twee.", language="nl", seen=0, by=cast.yara)
    with pytest.raises(NotAllowed):
        type_out(sound, text="Twee.", language="nl", seen=1, by=cast.cem)
