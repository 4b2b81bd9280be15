"""What is unusual about a talk: a wrong clock, hardly a word, nearly the same as another of that day."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from dorpel.conversations.unusual import CLOCK, SHORT, TWIN, Seen, made_at, unusual
from dorpel.core.ids import uuid7_from

NOW = datetime(2026, 11, 24, 20, tzinfo=UTC)
VERA, OMAR = uuid4(), uuid4()
LONG = "Er staat geen bank meer op de hoek van de straat"


def talk(
    text: str = LONG, *, clock: timedelta = timedelta(), who: UUID | None = VERA, day: int = 24, since: int = 90
) -> Seen:
    key = uuid7_from(int((NOW + clock).timestamp() * 1000), uuid4().int)
    return Seen(key, who, date(2026, 11, day), NOW, NOW - timedelta(days=since), text)


@pytest.mark.parametrize(
    ("clock", "wrong"),
    [
        (timedelta(), False),
        (timedelta(days=-30), False),  # written down a month ago, sent today
        (timedelta(hours=23), False),
        (timedelta(hours=25), True),
        (timedelta(days=365), True),
        (timedelta(days=-89), False),
        (timedelta(days=-92), True),  # before the phone was signed in
    ],
)
def test_a_clock_is_off_when_it_is_later_than_here_or_earlier_than_the_phone(clock: timedelta, wrong: bool) -> None:
    one = talk(clock=clock)
    assert unusual([one]) == ({one.id: [CLOCK]} if wrong else {})


def test_an_id_without_time_tells_nothing() -> None:
    assert made_at(uuid4()) is None


def test_hardly_a_word_is_short() -> None:
    one, other = talk("Alles goed."), talk("Er staat hier geen bank.", day=23)
    assert unusual([one, other]) == {one.id: [SHORT]}


def test_nearly_the_same_words_of_one_challenger_on_one_day_are_twins() -> None:
    one, other = talk(), talk(LONG.upper() + "!")
    assert unusual([one, other]) == {one.id: [TWIN], other.id: [TWIN]}


@pytest.mark.parametrize(
    "other",
    [talk(who=OMAR), talk(day=23), talk("De bus naar het station komt nooit op tijd in onze wijk"), talk(who=None)],
)
def test_another_person_day_or_subject_is_no_twin(other: Seen) -> None:
    assert unusual([talk(), other]) == {}
