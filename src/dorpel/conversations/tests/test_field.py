"""The devices' door over HTTP: stable codes, and no bytes that break it."""

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dorpel.conversations.field.sender import token_hash
from dorpel.conversations.models import Submission
from dorpel.core.ids import uuid7
from dorpel.people.models import Device
from tests.cast import Cast, make_cast

TOKEN = "kort-en-geheim"


def device_of(cast: Cast) -> Device:
    return Device.objects.create(person=cast.vera, name="phone", token_hash=token_hash(TOKEN))


def put(
    client: Client, body: bytes, *, path: str = "", token: str = TOKEN, **headers: str
) -> tuple[int, dict[str, object]]:
    answer = client.put(
        path or f"/field/stad/conversation/{uuid7()}", body, headers={"Authorization": f"Device {token}", **headers}
    )
    return answer.status_code, json.loads(answer.content)


def test_a_device_gets_a_receipt_and_its_count_is_noted(cast: Cast, client: Client) -> None:
    device = device_of(cast)
    headers = {"Dorpel-Number": "7", "Dorpel-Format": "dorpel-conversation/1", "Dorpel-Made": "9", "Dorpel-Unsent": "2"}
    status, receipt = put(client, b"{}", **headers)
    row = Submission.objects.get()
    device.refresh_from_db()
    assert status == 200
    assert receipt == {
        "id": str(row.record), "sha256": row.sha256, "sequence": row.sequence, "epoch": 1, "state": "stored"
    }  # fmt: skip
    assert (row.number, row.format, row.device, device.made, device.unsent) == (
        7,
        "dorpel-conversation/1",
        device,
        9,
        2,
    )


def test_a_record_is_taken_in_by_four_questions(cast: Cast, client: Client, django_assert_num_queries: Any) -> None:
    device_of(cast)
    counts = {"Dorpel-Number": "7", "Dorpel-Made": "7", "Dorpel-Unsent": "1"}
    put(client, b"{}", **counts)
    # who sends where, the record, the journal, what the phone says of itself; and the savepoint of a test
    with django_assert_num_queries(4 + 2):
        assert put(client, b"[]", **{**counts, "Dorpel-Made": "8"})[0] == 200


def test_every_refusal_has_a_code(cast: Cast, client: Client) -> None:
    device_of(cast)
    record = uuid7()
    assert put(client, b"{}", token="wrong") == (401, {"problem": "unknown_device"})
    assert put(client, b"{}", path=f"/field/stad/poem/{record}") == (404, {"problem": "unknown_kind"})
    assert put(client, b"{}", path="/field/stad/conversation/12") == (400, {"problem": "bad_id"})
    assert put(client, b"{}", path=f"/field/stad-elders/conversation/{record}") == (
        404,
        {"problem": "unknown_dialogue"},
    )
    assert client.put(f"/field/stad/conversation/{record}", b"{}").json() == {"problem": "sign_in"}
    assert client.post(f"/field/stad/conversation/{record}").json() == {"problem": "put_only"}
    assert client.get(f"/field/stad/conversation/{record}").json() == {"problem": "unknown_device"}
    assert Submission.objects.count() == 0


def test_a_session_needs_the_token_of_its_page(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.vera)
    path = f"/field/stad/conversation/{uuid7()}"
    assert client.put(path, b"{}").json() == {"problem": "bad_csrf"}
    client.cookies["csrftoken"] = "a" * 32
    assert client.put(path, b"{}", headers={"X-CSRFToken": "a" * 32}).status_code == 200
    assert Submission.objects.get().sender == cast.vera


def test_who_may_not_record_here_is_refused(cast: Cast, client: Client) -> None:
    client.force_login(cast.cem)
    answer = client.put(f"/field/stad/conversation/{uuid7()}", b"{}")
    assert (answer.status_code, answer.json()) == (403, {"problem": "not_allowed"})


@pytest.mark.parametrize("number", ["-1", "1e9", "99999999999999999999", "²", "", "x"])
def test_nonsense_in_a_header_is_no_reason_to_refuse_words(cast: Cast, client: Client, number: str) -> None:
    device_of(cast)
    assert put(client, b"{}", **{"Dorpel-Number": number.encode().decode("latin-1")})[0] == 200
    assert Submission.objects.get().number is None


class AnyBytes(TestCase):
    """Whatever the bytes are, they are kept as they came."""

    def setUp(self) -> None:
        from dorpel.conversations.operations.inbox import parses
        from dorpel.conversations.operations.read import read_conversation

        parses("conversation", read_conversation)
        device_of(make_cast())

    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.binary(max_size=400) | st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")))
    def test_any_bytes_are_kept_raw(self, body: bytes) -> None:
        from dorpel.conversations.operations.parse import drain

        record = uuid7()
        status, _receipt = put(Client(raise_request_exception=False), body, path=f"/field/stad/conversation/{record}")
        assert status == 200
        assert bytes(Submission.objects.get(record=record).body) == body
        drain()
        assert Submission.objects.get(record=record).state == "quarantined"
