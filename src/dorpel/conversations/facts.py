"""What happens to conversations, in plain values."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.conversations.drafts import ConversationDraft
from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class ConversationsKept(Fact):
    """Conversations were kept; `shown` is False while the file they come from is still being read in."""

    dialogue: UUID
    drafts: tuple[ConversationDraft, ...]
    shown: bool = True


@dataclass(frozen=True, slots=True)
class BatchPublished(Fact):
    """All conversations of a file are shown from now on."""

    dialogue: UUID
    batch: UUID


@dataclass(frozen=True, slots=True)
class AnswerChanged(Fact):
    """An answer has a new current version (corrected or masked)."""

    dialogue: UUID
    answer: UUID
    before: UUID
    after: UUID


@dataclass(frozen=True, slots=True)
class ConversationCorrecting(Fact):
    """A later content of a kept talk is about to be laid over it; its rows are still as they were."""

    dialogue: UUID
    conversation: UUID


@dataclass(frozen=True, slots=True)
class ConversationCorrected(Fact):
    """A later content of a kept talk was laid over it."""

    dialogue: UUID
    conversation: UUID


@dataclass(frozen=True, slots=True)
class VoiceLeaving(Fact):
    """A voice is about to be taken back whole; its rows still stand, so that others can clear what hangs on them.

    Said again, of a voice that isn't there any more, for shared words that are set aside because they may be its own.
    """

    dialogue: UUID
    conversation: UUID
    voice: UUID
    answers: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class AnswersHidden(Fact):
    """Answers of a talk are hidden until somebody has divided them among the voices that stay."""

    dialogue: UUID
    answers: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class ConsentTakenBack(Fact):
    """A voice took back one purpose."""

    dialogue: UUID
    voice: UUID
    purpose: str


@dataclass(frozen=True, slots=True)
class WithdrawalDone(Fact):
    """A withdrawal is complete inside the database; files and indexes outside it follow after commit."""

    dialogue: UUID
    withdrawal: UUID
