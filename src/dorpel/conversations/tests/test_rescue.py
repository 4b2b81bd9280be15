"""The file of a phone in need, read in row by row."""

import base64
import json
import re
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dorpel.challengers.models import Challenger
from dorpel.conversations.models import Conversation, GuideVersion, Submission, Tombstone
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.operations.rescue import NoRescueFile, read_rescue
from dorpel.conversations.tests.conftest import as_bytes, talk
from dorpel.core.ids import uuid7
from dorpel.dialogues.access import NotAllowed
from dorpel.people.models import Device
from tests.cast import Cast


def rescued(cast: Cast, phone: Device, *records: dict[str, Any], **more: Any) -> bytes:
    rows = [
        {"kind": "conversation", "id": each["id"], "number": at, "format": each.get("format", ""), "key": "",
         "body": base64.b64encode(as_bytes(each)).decode(), **more}
        for at, each in enumerate(records, 1)
    ]  # fmt: skip
    return json.dumps(
        {"format": "dorpel-rescue/1", "dialogue": "stad", "device": str(phone.pk), "made": 2, "records": rows}
    ).encode()


def test_a_rescue_file_goes_in_as_that_phones_once(
    cast: Cast, guide: GuideVersion, own: Challenger, phone: Device, client: Client
) -> None:
    Device.objects.update(revoked_at=timezone.now())  # the phone was stopped; a person reads the file in
    good, bad, gone = talk(guide), talk(guide, kind="poem"), talk(guide)
    Tombstone.objects.create(dialogue=cast.dialogue, conversation=UUID(gone["id"]), at=timezone.now())
    file = rescued(cast, phone, good, bad, gone)
    client.force_login(cast.yara)
    page = client.post(
        reverse("conversations:rescue", args=["stad"]), {"file": SimpleUploadedFile("rescue.json", file)}
    ).content.decode()
    assert re.findall(r"<bdi>(taken in|was here already|taken back[^<]*)</bdi>", page) == [
        "taken in", "taken in", "taken back by the resident; not kept",
    ]  # fmt: skip
    states = Submission.objects.order_by("sequence").values_list("state", "sender__name", "device")
    assert list(states) == [(state, "Vera", phone.pk) for state in ("parsed", "quarantined", "hidden")]
    assert Conversation.objects.get().challenger == own
    page = client.post(
        reverse("conversations:rescue", args=["stad"]), {"file": SimpleUploadedFile("rescue.json", file)}
    ).content.decode()
    assert page.count("was here already") == 2
    assert Submission.objects.count() == 3


def test_a_draft_from_a_file_waits_for_a_person(cast: Cast, guide: GuideVersion, phone: Device) -> None:
    """Its consent may not have been asked: read by a program it would count as a refusal, and its words would go."""
    record = talk(guide, voices=[])
    _device, told = read_rescue(cast.dialogue, rescued(cast, phone, record, draft=True), by=cast.yara)
    drain()
    row = Submission.objects.get()
    assert ([each.what for each in told], row.state, row.problem) == (["draft"], "quarantined", "draft")
    assert bytes(row.body) == as_bytes(record)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"format": "poem/1"}, "no_file"),
        ({"dialogue": "elders"}, "other_dialogue"),
        ({"device": str(uuid7())}, "unknown_device"),
        ({"device": "x"}, "unknown_device"),
        ({"records": {}}, "no_file"),
        ({"records": [{}] * 2001}, "too_many"),
    ],
)
def test_a_file_that_is_none_says_why(cast: Cast, phone: Device, change: dict[str, Any], code: str) -> None:
    file = json.loads(rescued(cast, phone)) | change
    with pytest.raises(NoRescueFile) as wrong:
        read_rescue(cast.dialogue, json.dumps(file).encode(), by=cast.yara)
    assert wrong.value.code == code


@pytest.mark.parametrize("raw", [b"", b"\xff", b"[" * 5000, b"[]", b"1"])
def test_bytes_that_are_no_file_are_refused(cast: Cast, raw: bytes) -> None:
    with pytest.raises(NoRescueFile):
        read_rescue(cast.dialogue, raw, by=cast.yara)


def test_one_bad_row_of_a_file_holds_up_none(cast: Cast, guide: GuideVersion, phone: Device) -> None:
    file = json.loads(rescued(cast, phone, talk(guide)))
    file["records"] = [None, {"kind": "poem", "id": str(uuid7()), "body": ""}, *file["records"], {"body": "%"}]
    _device, told = read_rescue(cast.dialogue, json.dumps(file).encode(), by=cast.yara)
    assert [each.what for each in told] == ["bad_request", "unknown_kind", "new", "bad_request"]


def test_only_who_mends_reads_a_file_in(cast: Cast, phone: Device) -> None:
    with pytest.raises(NotAllowed):
        read_rescue(cast.dialogue, rescued(cast, phone), by=cast.vera)
