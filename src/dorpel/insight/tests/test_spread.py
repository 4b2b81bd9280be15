"""Who says a finding: groups large enough, nothing to be worked out, beside everybody who was heard."""

from typing import Any

import pytest
from django.utils import translation

from dorpel.challengers.models import Challenger
from dorpel.coding.models import Quote
from dorpel.coding.operations import mark, read_answer
from dorpel.coding.queries import current_version
from dorpel.conversations.models import Answer, Conversation, VoiceCategory
from dorpel.core.publishable import Cell
from dorpel.core.ui.registry import component
from dorpel.dialogues.models import Category, Facet
from dorpel.findings.models import Finding
from dorpel.findings.operations import weigh, write
from dorpel.insight.operations import recount
from dorpel.insight.spread import Group, coarser, spread_of
from tests.cast import Cast
from tests.talks import say


def ages(*voices: int, challengers: int = 5) -> list[Group]:
    return [Group((f"g{at}",), Cell(number, challengers), 100) for at, number in enumerate(voices)]


@pytest.mark.parametrize(
    ("voices", "groups"),
    [
        ((12, 30, 18), [("g0",), ("g1",), ("g2",)]),
        ((2, 6, 8, 9, 12), [("g0", "g1", "g2"), ("g3", "g4")]),  # the smallest first, with its smaller neighbour
        ((0, 40), [("g0", "g1")]),  # that nobody of an age says it tells something too
        ((1, 2), [("g0", "g1")]),
    ],
)
def test_neighbouring_steps_are_taken_together_until_each_may_be_shown(
    voices: tuple[int, ...], groups: list[tuple[str, ...]]
) -> None:
    found = coarser(ages(*voices))
    assert [each.names for each in found] == groups
    assert sum(each.behind.voices for each in found) == sum(voices)


def test_many_voices_gathered_by_one_challenger_stay_together_with_others() -> None:
    lonely = [Group(("a",), Cell(40, 1), 90), Group(("b",), Cell(40, 4), 90)]
    assert coarser(lonely) == [Group(("a", "b"), Cell(80, 4), 180)]


def quoted(cast: Cast, answer: Answer) -> Quote:
    read_answer(answer, by=cast.cem)
    version = current_version(answer)
    return mark(version, start=0, end=len(version.text), by=cast.cem)


@pytest.fixture
def groups(cast: Cast) -> dict[str, Category]:
    """Three ages and two languages to tell, and nothing else."""
    of = {"dialogue": cast.dialogue}
    Facet.objects.filter(**of).delete()
    told = {"age": ("leeftijd", ("young", "middle", "old")), "languages": ("talen", ("nl", "tr"))}
    found = {}
    for order, (facet, (name, keys)) in enumerate(told.items()):
        row = Facet.objects.create(**of, key=facet, name=name, order=order)
        for at, key in enumerate(keys):
            found[key] = Category.objects.create(**of, facet=row, key=key, name=key, order=at)
    return found


@pytest.fixture
def told(cast: Cast, groups: dict[str, Category]) -> Finding:
    """Of 60 voices by four challengers 34 say it: 10 young, 8 in between, 16 old; two of each age speak Turkish."""
    of = {"dialogue": cast.dialogue}
    people = [Challenger.objects.create(**of, name=name) for name in "ABCD"]
    finding = write(cast.dialogue, claim="Een plek ontbreekt.", language="nl", by=cast.cem)
    for age, saying in (("young", 10), ("middle", 8), ("old", 16)):
        for at in range(20):
            answer = say(cast, f"Zin {at} van {age}.")
            Conversation.objects.filter(pk=answer.conversation_id).update(challenger=people[at % 4])
            for key in (age, "nl", *(["tr"] if at < 2 else [])):
                VoiceCategory.objects.create(**of, voice=answer.voice, category=groups[key])
            if at < saying:
                weigh(finding, quote=quoted(cast, answer), stance="for", by=cast.cem)
    recount(cast.dialogue)
    return finding


def test_only_groups_large_enough_are_shown_each_beside_all_voices(told: Finding) -> None:
    with translation.override("en"):
        picture = spread_of(told)
    assert picture is not None
    shown = [(row.part, row.label, row.share, row.beside) for row in picture.rows]
    assert shown == [("leeftijd", "young and middle", 53, 67), ("leeftijd", "old", 47, 33)]
    assert picture.summary == "Of every hundred who say this, 47 belong to the group “old”; of all voices 33."


def test_six_who_speak_a_language_are_not_told_nor_is_the_facet_with_one_group_left(told: Finding) -> None:
    picture = spread_of(told)
    assert picture is not None
    assert [row.label for row in picture.rows if "tr" in row.label or row.part == "talen"] == []


def test_a_finding_of_few_voices_has_no_such_picture(cast: Cast) -> None:
    finding = write(cast.dialogue, claim="Een plek ontbreekt.", language="nl", by=cast.cem)
    assert spread_of(finding) is None


def test_the_picture_draws_a_mark_beside_each_share(told: Finding) -> None:
    picture: Any = spread_of(told)
    values = component("rows100").derived(component("rows100").complete("rows100", {"rows": picture}))
    assert [(row.share, width, mark) for row, width, mark in values["drawn"]] == [(53, 159, 201), (47, 141, 99)]
