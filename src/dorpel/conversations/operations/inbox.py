"""The one door for what devices send: raw bytes, kept as they came, answered with a receipt."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from dorpel.conversations.models import Submission, Tombstone
from dorpel.dialogues.access import NotAllowed, rights
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May, roles_that
from dorpel.journal.operations import record_plain
from dorpel.people.models import Device, Person

Parser = Callable[[Submission], None]
PARSERS: dict[str, Parser] = {}
NO_LONGER = "no_longer_allowed"


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


@transaction.atomic
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
) -> Receipt:
    """Keeps one content of one record, once, whatever the bytes are, and answers for it.

    `sender` says whose talk it is when somebody else (`by`) sends it, such as a mended record.
    Raises UnknownKind, TooLarge, NotAllowed; then nothing is kept. What somebody sends who may no longer
    record, or from a revoked device, is kept and shown to a person.
    """
    content = Content(kind, record, body, format_id, key_id, number)
    _takeable(content)
    trusted = _trusted(by, device, dialogue, may)
    return _kept(dialogue, content, by=by, device=device, sender=sender or by, trusted=trusted)


@transaction.atomic
def receive_many(
    dialogue: Dialogue, contents: Sequence[Content], *, by: Person, device: Device, may: May = May.RECORD
) -> list[Receipt | dict[str, str]]:
    """Keeps many contents in one transaction; a receipt, or {"id", "problem"}, for each of them in order.

    Raises NotAllowed; then nothing is kept.
    """
    trusted = _trusted(by, device, dialogue, may)
    answers: list[Receipt | dict[str, str]] = []
    for content in contents:
        try:
            _takeable(content)
            answers.append(_kept(dialogue, content, by=by, device=device, sender=device.person, trusted=trusted))
        except UnknownKind:
            answers.append({"id": str(content.record), "problem": "unknown_kind"})
        except TooLarge:
            answers.append({"id": str(content.record), "problem": "too_large"})
    return answers


def _takeable(content: Content) -> None:
    if content.kind not in PARSERS:
        raise UnknownKind(content.kind)
    if len(content.body) > settings.BODY_LIMIT:
        raise TooLarge(content.kind)


def _kept(
    dialogue: Dialogue, content: Content, *, by: Person, device: Device | None, sender: Person, trusted: bool
) -> Receipt:
    gone = Tombstone.objects.filter(dialogue=dialogue, conversation=content.record).exists()
    state = Submission.State.WAITING if trusted else Submission.State.QUARANTINED
    row = Submission(
        dialogue=dialogue,
        kind=content.kind,
        record=content.record,
        sha256=hashlib.sha256(content.body).hexdigest(),
        body=b"" if gone else content.body,
        format=content.format_id[:60],
        key=content.key_id[:60],
        device=device,
        sender=sender,
        number=content.number,
        state=Submission.State.HIDDEN if gone else state,
        problem="" if gone or trusted else NO_LONGER,
        received_at=timezone.now(),
    )
    return _receipt(_stored_once(row, by=by), dialogue)


def _stored_once(row: Submission, *, by: Person) -> Submission:
    """The row, or the one that already holds this content.

    Never by ignoring conflicts: on SQLite that would swallow broken checks too, and acknowledge nothing.
    """
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        same = Submission.objects.filter(dialogue=row.dialogue, kind=row.kind, record=row.record, sha256=row.sha256)
        stored = same.defer("body").first()
        if stored is None:
            raise
        return stored
    record_plain("submission.receive", Submission._meta.label_lower, row.record, by=by, dialogue=row.dialogue_id)
    return row


def _trusted(by: Person, device: Device | None, dialogue: Dialogue, may: May) -> bool:
    """Whether it may be read in at once. Raises NotAllowed for somebody who never could send anything here."""
    if may in rights(by, dialogue):
        return may == May.MEND_INBOX or device is None or device.revoked_at is None
    if device is None or not by.memberships.filter(dialogue=dialogue, role__in=roles_that(may)).exists():
        raise NotAllowed(may.value)
    return False


def _receipt(row: Submission, dialogue: Dialogue) -> Receipt:
    state = "hidden" if row.state == Submission.State.HIDDEN else "stored"
    return Receipt(row.record, row.sha256, row.sequence, dialogue.epoch, state)
