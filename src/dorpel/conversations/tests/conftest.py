"""The cast, a guide of three questions, and a record as a phone would make it."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import Guide, GuideVersion, Question
from dorpel.conversations.operations.inbox import PARSERS, parses
from dorpel.conversations.operations.read import read_conversation
from dorpel.conversations.operations.read_beside import keep_debrief_record, keep_referral_record, keep_wish_record
from dorpel.core.ids import uuid7
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Device, Person
from dorpel.people.operations import device_token_hash
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def parser() -> None:
    """As config/reactions.py does."""
    readers = {
        "conversation": read_conversation,
        "referral": keep_referral_record,
        "wish": keep_wish_record,
        "debrief": keep_debrief_record,
    }
    for kind, reader in readers.items():
        if kind not in PARSERS:
            parses(kind, reader)


@pytest.fixture
def guide(cast: Cast) -> GuideVersion:
    return make_guide(cast.dialogue)


def make_guide(dialogue: Dialogue) -> GuideVersion:
    guide = Guide.objects.create(dialogue=dialogue, name="Aan de deur")
    version = GuideVersion.objects.create(dialogue=dialogue, guide=guide, number=1, published_at=timezone.now())
    for order, (key, group) in enumerate([("alive", "alive"), ("better", "better"), ("do", "do")], 1):
        Question.objects.create(
            dialogue=dialogue, guide_version=version, key=key, group=group, order=order, text=f"{key}?"
        )
    return version


YES = {"count": True, "quote": True, "table": True, "research": False, "contact": False}
NO = dict.fromkeys(YES, False)
TOKEN = "AAAAA-BBBBB"


def voice(number: int = 1, *, consents: dict[str, bool] = YES, **more: Any) -> dict[str, Any]:
    return {
        "number": number,
        "consent": {"text": "2026-1", "language": "nl", "read_by": "Vera", "answers": consents},
        **more,
    }


def answer(text: str, *, question: str = "alive", number: int | None = 1, **more: Any) -> dict[str, Any]:
    return {"question": question, "voice": number, "language": "nl", "text": text, **more}


def talk(guide: GuideVersion, *, key: UUID | None = None, **more: Any) -> dict[str, Any]:
    return {
        "format": "dorpel-conversation/1",
        "id": str(key or uuid7()),
        "guide": str(guide.pk),
        "kind": "doorstep",
        "language": "nl",
        "voices": [voice()],
        "answers": [answer("Een bank op de hoek.")],
        **more,
    }


def as_bytes(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode()


def send(cast: Cast, record: dict[str, Any], *, by: Person | None = None, **more: Any) -> Any:
    from dorpel.conversations.operations.inbox import receive

    return receive(
        cast.dialogue, kind="conversation", record=UUID(record["id"]), body=as_bytes(record), by=by or cast.vera, **more
    )


@pytest.fixture
def own(cast: Cast) -> Challenger:
    return Challenger.objects.create(dialogue=cast.dialogue, person=cast.vera, name="Vera")


@pytest.fixture
def phone(cast: Cast) -> Device:
    return Device.objects.create(person=cast.vera, name="Nokia", token_hash=device_token_hash(TOKEN))
