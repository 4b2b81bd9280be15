"""Closing the journal: a hash over each run of entries and over the hash before, and the check of the whole chain."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.core.ids import uuid7_from
from dorpel.journal.models import NO_DIALOGUE, Entry, Seal

RUN = 10_000  # entries; a longer journal is closed in several runs
# An entry gets its id a moment before its transaction commits; a younger run could still get one in its middle.
SETTLED = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in the journal that isn't as it was closed: the number of its seal, and what."""

    seal: int
    what: str


def close_entries(dialogue: UUID | None, *, until: datetime | None = None) -> list[Seal]:
    """Closes what was added before `until` (an hour ago) since the last seal, in runs; returns the new seals.

    Nothing is locked while it reads: entries never change. Two at once: the second gets an IntegrityError.
    """
    bound = uuid7_from(int((until or timezone.now() - SETTLED).timestamp() * 1000), 0)
    made: list[Seal] = []
    last = _last_seal(dialogue)
    while True:
        run = _entries(dialogue).filter(id__lt=bound)
        if (covered := _covered(dialogue)) is not None:
            run = run.filter(id__gt=covered)
        digest, count, end = hash_run(last.sha256 if last else "", run.order_by("id")[:RUN])
        if end is None:
            return made
        last = Seal.objects.create(
            dialogue=dialogue or NO_DIALOGUE,
            number=last.number + 1 if last else 1,
            last=end,
            entries=count,
            previous=last.sha256 if last else "",
            sha256=digest,
            at=timezone.now(),
        )
        made.append(last)


def close_all(*, until: datetime | None = None) -> int:
    """Closes every dialogue's entries, and those of no dialogue; returns how many seals were made."""
    dialogues = Entry.objects.order_by("dialogue").values_list("dialogue", flat=True).distinct()
    return sum(len(close_entries(dialogue, until=until)) for dialogue in list(dialogues))


def verify(dialogue: UUID | None) -> list[Flaw]:
    """What isn't as it was closed: a broken chain, or a run whose entries were changed, added or removed."""
    found: list[Flaw] = []
    previous, number, start = "", 0, None
    purged = _purged(dialogue)
    for seal in Seal.objects.filter(dialogue=dialogue or NO_DIALOGUE).order_by("number"):
        if seal.number != number + 1 or seal.previous != previous:
            found.append(Flaw(seal.number, _("The chain is broken before this seal.")))
        if seal.kind == Seal.Kind.PURGE:
            if purge_hash(seal.previous, seal.last, seal.entries) != seal.sha256:
                found.append(Flaw(seal.number, _("This purge isn't as it was written down.")))
        else:
            if purged is None or seal.last > purged:
                found += _flaws(dialogue, seal, start)
            start = seal.last
        previous, number = seal.sha256, seal.number
    return found


def verify_newest(dialogue: UUID | None) -> list[Flaw]:
    """The same for the newest run only: one run of entries at most, however long the journal is."""
    seals = Seal.objects.filter(dialogue=dialogue or NO_DIALOGUE, kind=Seal.Kind.CLOSING).order_by("-number")
    newest, before = [*seals[:2], None, None][:2]
    purged = _purged(dialogue)
    if newest is None or (purged is not None and newest.last <= purged):
        return []
    return _flaws(dialogue, newest, before.last if before else None)


def hash_run(previous: str, entries: "QuerySet[Entry] | Iterator[Entry]") -> tuple[str, int, UUID | None]:
    """SHA-256 (hex) over the hash before and one line of canonical JSON per entry; their number and the last id."""
    digest, count, end = hashlib.sha256(previous.encode()), 0, None
    for entry in entries.iterator(chunk_size=2000) if isinstance(entries, QuerySet) else entries:
        digest.update(b"\n" + canonical(entry))
        count, end = count + 1, entry.id
    return digest.hexdigest(), count, end


def canonical(entry: Entry) -> bytes:
    """One entry as JSON that is the same on every machine and database: sorted keys, times in UTC with microseconds."""
    values = {
        "id": entry.id.hex,
        "dialogue": entry.dialogue.hex if entry.dialogue else None,
        "who_kind": entry.who_kind,
        "who": entry.who.hex if entry.who else None,
        "act": entry.act,
        "thing": entry.thing,
        "thing_id": entry.thing_id.hex if entry.thing_id else None,
        "why": entry.why,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
    }
    return json.dumps(values, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def purge_hash(previous: str, last: UUID, entries: int) -> str:
    """The hash of a seal that stands for entries which were let go."""
    return hashlib.sha256(f"{previous}\npurge {last.hex} {entries}".encode()).hexdigest()


def _flaws(dialogue: UUID | None, seal: Seal, start: UUID | None) -> list[Flaw]:
    run = _entries(dialogue).filter(id__lte=seal.last)
    if start is not None:
        run = run.filter(id__gt=start)
    digest, count, _end = hash_run(seal.previous, run.order_by("id"))
    if count != seal.entries:
        return [
            Flaw(
                seal.number,
                _("%(there)d entries stand here and %(closed)d were closed.")
                % {"there": count, "closed": seal.entries},
            )
        ]
    return [] if digest == seal.sha256 else [Flaw(seal.number, _("An entry isn't as it was when it was closed."))]


def _entries(dialogue: UUID | None) -> "QuerySet[Entry]":
    return Entry.objects.filter(dialogue=dialogue) if dialogue else Entry.objects.filter(dialogue=None)


def _last_seal(dialogue: UUID | None) -> Seal | None:
    return Seal.objects.filter(dialogue=dialogue or NO_DIALOGUE).order_by("-number").first()


def _covered(dialogue: UUID | None) -> UUID | None:
    """The last entry that a closing covers."""
    closed = Seal.objects.filter(dialogue=dialogue or NO_DIALOGUE, kind=Seal.Kind.CLOSING).order_by("-number")
    return closed.values_list("last", flat=True).first()


def _purged(dialogue: UUID | None) -> UUID | None:
    """The last entry that was let go."""
    purges = Seal.objects.filter(dialogue=dialogue or NO_DIALOGUE, kind=Seal.Kind.PURGE).order_by("-number")
    return purges.values_list("last", flat=True).first()
