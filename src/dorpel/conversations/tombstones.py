"""The list of tombstones outside the database: ids and hashes only, so that a restored backup knows who left."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from dorpel.conversations.models import Tombstone
from dorpel.core.disk import synced

KEPT = ("dialogue_id", "conversation", "voice", "voice_number", "receipt_hash", "import_key")


def place() -> Path:
    """The file; it belongs to no backup of the database and has a copy of its own."""
    return Path(settings.DORPEL_DATA) / "tombstones.jsonl"


def append(stone: Tombstone) -> None:
    """Adds one line and waits until the disk has it. Raises OSError; the withdrawal then doesn't happen."""
    row = {name.removesuffix("_id"): getattr(stone, name) for name in KEPT} | {
        "at": stone.at.isoformat(),
        "id": stone.pk,
    }
    path = place()
    fresh = not path.exists()
    # Begins with the end of a line too: what a power cut left half must not swallow this one.
    line = b"\n" * (not fresh) + json.dumps(row, default=str, separators=(",", ":")).encode() + b"\n"
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(handle, "ab") as file:
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
    if fresh:
        synced(path.parent)


def read() -> Iterator[dict[str, Any]]:
    """The lines, oldest first; a line that a power cut left half is skipped (its withdrawal was never answered)."""
    if not place().exists():
        return
    with place().open("rb") as file:
        for line in file:
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict):
                yield row
