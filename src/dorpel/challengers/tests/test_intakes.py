"""Applying, being chosen, stopping: who may, and what follows."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from dorpel.challengers.forms import ApplicationForm
from dorpel.challengers.models import Application, Challenger, Intake
from dorpel.challengers.operations import (
    AlreadyChosen,
    AlreadyStopped,
    IntakeClosed,
    apply,
    choose,
    reach_applicant,
    stop,
)
from dorpel.challengers.queries import diversity, open_intakes
from dorpel.dialogues.access import NotAllowed, StaleSave
from dorpel.dialogues.models import Category, Population
from dorpel.journal.models import Entry
from dorpel.people.models import Contact
from tests.cast import Cast


def test_an_application_keeps_its_address_locked_until_half_a_year_after_the_intake(application: Application) -> None:
    contact = Contact.objects.get(whose=application.pk)
    assert contact.until == application.intake.closes_on + timedelta(days=180)
    assert b"zeynep" not in bytes(contact.sealed)


def test_nobody_applies_to_a_closed_intake(intake: Intake) -> None:
    intake.closes_on = timezone.localdate() - timedelta(days=1)
    with pytest.raises(IntakeClosed):
        apply(intake, name="Te laat")
    assert Application.objects.count() == 0


def test_only_open_intakes_are_offered(cast: Cast, intake: Intake) -> None:
    past = timezone.localdate() - timedelta(days=9)
    Intake.objects.create(dialogue=cast.dialogue, name="Vorig", places=4, opens_on=past, closes_on=past)
    assert list(open_intakes(cast.dialogue)) == [intake]


def test_only_who_runs_the_challengers_reads_an_address_and_the_journal_says_so(
    cast: Cast, application: Application
) -> None:
    with pytest.raises(NotAllowed):
        reach_applicant(application, by=cast.vera)
    assert reach_applicant(application, by=cast.yara) == ["zeynep@stad.example"]
    assert Entry.objects.filter(who=cast.yara.pk, thing="people.contact").count() == 1


def test_choosing_makes_a_challenger_with_the_reason_in_the_journal(cast: Cast, application: Application) -> None:
    chosen = choose(application, why="Niemand uit de Tuinwijk nog", by=cast.yara)
    assert (chosen.name, chosen.subject, chosen.intake) == ("Zeynep", "Nachtbussen", application.intake)
    assert Entry.objects.get(act="application.choose").why == "Niemand uit de Tuinwijk nog"


def test_nobody_is_chosen_twice(cast: Cast, application: Application) -> None:
    choose(application, why="ja", by=cast.yara)
    with pytest.raises(AlreadyChosen):
        choose(application, why="nog eens", by=cast.yara)
    assert Challenger.objects.count() == 1


@pytest.mark.parametrize("who", ["vera", "stig", "bea", "nobody"])
def test_nobody_else_chooses(cast: Cast, application: Application, who: str) -> None:
    with pytest.raises(NotAllowed):
        choose(application, why="ja", by=getattr(cast, who))
    assert Challenger.objects.count() == 0


def test_stopping_needs_the_version_that_was_seen_and_happens_once(cast: Cast, application: Application) -> None:
    chosen = choose(application, why="ja", by=cast.yara)
    with pytest.raises(StaleSave):
        stop(chosen, why="verhuisd", seen=7, by=cast.yara)
    stop(chosen, why="verhuisd", seen=1, by=cast.yara)
    with pytest.raises(AlreadyStopped):
        stop(chosen, why="verhuisd", seen=2, by=cast.yara)
    assert chosen.version == 2


def test_diversity_stands_beside_the_population_in_the_same_categories(cast: Cast, application: Application) -> None:
    for key, count in (("16-29", 30), ("65-plus", 10)):
        row = Population.objects.create(dialogue=cast.dialogue, cell=f"|age:{key}", count=count, source="bevolking")
        row.categories.set(Category.objects.filter(dialogue=cast.dialogue, key=key))
    choose(application, why="ja", by=cast.yara)
    found = {row.category: row for row in diversity(application.intake)}
    young, old, place = found["16-29"], found["65-plus"], found["Tuinwijk"]
    assert (young.applied, young.chosen, young.applied_share, young.population_share) == (1, 1, 1.0, 0.75)
    assert (old.applied, old.applied_share, old.population_share) == (0, 0.0, 0.25)
    assert (place.applied, place.chosen, place.population_share) == (1, 1, None)


def test_an_intake_closes_after_it_opens_also_in_the_database(cast: Cast) -> None:
    today = timezone.localdate()
    with pytest.raises(IntegrityError), transaction.atomic():
        Intake.objects.create(
            dialogue=cast.dialogue, name="x", places=1, opens_on=today, closes_on=today - timedelta(1)
        )


def test_the_form_asks_for_a_way_to_answer_and_offers_the_facets(cast: Cast, intake: Intake) -> None:
    young = Category.objects.get(dialogue=cast.dialogue, key="16-29")
    told = {"name": "Zeynep", "language": "tr", "facet_age": str(young.pk)}
    assert not ApplicationForm(told, dialogue=cast.dialogue).is_valid()
    form = ApplicationForm({**told, "phone": "0400 00 00 00"}, dialogue=cast.dialogue)
    assert form.is_valid()
    assert list(apply(intake, **form.told()).categories.all()) == [young]


def test_a_challenger_sees_the_intake_but_no_applications(cast: Cast, application: Application, sign_in: Any) -> None:
    client = sign_in(cast.vera)
    assert client.get(reverse("challengers:intake_detail", args=["stad", application.intake_id])).status_code == 200
    assert client.get(reverse("challengers:application_detail", args=["stad", application.pk])).status_code == 404


def test_the_leader_chooses_by_the_form(cast: Cast, application: Application, sign_in: Any) -> None:
    client = sign_in(cast.yara)
    page = client.get(reverse("challengers:intake_detail", args=["stad", application.intake_id]))
    assert "age: 16-29" in page.content.decode()
    client.post(reverse("challengers:application_choice", args=["stad", application.pk]), {"why": "Tuinwijk"})
    assert Challenger.objects.get().application == application


def test_looking_at_an_address_is_a_deed_not_a_visit(cast: Cast, application: Application, sign_in: Any) -> None:
    client = sign_in(cast.yara)
    address = reverse("challengers:application_contact", args=["stad", application.pk])
    assert client.get(address).status_code == 302
    assert "zeynep@stad.example" in client.post(address).content.decode()
