"""Talks made of a few numbers, kept, published, corrected and taken back the way the house does it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dorpel.conversations.drafts import ConversationDraft, VoiceDraft
from dorpel.conversations.facts import BatchPublished, ConversationCorrected, ConversationCorrecting, VoiceLeaving
from dorpel.conversations.models import Consent, Conversation, ImportBatch, Voice, VoiceCategory
from dorpel.conversations.operations.keep import keep_many
from dorpel.core.actors import MACHINE
from dorpel.core.events import announce
from dorpel.core.ids import uuid7
from dorpel.dialogues.models import Category, Dialogue, Neighbourhood
from dorpel.insight.models import Cell, StagedCell
from tests.talks import question_of

DAYS = (None, date(2026, 3, 1), date(2026, 4, 30))


def categories(dialogue: Dialogue) -> dict[str, UUID]:
    """Ids by key: '16-29', 'f' …"""
    return dict(Category.objects.filter(dialogue=dialogue).values_list("key", "pk"))


def talk(
    dialogue: Dialogue,
    *voices: tuple[str, ...],
    place: Neighbourhood | None = None,
    language: str = "nl",
    day: date | None = None,
    batch: ImportBatch | None = None,
) -> ConversationDraft:
    """A talk; each voice as the keys of what it told of itself."""
    ids = categories(dialogue)
    drafts = tuple(
        VoiceDraft(uuid7(), number=number, categories=tuple(ids[key] for key in told))
        for number, told in enumerate(voices, 1)
    )
    return ConversationDraft(
        uuid7(),
        question_of(dialogue).guide_version_id,
        language,
        timezone.now(),
        held_on=day,
        neighbourhood=place.pk if place else None,
        batch=batch.pk if batch else None,
        voices=drafts,
    )


def keep(dialogue: Dialogue, *talks: ConversationDraft) -> None:
    """Keeps them in one go."""
    keep_many(list(talks), dialogue=dialogue, by=MACHINE)


def new_batch(dialogue: Dialogue) -> ImportBatch:
    """A file that is still being read in."""
    return ImportBatch.objects.create(dialogue=dialogue, file_name="survey.csv", sha256="0" * 64)


def publish(batch: ImportBatch) -> None:
    """The file is shown from now on."""
    with transaction.atomic():
        ImportBatch.objects.filter(pk=batch.pk).update(published_at=timezone.now())
        announce(BatchPublished(batch.dialogue_id, batch.pk))


def leave(voice: Voice) -> None:
    """A voice is taken back: said first, then its rows go."""
    with transaction.atomic():
        announce(VoiceLeaving(voice.dialogue_id, voice.conversation_id, voice.pk, ()))
        VoiceCategory.objects.filter(voice=voice).delete()
        Consent.objects.filter(voice=voice).delete()
        voice.delete()


def correct(found: Conversation, **changed: Any) -> None:
    """A talk is corrected: said before and after."""
    with transaction.atomic():
        announce(ConversationCorrecting(found.dialogue_id, found.pk))
        Conversation.objects.filter(pk=found.pk).update(**changed)
        announce(ConversationCorrected(found.dialogue_id, found.pk))


def counts(dialogue: Dialogue) -> list[tuple[object, ...]]:
    """All kept counts, also those that wait, in one order."""
    columns = ("kind", "cell", "month", "neighbourhood", "talks", "voices")
    shown = [(None, *row) for row in Cell.objects.filter(dialogue=dialogue).values_list(*columns)]
    staged = StagedCell.objects.filter(dialogue=dialogue).values_list("batch", *columns)
    return sorted([*shown, *staged], key=str)
