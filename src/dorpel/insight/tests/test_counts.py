"""The kept counts: what they count, and that they equal a recount whatever happened in whatever order."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dorpel.conversations.models import Conversation, ImportBatch, Voice
from dorpel.dialogues.models import Neighbourhood
from dorpel.insight.models import Cell, StagedCell
from dorpel.insight.operations import recount
from dorpel.insight.queries import Totals, base_voices, totals
from dorpel.insight.tally import LONGEST, Talk, tally
from dorpel.insight.tests.town import DAYS, correct, counts, keep, leave, new_batch, publish, talk
from tests.cast import Cast

Kind = Cell.Kind


def of_kind(cast: Cast, kind: str) -> dict[str, tuple[int, int]]:
    rows = Cell.objects.filter(dialogue=cast.dialogue, kind=kind)
    return {cell: (talks, voices) for cell, talks, voices in rows.values_list("cell", "talks", "voices")}


def test_a_talk_counts_once_and_each_of_its_voices_too(cast: Cast) -> None:
    keep(cast.dialogue, talk(cast.dialogue, ("16-29", "f"), ("16-29",), place=cast.neighbourhood, day=DAYS[1]))
    keep(cast.dialogue, talk(cast.dialogue, ("65-plus", "f"), language="tr"))
    assert totals(cast.dialogue) == Totals(talks=2, voices=3, neighbourhoods=1)
    assert base_voices(cast.dialogue) == 3
    assert of_kind(cast, Kind.NEIGHBOURHOOD) == {"W01": (1, 2), "": (1, 1)}
    assert of_kind(cast, Kind.CATEGORY) == {
        "age:": (2, 3), "age:16-29": (1, 2), "age:65-plus": (1, 1), "gender:": (2, 2), "gender:f": (2, 2),
        "language:nl": (1, 2), "language:tr": (1, 1),
    }  # fmt: skip
    assert of_kind(cast, Kind.WHOLE) == {
        "W01|age:16-29|gender:f|language:nl": (0, 1), "W01|age:16-29|language:nl": (0, 1),
        "|age:65-plus|gender:f|language:tr": (0, 1),
    }  # fmt: skip


def test_another_dialogue_counts_apart(cast: Cast) -> None:
    keep(cast.elsewhere, talk(cast.elsewhere, ("f",)))
    assert totals(cast.elsewhere) == Totals(1, 1, 0)
    assert totals(cast.dialogue) == Totals(0, 0, 0)


def test_a_file_counts_only_once_it_is_published(cast: Cast) -> None:
    batch = new_batch(cast.dialogue)
    keep(cast.dialogue, talk(cast.dialogue, ("f",), batch=batch))
    keep(cast.dialogue, talk(cast.dialogue, ("m",)))
    assert totals(cast.dialogue) == Totals(1, 1, 0)
    publish(batch)
    assert totals(cast.dialogue) == Totals(2, 2, 0)
    assert StagedCell.objects.count() == 0


def test_the_last_voice_takes_its_talk_along_and_leaves_no_trace(cast: Cast) -> None:
    keep(cast.dialogue, talk(cast.dialogue, ("f",), ("m",)))
    first, second = Voice.objects.order_by("number")
    leave(first)
    assert totals(cast.dialogue) == Totals(1, 1, 0)
    assert "gender:f" not in of_kind(cast, Kind.CATEGORY)
    leave(second)
    assert counts(cast.dialogue) == []


def test_a_correction_moves_a_talk_from_one_cell_to_another(cast: Cast) -> None:
    keep(cast.dialogue, talk(cast.dialogue, ("f",)))
    correct(Conversation.objects.get(), neighbourhood=cast.neighbourhood, language="tr", held_on=DAYS[2])
    assert of_kind(cast, Kind.WHOLE) == {"W01|gender:f|language:tr": (0, 1)}
    assert list(Cell.objects.filter(kind=Kind.MONTH).values_list("cell", "month", "talks")) == [("W01", "2026-04", 1)]


def test_a_cell_with_very_long_keys_still_fits_its_column() -> None:
    told = tuple(f"facet-{number}:{'x' * 40}" for number in range(9))
    found = tally([Talk("W01", "", "nl", (told,))])
    assert max(len(key.cell) for key in found) <= LONGEST


def test_keeping_a_thousand_talks_asks_as_few_questions_as_keeping_one(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    from dorpel.conversations.facts import ConversationsKept
    from dorpel.insight.operations import count_kept

    talks = tuple(talk(cast.dialogue, ("16-29", "f"), place=cast.neighbourhood) for _ in range(20))
    with django_assert_max_num_queries(3):
        count_kept(ConversationsKept(cast.dialogue.pk, talks))
    assert totals(cast.dialogue) == Totals(20, 20, 1)


TOLD = st.lists(st.sampled_from(["16-29", "65-plus", "f", "m"]), max_size=2, unique=True).map(tuple)
STEPS = st.one_of(
    st.tuples(st.just("keep"), st.lists(TOLD, min_size=1, max_size=3), st.integers(0, 2), st.booleans(), st.booleans()),
    st.tuples(st.just("leave"), st.integers(0, 99)),
    st.tuples(st.just("correct"), st.integers(0, 99), st.integers(0, 2)),
    st.tuples(st.just("publish")),
)


@pytest.mark.slow
@pytest.mark.django_db
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=12))
def test_the_kept_counts_equal_a_recount_whatever_happened(cast: Cast, steps: list[Any]) -> None:
    start(cast)
    for kind, *rest in steps:
        STEP[kind](cast, *rest)
    kept = counts(cast.dialogue)
    recount(cast.dialogue)
    assert counts(cast.dialogue) == kept


def start(cast: Cast) -> None:
    """Hypothesis runs many examples in one database: each begins without talks."""
    for voice in Voice.objects.all():
        leave(voice)
    Conversation.objects.all().delete()
    StagedCell.objects.all().delete()
    ImportBatch.objects.all().delete()
    assert counts(cast.dialogue) == []


def do_keep(cast: Cast, voices: list[tuple[str, ...]], day: int, placed: bool, staged: bool) -> None:
    waiting = ImportBatch.objects.filter(published_at=None).first() or new_batch(cast.dialogue)
    place = Neighbourhood.objects.get(dialogue=cast.dialogue) if placed else None
    language = "tr" if len(voices) > 1 else "nl"
    batch = waiting if staged else None
    keep(cast.dialogue, talk(cast.dialogue, *voices, place=place, language=language, day=DAYS[day], batch=batch))


def do_leave(cast: Cast, which: int) -> None:
    voices = list(Voice.objects.order_by("pk"))
    if voices:
        leave(voices[which % len(voices)])


def do_correct(cast: Cast, which: int, day: int) -> None:
    talks = list(Conversation.objects.order_by("pk"))
    if talks:
        found = talks[which % len(talks)]
        correct(found, held_on=DAYS[day], language="ar", neighbourhood=None if day else cast.neighbourhood)


def do_publish(cast: Cast) -> None:
    for batch in ImportBatch.objects.filter(published_at=None):
        publish(batch)


STEP = {"keep": do_keep, "leave": do_leave, "correct": do_correct, "publish": do_publish}
