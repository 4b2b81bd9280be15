"""Answers, plans, lines, places and reports by forms; the tracker says each stage in words."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dorpel.policy.models import (
    Action,
    ActionOrigin,
    ActionPlan,
    Objective,
    PlanVersion,
    PolicyPlan,
    Progress,
    Resolution,
)
from dorpel.policy.operations import adopt, begin_version, report
from dorpel.policy.tests.making import DAY, action_of, answer, make_plan, make_proposal
from dorpel.tables.tests.making import client_of
from tests.cast import Cast

YES = {
    "outcome": "accepted",
    "body": "college",
    "reason": "Er is plaats.",
    "language": "nl",
    "resolved_on": "2026-02-23",
}


def at(cast: Cast, name: str, *rest: object) -> str:
    return reverse(f"policy:{name}", args=[cast.dialogue.slug, *rest])


def wrong(page: bytes) -> list[str]:
    return re.findall(r'id="id_(\w+)_error"', page.decode())


def test_the_board_answers_by_a_form_and_the_reason_is_there_to_read(cast: Cast) -> None:
    proposal, bea = make_proposal(cast), client_of(cast.bea)
    address = at(cast, "resolution_new", proposal.pk)
    assert bea.post(address, {**YES, "besluit": "https://stad.example/7"}).status_code == 302
    made = Resolution.objects.get()
    page = client_of(cast.stig).get(at(cast, "resolution_detail", made.pk)).content.decode()
    assert [page.count(text) for text in ("Er is plaats.", 'href="https://stad.example/7"')] == [1, 1]
    assert client_of(cast.yara).get(address).status_code == 403


def test_a_form_without_reason_or_with_a_strange_address_or_day_says_so(cast: Cast) -> None:
    bea, address = client_of(cast.bea), at(cast, "resolution_new", make_proposal(cast).pk)
    for field, value in (
        ("reason", " "),
        ("besluit", "javascript:alert(1)"),
        ("besluit", "ftp://x.example/"),
        ("resolved_on", "2999-01-01"),
        ("outcome", ""),
    ):
        refused = bea.post(address, {**YES, field: value})
        assert (refused.status_code, wrong(refused.content)) == (422, [field])
    assert Resolution.objects.count() == 0


def test_the_desk_says_which_proposals_wait_and_since_when(cast: Cast) -> None:
    late, done = make_proposal(cast, "Te laat"), make_proposal(cast, "Beantwoord")
    type(late).objects.update(answer_due_on=date(2026, 1, 1))
    answer(cast, done)
    page = client_of(cast.stig).get(at(cast, "unanswered_list")).content.decode()
    assert [page.count(text) for text in ("Te laat", "too late", "Beantwoord")] == [1, 1, 0]


def test_a_plan_is_made_filled_and_adopted_by_forms(cast: Cast) -> None:
    yara = client_of(cast.yara)
    assert wrong(yara.post(at(cast, "plan_new"), {"name": "P", "first_year": 2031, "last_year": 2026}).content) == [
        "last_year"
    ]
    yara.post(at(cast, "plan_new"), {"name": "P", "first_year": 2026, "last_year": 2031})
    version = PlanVersion.objects.get()
    assert yara.post(at(cast, "planversion_adoption", version.pk), {"on": "2026-02-23"}).status_code == 422
    yara.post(at(cast, "objective_new", version.pk), {"code": "BD1", "text": "Elkaar"})
    yara.post(
        at(cast, "actionplan_new", version.pk),
        {"objective": Objective.objects.get().pk, "code": "AP1", "text": "Zitten"},
    )
    words = {"action_plan": ActionPlan.objects.get().pk, "code": "AC1", "text": "Banken", "owners": [cast.service.pk]}
    assert yara.post(at(cast, "action_new", version.pk), words).status_code == 302
    assert wrong(yara.post(at(cast, "action_new", version.pk), words).content) == ["code"]
    assert list(Action.objects.get().owners.all()) == [cast.service]
    assert yara.post(at(cast, "planversion_adoption", version.pk), {"on": "2026-02-23"}).status_code == 302
    refused = yara.post(
        at(cast, "action_change", Action.objects.get().pk), {**words, "text": "X", "version": 1}, follow=True
    )
    assert refused.content.decode().count("adopted this version, so it stays as it is") == 1
    assert (Action.objects.get().text, PlanVersion.objects.get().adopted_on) == ("Banken", DAY)


def test_a_stale_line_is_refused_with_both_texts(cast: Cast) -> None:
    make_plan(cast)
    yara, line = client_of(cast.yara), Objective.objects.get()
    words = {"code": "BD1", "text": "Vooraan", "version": 1}
    assert yara.post(at(cast, "objective_change", line.pk), words).status_code == 302
    stale = yara.post(at(cast, "objective_change", line.pk), {**words, "text": "Later"})
    assert (stale.status_code, stale.content.decode().count("Vooraan"), Objective.objects.get().text) == (
        409,
        1,
        "Vooraan",
    )


def test_a_next_version_and_a_place_in_it_by_forms(cast: Cast) -> None:
    first, proposal, yara = make_plan(cast), make_proposal(cast), client_of(cast.yara)
    adopt(first, on=DAY, by=cast.yara)
    assert yara.post(at(cast, "planversion_successor", first.pk), {"name": "Tweede"}).status_code == 302
    action = action_of(PlanVersion.objects.get(number=2))
    assert wrong(yara.post(at(cast, "origin_new", action.pk), {"proposal": proposal.pk}).content) == ["proposal"]
    answer(cast, proposal)
    assert yara.post(at(cast, "origin_new", action.pk), {"proposal": proposal.pk}).status_code == 302
    origin = ActionOrigin.objects.get()
    assert (origin.action, origin.proposal) == (action, proposal)
    yara.post(at(cast, "origin_removal", origin.pk))
    assert ActionOrigin.objects.count() == 0


def test_progress_is_reported_and_corrected_by_forms(cast: Cast) -> None:
    action, stig = action_of(make_plan(cast)), client_of(cast.stig)
    words = {"stage": "begun", "text": "Drie banken staan er.", "on": "2026-02-23"}
    assert stig.post(at(cast, "progress_new", action.pk), words).status_code == 302
    made = Progress.objects.get()
    change = at(cast, "progress_change", made.pk)
    assert stig.post(change, {**words, "text": "Vier.", "version": 1}).status_code == 302
    assert stig.post(change, {**words, "text": "Vijf.", "version": 1}).status_code == 409
    assert Progress.objects.values_list("text", "reported_by").get() == ("Vier.", cast.stig.pk)


def test_the_tracker_says_each_stage_in_words(cast: Cast) -> None:
    version = make_plan(cast, "AC1", "AC2")
    report(action_of(version), stage="halted", text="De verzekering is niet geregeld.", on=DAY, by=cast.stig)
    for address in (at(cast, "plan_detail", version.plan_id), at(cast, "planversion_detail", version.pk)):
        page = client_of(cast.bea).get(address).content.decode()
        stages = re.findall(r'<div class="stage stage--(\w+)">.*?<strong>(.*?)</strong>', page, re.S)
        assert stages == [("halted", "halted"), ("none", "Nothing is reported yet.")]


def test_the_plan_page_shows_the_version_in_force(cast: Cast) -> None:
    first = make_plan(cast)
    adopt(first, on=DAY, by=cast.yara)
    second = begin_version(first, name="Tweede", by=cast.yara)
    Action.objects.filter(plan_version=second).update(text="Nog niet beslist")
    page = client_of(cast.bea).get(at(cast, "plan_detail", PolicyPlan.objects.get().pk)).content.decode()
    assert (page.count("Actie AC1"), page.count("Nog niet beslist")) == (1, 0)


def test_the_sheet_is_a_file(cast: Cast) -> None:
    version = make_plan(cast)
    sheet = client_of(cast.stig).get(at(cast, "planversion_sheet", version.pk))
    assert (sheet["Content-Type"], len(sheet.content.decode().splitlines())) == ("text/csv; charset=utf-8", 2)
    assert client_of(cast.vera).get(at(cast, "planversion_sheet", version.pk)).status_code == 404


def test_the_plan_of_another_dialogue_does_not_exist_here(cast: Cast) -> None:
    version, stranger = make_plan(cast), client_of(cast.nobody)
    foreign = reverse("policy:planversion_detail", args=[cast.elsewhere.slug, version.pk])
    assert (stranger.get(foreign).status_code, client_of(cast.stig).get(foreign).status_code) == (404, 404)


@pytest.mark.parametrize(
    "name", ["resolution_list", "unanswered_list", "action_list", "planversion_detail", "action_detail"]
)
def test_a_page_asks_as_much_for_three_rows_as_for_one(cast: Cast, name: str) -> None:
    client, counts, version = client_of(cast.yara), [], make_plan(cast)
    pk = {"planversion_detail": version.pk, "action_detail": action_of(version).pk}.get(name)
    address = at(cast, name, *([pk] if pk else []))
    for number in (2, 3, 4):
        kept = {"dialogue": cast.dialogue, "plan_version": version, "action_plan": ActionPlan.objects.get()}
        Action.objects.create(**kept, code=f"AC{number}", text="Meer").owners.add(cast.service)
        report(action_of(version), stage="begun", text="Iets.", on=DAY, by=cast.stig)
        proposal = make_proposal(cast, f"Voorstel {number}")
        make_proposal(cast, f"Wacht {number}")
        answer(cast, proposal)
        ActionOrigin.objects.create(
            dialogue=cast.dialogue, action=action_of(version), proposal=proposal, at=proposal.made_at
        )
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[2]
