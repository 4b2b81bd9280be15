"""Everything that a hostile program may send to every address of the door: kept as it came or 4xx, never a 500."""

import base64
import itertools
import json
from collections.abc import Iterator
from contextlib import closing
from urllib.parse import quote
from uuid import UUID

from tests.heavy.crowd import crowd_of
from tests.heavy.house import House
from tests.phone import Answer, Lost, Wire

RECORD = "0193a7c0-0000-7000-8000-000000000001"
NASTY = {
    "nothing": b"",
    "bomb": b'{"a":' * 40_000 + b"1" + b"}" * 40_000,
    "list bomb": b"[" * 100_000,
    "deep": b'{"records":' + b"[" * 3_000 + b"]" * 3_000 + b"}",
    "nan": b'{"made": NaN, "records": [NaN, Infinity, -Infinity]}',
    "huge number": b'{"made": 1' + b"0" * 400 + b', "unsent": -1e400, "records": []}',
    "long number": b'{"made": ' + b"9" * 200_000 + b', "records": []}',
    "nul": b'{"records": [{"kind": "conversation", "id": "\\u0000", "body": "\\u0000"}]}',
    "raw nul": b"\x00" * 5_000,
    "surrogates": b'{"records": [["\\ud800", "\\udfff\\ud800", "\\ud83d"]], "made": "\\ud800"}',
    "bidi": '{"records": [{"kind": "\u202econversation\u2066", "id": "\u200f", "format": "\u2069"}]}'.encode(),
    "not utf-8": b'{"records": "\xff\xfe\xed\xa0\x80"}',
    "twice": b'{"records": [], "records": 3, "made": 1, "made": null}',
    "types": b'{"records": {"a": 1}, "made": [], "unsent": {}, "epoch": "x"}',
    "threes": b'{"records": [[1, 2, 3], ["conversation", null, {}], ["x"]]}',
    "lists": b'{"records": [["conversation", ["0"], [1]], [{}, {}, {}]]}',
    "attachment": b'{"conversation": "x", "voice": 1e999, "media_type": [], "size": -1, "chunks": 1e9, "sha256": {}}',
    "sized": b'{"conversation": "'
    + RECORD.encode()
    + b'", "size": 9007199254740993, "chunks": 99999999999, "sha256": 1}',
    "4 MB": b"\xff" * 4_000_000,
    "4 MB of json": b'{"records": ["' + b"a" * 4_000_000 + b'"]}',
}
HEADERS: list[dict[str, str]] = [
    {},
    {"Dorpel-Number": "9" * 500, "Dorpel-Made": "-1", "Dorpel-Unsent": "1e400", "Dorpel-Key": "\u202e" * 3},
    {"Dorpel-Number": "\u0663", "Dorpel-Format": "x" * 4_000, "Dorpel-Made": "٣"},
]
IDS = (RECORD, "x", "0" * 40, "%00", "..%2f..", "%ed%a0%80", "٣" * 36, "a" * 3_000)
METHODS = ("GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS")


def addresses() -> Iterator[str]:
    """Every kind of address of the door, with good and strange parts."""
    yield from ("", "stad/pack", "stad/batch", "stad/state", "%00/pack", "nergens/batch", "stad/")
    for key in IDS:
        yield from (f"stad/conversation/{key}", f"stad/referral/{key}", f"stad/{key}/{RECORD}", f"stad/handover/{key}")
        yield from (f"stad/attachment/{key}", f"stad/attachment/{key}/0", f"stad/attachment/{key}/99999999999999999999")


def coded(text: str) -> str:
    """As a header or an address travels: bytes that a server reads as latin-1."""
    return text.encode().decode("latin-1")


def ask(line: Wire, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
    """One request; once more when the house hung up on the one before."""
    path = "/field/" + quote(path, safe="/%.")
    for _try in range(2):
        try:
            return line(method, path, body, {name: coded(value) for name, value in headers.items()})
        except Lost:
            continue
    return 0, b""


def test_nothing_that_comes_is_a_mistake_of_ours(house: House) -> None:
    [phone] = crowd_of(house.start(), 1)
    who = {"Authorization": f"Device {phone.token}"}
    found: dict[tuple[str, str, str], int] = {}
    with closing(Wire(house.address)) as line:
        for path in addresses():
            for (name, body), more in zip(NASTY.items(), itertools.cycle(HEADERS), strict=False):
                method = "POST" if path.endswith(("batch", "state")) else "PUT"
                found[method, path[:60], name] = ask(line, method, path, body, {**who, **more})[0]
            for method in METHODS:
                found[method, path[:60], ""] = ask(line, method, path, b"", who)[0]
        for token in (
            "",
            "Device",
            "Device \x01",
            "Basic eDp5",
            "Device " + "x" * 9_000,
            "device phone-0",
            "Device \u202e",
        ):
            found["PUT", token[:20], "token"] = ask(
                line, "PUT", f"stad/conversation/{RECORD}", b"x", {"Authorization": token}
            )[0]
    wrong = {asked: status for asked, status in found.items() if not (200 <= status < 500)}
    assert wrong == {}
    assert not [line_ for line_ in house.said if "Traceback" in line_]


def test_what_is_taken_is_kept_as_it_came(house: House) -> None:
    """Bytes that no reader can read stand in the inbox to the letter, alone and in a batch."""
    phone, other = crowd_of(house.start(), 2)
    kept: dict[str, bytes] = {}
    for number, (name, body) in enumerate(NASTY.items()):
        if len(body) > 1_000_000:
            continue
        for sender, offset in ((phone, 0x100), (other, 0x200)):
            key = str(UUID(int=UUID(RECORD).int + offset + number))
            if sender is phone:
                status, _answer = phone.line("PUT", f"/field/stad/conversation/{key}", body, who(phone.token))
            else:
                record = {"kind": "conversation", "id": key, "body": base64.b64encode(body).decode()}
                asked = json.dumps({"records": [record]}).encode()
                status, _answer = other.line("POST", "/field/stad/batch", asked, who(other.token))
            if status == 200:
                kept[key] = body
            else:
                assert status == 413, (name, status)
    assert len(kept) > 30
    rows = {str(UUID(str(record))): bytes(body) for record, body in house.asked(BODIES)}
    assert rows == kept
    states = {state for (state,) in house.asked("SELECT DISTINCT state FROM conversations_submission")}
    assert states <= {"waiting", "quarantined"}


BODIES = "SELECT record, body FROM conversations_submission"


def who(token: str) -> dict[str, str]:
    """The header of a phone."""
    return {"Authorization": f"Device {token}"}
