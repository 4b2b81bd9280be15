"""Keeping conversations: the one way in for the parser, the import and the demo, always many at once."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction

from dorpel.conversations.drafts import ConversationDraft, VoiceDraft, storable
from dorpel.conversations.facts import ConversationsKept
from dorpel.conversations.models import (
    Answer,
    AnswerVersion,
    Consent,
    Conversation,
    RawText,
    Tombstone,
    Voice,
    VoiceCategory,
)
from dorpel.conversations.search import index_answers
from dorpel.core.actors import Actor
from dorpel.core.bulk import insert_rows
from dorpel.core.crypto import seal
from dorpel.core.events import announce
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record_plain

CONVERSATION = (
    "id", "dialogue_id", "version", "kind", "channel", "language", "held_on", "received_at", "subject", "place",
    "present", "supported_by", "method_id", "challenger_id", "neighbourhood_id", "guide_version_id", "submission_id",
    "batch_id", "import_key", "content_sha256",
)  # fmt: skip
VOICE = (
    "id", "dialogue_id", "conversation_id", "number", "receipt_hash", "consent_text", "consent_language",
    "consent_read_by",
)  # fmt: skip
CONSENT = ("dialogue_id", "voice_id", "purpose_id", "given", "explicit", "asked_at")
ANSWER = (
    "id", "dialogue_id", "conversation_id", "voice_id", "question_id", "version", "language", "doer", "read_back",
)  # fmt: skip
RAW = ("id", "dialogue_id", "answer_id", "sealed")
VERSION = ("id", "dialogue_id", "answer_id", "number", "text", "raw_id", "cause", "reason", "made_at")


class NotStorable(ValueError):
    """A text holds a sign that no database can keep (NUL, half a character)."""


@transaction.atomic
def keep_many(drafts: Sequence[ConversationDraft], *, dialogue: Dialogue, by: Actor, may: May = May.RECORD) -> int:
    """Keeps conversations with their voices, consents and answers; returns how many.

    What was taken back stays away: a tombstone drops its conversation, or its voice and what that voice said.
    Raises NotStorable, NotAllowed, IntegrityError; then nothing of the whole call is kept.
    """
    require(by, may, dialogue)
    kept = without_withdrawn(drafts, dialogue)
    for draft in kept:
        if not all(storable(answer.text) for answer in draft.answers):
            raise NotStorable(str(draft.id))
    _insert(kept, dialogue.pk)
    if kept:
        one = kept[0].id if len(kept) == 1 else None
        record_plain(
            "conversation.keep",
            "conversations.conversation",
            one,
            by=by,
            dialogue=dialogue.pk,
            why="" if one else str(len(kept)),
        )
        announce(ConversationsKept(dialogue.pk, tuple(kept), shown=kept[0].batch is None))
    return len(kept)


def _insert(drafts: Sequence[ConversationDraft], dialogue: UUID) -> None:
    insert_rows(Conversation, CONVERSATION, (_conversation(draft, dialogue) for draft in drafts))
    insert_rows(Voice, VOICE, (_voice(draft.id, voice, dialogue) for draft in drafts for voice in draft.voices))
    insert_rows(
        VoiceCategory,
        ("dialogue_id", "voice_id", "category_id"),
        ((dialogue, voice.id, category) for draft in drafts for voice in draft.voices for category in voice.categories),
    )
    insert_rows(
        Consent,
        CONSENT,
        (
            (dialogue, voice.id, purpose, given, explicit, draft.received_at)
            for draft in drafts
            for voice in draft.voices
            for purpose, given, explicit in voice.consents
        ),
    )
    _insert_answers(drafts, dialogue)


def _insert_answers(drafts: Sequence[ConversationDraft], dialogue: UUID) -> None:
    answers = [(draft, answer) for draft in drafts for answer in draft.answers]
    insert_rows(
        Answer,
        ANSWER,
        (
            (said.id, dialogue, draft.id, said.voice, said.question, 1, said.language, said.doer, said.read_back)
            for draft, said in answers
        ),
    )
    # The first raw text and the first version carry the id of their answer: they are other tables.
    insert_rows(
        RawText,
        RAW,
        ((said.id, dialogue, said.id, seal(said.text, place=f"rawtext/{said.id.hex}")) for _, said in answers),
    )
    insert_rows(
        AnswerVersion,
        VERSION,
        ((said.id, dialogue, said.id, 1, said.text, said.id, "said", "", draft.received_at) for draft, said in answers),
    )
    index_answers(dialogue, ((said.id, said.text) for _, said in answers))


def _conversation(draft: ConversationDraft, dialogue: UUID) -> tuple[Any, ...]:
    return (
        draft.id, dialogue, 1, draft.kind, draft.channel, draft.language, draft.held_on, draft.received_at,
        draft.subject, draft.place, draft.present, draft.supported_by, draft.method, draft.challenger,
        draft.neighbourhood, draft.guide_version, draft.submission, draft.batch, draft.import_key, draft.content_sha256,
    )  # fmt: skip


def _voice(conversation: UUID, voice: VoiceDraft, dialogue: UUID) -> tuple[Any, ...]:
    return (
        voice.id, dialogue, conversation, voice.number, voice.receipt_hash, voice.consent_text, voice.consent_language,
        voice.consent_read_by,
    )  # fmt: skip


def without_withdrawn(drafts: Sequence[ConversationDraft], dialogue: Dialogue) -> list[ConversationDraft]:
    """The drafts without what a tombstone names, by conversation, by receipt or by the row of a file."""
    if not Tombstone.objects.filter(dialogue=dialogue).exists():
        return list(drafts)
    stones = Tombstone.objects.filter(dialogue=dialogue)
    by_conversation: dict[UUID, set[int | None]] = {}
    for conversation, number in _in(stones, "conversation", (draft.id for draft in drafts), "voice_number"):
        by_conversation.setdefault(conversation, set()).add(number)
    receipts = {
        row[0]
        for row in _in(stones, "receipt_hash", (v.receipt_hash for d in drafts for v in d.voices if v.receipt_hash))
    }
    imported = {row[0] for row in _in(stones, "import_key", (draft.import_key for draft in drafts if draft.import_key))}
    kept = []
    for draft in drafts:
        gone = by_conversation.get(draft.id, set())
        if None not in gone and draft.import_key not in imported:
            kept.append(_spared(draft, {v.id for v in draft.voices if v.number in gone or v.receipt_hash in receipts}))
    return [draft for draft in kept if draft is not None]


def _spared(draft: ConversationDraft, gone: set[UUID]) -> ConversationDraft | None:
    """The draft without these voices and what they said; None when nobody is left. Undivided words stay away too."""
    if not gone:
        return draft
    voices = tuple(voice for voice in draft.voices if voice.id not in gone)
    if not voices:
        return None
    answers = tuple(said for said in draft.answers if said.voice is not None and said.voice not in gone)
    return replace(draft, voices=voices, answers=answers)


def _in(rows: Any, column: str, values: Iterable[Any], *more: str) -> list[tuple[Any, ...]]:
    return list(rows.filter(**{f"{column}__in": list(values)}).values_list(column, *more))
