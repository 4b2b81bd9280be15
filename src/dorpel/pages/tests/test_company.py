"""Where a voice sits: how many say the same and where most live, never in numbers too small to hide in."""

from typing import Any

import pytest
from django.utils import timezone, translation

from dorpel.challengers.models import Challenger
from dorpel.coding.models import Code, Theme
from dorpel.coding.operations import code_quote, mark
from dorpel.coding.queries import current_version
from dorpel.conversations.models import Conversation
from dorpel.dialogues.models import Neighbourhood
from dorpel.findings.models import Evidence, Finding, Publication
from dorpel.findings.operations import weigh, write
from dorpel.findings.queries import current_version as words_of
from dorpel.pages.company import MOST, Company, beside_findings, on_theme, under_codes
from tests.cast import Cast, make_cast
from tests.talks import say


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def code(cast: Cast) -> Code:
    theme = Theme.objects.create(dialogue=cast.dialogue, name="Ontmoeten")
    return Code.objects.create(dialogue=cast.dialogue, name="een zitplek", theme=theme)


def spoken(cast: Cast, code: Code, number: int, *, place: str, challengers: int) -> list[Any]:
    """So many talks under a code, in a neighbourhood, gathered by so many challengers in turn."""
    there, _new = Neighbourhood.objects.get_or_create(dialogue=cast.dialogue, code=place, defaults={"name": place})
    who = [Challenger.objects.create(dialogue=cast.dialogue, name=f"{place} {each}") for each in range(challengers)]
    made = []
    for at in range(number):
        answer = say(cast, "Een bank.")
        by = who[at % challengers] if who else None
        Conversation.objects.filter(pk=answer.conversation_id).update(neighbourhood=there, challenger=by)
        quote = mark(current_version(answer), start=0, end=3, by=cast.cem)
        code_quote(quote, code=code, by=cast.cem)
        made.append(quote)
    return made


def under(code: Code) -> Company:
    code.refresh_from_db()
    return under_codes([code])[code.pk]


@pytest.mark.parametrize(("number", "challengers", "others"), [(9, 3, None), (10, 2, None), (10, 3, 9)])
def test_a_number_is_said_from_ten_voices_and_three_challengers_on(
    cast: Cast, code: Code, number: int, challengers: int, others: int | None
) -> None:
    spoken(cast, code, number, place="Waterrand", challengers=challengers)
    assert under(code).others == others


def test_a_place_is_named_when_enough_of_them_live_there(cast: Cast, code: Code) -> None:
    spoken(cast, code, 10, place="Waterrand", challengers=3)
    spoken(cast, code, 4, place="Mijnkant", challengers=3)
    assert under(code) == Company(13, "Waterrand")


@pytest.mark.parametrize(
    ("first", "second"), [((9, 4), (4, 2)), ((12, 2), (4, 2)), ((10, 3), (10, 3))]
)  # too few voices there, too few challengers there, as many elsewhere
def test_a_place_isnt_named_otherwise(cast: Cast, code: Code, first: tuple[int, int], second: tuple[int, int]) -> None:
    for place, (number, challengers) in (("Waterrand", first), ("Mijnkant", second)):
        spoken(cast, code, number, place=place, challengers=challengers)
    assert under(code) == Company(first[0] + second[0] - 1)


def test_a_voice_that_said_it_twice_is_one(cast: Cast, code: Code) -> None:
    quotes = spoken(cast, code, 10, place="Waterrand", challengers=3)
    again = mark(current_version(quotes[0].answer), start=4, end=8, by=cast.cem)
    code_quote(again, code=code, by=cast.cem)
    assert under(code).others == 9


def test_a_theme_is_counted_over_its_codes(cast: Cast, code: Code) -> None:
    other = Code.objects.create(dialogue=cast.dialogue, name="een praatje", theme=code.theme)
    elsewhere = Code.objects.create(dialogue=cast.dialogue, name="te snel")
    for each, number in ((code, 6), (other, 5), (elsewhere, 9)):
        spoken(cast, each, number, place=f"In {each.name}", challengers=2)
    assert code.theme is not None
    assert on_theme(code.theme) == Company(10)


def test_a_code_of_a_large_city_isnt_counted_out(cast: Cast, code: Code, django_assert_num_queries: Any) -> None:
    Code.objects.filter(pk=code.pk).update(quotes=MOST + 1)
    code.refresh_from_db()
    with django_assert_num_queries(0):
        assert under_codes([code])[code.pk] == Company(MOST, many=True)


def published(cast: Cast, voices: int) -> tuple[Finding, Publication]:
    finding = write(cast.dialogue, claim="Een plek ontbreekt.", language="nl", by=cast.cem)
    row = Publication.objects.create(
        dialogue=cast.dialogue, finding=finding, finding_version=words_of(finding), published_by=cast.yara,
        at=timezone.now(), voices=voices, base=100,
    )  # fmt: skip
    return finding, row


def test_beside_a_finding_stands_its_published_number_and_where_those_for_it_live(cast: Cast, code: Code) -> None:
    finding, row = published(cast, 12)
    for stance, place, number in ((Evidence.Stance.FOR, "Waterrand", 10), (Evidence.Stance.AGAINST, "Mijnkant", 11)):
        for quote in spoken(cast, code, number, place=place, challengers=3):
            weigh(finding, quote=quote, stance=stance, by=cast.cem)
    assert beside_findings([row]) == {finding.pk: Company(11, "Waterrand")}


def test_a_finding_of_a_few_says_no_number_and_no_place(cast: Cast, code: Code) -> None:
    finding, row = published(cast, 9)
    for quote in spoken(cast, code, 10, place="Waterrand", challengers=3):
        weigh(finding, quote=quote, stance="for", by=cast.cem)
    assert beside_findings([row]) == {finding.pk: Company(None)}


@pytest.mark.parametrize(
    ("company", "here", "words"),
    [
        (Company(212, "Waterrand"), "Mijnkant", "212 others spoke of this, most in Waterrand."),
        (Company(212, "Waterrand"), "Waterrand", "212 others spoke of this, most in Waterrand, like you."),
        (Company(212), "Waterrand", "212 others spoke of this."),
        (Company(None), "Waterrand", "Fewer than 10 people spoke of this so far."),
        (Company(1000, many=True), "Waterrand", "More than 1000 others spoke of this."),
    ],
)
def test_it_is_said_in_one_sentence(company: Company, here: str, words: str) -> None:
    with translation.override("en"):
        assert company.in_words(here) == words


def test_nothing_is_asked_twice(cast: Cast, code: Code, django_assert_num_queries: Any) -> None:
    spoken(cast, code, 3, place="Waterrand", challengers=3)
    others = [Code.objects.create(dialogue=cast.dialogue, name=f"code {each}") for each in range(4)]
    with django_assert_num_queries(1):
        under_codes([code, *others])
