"""From a nomination through two jurors' scores to an award, and to a reasoned no."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from dorpel.dialogues.access import NotAllowed
from dorpel.label.models import Award, Call, Criterion, Nomination, Score
from dorpel.label.operations import (
    AlreadyDecided,
    CallClosed,
    NoReason,
    NotScored,
    NotWhole,
    OwnNomination,
    decide,
    nominate,
    score,
)
from dorpel.label.queries import may_see_scores, result_of
from dorpel.people.models import Person
from tests.cast import Cast


def points(nomination: Nomination, first: int, second: int) -> dict[UUID, tuple[int, str]]:
    criteria = Criterion.objects.filter(call=nomination.call_id).order_by("-weight", "name")
    return {each.pk: (given, "omdat") for each, given in zip(criteria, (first, second), strict=True)}


def test_any_member_but_a_juror_nominates_while_the_call_is_open(cast: Cast, call: Call) -> None:
    words = {"project": "Nachtbus", "who": "Jeugdhuis", "why": "Ze rijden zelf"}
    assert nominate(call, **words, by=cast.stig).nominated_by == cast.stig
    with pytest.raises(NotAllowed):
        nominate(call, **words, by=cast.jo)
    call.closes_on = timezone.localdate() - timedelta(days=1)
    with pytest.raises(CallClosed):
        nominate(call, **words, by=cast.vera)
    assert Nomination.objects.count() == 1


def test_a_juror_scores_every_criterion_or_none(cast: Cast, nomination: Nomination) -> None:
    whole = points(nomination, 4, 2)
    first, second = whole
    for wrong in ({first: (4, "omdat")}, {**whole, second: (6, "omdat")}, {**whole, second: (3, " ")}):
        with pytest.raises(NotWhole):
            score(nomination, points=wrong, by=cast.jo)
    assert Score.objects.count() == 0
    with pytest.raises(NotAllowed):
        score(nomination, points=whole, by=cast.yara)


def test_scoring_again_changes_the_scores_and_adds_none(cast: Cast, nomination: Nomination) -> None:
    score(nomination, points=points(nomination, 4, 2), by=cast.jo)
    score(nomination, points=points(nomination, 5, 1), by=cast.jo)
    assert list(Score.objects.order_by("-criterion__weight").values_list("points", "version")) == [(5, 2), (1, 2)]


def test_the_result_is_the_weighted_mean_of_jurors_who_are_done(
    cast: Cast, nomination: Nomination, mia: Person
) -> None:
    score(nomination, points=points(nomination, 5, 1), by=cast.jo)
    score(nomination, points=points(nomination, 3, 3), by=mia)
    result = result_of(nomination)
    assert [each.mean for each in result.criteria] == [4.0, 2.0]
    assert result.mean == (3 * 4.0 + 1 * 2.0) / 4
    assert result.missing == []


def test_no_answer_before_two_jurors_scored_everything_and_who_misses_what_is_said(
    cast: Cast, nomination: Nomination, mia: Person
) -> None:
    score(nomination, points=points(nomination, 5, 1), by=cast.jo)
    with pytest.raises(NotScored) as wrong:
        decide(nomination, outcome="awarded", reason="Mooi", by=cast.yara)
    assert wrong.value.missing == [("Mia", ["Samen gedaan", "Na te doen"])]
    assert Award.objects.count() == 0


@pytest.mark.parametrize("outcome", ["awarded", "not"])
def test_the_jury_awards_or_says_a_reasoned_no_once(
    cast: Cast, nomination: Nomination, mia: Person, outcome: str
) -> None:
    for juror in (cast.jo, mia):
        score(nomination, points=points(nomination, 4, 4), by=juror)
    with pytest.raises(NoReason):
        decide(nomination, outcome=outcome, reason=" ", by=cast.yara)
    with pytest.raises(NotAllowed):
        decide(nomination, outcome=outcome, reason="Omdat", by=cast.jo)
    assert decide(nomination, outcome=outcome, reason="Omdat", by=cast.yara).outcome == outcome
    for again in (
        lambda: decide(nomination, outcome=outcome, reason="Omdat", by=cast.yara),
        lambda: score(nomination, points=points(nomination, 1, 1), by=cast.jo),
    ):
        with pytest.raises(AlreadyDecided):
            again()


def test_what_others_gave_is_hidden_until_a_juror_is_done(cast: Cast, nomination: Nomination, mia: Person) -> None:
    score(nomination, points=points(nomination, 5, 1), by=cast.jo)
    seen = {
        who.name: may_see_scores(who, nomination, result_of(nomination)) for who in (cast.jo, mia, cast.vera, cast.yara)
    }
    assert seen == {"Jo": True, "Mia": False, "Vera": False, "Yara": True}


def test_the_page_hides_scores_too(cast: Cast, nomination: Nomination, mia: Person, sign_in: Any) -> None:
    score(nomination, points=points(nomination, 5, 1), by=cast.jo)
    address = reverse("label:nomination_detail", args=["stad", nomination.pk])
    assert "omdat" not in sign_in(mia).get(address).content.decode()
    assert "omdat" in sign_in(cast.jo).get(address).content.decode()


def test_nobody_scores_their_own_nomination(cast: Cast, nomination: Nomination) -> None:
    nomination.nominated_by = cast.jo
    nomination.save()
    with pytest.raises(OwnNomination):
        score(nomination, points=points(nomination, 5, 5), by=cast.jo)


def test_six_points_and_an_award_without_a_reason_are_refused_by_the_database(
    cast: Cast, nomination: Nomination
) -> None:
    criterion = nomination.call.criteria.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        Score.objects.create(
            dialogue=cast.dialogue, nomination=nomination, criterion=criterion, juror=cast.jo, points=6, why="x"
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Award.objects.create(
            dialogue=cast.dialogue,
            nomination=nomination,
            outcome="not",
            reason="",
            decided_by=cast.yara,
            at=timezone.now(),
        )


def test_the_whole_way_by_forms(cast: Cast, call: Call, mia: Person, sign_in: Any) -> None:
    new = reverse("label:nomination_new", args=["stad"])
    sign_in(cast.vera).post(new, {"call": str(call.pk), "project": "Nachtbus", "who": "Jeugdhuis", "why": "Zelf"})
    nomination = Nomination.objects.get()
    here = ["stad", nomination.pk]
    award = {"outcome": "awarded", "reason": "Zo kan het ook"}
    refused = sign_in(cast.yara).post(reverse("label:nomination_award", args=here), award)
    assert (refused.status_code, Award.objects.count()) == (422, 0)
    for juror in (cast.jo, mia):
        given = {}
        for each in call.criteria.all():
            given |= {f"points_{each.pk}": "4", f"why_{each.pk}": "omdat"}
        sign_in(juror).post(reverse("label:nomination_scores", args=here), given)
    sign_in(cast.yara).post(reverse("label:nomination_award", args=here), award)
    page = sign_in(cast.vera).get(reverse("label:nomination_detail", args=here)).content.decode()
    assert "Zo kan het ook" in page
    assert "4.00" in page or "4,00" in page


def test_lists_and_forms_open(cast: Cast, nomination: Nomination, sign_in: Any) -> None:
    client = sign_in(cast.yara)
    for name in ("call_list", "call_new", "nomination_list", "nomination_new", "criterion_new"):
        assert client.get(reverse(f"label:{name}", args=["stad"])).status_code == 200
    assert client.get(reverse("label:call_detail", args=["stad", nomination.call_id])).status_code == 200
