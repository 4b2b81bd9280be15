"""What it costs to take in what phones send; `make -s bench-ingest`.

The full stack (`dorpel run`, its queue and its reader of the inbox running) beside a plain 40-line Django that only
inserts (bench/ingest_floor.py), on the same server, database and settings of durability, in turns, in the same run.
One line of JSON per measure, for an empty inbox and for a large one:

`single 1|8|32` records a second with so many phones at once, median of the rounds (ratio: ours ÷ floor);
`many` records a second in batches of 50; `batch` milliseconds of processor a record in batches, of the processes that
answer (`reader`: of the one that reads the inbox afterwards); `growth` single records a second with 8 phones at the
large size ÷ at the empty one; `export` seconds for the CSV of all answers (ratio to the same rows by the floor);
`memory` MB at the peak of that export (peer: the same with an almost empty dialogue); `eight` eight posts of one
record at once, twenty times: refusals and doubles.

Environment: SIZE (32000; FULL=1 1000000; QUICK=1 1000), SEED, ENGINES (sqlite,postgresql).
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dorpel.config.settings")

from bench import ingest_load as load  # noqa: E402
from dorpel.config import environment  # noqa: E402
from tests.heavy.house import House  # noqa: E402
from tests.phone import Kept, Phone  # noqa: E402
from tools.running import free_port  # noqa: E402
from tools.test import postgres  # noqa: E402

QUICK = os.environ.get("QUICK") == "1"
SIZE = int(os.environ.get("SIZE") or (1_000_000 if os.environ.get("FULL") == "1" else 1_000 if QUICK else 32_000))
SEED = int(os.environ.get("SEED") or 1)
ENGINES = (os.environ.get("ENGINES") or ("sqlite" if QUICK else "sqlite,postgresql")).split(",")
ROUNDS, SECONDS, MANY = (1, 0.5, 200) if QUICK else (3, 0.6, 600)
FASTEST = 700  # single records a second that are made ready for a round
AT_ONCE = (1, 8, 32)
LEAST = {"single": 0.5, "growth": 0.8}
MOST = {"batch": 1.5, "export": 2.0, "memory": 1.25, "eight": 0.0}
TIMES = 20


@dataclass
class Floor:
    """The plain Django, as a process."""

    database: dict[str, Any]
    port: int = 0
    process: subprocess.Popen[str] | None = None

    def command(self, *words: str) -> list[str]:
        """One of its commands."""
        return [sys.executable, str(HERE / "bench" / "ingest_floor.py"), *words]

    @property
    def surroundings(self) -> dict[str, str]:
        """Its environment."""
        return {**os.environ, "FLOOR_DATABASE": json.dumps(self.database), "PYTHONPATH": str(HERE / "src")}

    def start(self) -> "Floor":
        """Serves until it is stopped."""
        self.port = free_port()
        command = self.command("serve", str(self.port))
        self.process = subprocess.Popen(command, env=self.surroundings, stdout=subprocess.PIPE, text=True)
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == "ready"
        return self

    def stop(self) -> None:
        """Ends it; its children end with it."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@dataclass
class Pair:
    """A house and a floor of the same size, and phones that send to both."""

    house: House
    floor: Floor
    size: int
    phones: list[Phone]

    def rows(self, count: int) -> list[list[Kept]]:
        """So many finished records of each phone."""
        return [load.finished(phone, -(-count // len(self.phones))) for phone in self.phones]

    def single(self, at_once: int) -> load.Load:
        """A round of single records to the house."""
        made = self.rows(int(FASTEST * SECONDS))
        asked = [load.single(row, phone.token) for phone, rows in zip(self.phones, made, strict=True) for row in rows]
        return load.send(self.house.port, asked, at_once=at_once, seconds=SECONDS)

    def many(self, count: int) -> load.Load:
        """Batches of fifty to the house."""
        asked = [
            load.batched(phone, rows[at : at + 50])
            for phone, rows in zip(self.phones, self.rows(count), strict=True)
            for at in range(0, len(rows), 50)
        ]
        return load.send(self.house.port, asked, at_once=2)

    def plain(self, count: int) -> list[Kept]:
        """Records for the floor: the words as they are, for it seals nothing."""
        bare = replace(self.phones[0], seal=None, outbox=[])
        return load.finished(bare, count)

    def floor_single(self, at_once: int) -> load.Load:
        """A round of single records to the floor."""
        asked = [load.plain_single(row) for row in self.plain(int(4 * FASTEST * SECONDS))]
        return load.send(self.floor.port, asked, at_once=at_once, seconds=SECONDS)

    def floor_many(self, count: int) -> load.Load:
        """Batches of fifty to the floor."""
        rows = self.plain(count)
        asked = [load.plain_batch(rows[at : at + 50]) for at in range(0, count, 50)]
        return load.send(self.floor.port, asked, at_once=2)

    def settle(self) -> float:
        """Waits until the house has read all that came; how long that took."""
        since = time.monotonic()
        while self.house.waiting():
            time.sleep(0.2)
        return time.monotonic() - since


def say(pair: Pair, measure: str, ours: float, peer: float | None, unit: str, ratio: float | None, **more: Any) -> bool:
    """Prints one measure; whether it holds."""
    name = measure.split()[0]
    bar = LEAST.get(name, MOST.get(name))
    # What has a bar in units of its own is held against that; the rest by its ratio.
    found = ours if name in ("batch", "eight") else ratio
    holds = bar is None or found is None or (found >= bar if name in LEAST else found <= bar)
    facts: dict[str, Any] = {
        "bench": "ingest", "measure": measure, "ours": round(ours, 2), "peer": None if peer is None else round(peer, 2),
        "unit": unit, "ratio": None if ratio is None else round(ratio, 2), "bar": bar, "holds": holds,
        "size": pair.size, "seed": SEED, "engine": pair.house.engine,
    }  # fmt: skip
    print(json.dumps({**facts, **more}), flush=True)
    return holds


def singles(pair: Pair) -> Iterator[bool]:
    """Single records, in turns with the floor."""
    for at_once in AT_ONCE:
        rounds = []
        for _ in range(ROUNDS):
            floor, ours = pair.floor_single(at_once), pair.single(at_once)
            assert floor.refused + ours.refused == 0, (floor, ours)
            rounds.append((ours.rate, floor.rate))
            pair.settle()
        ours_, floor_ = (statistics.median(each[side] for each in rounds) for side in (0, 1))
        ratio = statistics.median(ours / floor for ours, floor in rounds)
        yield say(pair, f"single {at_once}", ours_, floor_, "records/s", ratio)


def batches(pair: Pair) -> Iterator[bool]:
    """Records in batches: how many a second, and what each costs."""
    assert pair.house.process is not None
    assert pair.floor.process is not None
    web, reader = load.children(pair.house.process.pid)[:2], load.children(pair.house.process.pid)[-1:]
    plain = load.children(pair.floor.process.pid)
    rates, costs, reading = [], [], []
    for _ in range(ROUNDS):
        before = load.processor(plain)
        floor = pair.floor_many(MANY)
        floor_cost = (load.processor(plain) - before) / MANY * 1000
        before, read = load.processor(web), load.processor(reader)
        ours = pair.many(MANY)
        cost = (load.processor(web) - before) / MANY * 1000
        assert floor.refused + ours.refused == 0, (floor, ours)
        rates.append((50 * ours.rate, 50 * floor.rate))
        costs.append((cost, floor_cost))
        pair.settle()
        reading.append((load.processor(reader) - read) / MANY * 1000)
    ours_, floor_ = (statistics.median(each[side] for each in rates) for side in (0, 1))
    yield say(pair, "many", ours_, floor_, "records/s", ours_ / floor_)
    ours_, floor_ = (statistics.median(each[side] for each in costs) for side in (0, 1))
    more = {"reader": round(statistics.median(reading), 2)}
    yield say(pair, "batch", ours_, floor_, "CPU-ms/record", ours_ / max(floor_, 0.01), **more)


def growth(small: Pair, large: Pair) -> bool:
    """The same load on both sizes, in turns."""
    rounds = []
    for _ in range(ROUNDS):
        rounds.append((large.single(8).rate, small.single(8).rate))
        large.settle()
        small.settle()
    ours, peer = (statistics.median(each[side] for each in rounds) for side in (0, 1))
    return say(large, "growth", ours, peer, "records/s", statistics.median(each[0] / each[1] for each in rounds))


def exports(small: Pair, large: Pair, folder: Path) -> Iterator[bool]:
    """The CSV of all answers by the house and by the floor."""
    rounds = [(exported(large, folder), floored(large, folder)) for _ in range(1 if QUICK else 3)]
    ours, floor = (statistics.median(each[side][0] for each in rounds) for side in (0, 1))
    rows = (folder / "ours.csv").read_bytes().count(b"\n") - 1
    ratio = statistics.median(each[0][0] / each[1][0] for each in rounds)
    yield say(large, "export", ours, floor, "s", ratio, rows=rows)
    most, least = rounds[0][0][1], exported(small, folder)[1]
    yield say(large, "memory", most, least, "MB", most / least, floor=round(rounds[0][1][1], 1))


def exported(pair: Pair, folder: Path) -> tuple[float, float]:
    """Seconds and MB of what `dorpel export answers` does."""
    command = [sys.executable, str(HERE / "bench" / "ingest_export.py"), str(folder / "ours.csv")]
    return timed(command, pair.house.surroundings())


def floored(pair: Pair, folder: Path) -> tuple[float, float]:
    """Seconds and MB of the floor's."""
    return timed(pair.floor.command("export", str(folder / "floor.csv")), pair.floor.surroundings)


def timed(command: list[str], surroundings: dict[str, str]) -> tuple[float, float]:
    """The seconds that a command says, and MB at its peak."""
    process = subprocess.Popen(command, cwd=HERE, env=surroundings, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return float(said), used.ru_maxrss / 1024


def eight(pair: Pair) -> bool:
    """Eight posts of one record at once."""
    before = len(pair.house.asked("SELECT 1 FROM conversations_submission"))
    refused = 0
    for row in load.finished(pair.phones[0], TIMES):
        refused += load.send(pair.house.port, [load.single(row, pair.phones[0].token)] * 8, at_once=8).refused
    doubles = len(pair.house.asked("SELECT 1 FROM conversations_submission")) - before - TIMES
    return say(pair, "eight", refused + doubles, None, "refusals and doubles", None, times=TIMES)


def fill(pair: Pair, size: int) -> None:
    """So many records to both, through their doors; the house still has to read them."""
    for at in range(0, size, 4_000):
        step = min(4_000, size - at)
        assert not pair.many(step).refused
        assert not pair.floor_many(step).refused
    pair.size = size


def at_empty(pair: Pair) -> Iterator[bool]:
    """What is measured on an empty house."""
    yield from singles(pair)
    yield from batches(pair)
    yield eight(pair)


def at_size(small: Pair, large: Pair, folder: Path) -> Iterator[bool]:
    """What is measured on a full one, some of it beside the empty one."""
    yield from singles(large)
    yield from batches(large)
    yield growth(small, large)
    yield from exports(small, large, folder)


def houses(folder: Path, address: str, doors: ExitStack) -> Iterator[Pair]:
    """Two pairs, both empty, on SQLite or on the PostgreSQL at the address."""
    first = House(folder / "empty", database(address, "empty")).furnish(load.PARALLEL)
    shutil.copytree(first.data, folder / "large")
    second = replace(first, data=folder / "large", url=database(address, "large", like="empty"))
    for house in (first, second):
        doors.callback(house.stop)
        house.start()
        plain = database(address, f"floor_{house.data.name}")
        floor = Floor(environment.postgres(plain) if plain else sqlite(folder / f"floor_{house.data.name}"))
        doors.callback(floor.stop)
        phones = [house.phone(number, seed=SEED) for number in range(load.PARALLEL)]
        for phone in phones:
            phone.prepare()
        yield Pair(house, floor.start(), 0, phones)


def sqlite(path: Path) -> dict[str, Any]:
    """Django's own SQLite, with the same promises about the disk."""
    return {**environment.sqlite(path.with_suffix(".sqlite3")), "ENGINE": "django.db.backends.sqlite3"}


def database(address: str, name: str, like: str = "template1") -> str:
    """The address of a new database on a PostgreSQL; nothing for SQLite."""
    if not address:
        return ""
    import psycopg

    with closing(psycopg.connect(address, autocommit=True)) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {like}")
    return urlsplit(address)._replace(path=f"/{name}").geturl()


def main() -> int:
    """0 when every measure holds."""
    with ExitStack() as doors:
        folder = Path(tempfile.mkdtemp(prefix="dorpel-ingest-"))
        doors.callback(shutil.rmtree, folder, ignore_errors=True)
        pairs = []
        for engine in ENGINES:
            address = doors.enter_context(postgres()) if engine == "postgresql" else ""
            (folder / engine).mkdir()
            pairs.append(list(houses(folder / engine, address, doors)))
        held = [each for small, _large in pairs for each in at_empty(small)]
        for _small, large in pairs:
            fill(large, SIZE)
        for _small, large in pairs:
            large.settle()  # the engines read side by side
        held += [each for small, large in pairs for each in at_size(small, large, folder)]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
