"""Reading talks from the rows as the counts see them: one, or all of a dialogue in steps."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.db.models import QuerySet

from dorpel.conversations.models import Conversation, Voice, VoiceCategory
from dorpel.dialogues.models import Dialogue
from dorpel.insight.tally import Talk

STEP = 2_000


def talk_of(conversation: Conversation, *, without: UUID | None = None) -> Talk:
    """One talk with its voices, or as if one of them weren't there."""
    told = _told(VoiceCategory.objects.filter(voice__conversation=conversation))
    voices = conversation.voices.values_list("pk", flat=True)
    code = conversation.neighbourhood.code if conversation.neighbourhood else ""
    kept = tuple(told[pk] for pk in voices if pk != without)
    return Talk(code, _month(conversation.held_on), conversation.language, kept, _by(conversation.challenger_id))


def all_talks(dialogue: Dialogue) -> Iterator[tuple[UUID | None, list[Talk]]]:
    """The talks of a dialogue by file (None: no file), a few thousand at a time, in the order of their ids."""
    rows = Conversation.objects.filter(dialogue=dialogue).order_by("pk")
    columns = ("pk", "neighbourhood__code", "held_on", "language", "batch_id", "challenger_id")
    step = list(rows.values_list(*columns)[:STEP])
    while step:
        first, last = step[0][0], step[-1][0]
        rows_of = Voice.objects.filter(dialogue=dialogue, conversation__gte=first, conversation__lte=last)
        told = _told(VoiceCategory.objects.filter(voice__in=rows_of.values("pk")))
        voices: dict[UUID, list[tuple[str, ...]]] = defaultdict(list)
        for talk, voice in rows_of.values_list("conversation", "pk"):
            voices[talk].append(told[voice])
        for batch, of_batch in groupby(step, key=itemgetter(4)):
            yield (
                batch,
                [
                    Talk(code or "", _month(held_on), language, tuple(voices[pk]), _by(challenger))
                    for pk, code, held_on, language, _batch, challenger in of_batch
                ],
            )
        step = list(rows.filter(pk__gt=last).values_list(*columns)[:STEP])


def _told(rows: QuerySet[VoiceCategory]) -> dict[UUID, tuple[str, ...]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for voice, facet, key in rows.values_list("voice", "category__facet__key", "category__key"):
        found[voice].append(f"{facet}:{key}")
    return defaultdict(tuple, {voice: tuple(sorted(keys)) for voice, keys in found.items()})


def _by(challenger: UUID | None) -> str:
    return challenger.hex if challenger else ""


def _month(held_on: date | None) -> str:
    return held_on.isoformat()[:7] if held_on else ""
