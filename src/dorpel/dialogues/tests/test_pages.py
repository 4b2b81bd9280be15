"""Every page of this room opens for whoever may, saves, and keeps others out."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dorpel.core.ids import uuid7
from dorpel.dialogues.access import roles_through
from dorpel.dialogues.models import (
    Category,
    Decision,
    Facet,
    Intention,
    Invitation,
    Lesson,
    Membership,
    Neighbourhood,
    Phase,
    Population,
    Purpose,
    Service,
    StartingQuestion,
    StatementOfSupport,
)
from dorpel.dialogues.operations import invite
from dorpel.dialogues.roles import Role
from dorpel.dialogues.urls import urlpatterns
from dorpel.journal.models import Entry
from tests.cast import make_cast

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 24)


@pytest.fixture
def cast():
    return make_cast()


def furnish(dialogue, by):
    """One row of every noun, by the name that its addresses begin with."""
    intention = Intention.objects.create(dialogue=dialogue, sentence="Elkaar groeten")
    phase = Phase.objects.create(dialogue=dialogue, name="Praten", kind="conversing", starts_on=DAY)
    facet = Facet.objects.filter(dialogue=dialogue).first()
    return {
        "intention": intention,
        "phase": phase,
        "decision": Decision.objects.create(
            dialogue=dialogue,
            what="Langer",
            decided_by="Team",
            why="Regen",
            intention=intention,
            decided_on=DAY,
            phase=phase,
        ),
        "lesson": Lesson.objects.create(
            dialogue=dialogue, happened="Niemand thuis", learned="Later gaan", noted_on=DAY
        ),
        "statementofsupport": StatementOfSupport.objects.create(
            dialogue=dialogue, who="Bea", text="Ik luister", given_on=DAY
        ),
        "startingquestion": StartingQuestion.objects.create(dialogue=dialogue, text="Wat leeft er?"),
        "service": Service.objects.get(dialogue=dialogue),
        "facet": facet,
        "category": Category.objects.filter(facet=facet).first(),
        "purpose": Purpose.objects.filter(dialogue=dialogue).first(),
        "neighbourhood": Neighbourhood.objects.get(dialogue=dialogue),
        "population": Population.objects.create(dialogue=dialogue, cell="W01", count=900, source="Stad"),
        "membership": Membership.objects.filter(dialogue=dialogue).exclude(role=Role.LEADER).first(),
        "invitation": invite(dialogue, role=Role.CODER, name="Cem", by=by)[0],
    }


def address(pattern, dialogue, rows):
    noun = pattern.name.rpartition("_")[0]
    given = {}
    if "pk" in pattern.pattern.converters:
        given["pk"] = rows["facet" if noun == "wording" else noun].pk
    if "parent" in pattern.pattern.converters:
        given["parent"] = rows["facet"].pk
    if noun == "wording":
        given |= {"noun": "facet"} | ({"language": "tr"} if pattern.name == "wording_form" else {})
    return reverse(f"dialogues:{pattern.name}", kwargs={"dialogue": dialogue.slug, **given})


@pytest.mark.parametrize("role", Role.values)
def test_every_page_opens_for_those_who_may_and_no_others(cast, client, role):
    rows = furnish(cast.dialogue, cast.yara)
    client.force_login(cast.in_role(Role(role)))
    wrong = []
    for pattern in urlpatterns:
        see, through = roles_through(pattern.callback.door, changing=False)
        expected = 404 if role not in see else 200 if role in through else 403
        if pattern.name == "wording_form" and role != Role.LEADER:
            expected = 403
        found = client.get(address(pattern, cast.dialogue, rows)).status_code
        if found != expected:
            wrong.append((pattern.name, found, expected))
    assert wrong == []


def test_a_row_of_another_dialogue_does_not_exist_here(cast, client):
    rows = furnish(cast.elsewhere, cast.nobody)
    client.force_login(cast.yara)
    with_rows = [pattern for pattern in urlpatterns if pattern.pattern.converters.keys() & {"pk", "parent"}]
    found = {pattern.name: client.get(address(pattern, cast.dialogue, rows)).status_code for pattern in with_rows}
    assert found == dict.fromkeys(found, 404)
    assert len(found) > 30


def test_who_is_not_signed_in_goes_to_the_sign_in(cast, client):
    response = client.get(reverse("dialogues:desk", args=[cast.dialogue.slug]))
    assert (response.status_code, response["Location"]) == (302, f"/account/login/?next=/team/{cast.dialogue.slug}/")


FORMS = {
    "intention": {"sentence": "Iedereen telt mee", "order": "1"},
    "phase": {"name": "Tafels", "kind": "tables", "starts_on": "2027-01-05", "ends_on": "2027-02-05"},
    "lesson": {"happened": "Regen", "learned": "Binnen praten", "noted_on": "2026-11-20"},
    "statementofsupport": {"who": "Bea", "text": "Wij luisteren", "given_on": "2026-11-20"},
    "startingquestion": {"text": "Wat is goed?", "order": "2"},
    "service": {"name": "Bibliotheek", "body": "city"},
    "facet": {"key": "work", "name": "Werk", "order": "3"},
    "neighbourhood": {"code": "W02", "name": "Centrum", "area": "1.5"},
    "population": {"count": "40", "source": "Stad"},
}


@pytest.mark.parametrize("noun", FORMS)
def test_a_new_row_is_kept_shown_and_written_in_the_journal(cast, client, noun):
    client.force_login(cast.yara)
    response = client.post(reverse(f"dialogues:{noun}_new", args=[cast.dialogue.slug]), FORMS[noun])
    assert response.status_code == 302, response.context["form"].errors
    assert client.get(response["Location"]).status_code == 200
    assert [(each.act, each.who) for each in Entry.objects.filter(dialogue=cast.dialogue.pk)] == [
        (f"{noun}.add", cast.yara.pk)
    ]


@pytest.mark.parametrize(
    ("noun", "values"),
    [
        ("facet", {"key": "age", "name": "Nog eens", "order": "1"}),
        ("neighbourhood", {"code": "W01", "name": "Nog eens"}),
        ("service", {"name": "Openbaar Domein", "body": "city"}),
        ("phase", {"name": "Om", "kind": "tables", "starts_on": "2027-02-05", "ends_on": "2027-01-05"}),
    ],
)
def test_a_form_says_what_is_wrong_instead_of_breaking(cast, client, noun, values):
    client.force_login(cast.yara)
    response = client.post(reverse(f"dialogues:{noun}_new", args=[cast.dialogue.slug]), values)
    assert response.status_code == 422
    assert response.context["form"].errors != {}


def test_a_second_category_with_the_same_key_is_refused(cast, client):
    client.force_login(cast.yara)
    facet = Facet.objects.get(dialogue=cast.dialogue, key="age")
    new = reverse("dialogues:category_new", args=[cast.dialogue.slug, facet.pk])
    assert client.post(new, {"key": "16-29", "name": "x", "order": "1"}).status_code == 422
    assert client.post(new, {"key": "0-15", "name": "jonger", "order": "1"}).status_code == 302


def test_an_intention_of_another_dialogue_can_not_be_chosen(cast, client):
    theirs = Intention.objects.create(dialogue=cast.elsewhere, sentence="Elders")
    client.force_login(cast.yara)
    values = {"what": "x", "why": "y", "decided_by": "z", "decided_on": "2026-11-24", "turn": "level"}
    values["intention"] = str(theirs.pk)
    response = client.post(reverse("dialogues:decision_new", args=[cast.dialogue.slug]), values)
    assert list(response.context["form"].errors) == ["intention"]


def test_the_languages_keep_their_order_and_an_unknown_one_is_refused(cast, client):
    client.force_login(cast.yara)
    change = reverse("dialogues:dialogue_change", args=[cast.dialogue.slug])
    values = {"name": "Wij", "city": "De Stad", "languages": "tr, nl", "call_within": "7", "version": "1"}
    assert client.post(change, values | {"languages": "nl, xx"}).status_code == 422
    assert client.post(change, values).status_code == 302
    cast.dialogue.refresh_from_db()
    assert (cast.dialogue.languages, cast.dialogue.version) == (["tr", "nl"], 2)


def test_a_dropped_phase_stays_with_its_reason_in_the_journal(cast, client):
    phase = Phase.objects.create(dialogue=cast.dialogue, name="Praten", kind="conversing", starts_on=DAY)
    client.force_login(cast.yara)
    client.post(reverse("dialogues:phase_dropping", args=[cast.dialogue.slug, phase.pk]), {"why": "Te vroeg"})
    phase.refresh_from_db()
    assert phase.dropped_at is not None
    assert list(Entry.objects.values_list("act", "why")) == [("phase.drop", "Te vroeg")]


def test_an_address_that_is_no_noun_of_ours_is_missing(cast, client):
    client.force_login(cast.yara)
    assert (
        client.get(reverse("dialogues:wording_list", args=[cast.dialogue.slug, "nothing", uuid7()])).status_code == 404
    )


def test_an_invitation_shows_its_link_only_while_it_is_open(cast, client):
    invitation, token = invite(cast.dialogue, role=Role.CODER, name="Cem", by=cast.yara)
    client.force_login(cast.yara)
    page = reverse("dialogues:invitation_detail", args=[cast.dialogue.slug, invitation.pk])
    assert token in client.get(page).content.decode()
    client.post(reverse("dialogues:invitation_revocation", args=[cast.dialogue.slug, invitation.pk]))
    assert token not in client.get(page).content.decode()
    assert Invitation.objects.get().revoked_at is not None


def test_the_journal_pages_are_asked_in_a_fixed_number_of_questions(cast, client):
    client.force_login(cast.yara)
    page = reverse("dialogues:entry_list", args=[cast.dialogue.slug])
    counts = []
    for number in (1, 60):
        for _each in range(number):
            invite(cast.dialogue, role=Role.CODER, name="Cem", by=cast.yara)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(page)
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert len(response.context["rows"]) == 50
