"""Fetch the fonts and scripts of others that Dorpel carries, and check that they are the ones we looked at.

    python tools/vendor.py           # fetch every package of the lock, compare each file's sha256, put it in place
    python tools/vendor.py --write   # the same, but write the sha256 of new or changed entries into the lock

The lock (``vendor.lock.json``) is the only list. To add something, add a package or a file to it (without
``sha256``), run with ``--write`` and read the difference before you commit it. Needs ``npm`` on the path.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "vendor.lock.json"


def pack(name: str, version: str, folder: Path) -> Path:
    """The package's tarball, brought into ``folder`` by npm."""
    asked = ["npm", "pack", f"{name}@{version}", "--silent", "--pack-destination", str(folder)]
    done = subprocess.run(asked, check=True, capture_output=True, text=True)
    return folder / done.stdout.strip().splitlines()[-1]


def place(package: dict[str, Any], folder: Path, *, write: bool) -> list[str]:
    """Put the package's files in place; what differs from the lock comes back as sentences."""
    wrong = []
    with tarfile.open(pack(package["name"], package["version"], folder)) as archive:
        for entry in package["files"]:
            member = archive.extractfile(f"package/{entry['from']}")
            if member is None:
                wrong.append(f"{package['name']}: {entry['from']} is not a file in the package.")
                continue
            content = member.read()
            found = hashlib.sha256(content).hexdigest()
            if entry.get("sha256") != found and not write:
                wrong.append(f"{package['name']}: {entry['from']} has sha256 {found}, the lock says otherwise.")
                continue
            entry["sha256"] = found
            target = ROOT / entry["to"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return wrong


def main() -> int:
    """Bring every package of the lock; 0 when all are as locked, 1 when something differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the sha256 that were found into the lock")
    write = parser.parse_args().write
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    wrong: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        for package in lock["packages"]:
            wrong += place(package, Path(folder), write=write)
    if write:
        LOCK.write_text(json.dumps(lock, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
