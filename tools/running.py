"""Starts Dorpel the way people do, with a child process and a folder of its own, and reads what it prints."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
READY = 150  # seconds; a busy machine makes its fictional city slowly
STOP = 5.0  # seconds in which everything must be gone
LINK = re.compile(r"^(?P<who>\w+) \(.+\): (?P<link>http\S+)$")


@dataclass
class Site:
    """A running Dorpel."""

    process: subprocess.Popen[str]
    data: Path
    address: str = ""
    receipt: str = ""
    links: dict[str, str] = field(default_factory=dict)

    def url(self, path: str) -> str:
        """The whole address of a path."""
        return self.address.rstrip("/") + path

    def command(self, *words: str) -> str:
        """What a `dorpel` command prints, run on the same data."""
        done = subprocess.run(
            [sys.executable, "-m", "dorpel", *words],
            cwd=HERE,
            env=environment(self.data),
            capture_output=True,
            text=True,
        )
        return done.stdout

    def family(self) -> list[int]:
        """The process and all that it started, by id."""
        parents = {}
        for status in Path("/proc").glob("[0-9]*/status"):
            try:
                lines = dict(line.split(":\t", 1) for line in status.read_text().splitlines() if ":\t" in line)
            except OSError:
                continue  # it ended while we looked
            if not lines["State"].startswith("Z"):
                parents[int(lines["Pid"])] = int(lines["PPid"])
        found = [self.process.pid] if self.process.pid in parents else []
        for one in found:
            found += [pid for pid, parent in parents.items() if parent == one]
        return found

    def grown(self, least: int) -> bool:
        """Whether so many processes are there, soon."""
        until = time.monotonic() + 10
        while len(self.family()) < least and time.monotonic() < until:
            time.sleep(0.1)
        return len(self.family()) >= least


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def environment(data: Path, **more: str) -> dict[str, str]:
    """Our own, with another folder, and without what a test run sets for itself."""
    left = {"DATABASE_URL", "DORPEL_TESTS", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in left}
    return {**kept, "DORPEL_DATA": str(data), "LANG": "C.UTF-8", **more}


def start(data: Path, **more: str) -> Site:
    """Start it and wait until it says where it is; the last line it prints is the receipt."""
    process = subprocess.Popen(
        [sys.executable, "-m", "dorpel", "run"],
        cwd=HERE,
        env=environment(data, PORT=str(free_port()), **more),
        stdout=subprocess.PIPE,
        text=True,
    )
    site, since = Site(process, data), time.monotonic()
    assert process.stdout is not None
    for line in process.stdout:
        if line.startswith("http"):
            site.address = line.strip()
        elif found := LINK.match(line):
            site.links[found["who"]] = found["link"]
        elif line.startswith("receipt: "):
            site.receipt = line.removeprefix("receipt: ").strip()
            return site
        if time.monotonic() - since > READY:
            break
    process.kill()
    raise RuntimeError("The site didn't start; what it said stands above.")


def stop(site: Site) -> list[int]:
    """End it with TERM; the ids of processes that are still there after the promised seconds."""
    family = site.family()
    site.process.send_signal(signal.SIGTERM)
    until = time.monotonic() + STOP
    left = family
    while left and time.monotonic() < until:
        site.process.poll()
        left = [pid for pid in left if alive(pid)]
        time.sleep(0.05)
    for pid in left:
        os.kill(pid, signal.SIGKILL)
    site.process.wait()
    return left


def alive(pid: int) -> bool:
    """Whether a process runs; one that ended and wasn't asked after doesn't."""
    try:
        return ") Z" not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


@contextmanager
def running(kept: Path | None = None, **more: str) -> Iterator[Site]:
    """A site for as long as the block runs, on a folder of its own that goes with it, or on one that is `kept`."""
    data = kept or Path(tempfile.mkdtemp(prefix="dorpel-site-"))
    site = start(data, **more)
    try:
        yield site
    finally:
        left = stop(site)
        if kept is None:
            shutil.rmtree(data, ignore_errors=True)
        assert left == [], f"still there after {STOP} s: {left}"
