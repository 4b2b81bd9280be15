"""A power cut, played from the log of what the processes asked of the kernel: only what an fsync covered survives.

`strace` writes down every write, truncation, sync and answer. The files are then built again as they would lie on the
disk after a cut at any moment (all that was written since the last sync of a file is gone), and compared with the
receipts that were sent before that moment.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.heavy.debian import bring

CALLS = "write,pwrite64,sendto,fsync,fdatasync,ftruncate,rename,unlink"
LINE = re.compile(r"^(?P<pid>\d+) +(?P<rest>.*)$")
CALL = re.compile(r"^(?P<name>\w+)\((?P<arguments>.*)\) += (?P<result>-?\d+)", re.DOTALL)
PLACE = re.compile(r"^\d+<(?P<path>[^>]*)>")
DATA = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
RECEIPT = re.compile(rb'"id": "([0-9a-f-]{36})", "sha256": "([0-9a-f]{64})"')


def strace() -> str | None:
    """Where it is (as root it is installed when it isn't there); None where processes may not be traced."""
    if not shutil.which("strace"):
        bring("strace")
    found = shutil.which("strace")
    if found is None or subprocess.run([found, "-f", "-o", os.devnull, "true"], capture_output=True).returncode:
        return None
    return found


def traced(program: str, log: Path) -> tuple[str, ...]:
    """The command that runs another one and writes down what it asks of the kernel."""
    return (program, "-f", "-y", "-xx", "-s", "70000", "-e", f"trace={CALLS}", "-e", "signal=none", "-o", str(log))


@dataclass(frozen=True)
class Event:
    """One thing that happened: a change of a file, its sync, or a receipt on its way."""

    what: str  # write, cut, sync, gone, receipt
    path: str = ""
    data: bytes = b""
    at: int = 0


def events(log: Path) -> Iterator[Event]:
    """What happened, in order. A call counts when it returned, a receipt already when it began to be sent."""
    begun: dict[str, str] = {}
    with log.open(encoding="ascii", errors="replace") as file:
        for line in file:
            found = LINE.match(line)
            if found is None:
                continue
            pid, rest = found["pid"], found["rest"]
            if rest.endswith("<unfinished ...>"):
                begun[pid] = rest.removesuffix("<unfinished ...>").rstrip()
                if rest.startswith("sendto("):
                    yield from receipts(begun.pop(pid))
            elif rest.startswith("<... "):
                if pid in begun:
                    yield from event(begun.pop(pid) + rest.partition(" resumed>")[2])
            elif rest.startswith("sendto("):
                yield from receipts(rest)
            else:
                yield from event(rest)


def receipts(call: str) -> Iterator[Event]:
    """The receipts in what is sent."""
    for data in DATA.findall(call):
        for record, sha256 in RECEIPT.findall(unhexed(data)):
            yield Event("receipt", record.decode(), sha256)


def event(call: str) -> Iterator[Event]:
    """The change that one finished call made, when it went well and is about a file."""
    found = CALL.match(call)
    place = PLACE.match(found["arguments"]) if found else None
    if found is None or int(found["result"]) < 0:
        return
    name, arguments = found["name"], found["arguments"]
    path = place["path"] if place else ""
    if path.startswith("\\x"):  # newer versions of strace write names this way too
        path = unhexed(path).decode()
    if name in ("rename", "unlink"):
        names = [unhexed(each).decode() for each in DATA.findall(arguments)]
        yield Event("gone", names[0])
    elif place is None:
        return
    elif name in ("fsync", "fdatasync"):
        yield Event("sync", path)
    elif name == "ftruncate":
        yield Event("cut", path, at=int(arguments.rpartition(",")[2]))
    elif name == "pwrite64":
        data = unhexed(DATA.findall(arguments)[0])[: int(found["result"])]
        yield Event("write", path, data, int(arguments.rpartition(",")[2]))


def unhexed(written: str) -> bytes:
    """Bytes as strace writes them with -xx."""
    return bytes.fromhex(written.replace("\\x", ""))


@dataclass
class Disk:
    """What lies on the disk of a few files, and what was only written and not synced."""

    files: dict[str, bytearray]
    waiting: dict[str, list[Event]] = field(default_factory=dict)
    sent: list[tuple[str, str]] = field(default_factory=list)

    def follow(self, happened: Event) -> None:
        """Takes one event in."""
        if happened.what == "receipt":
            self.sent.append((happened.path, happened.data.decode()))
        elif happened.path in self.files:
            if happened.what == "sync":
                for each in self.waiting.pop(happened.path, []):
                    self._change(each)
            else:
                self.waiting.setdefault(happened.path, []).append(happened)

    def _change(self, change: Event) -> None:
        content = self.files[change.path]
        if change.what == "gone":
            content.clear()
        elif change.what == "cut":
            del content[change.at :]
            content.extend(bytes(change.at - len(content)))
        else:
            content.extend(bytes(max(0, change.at - len(content))))
            content[change.at : change.at + len(change.data)] = change.data

    def cut(self, folder: Path) -> None:
        """Writes the files as they lie there after a cut now."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for path, content in self.files.items():
            with suppress(FileNotFoundError):
                (folder / Path(path).name).write_bytes(bytes(content))
