"""What a page, an import, an export cost when the dialogue grows; `make -s bench-scale`.

One line of JSON per measure: ours, peer, ratio (for times: ours ÷ peer; for rows a second: peer ÷ ours) and whether
it it holds its bar. `list PAGE`: 95th percentile of a page in ms at the large size and at the small one, asked in
turns, median of the rounds. `queries PAGE`: their number. `import`: rows a second beside csv and bulk_create of the
same rows. `export`: seconds beside a csv.writer over the same rows, and how much the memory grew. `generate`:
milliseconds a talk at both sizes.

Environment: SIZE (100000; FULL=1 1000000; QUICK=1 1600 beside 320), SEED, DATA (a folder to keep the databases in),
DATABASE_URL (a PostgreSQL where databases of its own may be made; without it SQLite).
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

WORKER = Path(__file__).with_name("scale_worker.py")
QUICK = os.environ.get("QUICK") == "1"
SERVER = os.environ.get("DATABASE_URL") or ""
SMALL = 320 if QUICK else 3_200
LARGE = int(os.environ.get("SIZE") or (1_000_000 if os.environ.get("FULL") == "1" else 1_600 if QUICK else 100_000))
SEED = int(os.environ.get("SEED") or 1)
ROUNDS, ASKED = (3, 5) if QUICK else (5, 40)
ROWS = 1_000 if QUICK else 20_000
MOST = {"list": 1.5, "queries": 1.0, "generate": 1.5, "import": 8.0, "export": 2.0}


class House:
    """A dialogue of one size in a process and a database of its own."""

    def __init__(self, size: int, folder: Path) -> None:
        self.size, self.folder = size, folder / str(size)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.database = f"dorpel_scale_{size}"
        place = {"DATABASE_URL": on_server(self.database)} if SERVER else {}
        self.process = subprocess.Popen(
            [sys.executable, str(WORKER)],
            env={**os.environ, **place, "DORPEL_DATA": str(self.folder)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, what: str, **more: Any) -> Any:
        """Let the process do something and wait for its answer."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"what": what, **more}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"The process of {self.size} talks stopped at {what}.")
        return json.loads(line)

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait(timeout=60)
        if SERVER and not os.environ.get("DATA"):
            on_server(self.database, make=False)


def on_server(database: str, *, make: bool = True) -> str:
    """The address of a database on the given server, made when it isn't there yet (or removed, when it isn't to be)."""
    with psycopg.connect(SERVER, autocommit=True) as server:
        there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [database]).fetchone()
        if make != bool(there):
            server.execute(f"{'CREATE' if make else 'DROP'} DATABASE {database}")
    return urlsplit(SERVER)._replace(path=f"/{database}").geturl()


def say(
    kind: str, name: str, ours: float, peer: float, unit: str, *, more_is_better: bool = False, **also: Any
) -> bool:
    """Print one measure; whether it holds."""
    ratio = (peer / ours if more_is_better else ours / peer) if ours and peer else 0.0
    good = ratio <= MOST[kind] and also.get("grew_mb", 0) < 20
    facts = {
        "bench": "scale",
        "measure": f"{kind} {name}".strip(),
        "ours": round(ours, 3),
        "peer": round(peer, 3),
        "unit": unit,
        "ratio": round(ratio, 2),
        "bar": MOST[kind],
        "holds": good,
        "size": LARGE,
        "seed": SEED,
        "engine": "postgresql" if SERVER else "sqlite",
    }
    print(json.dumps({**facts, **also}), flush=True)
    return good


def measures(small: House, large: House) -> Iterator[bool]:
    """Every measure in its turn."""
    made = [house.ask("make", size=house.size, seed=SEED) for house in (small, large)]
    yield say("generate", "", made[1], made[0], "ms a talk")
    pages = small.ask("pages")
    for name in pages:
        small.ask("page", name=name, times=3)
        large.ask("page", name=name, times=3)
        rounds = [
            (large.ask("page", name=name, times=ASKED), small.ask("page", name=name, times=ASKED))
            for _ in range(ROUNDS)
        ]
        ours, peer = (statistics.median(pair[side]["ms"] for pair in rounds) for side in (0, 1))
        yield say("list", name, ours, peer, "ms")
        yield say("queries", name, rounds[0][0]["queries"], rounds[0][1]["queries"], "queries")
    taken = large.ask("import", rows=ROWS, seed=SEED)
    yield say("import", "", taken["ours"], taken["peer"], "rows/s", more_is_better=True, rows=ROWS)
    written = large.ask("export")
    yield say("export", "", written["ours"], written["peer"], "s", grew_mb=written["grew_mb"], rows=written["rows"])


def main() -> int:
    """0 when every measure holds."""
    given = os.environ.get("DATA")
    folder = Path(given) if given else Path(tempfile.mkdtemp(prefix="dorpel-scale-"))
    houses = [House(SMALL, folder), House(LARGE, folder)]
    try:
        return 0 if all(list(measures(*houses))) else 1
    finally:
        for house in houses:
            house.close()
        if not given:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
