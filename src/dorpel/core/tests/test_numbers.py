"""A number of voices under ten is never counted out."""

import pytest
from django.template import Context, Template
from django.utils import translation

from dorpel.core.numbers import number_in_words, share_in_words, voices_in_words


@pytest.mark.parametrize(
    ("voices", "number", "words"),
    [
        (0, "fewer than 10", "fewer than 10 voices"),
        (1, "fewer than 10", "fewer than 10 voices"),
        (9, "fewer than 10", "fewer than 10 voices"),
        (10, "10", "10 voices"),
        (240, "240", "240 voices"),
    ],
)
def test_ten_is_the_first_number_that_is_said(voices: int, number: str, words: str) -> None:
    with translation.override("en"):
        assert (number_in_words(voices), voices_in_words(voices)) == (number, words)
        drawn = Template("{% load numbers %}{{ n|number_in_words }}, {{ n|voices_in_words }}").render(
            Context({"n": voices})
        )
    assert drawn == f"{number}, {words}"


@pytest.mark.parametrize(
    ("voices", "base", "sentence"),
    [
        (4, 7, "Fewer than 10 voices were heard."),
        (4, 70, "Fewer than 10 of the 70 voices that were heard say so."),
        (40, 70, "40 of the 70 voices that were heard say so."),
    ],
)
def test_the_base_is_small_too(voices: int, base: int, sentence: str) -> None:
    with translation.override("en"):
        assert share_in_words(voices, base) == sentence
