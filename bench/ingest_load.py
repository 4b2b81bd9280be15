"""The phones of bench/ingest.py: requests made ready beforehand, sent by so many threads at once, answers checked."""

import base64
import http.client
import itertools
import json
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.phone import Kept, Phone

TICKS = 100  # of a processor's second in /proc, on every Linux
PARALLEL = 8  # devices


@dataclass(frozen=True)
class Request:
    """One request, and what its answer must hold."""

    method: str
    path: str
    body: bytes
    headers: dict[str, str]
    holds: tuple[bytes, ...]


@dataclass(frozen=True)
class Load:
    """What came of a load."""

    done: int
    refused: int
    seconds: float

    @property
    def rate(self) -> float:
        """Answered well, a second."""
        return self.done / self.seconds


def finished(phone: Phone, count: int) -> list[Kept]:
    """So many finished records, which the phone itself forgets."""
    rows = [phone.finish() for _ in range(count)]
    phone.outbox.clear()
    return rows


def single(row: Kept, token: str) -> Request:
    """One record as the recorder sends it by itself."""
    headers = {
        "Authorization": f"Device {token}", "Dorpel-Format": "dorpel-conversation/1", "Dorpel-Key": row.key,
        "Dorpel-Number": str(row.number), "Dorpel-Made": str(row.number), "Dorpel-Unsent": "1",
    }  # fmt: skip
    path = f"/field/stad/{row.kind}/{row.id}"
    return Request("PUT", path, row.body, headers, (row.sha256.encode(), row.id.encode()))


def batched(phone: Phone, rows: Sequence[Kept]) -> Request:
    """Fifty records at once."""
    holds = tuple(row.sha256.encode() for row in rows)
    return Request("POST", "/field/stad/batch", phone.packed(rows), {"Authorization": f"Device {phone.token}"}, holds)


def plain_single(row: Kept) -> Request:
    """The same for the floor."""
    return Request("PUT", f"/{row.id}", row.body, {}, (row.sha256.encode(),))


def plain_batch(rows: Sequence[Kept]) -> Request:
    """The same for the floor."""
    records = [{"id": row.id, "body": base64.b64encode(row.body).decode()} for row in rows]
    body = json.dumps({"records": records}).encode()
    return Request("POST", "/batch", body, {}, tuple(row.sha256.encode() for row in rows))


def send(port: int, requests: Sequence[Request], *, at_once: int, seconds: float = 3600) -> Load:
    """Sends them by so many threads until they are out or the time is over."""
    left, done, refused = iter(requests), itertools.count(), itertools.count()
    turn, begun = threading.Lock(), time.perf_counter()

    def take() -> Iterator[Request]:
        while time.perf_counter() - begun < seconds:
            with turn:
                request = next(left, None)
            if request is None:
                return
            yield request

    def work() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        for request in take():
            next(done if _answered(line, request) else refused)
        line.close()

    threads = [threading.Thread(target=work) for _ in range(at_once)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Load(next(done), next(refused), time.perf_counter() - begun)


def _answered(line: http.client.HTTPConnection, request: Request) -> bool:
    line.request(request.method, request.path, request.body, request.headers)
    answer = line.getresponse()
    said = answer.read()
    return answer.status == 200 and all(each in said for each in request.holds)


def children(parent: int) -> list[int]:
    """The processes that it forked, oldest first."""
    return sorted(map(int, Path(f"/proc/{parent}/task/{parent}/children").read_text().split()))


def processor(pids: Sequence[int]) -> float:
    """Seconds of processor that these used."""
    used = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return sum(int(each[11]) + int(each[12]) for each in used) / TICKS
