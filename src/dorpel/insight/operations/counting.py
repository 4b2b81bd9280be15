"""The kept counts: reactions to what happens to conversations, and the recount they must equal."""

from collections import defaultdict
from uuid import UUID

from django.db import connection, transaction

from dorpel.conversations.facts import (
    BatchPublished,
    ConversationCorrected,
    ConversationCorrecting,
    ConversationsKept,
    VoiceLeaving,
)
from dorpel.conversations.models import Conversation, ImportBatch
from dorpel.dialogues.models import Category, Dialogue, Neighbourhood
from dorpel.insight.models import Cell, StagedCell
from dorpel.insight.operations.rows import add, delete_empty
from dorpel.insight.operations.talks import all_talks, talk_of
from dorpel.insight.tally import Count, Key, Talk, tally


def count_kept(fact: ConversationsKept) -> None:
    """Adds conversations that were kept; those of a file still being read in wait apart, per file."""
    codes = dict(Neighbourhood.objects.filter(dialogue=fact.dialogue).values_list("pk", "code"))
    told = {
        pk: f"{facet}:{key}"
        for pk, facet, key in Category.objects.filter(dialogue=fact.dialogue).values_list("pk", "facet__key", "key")
    }
    talks: dict[UUID | None, list[Talk]] = defaultdict(list)
    for draft in fact.drafts:
        voices = tuple(tuple(sorted(told[each] for each in voice.categories)) for voice in draft.voices)
        month = draft.held_on.isoformat()[:7] if draft.held_on else ""
        code = codes[draft.neighbourhood] if draft.neighbourhood else ""
        by = draft.challenger.hex if draft.challenger else ""
        talks[None if fact.shown else draft.batch].append(Talk(code, month, draft.language, voices, by))
    places = {code: pk for pk, code in codes.items()}
    for batch, of_batch in talks.items():
        add(tally(of_batch), dialogue=fact.dialogue, batch=batch, places=places)


def count_published(fact: BatchPublished) -> None:
    """Adds what waited apart for a file to the kept counts, in one statement whatever the length of the file."""
    add_staged = (
        "INSERT INTO insight_cell (dialogue_id, neighbourhood_id, kind, cell, month, talks, voices) "
        "SELECT dialogue_id, neighbourhood_id, kind, cell, month, talks, voices FROM insight_stagedcell "
        "WHERE batch_id = %s "
        "ORDER BY CASE WHEN kind = 'total' THEN 0 ELSE 1 END, kind, cell, month "
        "ON CONFLICT (dialogue_id, kind, cell, month) "
        "DO UPDATE SET talks = insight_cell.talks + excluded.talks, voices = insight_cell.voices + excluded.voices"
    )
    batch = StagedCell._meta.get_field("batch").get_db_prep_value(fact.batch, connection)
    with connection.cursor() as cursor:
        cursor.execute(add_staged, [batch])
    StagedCell.objects.filter(batch=fact.batch).delete()


def count_withdrawn(fact: VoiceLeaving) -> None:
    """Takes a voice away, and its talk when nobody else was in it; its rows are still there."""
    _change(fact.dialogue, fact.conversation, gone=fact.voice)


def count_correcting(fact: ConversationCorrecting) -> None:
    """Takes a talk away as it was, before a correction is laid over it."""
    _change(fact.dialogue, fact.conversation)


def count_corrected(fact: ConversationCorrected) -> None:
    """Adds a talk again as a correction left it."""
    conversation = Conversation.objects.select_related("neighbourhood", "batch").get(pk=fact.conversation)
    batch, places = _staged(conversation), _places(conversation)
    add(tally([talk_of(conversation)]), dialogue=fact.dialogue, batch=batch, places=places)


def _change(dialogue: UUID, found: UUID, *, gone: UUID | None = None) -> None:
    """Takes a talk from the counts and, when a voice goes, adds it again without that voice."""
    conversation = Conversation.objects.select_related("neighbourhood", "batch").get(pk=found)
    before, batch = talk_of(conversation), _staged(conversation)
    after = [talk_of(conversation, without=gone)] if gone else []
    changes = tally(after, less=[before])
    add(changes, dialogue=dialogue, batch=batch, places=_places(conversation))
    # A cell that nobody is in any more would still tell that somebody was.
    delete_empty(changes, dialogue=dialogue, batch=batch)


def _staged(conversation: Conversation) -> UUID | None:
    batch = conversation.batch
    return batch.pk if batch is not None and batch.published_at is None else None


def _places(conversation: Conversation) -> dict[str, UUID]:
    here = conversation.neighbourhood
    return {here.code: here.pk} if here is not None else {}


@transaction.atomic
def recount(dialogue: Dialogue) -> None:
    """Counts everything again from the rows, in one walk; needed after codes or keys changed, or rows came in bulk.

    Memory grows with the cells, not with the conversations. Writers of counts wait until it is done.
    """
    list(Cell.objects.select_for_update().filter(dialogue=dialogue, kind=Cell.Kind.TOTAL))
    waiting = set(ImportBatch.objects.filter(dialogue=dialogue, published_at=None).values_list("pk", flat=True))
    counts: dict[UUID | None, dict[Key, Count]] = defaultdict(lambda: defaultdict(Count))
    for batch, talks in all_talks(dialogue):
        kept = counts[batch if batch in waiting else None]
        for key, more in tally(talks).items():
            kept[key].talks += more.talks
            kept[key].voices += more.voices
    Cell.objects.filter(dialogue=dialogue).delete()
    StagedCell.objects.filter(dialogue=dialogue).delete()
    places = dict(Neighbourhood.objects.filter(dialogue=dialogue).values_list("code", "pk"))
    for batch, found in counts.items():
        add(found, dialogue=dialogue.pk, batch=batch, places=places)
