"""The rest of the devices' door: batches, what both sides agree on, the pack, attachments, a spare phone."""

import base64
import hashlib
import json
import os
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone

from dorpel.conversations.field.sender import token_hash
from dorpel.conversations.models import Attachment, Conversation, GuideVersion, Submission, Turnaway
from dorpel.conversations.operations.attach import CHUNK
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.tests.conftest import answer, as_bytes, talk, voice
from dorpel.core.ids import new_receipt, uuid7
from dorpel.core.seal import seal_to, sealing_key
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Device, Person
from tests.cast import Cast


class Phone:
    """A challenger's phone that says what it wants over HTTP."""

    def __init__(self, person: Person, token: str = "geheim") -> None:
        self.device = Device.objects.create(person=person, name="phone", token_hash=token_hash(token))
        self.client = Client()
        self.headers = {"Authorization": f"Device {token}"}

    def ask(self, method: str, path: str, body: Any = None, **more: str) -> tuple[int, Any]:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        found = self.client.generic(method, f"/field/{path}", data, headers={**self.headers, **more})
        return found.status_code, json.loads(found.content) if found.content[:1] in (b"{", b"[") else found.content

    def batch(self, *records: Any, **more: Any) -> tuple[int, Any]:
        return self.ask("POST", "stad/batch", {"records": list(records), **more})


@pytest.fixture
def phone(cast: Cast) -> Phone:
    return Phone(cast.vera)


def packed(record: dict[str, Any], body: bytes | None = None, **more: Any) -> dict[str, Any]:
    sent = as_bytes(record) if body is None else body
    return {"kind": "conversation", "id": record["id"], "body": base64.b64encode(sent).decode(), "number": 1, **more}


def sealed(record: dict[str, Any]) -> dict[str, Any]:
    key_id, point = sealing_key()
    body = seal_to(point, key_id, as_bytes(record), place=f"conversation/{record['id']}", nonce=os.urandom(12))
    return packed(record, body, key=key_id)


def test_a_batch_answers_each_record_in_order_and_one_bad_one_holds_up_none(phone: Phone, guide: GuideVersion) -> None:
    good, other = talk(guide), talk(guide)
    strange = {"kind": "poem", "id": str(uuid7()), "body": ""}
    status, said = phone.batch(packed(good), strange, {"kind": "conversation"}, "x", packed(other), made=7, unsent=2)
    phone.device.refresh_from_db()
    assert status == 200
    assert [each.get("problem", each.get("state")) for each in said["receipts"]] == [
        "stored", "unknown_kind", "bad_request", "bad_request", "stored"
    ]  # fmt: skip
    assert [each["id"] for each in said["receipts"]] == [good["id"], strange["id"], "", "", other["id"]]
    assert said["receipts"][0]["sha256"] == hashlib.sha256(as_bytes(good)).hexdigest()
    assert (said["epoch"], said["backup_watermark"], phone.device.made, phone.device.unsent) == (1, 0, 7, 2)
    assert Submission.objects.count() == 2


def test_the_same_batch_again_gives_the_same_receipts(phone: Phone, guide: GuideVersion) -> None:
    record = packed(talk(guide))
    assert phone.batch(record) == phone.batch(record)
    assert Submission.objects.count() == 1


def test_a_batch_that_is_too_large_is_refused_whole(phone: Phone, guide: GuideVersion) -> None:
    assert phone.batch(*[packed(talk(guide))] * 51) == (413, {"problem": "too_large"})
    assert phone.batch({"kind": "conversation", "id": "x", "body": "A" * 400_000}) == (413, {"problem": "too_large"})
    assert Submission.objects.count() == 0


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b'{"records": 3}', b'{"records": NaN}', b"[" * 4000])
def test_rubbish_is_a_bad_request(phone: Phone, body: bytes) -> None:
    assert phone.ask("POST", "stad/batch", body) == (400, {"problem": "bad_request"})


def test_a_sealed_talk_becomes_rows(phone: Phone, guide: GuideVersion) -> None:
    record = talk(guide)
    phone.batch(sealed(record))
    drain()
    assert Conversation.objects.get().pk == UUID(record["id"])
    assert b"bank" not in bytes(Submission.objects.get().body)


def test_what_does_not_open_stands_in_quarantine(phone: Phone, guide: GuideVersion) -> None:
    phone.batch(packed(talk(guide), b"DS1" + b"x" * 200, key="f9______"))
    drain()
    row = Submission.objects.get()
    assert (row.state, row.problem) == ("quarantined", "sealed f9______")


def test_the_house_says_what_it_lacks(phone: Phone, guide: GuideVersion, cast: Cast) -> None:
    here, gone = talk(guide), str(uuid7())
    phone.batch(packed(here), made=2, unsent=1)
    Dialogue.objects.filter(pk=cast.dialogue.pk).update(epoch=2, backup_watermark=41)
    known = ["conversation", here["id"], hashlib.sha256(as_bytes(here)).hexdigest()]
    other = ["conversation", here["id"], "0" * 64]
    lost = ["conversation", gone, "1" * 64]
    status, said = phone.ask("POST", "stad/state", {"made": 2, "unsent": 0, "records": [known, other, lost]})
    assert status == 200
    assert said["missing"] == [["conversation", here["id"]], ["conversation", gone]]
    assert (said["epoch"], said["backup_watermark"], said["revoked"]) == (2, 41, False)
    assert (said["last"]["made"], said["last"]["unsent"]) == (2, 1)


def test_the_pack_holds_what_a_talk_needs_in_every_language(phone: Phone, guide: GuideVersion) -> None:
    status, said = phone.ask("GET", "stad/pack")
    assert status == 200
    assert [each["code"] for each in said["dialogue"]["languages"]] == ["nl", "tr", "ar"]
    assert [each["direction"] for each in said["dialogue"]["languages"]] == ["ltr", "ltr", "rtl"]
    assert said["guides"][0]["id"] == str(guide.pk)
    assert [each["key"] for each in said["guides"][0]["questions"]] == ["alive", "better", "do"]
    assert [each["key"] for each in said["facets"]] == ["age", "gender"]
    assert len(base64.b64decode(said["key"]["point"])) == 65


def test_a_pack_that_the_phone_has_is_not_sent_again(phone: Phone, guide: GuideVersion) -> None:
    tag = phone.client.get("/field/stad/pack", headers=phone.headers)["ETag"]
    assert phone.ask("GET", "stad/pack", **{"If-None-Match": tag}) == (304, b"")


def test_a_phone_knows_whose_it_is(phone: Phone, cast: Cast) -> None:
    status, said = phone.ask("GET", "")
    assert (status, said["person"]["name"], said["revoked"]) == (200, "Vera", False)
    assert [each["slug"] for each in said["dialogues"]] == ["stad"]


def test_a_revoked_phone_reads_nothing_and_still_delivers(phone: Phone, guide: GuideVersion) -> None:
    Device.objects.update(revoked_at=timezone.now())
    assert phone.ask("GET", "")[1]["revoked"] is True
    assert phone.ask("GET", "stad/pack") == (403, {"problem": "not_allowed"})
    assert phone.ask("POST", "stad/state", {})[1]["revoked"] is True
    assert phone.batch(packed(talk(guide)))[1]["receipts"][0]["state"] == "stored"
    assert Submission.objects.get().state == "quarantined"


def test_a_challenger_gets_an_own_talk_back_without_its_receipts(phone: Phone, guide: GuideVersion, cast: Cast) -> None:
    record = talk(guide, voices=[voice(receipt=new_receipt())])
    phone.batch(sealed(record))
    path = f"stad/conversation/{record['id']}"
    assert phone.ask("GET", path) == (404, {"problem": "unknown_record"})
    drain()
    status, said = phone.ask("GET", path)
    assert status == 200
    assert said["answers"] == record["answers"]
    assert "receipt" not in said["voices"][0]
    assert Phone(cast.cem, "cem").ask("GET", path)[0] in (403, 404)


def test_a_correction_without_receipts_keeps_the_receipts(phone: Phone, guide: GuideVersion) -> None:
    code = new_receipt()
    record = talk(guide, voices=[voice(receipt=code)])
    phone.batch(sealed(record))
    drain()
    hashed = Conversation.objects.get().voices.get().receipt_hash
    phone.batch(sealed({**record, "voices": [voice()], "answers": [answer("Twee banken.")]}))
    drain()
    assert Conversation.objects.get().voices.get().receipt_hash == hashed
    assert Conversation.objects.get().answers.get().version == 2


def attached(phone: Phone, record: dict[str, Any], body: bytes, *, pk: str = "", **more: Any) -> tuple[str, int, Any]:
    key = pk or str(uuid7())
    said = {
        "conversation": record["id"], "voice": None, "media_type": "image/jpeg", "size": len(body),
        "chunks": -(-len(body) // CHUNK), "sha256": hashlib.sha256(body).hexdigest(), "key": "", **more,
    }  # fmt: skip
    return key, *phone.ask("PUT", f"stad/attachment/{key}", said)


def test_a_photo_comes_in_chunks_in_any_order_and_twice(phone: Phone, guide: GuideVersion) -> None:
    record, body = talk(guide), os.urandom(CHUNK + 17)
    phone.batch(packed(record))
    drain()
    key, status, said = attached(phone, record, body)
    assert (status, said) == (200, {"id": key, "have": [], "complete": False})
    path = f"stad/attachment/{key}"
    for _twice in range(2):
        assert phone.ask("PUT", f"{path}/1", body[CHUNK:])[1] == {"id": key, "have": [1], "complete": False}
    assert attached(phone, record, body, pk=key)[2]["have"] == [1]
    assert phone.ask("PUT", f"{path}/0", body[:CHUNK])[1] == {"id": key, "have": [0, 1], "complete": True}
    whole = Attachment.objects.get()
    assert b"".join(bytes(part.body) for part in whole.parts.order_by("number")) == body


def test_a_photo_that_came_in_wrong_begins_again(phone: Phone, guide: GuideVersion) -> None:
    record, body = talk(guide), b"x" * 100
    phone.batch(packed(record))
    drain()
    key, _status, _said = attached(phone, record, body)
    assert phone.ask("PUT", f"stad/attachment/{key}/0", b"y" * 100)[1] == {"id": key, "have": [], "complete": False}
    assert phone.ask("PUT", f"stad/attachment/{key}/0", body)[1]["complete"] is True


def test_what_is_no_attachment_is_refused(phone: Phone, guide: GuideVersion, cast: Cast) -> None:
    record = talk(guide)
    assert attached(phone, record, b"x")[1:] == (404, {"problem": "unknown_record"})
    phone.batch(packed(record))
    drain()
    assert attached(phone, record, b"x", media_type="text/html")[1:] == (409, {"problem": "other_attachment"})
    assert attached(phone, record, b"x", chunks=9)[1:] == (409, {"problem": "other_attachment"})
    assert attached(phone, record, b"x", voice=9)[1:] == (404, {"problem": "unknown_record"})
    key = attached(phone, record, b"x")[0]
    assert attached(phone, record, b"y", pk=key)[1:] == (409, {"problem": "other_attachment"})
    assert phone.ask("PUT", f"stad/attachment/{key}/0", b"xx") == (409, {"problem": "other_attachment"})
    assert phone.ask("PUT", f"stad/attachment/{key}/7", b"x") == (409, {"problem": "other_attachment"})


def test_drafts_move_to_a_spare_phone_once(phone: Phone, cast: Cast) -> None:
    path, spare = f"stad/handover/{uuid7()}", Phone(cast.vera, "reserve")
    assert phone.ask("PUT", path, b"\x00versleuteld")[0] == 200
    assert phone.ask("PUT", path, b"anders") == (409, {"problem": "other_handover"})
    assert spare.ask("GET", path) == (200, b"\x00versleuteld")
    assert spare.ask("DELETE", path)[0] == 200
    assert spare.ask("GET", path) == (404, {"problem": "unknown_record"})


def test_a_correction_says_why(phone: Phone, guide: GuideVersion) -> None:
    record = talk(guide)
    phone.batch(sealed(record))
    drain()
    phone.batch(sealed({**record, "answers": [answer("Twee banken.")], "reason": "Ik had één bank geschreven."}))
    drain()
    version = Conversation.objects.get().answers.get().versions.get(number=2)
    assert (version.text, version.reason) == ("Twee banken.", "Ik had één bank geschreven.")


def test_several_doors_that_stayed_shut_are_counted_at_once(phone: Phone) -> None:
    record = {"format": "dorpel-conversation/1", "id": str(uuid7()), "outcome": "nobody", "count": 12}
    phone.batch(sealed(record))
    drain()
    assert list(Turnaway.objects.values_list("outcome", "count")) == [("nobody", 12)]
