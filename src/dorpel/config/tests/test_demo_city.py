"""The fictional city is the same for the same seed, sounds like many people, and keeps its truth apart."""

from __future__ import annotations

from collections import Counter
from itertools import islice

import pytest

from dorpel.config.demo.city import INHABITANTS, LANGUAGES, PURPOSES, City
from dorpel.config.demo.grammar import Grammar, PhraseError, sections
from dorpel.config.demo.measure import Measure, measure
from dorpel.config.demo.people import THEMES, challengers
from dorpel.config.demo.talk import Conversation, conversations
from dorpel.config.demo.truth import Truth, truths


@pytest.fixture(scope="module")
def measured() -> Measure:
    return measure(1, 3200)


def test_the_same_seed_gives_the_same_city_and_another_seed_another() -> None:
    assert measure(4, 60)["hash"] == measure(4, 60)["hash"]
    assert measure(4, 60)["hash"] != measure(5, 60)["hash"]


def test_a_conversation_does_not_depend_on_how_many_are_made_or_where_one_starts() -> None:
    assert list(islice(conversations(3, 5000), 40)) == list(conversations(3, 40))
    assert list(conversations(3, 40, start=25)) == list(conversations(3, 40))[25:]


@pytest.mark.parametrize("seed", [1, 22])
def test_answers_are_distinct(seed: int) -> None:
    assert measure(seed, 2000)["distinct"] >= 0.95


def test_no_run_of_six_words_is_common(measured: Measure) -> None:
    common = {
        language: run
        for language, run in measured["runs"].items()
        if run["share"] > (0.01 if run["answers"] >= 500 else 0.03)
    }
    assert common == {}


def test_all_languages_appear_and_dutch_most(measured: Measure) -> None:
    assert set(measured["languages"]) == set(LANGUAGES)
    assert 0.6 <= measured["languages"]["nl"] / measured["answers"] <= 0.72


def test_answers_run_from_one_word_to_a_hundred_and_fifty() -> None:
    lengths = [len(answer.text.split()) for talk in conversations(1, 3200) for answer in talk.answers]
    assert min(lengths) == 0  # somebody said nothing
    assert 1 in lengths
    assert 100 <= max(lengths) <= 150


def test_truth_has_a_line_per_answer_and_is_no_part_of_the_values() -> None:
    told, known = list(conversations(2, 50)), list(truths(2, 50))
    assert [len(talk.answers) for talk in told] == [len(truth.themes) for truth in known]
    assert {theme for truth in known for themes in truth.themes for theme in themes} <= set(THEMES)
    assert not {"themes", "theme", "group"} & set(Conversation._fields)
    assert Truth._fields == ("number", "themes", "group")


def test_every_voice_answers_and_consents_within_its_talk() -> None:
    for talk in conversations(6, 400):
        assert 1 <= len(talk.voices) <= talk.present
        assert all(len(voice.consents) == len(PURPOSES) and voice.consents[0] for voice in talk.voices)
        assert all(answer.voice is None or answer.voice < len(talk.voices) for answer in talk.answers)


def test_what_people_speak_of_differs_by_neighbourhood() -> None:
    heard: dict[str, Counter[str]] = {}
    for truth in truths(1, 2000):
        heard.setdefault(truth.group.split("/")[0], Counter()).update(themes[0] for themes in truth.themes if themes)
    assert heard["rural"]["bus"] / heard["rural"].total() > 1.5 * heard["towers"]["bus"] / heard["towers"].total()
    assert (
        heard["towers"]["housing"] / heard["towers"].total() > 1.5 * heard["green"]["housing"] / heard["green"].total()
    )


def test_the_city_adds_up() -> None:
    city = City(9)
    assert len(city.neighbourhoods) == len({place.name for place in city.neighbourhoods}) == 31
    assert sum(place.population for place in city.neighbourhoods) == INHABITANTS
    assert sum(cell.people for cell in city.population) == INHABITANTS
    assert len(challengers(city)) == 40


def test_neighbours_share_their_borders() -> None:
    sides = Counter(
        frozenset(side) for place in City(9).neighbourhoods for side in zip(place.ring, place.ring[1:], strict=False)
    )
    assert set(sides.values()) == {1, 2}
    assert Counter(sides.values())[2] > Counter(sides.values())[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_of_a_bank_can_be_grown(language: str) -> None:
    grammar = Grammar(language)
    for name in sections(language):
        assert grammar.bank(name, about="one")


def test_a_section_that_is_not_there_is_named() -> None:
    with pytest.raises(PhraseError, match="nl: there is no section 'nowhere'"):
        Grammar("nl").bank("nowhere")
