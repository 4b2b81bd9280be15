"""A phone in plain Python that speaks the door as the recorder does: numbers, seals, keeps, believes receipts only."""

import base64
import hashlib
import http.client
import json
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from dorpel.core.ids import new_receipt, uuid7
from dorpel.core.seal import seal_to

Answer = tuple[int, bytes]
Line = Callable[[str, str, bytes, dict[str, str]], Answer]  # method, path, body, headers

READY, RECEIVED = "ready", "received"
MOST = 50  # records in one batch


class Lost(Exception):
    """No answer came; nobody knows whether the house has it."""


@dataclass
class Kept:
    """One finished record in the phone's memory; `sequence` and `state` change only by a receipt."""

    id: str
    number: int
    body: bytes = field(repr=False)
    key: str = ""
    kind: str = "conversation"
    state: str = READY
    sequence: int = 0

    @property
    def sha256(self) -> str:
        """The hash that a receipt must name."""
        return hashlib.sha256(self.body).hexdigest()


class Wire:
    """One kept-alive connection to the house; opens itself again after it broke."""

    def __init__(self, address: str, patience: float = 30) -> None:
        place = urlsplit(address)
        self._open = http.client.HTTPConnection(str(place.hostname), place.port, timeout=patience)

    def __call__(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        """Asks; raises Lost when no whole answer came."""
        try:
            self._open.request(method, path, body, headers)
            answer = self._open.getresponse()
            return answer.status, answer.read()
        except (OSError, http.client.HTTPException) as broken:
            self._open.close()
            raise Lost(type(broken).__name__) from broken

    def close(self) -> None:
        """Hangs up."""
        self._open.close()


@dataclass
class Phone:
    """What one device holds, and how it gives it to the house."""

    line: Line
    token: str
    dialogue: str = "stad"
    guide: str = ""
    seal: tuple[str, bytes] | None = None  # the house's key id and point, from the pack
    seed: int = 0
    epoch: int = 1
    agreed: int = 1  # the epoch in which it last compared
    watermark: int = 0
    made: int = 0
    outbox: list[Kept] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def prepare(self) -> None:
        """Fetches the pack, as before going out."""
        status, answer = self._ask("GET", "pack", b"")
        assert status == 200, answer
        pack = json.loads(answer)
        self.guide = pack["guides"][0]["id"]
        self.seal = pack["key"]["id"], base64.b64decode(pack["key"]["point"])
        self.epoch, self.watermark = pack["epoch"], pack["backup_watermark"]

    def finish(self, talk: dict[str, Any] | None = None) -> Kept:
        """Marks a talk ready: it gets the next number, is sealed, and can't change any more."""
        said = talk or self.talk()
        body = json.dumps(said, ensure_ascii=False).encode()
        key = ""
        if self.seal:
            key, point = self.seal
            nonce = self._random.randbytes(12)
            body = seal_to(point, key, body, place=f"conversation/{said['id']}", nonce=nonce)
        self.made += 1
        row = Kept(said["id"], self.made, body, key)
        self.outbox.append(row)
        return row

    def talk(self) -> dict[str, Any]:
        """One voice, three answers, about a kilobyte, as at most doors."""
        words = [self._random.choice(WORDS) for _ in range(90)]
        return {
            "format": "dorpel-conversation/1",
            "id": str(uuid7()),
            "guide": self.guide,
            "kind": "doorstep",
            "language": "nl",
            "held_on": "2026-11-24",
            "voices": [{"number": 1, "age": "16plus", "receipt": new_receipt(), "consent": CONSENT}],
            "answers": [
                {"question": key, "voice": 1, "language": "nl", "text": " ".join(words[at::3]), "doer": doer}
                for at, (key, doer) in enumerate((("alive", "we"), ("better", "city"), ("do", "i")))
            ],
        }  # fmt: skip

    @property
    def ready(self) -> list[Kept]:
        """What waits, in its order."""
        return [row for row in self.outbox if row.state == READY]

    def put(self, row: Kept) -> int:
        """Sends one record by itself; the status. Raises Lost."""
        path, headers = f"{row.kind}/{row.id}", {"Dorpel-Format": "dorpel-conversation/1"}
        counts = {
            "Dorpel-Number": str(row.number),
            "Dorpel-Made": str(self.made),
            "Dorpel-Unsent": str(len(self.ready)),
        }
        status, answer = self._ask("PUT", path, row.body, {**headers, **counts, "Dorpel-Key": row.key})
        if status == 200:
            self.believe([row], [_json(answer)])
        return status

    def batch(self, rows: Sequence[Kept]) -> int:
        """Sends up to 50 at once; the status. Raises Lost."""
        status, answer = self._ask("POST", "batch", self.packed(rows))
        said = _json(answer)
        if status == 200 and isinstance(said.get("receipts"), list):
            self.believe(rows, said["receipts"])
            self._stand(said)
        return status

    def packed(self, rows: Sequence[Kept]) -> bytes:
        """The body of a batch."""
        records = [
            {"kind": row.kind, "id": row.id, "number": row.number, "format": "dorpel-conversation/1", "key": row.key,
             "body": base64.b64encode(row.body).decode()}
            for row in rows
        ]  # fmt: skip
        return json.dumps({"made": self.made, "unsent": len(self.ready), "records": records}).encode()

    def believe(self, rows: Iterable[Kept], receipts: Iterable[Any]) -> None:
        """A record is received when a receipt names its id and its hash; nothing else counts."""
        for row, receipt in zip(rows, receipts, strict=False):
            if isinstance(receipt, dict) and (receipt.get("id"), receipt.get("sha256")) == (row.id, row.sha256):
                row.state, row.sequence = RECEIVED, receipt["sequence"]

    def flush(self) -> bool:
        """Delivers what waits, in batches; whether nothing is left. Raises Lost."""
        while rows := self.ready[:MOST]:
            if self.batch(rows) != 200 or any(row.state == READY for row in rows):
                return False
        return True

    def agree(self) -> int:
        """Asks what the house lacks of all that it once acknowledged; that becomes ready again. How many."""
        before, missing = self.epoch, 0
        held = [row for row in self.outbox if row.state == RECEIVED]
        for at in range(0, max(1, len(held)), 500):
            missing += self._agree(held[at : at + 500], before)
        self.agreed = self.epoch
        return missing

    def prune(self) -> list[Kept]:
        """Lets go what lies in a verified backup (a fortnight later, as the clock of this phone says); what went."""
        gone = [row for row in self.outbox if row.state == RECEIVED and row.sequence <= self.watermark]
        if self.agreed != self.epoch:
            return []
        self.outbox = [row for row in self.outbox if row not in gone]
        return gone

    def _agree(self, held: Sequence[Kept], epoch: int) -> int:
        asked = {
            "made": self.made, "unsent": len(self.ready), "epoch": epoch,
            "records": [[row.kind, row.id, row.sha256] for row in held],
        }  # fmt: skip
        status, answer = self._ask("POST", "state", json.dumps(asked).encode())
        if status != 200:
            raise Lost(str(status))
        said = json.loads(answer)
        self._stand(said)
        lacking = {tuple(each) for each in said["missing"]}
        for row in held:
            if (row.kind, row.id) in lacking:
                row.state = READY
        return len(lacking)

    def _stand(self, said: dict[str, Any]) -> None:
        if isinstance(said.get("epoch"), int) and isinstance(said.get("backup_watermark"), int):
            self.epoch, self.watermark = said["epoch"], said["backup_watermark"]

    def _ask(self, method: str, path: str, body: bytes, more: dict[str, str] | None = None) -> Answer:
        headers = {"Authorization": f"Device {self.token}", **(more or {})}
        return self.line(method, f"/field/{self.dialogue}/{path}", body, headers)


def _json(answer: bytes) -> dict[str, Any]:
    try:
        found = json.loads(answer)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


CONSENT = {
    "text": "2026-1", "language": "nl", "read_by": "Vera",
    "answers": {"count": True, "quote": True, "table": True, "research": False, "contact": False},
}  # fmt: skip
SAID = (
    "de bank op de hoek waar iedereen elkaar kent is weg en dat missen wij want daar zaten wij na het werk met de "
    "kinderen van de buren onder de oude linde naast het pleintje bij de bakker die zaterdag brood bracht voor wie "
    "niet kon komen ik wil wel helpen als iemand een sleutel geeft van de zaal en de stad het licht laat branden"
)
WORDS = SAID.split()
