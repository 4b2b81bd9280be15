"""Records beside a talk as a phone makes them, brought in and read."""

import json
from typing import Any
from uuid import UUID

from django.urls import reverse

from dorpel.conversations.models import Submission
from dorpel.conversations.operations.inbox import receive
from dorpel.conversations.operations.parse import drain
from dorpel.core.ids import uuid7
from tests.cast import Cast

NEED = "De lamp in de gang is stuk."


def need(**more: Any) -> dict[str, Any]:
    return {
        "format": "dorpel-referral/1", "id": str(uuid7()), "conversation": None, "voice": None, "receipt": "",
        "kind": "small", "service": None, "language": "nl", "need": NEED, "agreed": True, "contact": None,
        "held_on": "2026-11-24", **more,
    }  # fmt: skip


def wish(**more: Any) -> dict[str, Any]:
    return {
        "format": "dorpel-wish/1", "id": str(uuid7()), "conversation": None, "voice": None, "receipt": "",
        "language": "nl", "wish": "Ik wil helpen op het plein.", "held_on": None,
        "contact": {"means": "phone", "address": "0470 00 00 00"}, **more,
    }  # fmt: skip


def bring(cast: Cast, record: dict[str, Any], kind: str = "referral") -> Submission:
    receive(cast.dialogue, kind=kind, record=UUID(record["id"]), body=json.dumps(record).encode(), by=cast.vera)
    drain()
    return Submission.objects.latest("sequence")


def to(name: str, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": "stad", **where})
