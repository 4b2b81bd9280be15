"""An adopted version stays as it is; copies keep codes, owners and origins; progress goes on through all versions."""

import csv
from datetime import date
from io import StringIO

import pytest
from django.db import IntegrityError, transaction

from dorpel.core.events import Fact
from dorpel.core.spreadsheets import harmless
from dorpel.dialogues.access import NotAllowed, StaleSave
from dorpel.policy.facts import ActionReported
from dorpel.policy.forms import ActionForm, ObjectiveForm, ProgressForm
from dorpel.policy.models import Action, ActionOrigin, ActionPlan, Objective, PlanVersion, PolicyPlan, Progress
from dorpel.policy.operations import (
    Adopted,
    EmptyPlan,
    NotAccepted,
    NothingReported,
    OtherPlan,
    adopt,
    begin_plan,
    begin_version,
    correct_report,
    give_place,
    report,
    save_line,
    take_place,
)
from dorpel.policy.queries import actions_of, in_force, owners_of, plan_tree, progress_of
from dorpel.policy.queries.tracker import by_code
from dorpel.policy.sheet import heads, plan_lines
from dorpel.policy.tests.making import DAY, action_of, answer, filled, make_plan, make_proposal
from tests.cast import Cast


def placed(cast: Cast, version: PlanVersion) -> ActionOrigin:
    proposal = make_proposal(cast)
    answer(cast, proposal)
    return give_place(action_of(version), proposal=proposal, by=cast.yara)


def test_only_a_proposal_whose_latest_answer_is_yes_gets_its_place(cast: Cast) -> None:
    version, proposal = make_plan(cast), make_proposal(cast)
    for outcome, day in ((None, 1), ("refused", 2), ("postponed", 3)):
        if outcome:
            answer(cast, proposal, outcome, on=date(2026, 1, day))
        with pytest.raises(NotAccepted):
            give_place(action_of(version), proposal=proposal, by=cast.yara)
    answer(cast, proposal, "changed", on=date(2026, 1, 4))
    first = give_place(action_of(version), proposal=proposal, by=cast.yara)
    assert give_place(action_of(version), proposal=proposal, by=cast.yara) == first
    answer(cast, proposal, "refused", on=date(2026, 1, 5))
    with pytest.raises(NotAccepted):
        give_place(action_of(version), proposal=proposal, by=cast.yara)
    assert ActionOrigin.objects.count() == 1


def test_an_adopted_version_takes_progress_and_nothing_else(cast: Cast) -> None:
    version = make_plan(cast)
    origin, action = placed(cast, version), action_of(version)
    adopt(version, on=DAY, by=cast.yara)
    words = {"code": "BD1", "text": "Anders", "version": 1}
    for act in (
        lambda: adopt(version, on=DAY, by=cast.yara),
        lambda: save_line(filled(ObjectiveForm, Objective.objects.get(), **words), by=cast.yara),
        lambda: give_place(action, proposal=origin.proposal, by=cast.yara),
        lambda: take_place(origin, by=cast.yara),
    ):
        with pytest.raises(Adopted):
            act()
    made = report(action, stage="begun", text="Drie banken staan er.", on=DAY, by=cast.stig)
    assert (made.stage, Objective.objects.get().text, ActionOrigin.objects.count()) == ("begun", "Elkaar tegenkomen", 1)


def test_a_version_without_actions_is_not_adopted(cast: Cast) -> None:
    version = begin_plan(cast.dialogue, name="P", first_year=2026, last_year=2031, version_name="Eerste", by=cast.yara)
    with pytest.raises(EmptyPlan):
        adopt(version, on=DAY, by=cast.yara)
    assert PlanVersion.objects.get().adopted_on is None


def test_a_copy_keeps_codes_owners_origins_and_threads(cast: Cast) -> None:
    first = make_plan(cast, "AC1", "AC2")
    origin = placed(cast, first)
    adopt(first, on=DAY, by=cast.yara)
    second = begin_version(first, name="Tweede", by=cast.yara)
    old, new = action_of(first), action_of(second)
    assert (second.number, second.adopted_on, new.thread, new.code) == (2, None, old.thread, old.code)
    assert new.reference != old.reference
    assert list(new.owners.all()) == [cast.service]
    assert list(new.proposals.all()) == [origin.proposal]
    assert (new.action_plan.plan_version, new.action_plan.objective.plan_version) == (second, second)
    assert [kind.objects.count() for kind in (Objective, ActionPlan, Action, ActionOrigin)] == [2, 2, 4, 2]


def test_the_walk_follows_the_adopted_version_and_all_its_progress(
    cast: Cast, django_assert_num_queries: object
) -> None:
    first = make_plan(cast)
    proposal = placed(cast, first).proposal
    report(action_of(first), stage="agreed", text="Afgesproken.", on=date(2026, 3, 1), by=cast.stig)
    assert actions_of([proposal.pk]) == []
    adopt(first, on=DAY, by=cast.yara)
    second = begin_version(first, name="Tweede", by=cast.yara)
    assert [each.action_id for each in actions_of([proposal.pk])] == [action_of(first).pk]
    adopt(second, on=DAY, by=cast.yara)
    report(action_of(second), stage="begun", text="Begonnen.", on=date(2026, 4, 1), by=cast.stig)
    with django_assert_num_queries(3):  # type: ignore[operator]
        found = actions_of([proposal.pk])
        told = progress_of(found)
        owners = owners_of([each.action_id for each in found])
    assert [(each.action_id, each.proposal_id, each.code) for each in found] == [
        (action_of(second).pk, proposal.pk, "AC1")
    ]
    assert [(each.action_id, each.text) for each in told] == [
        (action_of(second).pk, "Afgesproken."),
        (action_of(second).pk, "Begonnen."),
    ]
    assert owners == {action_of(second).pk: ["Openbaar Domein"]}
    assert in_force(first.plan) == second


def test_a_report_is_told_kept_and_corrected_but_never_stale(cast: Cast, heard: list[Fact]) -> None:
    made = report(action_of(make_plan(cast)), stage="begun", text="Begonnen.", on=DAY, by=cast.stig)
    words = {"stage": "halfway", "text": "Halfweg.", "on": "2026-03-01"}
    correct_report(filled(ProgressForm, Progress.objects.get(), **words, version=1), by=cast.yara)
    with pytest.raises(StaleSave):
        correct_report(
            filled(ProgressForm, Progress.objects.get(), **words | {"text": "Klaar."}, version=1), by=cast.stig
        )
    assert [(each.progress_id, each.stage) for each in heard if isinstance(each, ActionReported)] == [
        (made.pk, "begun"),
        (made.pk, "halfway"),
    ]
    assert Progress.objects.values_list("text", "version", "reported_by").get() == ("Halfweg.", 2, cast.stig.pk)
    with pytest.raises(NothingReported):
        report(made.action, stage="done", text=" ", on=DAY, by=cast.stig)


def test_only_who_may_run_the_plan_or_report_does(cast: Cast) -> None:
    version = make_plan(cast)
    origin = placed(cast, version)
    for person in (cast.bea, cast.vera, cast.nobody):
        for act in (
            lambda who=person: adopt(version, on=DAY, by=who),
            lambda who=person: begin_version(version, name="X", by=who),
            lambda who=person: give_place(origin.action, proposal=origin.proposal, by=who),
            lambda who=person: take_place(origin, by=who),
            lambda who=person: report(origin.action, stage="done", text="Klaar.", on=DAY, by=who),
            lambda who=person: begin_plan(cast.dialogue, name="P", first_year=1, last_year=2, version_name="V", by=who),
        ):
            with pytest.raises(NotAllowed):
                act()
    assert (PlanVersion.objects.count(), PolicyPlan.objects.count(), Progress.objects.count()) == (1, 1, 0)


def test_a_line_stands_under_a_line_of_its_own_version(cast: Cast) -> None:
    first, second = make_plan(cast), make_plan(cast)
    action = action_of(first)
    action.action_plan = ActionPlan.objects.get(plan_version=second)
    form = filled(
        ActionForm, action_of(first), action_plan=action_of(first).action_plan_id, code="AC1", text="T", version=1
    )
    form.instance.action_plan = action.action_plan
    with pytest.raises(OtherPlan):
        save_line(form, by=cast.yara)
    strange = ActionForm(
        {"action_plan": action.action_plan_id, "code": "AC1", "text": "T", "version": 1}, instance=action_of(first)
    )
    assert list(strange.errors) == ["action_plan"]


def test_an_objective_has_priority_when_something_under_it_has(cast: Cast) -> None:
    version = make_plan(cast)
    assert [each.is_priority for each in plan_tree(version)] == [False]
    Action.objects.update(is_priority=True)
    assert [each.is_priority for each in plan_tree(version)] == [True]
    Action.objects.update(is_priority=False)
    ActionPlan.objects.update(is_priority=True)
    assert [each.is_priority for each in plan_tree(version)] == [True]


def test_the_tree_is_in_the_order_of_its_codes_and_asks_as_much_for_three_actions_as_for_one(
    cast: Cast, django_assert_num_queries: object
) -> None:
    one, three = make_plan(cast), make_plan(cast, "AC10", "AC9", "AC1")
    for action in Action.objects.all():
        report(action, stage="begun", text="Oud.", on=date(2026, 1, 1), by=cast.stig)
        report(action, stage="done", text="Nieuw.", on=date(2026, 2, 1), by=cast.stig)
    for version, codes in ((one, ["AC1"]), (three, ["AC1", "AC9", "AC10"])):
        with django_assert_num_queries(6):  # type: ignore[operator]
            lines = plan_tree(version)[0].action_plans[0].actions
        assert [each.action.code for each in lines] == codes
        assert {(each.progress.text, *each.owners) for each in lines if each.progress} == {
            ("Nieuw.", "Openbaar Domein")
        }
    assert sorted(["BD10", "BD2", "1.10", "1.2"], key=by_code) == ["1.2", "1.10", "BD2", "BD10"]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"])
def test_no_cell_of_the_sheet_is_a_formula(cast: Cast, cell: str) -> None:
    version = make_plan(cast)
    Action.objects.update(text=cell)
    report(action_of(version), stage="done", text=cell, on=DAY, by=cast.stig)
    placed(cast, version)
    head, row = csv.reader(StringIO("".join(plan_lines(version)).removeprefix("\ufeff"), newline=""))
    assert (head, len(row)) == (heads(), len(heads()))
    assert (row[7], row[15]) == (f"'{cell}", f"'{cell}")
    assert (row[6], row[9], row[14], harmless("Een bank - twee")) == (
        "AC1",
        "Openbaar Domein",
        "2026-02-23",
        "Een bank - twee",
    )


def test_the_database_refuses_what_may_never_be(cast: Cast) -> None:
    version = make_plan(cast, "AC1", "AC2")
    origin, action = placed(cast, version), action_of(version)
    report(action, stage="done", text="Klaar.", on=DAY, by=cast.stig)
    about = {"dialogue": cast.dialogue, "plan_version": version}
    for change in (
        lambda: Objective.objects.create(**about, code="BD1", text="Weer"),
        lambda: Action.objects.filter(code="AC2").update(code="AC1"),
        lambda: Action.objects.filter(code="AC2").update(thread=action.thread),
        lambda: Action.objects.filter(code="AC2").update(reference=action.reference),
        lambda: PlanVersion.objects.create(dialogue=cast.dialogue, plan=version.plan, number=1, name="Weer"),
        lambda: PolicyPlan.objects.update(last_year=2020),
        lambda: Progress.objects.update(stage="almost"),
        lambda: ActionOrigin.objects.create(
            dialogue=cast.dialogue, action=action, proposal=origin.proposal, at=origin.at
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
