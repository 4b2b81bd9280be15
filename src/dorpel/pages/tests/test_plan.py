"""What the City does: an action's line beside its voices, what it doesn't do, and the answer on the front page."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from dorpel.findings.models import Publication
from dorpel.pages.stages import behind_actions, plan_in_words, refused_of, reported_on, stage_of
from dorpel.policy.models import Action
from dorpel.policy.operations.progress import report
from dorpel.policy.operations.resolutions import resolve
from dorpel.proposals.models import Proposal
from dorpel.proposals.operations import propose
from tests.cast import Cast, make_cast
from tests.story import CLAIM, PROGRESS, REASON, answered, heard, understood

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def told(cast: Cast) -> tuple[Proposal, Action]:
    """A finding of 41 voices, a proposal, an answer and an action that has begun."""
    _code, answer = heard(cast)
    _quote, finding = understood(cast, answer)
    Publication.objects.update(voices=41, base=83)
    return answered(cast, finding)


@pytest.mark.parametrize(
    ("reported", "at", "state"),
    [
        ([], 0, "agreed"),
        (["begun"], 1, "moving"),
        (["begun", "halfway", "halted"], 2, "halted"),  # it stands where it stood
        (["halted"], 0, "halted"),
        (["begun", "halted", "begun"], 1, "moving"),
        (["done"], 3, "done"),
    ],
)
def test_the_citys_line_ends_where_the_reports_say(reported: list[str], at: int, state: str) -> None:
    stage = stage_of(reported, 41)
    assert (stage.at, stage.state, stage.voices) == (at, state, 41)


def test_how_far_the_plan_is_stands_in_a_sentence() -> None:
    stages = [stage_of(reported, 0) for reported in (["done"], ["begun"], ["begun"], ["halted"], [])]
    with translation.override("en"):
        assert plan_in_words(stages) == (
            "The plan has 5 actions. 1 is done. 2 have begun. 1 is still to begin. 1 stands still."
        )


def test_each_action_knows_the_voices_behind_it(cast: Cast, told: tuple[Proposal, Action]) -> None:
    action = told[1]
    [behind] = behind_actions([action.pk])[action.pk]
    assert (behind.claim, behind.voices) == (CLAIM, 41)
    assert reported_on([action.thread]) == {action.thread: ["begun"]}


def test_a_finding_that_is_no_longer_public_is_behind_nothing(told: tuple[Proposal, Action]) -> None:
    Publication.objects.all().delete()
    assert behind_actions([told[1].pk]) == {}


def test_the_plan_shows_the_action_its_voices_its_stage_and_its_last_report(
    cast: Cast, client: Client, told: tuple[Proposal, Action]
) -> None:
    page = _read(client, "plan")
    assert page.count('class="stage stage--moving"') == 1
    for words in ("41 voices", told[1].text, f'<b>Begun.</b> <span dir="auto">{PROGRESS}</span>'):
        assert words in page
    report(told[1], stage="halted", text="De leverancier is failliet.", on=date(2026, 12, 1), by=cast.stig)
    assert "Halted, since Dec. 1, 2026." in _read(client, "plan").replace("<b>", "")


def test_what_the_city_does_not_do_stands_there_with_its_reason(
    cast: Cast, client: Client, told: tuple[Proposal, Action]
) -> None:
    finding = Publication.objects.get().finding
    refused = propose(cast.dialogue, findings=[finding], title="Auto's op het plein", text="…", by=cast.stig)
    reason = "Kinderen spelen er nu."
    resolve(refused, outcome="refused", body="college", reason=reason, on=date(2026, 10, 2), by=cast.bea)
    assert [row.proposal.pk for row in refused_of(cast.dialogue.pk)] == [refused.pk]
    assert reason in _read(client, "plan")
    resolve(refused, outcome="accepted", body="council", reason="Toch wel.", on=date(2026, 11, 2), by=cast.bea)
    assert refused_of(cast.dialogue.pk) == []


def test_the_front_page_tells_the_answer_its_reason_and_how_far_it_is(
    client: Client, told: tuple[Proposal, Action]
) -> None:
    page = _read(client, "dialogue")
    for words in (REASON, PROGRESS, "stage stage--moving"):
        assert words in page


def _read(client: Client, name: str) -> str:
    return client.get(reverse(f"pages:{name}", args=["stad"]), headers={"accept-language": "en"}).content.decode()
