"""Inviting, coming in once, and going; a link that doesn't open says one and the same."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Invitation, Membership
from dorpel.dialogues.operations import (
    InvitationShut,
    LastLeader,
    accept,
    end_membership,
    find_invitation,
    invite,
    revoke_invitation,
)
from dorpel.dialogues.roles import Role
from dorpel.people.models import Person
from tests.cast import make_cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    return make_cast()


@pytest.fixture
def link(cast):
    return invited(cast)


def invited(cast, role=Role.CHALLENGER):
    return reverse("entry:invitation", args=[invite(cast.dialogue, role=role, name="Fatma", by=cast.yara)[1]])


def test_only_who_may_invite_invites(cast):
    with pytest.raises(NotAllowed):
        invite(cast.dialogue, role=Role.LEADER, name="Cem", by=cast.cem)
    assert not Invitation.objects.exists()


def test_an_invitation_lets_one_person_in_once(cast):
    invitation, token = invite(cast.dialogue, role=Role.CODER, name="Nobody", by=cast.yara)
    accept(find_invitation(token), by=cast.nobody)
    assert cast.dialogue.roles_of(cast.nobody) == {Role.CODER}
    with pytest.raises(InvitationShut):
        accept(invitation, by=cast.stig)
    assert cast.dialogue.roles_of(cast.stig) == {Role.STAFF}


def test_a_challenger_comes_in_with_only_a_name(cast, client, link):
    assert "Yara" in client.get(link).content.decode()
    response = client.post(link, {"name": "Fatma", "email": ""})
    person = Person.objects.get(name="Fatma")
    assert (response.status_code, response["Location"]) == (302, f"/team/{cast.dialogue.slug}/")
    assert cast.dialogue.roles_of(person) == {Role.CHALLENGER}
    assert client.get(response["Location"]).status_code == 200


def test_other_roles_need_an_address(cast, client):
    assert client.post(invited(cast, Role.EDITOR), {"name": "Fatma", "email": ""}).status_code == 422
    assert not Person.objects.filter(name="Fatma").exists()


def test_with_an_address_nobody_is_in_before_the_code(cast, client, link):
    response = client.post(link, {"name": "Fatma", "email": "Fatma@Stad.example"})
    assert response["Location"].startswith("/account/login/code/confirm/?next=")
    person = Person.objects.get(email="fatma@stad.example")
    assert cast.dialogue.roles_of(person) == set()
    code = mail.outbox[0].body.split("\n    ")[1].split()[0]
    confirmed = client.post(response["Location"], {"code": code})
    assert confirmed["Location"] == link
    client.post(link)
    assert cast.dialogue.roles_of(person) == {Role.CHALLENGER}


def test_somebody_elses_address_gives_no_way_in(cast, client, link):
    client.post(link, {"name": "Yara", "email": cast.yara.email})
    assert client.get(f"/team/{cast.dialogue.slug}/").status_code == 302
    assert Person.objects.filter(email=cast.yara.email).count() == 1


def test_every_link_that_does_not_open_answers_the_same(cast, client):
    used, used_token = invite(cast.dialogue, role=Role.CODER, name="a", by=cast.yara)
    accept(used, by=cast.nobody)
    revoked, revoked_token = invite(cast.dialogue, role=Role.CODER, name="b", by=cast.yara)
    revoke_invitation(revoked, by=cast.yara)
    old, old_token = invite(cast.dialogue, role=Role.CODER, name="c", by=cast.yara)
    Invitation.objects.filter(pk=old.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    answers = set()
    for token in (used_token, revoked_token, old_token, used_token[:-1] + "x", "x"):
        response = client.get(reverse("entry:invitation", args=[token]))
        page = response.content.decode().replace(response.request["PATH_INFO"], "")
        answers.add((response.status_code, "".join(line for line in page.splitlines() if "csrf" not in line.lower())))
    assert len(answers) == 1
    assert answers.pop()[0] == 404


def test_the_last_leader_can_not_leave(cast):
    leader = Membership.objects.get(dialogue=cast.dialogue, role=Role.LEADER)
    with pytest.raises(LastLeader):
        end_membership(leader, by=cast.yara)
    Membership.objects.create(dialogue=cast.dialogue, person=cast.cem, role=Role.LEADER)
    end_membership(leader, by=cast.yara)
    assert cast.dialogue.roles_of(cast.yara) == set()


def test_who_left_no_longer_sees_the_dialogue(cast, client):
    client.force_login(cast.cem)
    page = f"/team/{cast.dialogue.slug}/"
    assert client.get(page).status_code == 200
    end_membership(Membership.objects.get(dialogue=cast.dialogue, person=cast.cem), by=cast.yara)
    assert client.get(page).status_code == 404


def test_an_invitation_is_no_way_to_flood_somebodys_mail(cast, client, link):
    values = {"name": "Fatma", "email": "fatma@stad.example"}
    answers = []
    for _try in range(6):
        client.cookies.clear()
        answers.append(client.post(link, values).status_code)
    assert answers == [302] * 5 + [422]
    assert len(mail.outbox) == 5
