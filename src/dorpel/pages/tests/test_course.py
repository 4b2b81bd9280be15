"""The way so far: it goes down where something failed, up where a way was found, and begins and ends where it did."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from dorpel.core.ui.pictured import bent
from dorpel.dialogues.models import Decision, Intention, Phase
from dorpel.pages.course import MOST, chosen, short, spread, way_of
from tests.cast import Cast, make_cast

BEGAN = date(2025, 5, 1)


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def turns(signs: str) -> list[Any]:
    return [SimpleNamespace(turn={"-": "down", "+": "up"}[sign], at=at) for at, sign in enumerate(signs)]


@pytest.mark.parametrize(
    ("signs", "most", "kept"),
    [
        ("-++-+++-++", 4, [0, 1, 7, 8]),  # the first fall and the last, each with the way out
        ("-++-+++-++", 5, [0, 1, 3, 7, 8]),
        ("--+", 4, [0, 1, 2]),  # two falls, one way out
        ("+++", 2, [1, 2]),
        ("", 4, []),
    ],
)
def test_a_fall_is_told_with_the_way_that_was_found(signs: str, most: int, kept: list[int]) -> None:
    assert [each.at for each in chosen(turns(signs), most)] == kept


def test_phases_fill_the_widest_gaps_and_the_first_and_the_last_always_stand_there() -> None:
    phases = [SimpleNamespace(starts_on=BEGAN + timedelta(days=days)) for days in (0, 10, 100, 110, 300)]
    kept = spread(phases, [BEGAN + timedelta(days=105)], 4)
    assert sorted((each.starts_on - BEGAN).days for each in kept) == [0, 10, 100, 300]
    assert spread([], [], 4) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Een korte beslissing.", "Een korte beslissing"),
        (
            "We kiezen veertig uitdagers die op de stad lijken, en loten.",
            "We kiezen veertig uitdagers die op de stad …",
        ),
        ("Na de eerste maand: elke uitdager krijgt ook papieren formulieren.", "Na de eerste maand"),
    ],
)
def test_a_long_decision_is_told_by_its_beginning(words: str, told: str) -> None:
    assert short(words) == told


def test_the_line_bends_with_the_decisions_and_ends_open(cast: Cast) -> None:
    of = {"dialogue": cast.dialogue}
    wanted = Intention.objects.create(**of, sentence="Iedereen gehoord.")
    for days, kind in ((0, "preparing"), (100, "conversing"), (200, "tables")):
        Phase.objects.create(**of, name=kind, kind=kind, starts_on=BEGAN + timedelta(days=days))
    for days, what, turn in ((20, "Geen zaal meer", "down"), (50, "Aan de deur", "up"), (60, "Ook op papier", "level")):
        Decision.objects.create(
            **of, what=what, decided_by="Yara", why="Elf mensen. Zeven kenden we.", intention=wanted, turn=turn,
            decided_on=BEGAN + timedelta(days=days),
        )  # fmt: skip
    steps = way_of(cast.dialogue, BEGAN + timedelta(days=300))
    assert [(step.title, step.kind, step.turn) for step in steps[:-1]] == [
        ("preparing", "people", "level"), ("Geen zaal meer", "people", "down"), ("Aan de deur", "people", "up"),
        ("conversing", "people", "level"), ("tables", "now", "level"),
    ]  # fmt: skip
    assert (steps[-1].kind, steps[1].text) == ("open", "Elf mensen.")
    assert [level for _step, level, _before in bent({"steps": steps})["bends"]] == [1, 2, 1, 1, 1, 1]


def test_there_are_never_more_steps_than_fit_and_none_where_nothing_began(cast: Cast) -> None:
    assert way_of(cast.dialogue, BEGAN) == []
    of = {"dialogue": cast.dialogue}
    wanted = Intention.objects.create(**of, sentence="Iedereen gehoord.")
    for at in range(12):
        Phase.objects.create(**of, name=f"fase {at}", kind="tables", starts_on=BEGAN + timedelta(days=20 * at))
        Decision.objects.create(
            **of, what=f"besluit {at}", decided_by="Yara", why="Zo.", intention=wanted, turn="down" if at % 2 else "up",
            decided_on=BEGAN + timedelta(days=20 * at + 5),
        )  # fmt: skip
    steps = way_of(cast.dialogue, BEGAN + timedelta(days=400))
    assert len(steps) == MOST
    assert (steps[0].title, steps[-2].kind) == ("fase 0", "now")
