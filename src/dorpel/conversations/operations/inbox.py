"""The one door for what devices send: raw bytes, kept as they came, answered with a receipt."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from dorpel.conversations.models import Submission
from dorpel.conversations.operations.devices import Counts, note_counts
from dorpel.core.plain_sql import ask, values_of
from dorpel.dialogues.access import NotAllowed, rights
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May, roles_that
from dorpel.journal.operations import record_plain
from dorpel.people.models import Device, Person

Parser = Callable[[Submission], None]
PARSERS: dict[str, Parser] = {}
NO_LONGER = "no_longer_allowed"
COLUMNS = (
    "dialogue_id", "kind", "record", "sha256", "body", "format", "key", "device_id", "sender_id", "number", "state",
    "problem", "received_at",
)  # fmt: skip
# As plain SQL, for it is asked with every record that comes in: of a talk that was taken back the bytes aren't kept.
# Only one conflict is no error. Never by ignoring all: on SQLite that would swallow broken checks, and acknowledge
# nothing.
KEEP = (
    f"INSERT INTO conversations_submission ({', '.join(COLUMNS)})"  # noqa: S608
    " SELECT %s, %s, %s, %s, CASE WHEN gone.yes THEN %s ELSE %s END, %s, %s, %s, %s, %s,"
    " CASE WHEN gone.yes THEN 'hidden' ELSE %s END, CASE WHEN gone.yes THEN '' ELSE %s END, %s"
    " FROM (SELECT EXISTS (SELECT 1 FROM conversations_tombstone WHERE dialogue_id = %s AND conversation = %s) AS yes)"
    " AS gone WHERE true"
    " ON CONFLICT (dialogue_id, kind, record, sha256) DO NOTHING RETURNING sequence, state"
)
SAME = (
    "SELECT sequence, state FROM conversations_submission"
    " WHERE dialogue_id = %s AND kind = %s AND record = %s AND sha256 = %s"
)


class UnknownKind(LookupError):
    """No room reads this kind of record."""


class TooLarge(ValueError):
    """The body is longer than a record may be."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a device gets back: only with this in hand may it call its record delivered.

    `sequence` counts up over the whole inbox; `epoch` goes up when a backup was put back; `state` is
    'stored' or 'hidden' (known, but taken back: the bytes are not kept).
    """

    id: UUID
    sha256: str
    sequence: int
    epoch: int
    state: str


def parses(kind: str, parser: Parser) -> None:
    """Says who reads a kind of record; called in config/reactions.py by the room that owns the kind."""
    PARSERS[kind] = parser


@dataclass(frozen=True, slots=True)
class Content:
    """One content of one record as a device sends it."""

    kind: str
    record: UUID
    body: bytes
    format_id: str = ""
    key_id: str = ""
    number: int | None = None


def receive(
    dialogue: Dialogue,
    *,
    kind: str,
    record: UUID,
    body: bytes,
    by: Person,
    device: Device | None = None,
    format_id: str = "",
    key_id: str = "",
    number: int | None = None,
    may: May = May.RECORD,
    sender: Person | None = None,
    counts: Counts | None = None,
    held: frozenset[May] | None = None,
) -> Receipt:
    """Keeps one content of one record, once, whatever the bytes are, and answers for it.

    `sender` says whose talk it is when somebody else (`by`) sends it, such as a mended record; `counts` is what the
    device says of itself, kept in the same transaction; `held` what `by` may here, of a door that knows it already.
    Raises UnknownKind, TooLarge, NotAllowed; then nothing is kept. What somebody sends who may no longer
    record, or from a revoked device, is kept and shown to a person.
    """
    content = Content(kind, record, body, format_id, key_id, number)
    _takeable(content)
    trusted = _trusted(by, device, dialogue, may, held)
    with transaction.atomic():
        receipt = _kept(dialogue, content, by=by, device=device, sender=sender or by, trusted=trusted)
        if device is not None and counts is not None:
            note_counts(device, counts)
    return receipt


def receive_many(
    dialogue: Dialogue,
    contents: Sequence[Content],
    *,
    by: Person,
    device: Device,
    may: May = May.RECORD,
    counts: Counts | None = None,
) -> list[Receipt | dict[str, str]]:
    """Keeps many contents in one transaction; a receipt, or {"id", "problem"}, for each of them in order.

    Raises NotAllowed; then nothing is kept.
    """
    trusted = _trusted(by, device, dialogue, may)
    answers: list[Receipt | dict[str, str]] = []
    with transaction.atomic():
        for content in contents:
            try:
                _takeable(content)
                answers.append(_kept(dialogue, content, by=by, device=device, sender=device.person, trusted=trusted))
            except UnknownKind:
                answers.append({"id": str(content.record), "problem": "unknown_kind"})
            except TooLarge:
                answers.append({"id": str(content.record), "problem": "too_large"})
        if counts is not None:
            note_counts(device, counts)
    return answers


def _takeable(content: Content) -> None:
    if content.kind not in PARSERS:
        raise UnknownKind(content.kind)
    if len(content.body) > settings.BODY_LIMIT:
        raise TooLarge(content.kind)


def _kept(
    dialogue: Dialogue, content: Content, *, by: Person, device: Device | None, sender: Person, trusted: bool
) -> Receipt:
    state = Submission.State.WAITING if trusted else Submission.State.QUARANTINED
    sha256 = hashlib.sha256(content.body).hexdigest()
    row = values_of(Submission, COLUMNS, (
        dialogue.pk, content.kind, content.record, sha256, content.body, content.format_id[:60], content.key_id[:60],
        device and device.pk, sender.pk, content.number, str(state), "" if trusted else NO_LONGER, timezone.now(),
    ))  # fmt: skip
    made = ask(KEEP, [*row[:4], b"", *row[4:], row[0], row[2]])
    if made:
        record_plain("submission.receive", Submission._meta.label_lower, content.record, by=by, dialogue=dialogue.pk)
    [(sequence, state)] = made or ask(SAME, [row[0], content.kind, row[2], sha256])
    told = "hidden" if state == Submission.State.HIDDEN else "stored"
    return Receipt(content.record, sha256, sequence, dialogue.epoch, told)


def _trusted(
    by: Person, device: Device | None, dialogue: Dialogue, may: May, held: frozenset[May] | None = None
) -> bool:
    """Whether it may be read in at once. Raises NotAllowed for somebody who never could send anything here."""
    if may in (rights(by, dialogue) if held is None else held):
        return may == May.MEND_INBOX or device is None or device.revoked_at is None
    if device is None or not by.memberships.filter(dialogue=dialogue, role__in=roles_that(may)).exists():
        raise NotAllowed(may.value)
    return False
