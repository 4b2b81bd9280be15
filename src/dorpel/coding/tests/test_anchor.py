"""Finding a passage again: unmistakably, or not at all."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dorpel.coding.anchor import Anchor, anchor, cuts, find, find_all

SIGNS = st.sampled_from(
    [*"ab  .,!\n", "\r\n", "é", "e\u0301", "👩‍👧", "👍🏽", "سلام", "\u064e", "نحن", "ş", "ğ", "漢", "\u200f", "🇧🇪"]
)
TEXTS = st.lists(SIGNS, min_size=1, max_size=60).map("".join)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Anchor]:
    text = draw(TEXTS.filter(lambda text: bool(text.strip())))
    word = draw(st.sampled_from([at for at, sign in enumerate(text) if not sign.isspace()]))
    return text, anchor(text, draw(st.integers(0, word)), draw(st.integers(word + 1, len(text))))


@given(passages())
def test_a_passage_is_what_the_text_says_there(given: tuple[str, Anchor]) -> None:
    text, place = given
    assert text[place.start : place.end] == place.exact
    assert (place.prefix + place.exact + place.suffix) in text


@given(passages(), TEXTS)
def test_what_is_found_says_the_same_words(given: tuple[str, Anchor], corrected: str) -> None:
    found = find(corrected, given[1])
    if found is not None:
        assert corrected[found.start : found.end] == found.exact == given[1].exact


@given(passages())
def test_an_unchanged_text_gives_the_same_place_or_none(given: tuple[str, Anchor]) -> None:
    text, place = given
    assert find(text, place) in (place, None)


@given(passages(), TEXTS)
def test_words_added_far_before_move_the_passage_along(given: tuple[str, Anchor], added: str) -> None:
    text, place = given
    longer = "§" + added + " " * 40 + text
    found = find(longer, place)
    if text.count(place.exact) == 1 and place.exact not in added and found is not None:
        assert longer[found.start : found.end] == place.exact
        assert found.start == len(longer) - len(text) + place.start


@given(st.lists(passages(), min_size=1, max_size=6), TEXTS)
def test_no_two_passages_land_on_one_place(given: list[tuple[str, Anchor]], corrected: str) -> None:
    found = find_all(corrected, dict(enumerate(place for _, place in given)))
    places = [(place.start, place.end) for place in found.values() if place is not None]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("text", "words", "corrected", "start"),
    [
        ("De bank is weg.", "bank", "Nu is de bank weg.", 9),
        ("De bank is weg.", "bank", "Het bankje is weg.", None),
        ("De bank is weg.", "bank", "De stoel is weg.", None),
        ("ja of nee, ja", "nee", "ja, nee", 4),
        ("ja\r\nnee\r\nja", "nee", "eerst\r\nja\r\nnee\r\nja", 11),
        ("الباب مفتوح", "الباب", "هذا الباب مفتوح", 4),
        ("كتب", "كتب", "كتبَ", None),
        ("cafe dicht", "cafe", "cafe\u0301 dicht", None),
        ("wij 👍 dit", "👍", "nee, wij 👍 dit", 9),
        ("wij 👍 dit", "👍", "wij 👍🏽 dit", None),
        ("👩 belt", "👩", "👩‍👧 belt", None),
    ],
)
def test_a_passage_keeps_its_place_or_is_lost(text: str, words: str, corrected: str, start: int | None) -> None:
    begin = text.index(words)
    found = find(corrected, anchor(text, begin, begin + len(words)))
    assert (found.start if found else None) == start


def test_the_place_whose_neighbours_agree_wins() -> None:
    text = "De bank is weg en de bank bij de school is stuk."
    found = find("Ik zeg: de bank is weg. De bank bij de school is stuk!", anchor(text, 21, 25))
    assert found is not None
    assert (found.start, found.suffix[:7]) == (27, " bij de")


def test_two_places_that_fit_alike_are_lost() -> None:
    assert find("een bank, een bank, een bank", Anchor(0, 0, "bank", "geen ", "?")) is None


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 99), (2, 3)])
def test_only_words_are_a_passage(start: int, end: int) -> None:
    with pytest.raises(ValueError):
        anchor("ja nee", start, end)


def test_marks_belong_to_their_letter() -> None:
    text = unicodedata.normalize("NFD", "é!")
    assert [cuts(text, at) for at in range(4)] == [False, True, False, False]
