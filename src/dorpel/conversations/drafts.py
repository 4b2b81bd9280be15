"""A conversation as plain values, before it is kept: what the parser, the import and the demo all hand over."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class VoiceDraft:
    """One resident: categories by id, consents as (purpose id, given, explicit)."""

    id: UUID
    number: int = 1
    receipt_hash: str | None = None
    categories: tuple[UUID, ...] = ()
    consents: tuple[tuple[UUID, bool, bool], ...] = ()
    consent_text: str = ""
    consent_language: str = ""
    consent_read_by: str = ""


@dataclass(frozen=True, slots=True)
class AnswerDraft:
    """What was said to one question: `voice` is a VoiceDraft's id, or None when the talk said it."""

    id: UUID
    question: UUID
    text: str
    language: str
    voice: UUID | None = None
    doer: str = "unsaid"
    read_back: str = "no"


@dataclass(frozen=True, slots=True)
class ConversationDraft:
    """One talk; ids of rows of the same dialogue, `received_at` aware."""

    id: UUID
    guide_version: UUID
    language: str
    received_at: datetime
    kind: str = "doorstep"
    channel: str = "phone"
    held_on: date | None = None
    subject: str = ""
    place: str = ""
    present: int = 1
    supported_by: str = ""
    method: UUID | None = None
    challenger: UUID | None = None
    neighbourhood: UUID | None = None
    submission: int | None = None
    batch: UUID | None = None
    import_key: str | None = None
    content_sha256: str = ""
    voices: tuple[VoiceDraft, ...] = field(default=())
    answers: tuple[AnswerDraft, ...] = field(default=())
    reason: str = ""  # of a correction


def storable(text: str) -> bool:
    """Whether both databases can keep this text: no NUL, no lone surrogate."""
    if "\0" in text:
        return False
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
