"""Every answer has its reason, is given by the board alone, and stands beside the earlier ones."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dorpel.core.events import Fact
from dorpel.dialogues.access import NotAllowed
from dorpel.journal.models import Entry
from dorpel.policy.facts import ProposalResolved
from dorpel.policy.models import Resolution
from dorpel.policy.operations import NoReason, WrongAddress, resolve
from dorpel.policy.queries import answer_in_force, placeable, resolutions_of, unanswered
from dorpel.policy.tests.making import DAY, answer, make_proposal
from dorpel.proposals.operations import Closed, merge
from dorpel.tables.tests.making import publish_finding
from tests.cast import Cast

YES = {"outcome": "accepted", "body": "college", "reason": "Er is plaats.", "on": DAY}


def test_an_answer_is_kept_told_and_journalled(cast: Cast, heard: list[Fact]) -> None:
    made = resolve(make_proposal(cast), **YES, besluit="https://stad.example/besluit/7", by=cast.bea)
    assert heard == [ProposalResolved(cast.dialogue.pk, made.proposal_id, made.pk, "accepted")]
    assert (made.reason, made.language, made.resolved_on, made.given_by) == ("Er is plaats.", "nl", DAY, cast.bea)
    assert Entry.objects.filter(act="proposal.resolve", thing_id=made.pk, who=cast.bea.pk).count() == 1


def test_nobody_but_the_board_answers(cast: Cast) -> None:
    proposal = make_proposal(cast)
    for person in (cast.yara, cast.stig, cast.cem, cast.nobody):
        with pytest.raises(NotAllowed):
            resolve(proposal, **YES, by=person)
    assert Resolution.objects.count() == 0


def test_an_answer_without_a_reason_is_refused(cast: Cast) -> None:
    with pytest.raises(NoReason):
        resolve(make_proposal(cast), **{**YES, "reason": " \n"}, by=cast.bea)
    assert Resolution.objects.count() == 0


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://stad.example/7", "besluit 7", "//stad.example/7"])
def test_a_formal_decision_has_an_address_of_the_web(cast: Cast, address: str) -> None:
    with pytest.raises(WrongAddress):
        resolve(make_proposal(cast), **YES, besluit=address, by=cast.bea)
    assert Resolution.objects.count() == 0


def test_a_later_answer_stands_beside_the_earlier_and_counts(cast: Cast) -> None:
    proposal = make_proposal(cast)
    no = answer(cast, proposal, "refused", on=date(2026, 1, 1))
    yes = answer(cast, proposal, "changed", on=date(2026, 3, 1))
    assert set(proposal.resolutions.all()) == {no, yes}
    assert answer_in_force(proposal) == yes
    assert [each.pk for each in placeable(cast.dialogue)] == [proposal.pk]
    answer(cast, proposal, "postponed", on=date(2026, 4, 1))
    assert list(placeable(cast.dialogue)) == []


def test_what_was_merged_is_answered_in_its_child(cast: Cast) -> None:
    one, two = make_proposal(cast, "Een"), make_proposal(cast, "Twee")
    child = merge([one, two], title="Samen", text="Zo.", by=cast.stig)
    with pytest.raises(Closed):
        answer(cast, one)
    assert [each.pk for each in unanswered(cast.dialogue)] == [child.pk]
    answer(cast, child)
    assert list(unanswered(cast.dialogue)) == []


def test_the_walk_finds_the_answers_to_a_finding_in_one_query(cast: Cast, django_assert_num_queries: object) -> None:
    finding, other = publish_finding(cast), publish_finding(cast, "Anders.")
    one, two = make_proposal(cast, "Een", finding=finding), make_proposal(cast, "Twee", finding=finding)
    answer(cast, make_proposal(cast, "Elders", finding=other))
    answer(cast, two, "refused", on=date(2026, 3, 1))
    answer(cast, one, on=date(2026, 2, 1))
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = resolutions_of([finding.pk])
    assert [(each.finding_id, each.proposal_title, each.outcome, each.outcome_words) for each in found] == [
        (finding.pk, "Een", "accepted", "yes"),
        (finding.pk, "Twee", "refused", "no"),
    ]


def test_the_database_refuses_an_answer_without_reason_or_with_a_strange_outcome(cast: Cast) -> None:
    made = answer(cast, make_proposal(cast))
    for change in ({"reason": ""}, {"outcome": "perhaps"}, {"body": "king"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Resolution.objects.filter(pk=made.pk).update(**change)
