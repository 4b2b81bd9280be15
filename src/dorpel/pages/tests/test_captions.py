"""What stands under a voice, and which voices a card chooses."""

import pytest
from django.utils import translation

from dorpel.coding.operations import mark, read_answer
from dorpel.coding.queries import current_version
from dorpel.pages.queries import ShownVoice, said_of, varied
from tests.cast import Cast, make_cast
from tests.talks import say


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.mark.parametrize(
    ("said_in", "read_in", "caption"),
    [
        ("nl", "nl", "{place}"),  # the reader's own language goes without saying
        ("tr", "en", "said in Turkish, {place}"),
        ("nl", "en-gb", "said in Dutch, {place}"),
        ("en", "en-gb", "{place}"),
    ],
)
def test_a_language_is_named_in_the_readers_own_when_it_is_another(
    cast: Cast, said_in: str, read_in: str, caption: str
) -> None:
    answer = say(cast, "Bank gitti.", language=said_in)
    read_answer(answer, by=cast.cem)
    version = current_version(answer)
    quote = mark(version, start=0, end=len(version.text), by=cast.cem)
    with translation.override(read_in):
        assert said_of(quote) == caption.format(place=cast.neighbourhood.name)


def test_a_card_lets_each_language_speak_before_one_speaks_twice() -> None:
    voices = [
        ShownVoice("kort", "nl", ""), ShownVoice("veel langer gezegd", "nl", ""), ShownVoice("bank gitti", "tr", ""),
        ShownVoice("panchina", "it", ""),
    ]  # fmt: skip
    assert [voice.text for voice in varied(voices, 3)] == ["veel langer gezegd", "bank gitti", "panchina"]
    assert [voice.text for voice in varied(voices, 9)] == ["veel langer gezegd", "bank gitti", "panchina", "kort"]
    assert varied([], 3) == []


def test_of_a_language_the_voice_with_a_translation_speaks_first() -> None:
    voices = [ShownVoice("bank gitti artık kimse yok", "tr", ""), ShownVoice("gitti", "tr", "", "weg", "nl")]
    assert [voice.text for voice in varied(voices, 1)] == ["gitti"]
