"""A challenger's phone comes in by a code from the leader, opens nothing more than that, and is shut out at once."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dorpel.challengers.models import Challenger
from dorpel.challengers.operations.phones import OnlyThemselves, Stopped, let_phone_in, shut_phone_out
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Membership
from dorpel.dialogues.roles import Role
from dorpel.people.models import Device
from dorpel.people.operations import use_device
from tests.cast import Cast


def to(name: str, **where: Any) -> str:
    return reverse(f"challengers:{name}", kwargs={"dialogue": "stad", **where})


def test_who_has_no_address_becomes_a_person_who_comes_in_by_phone(cast: Cast, omar: Challenger) -> None:
    device, code = let_phone_in(omar, name="Nokia", by=cast.yara)
    omar.refresh_from_db()
    assert omar.person is not None
    assert (use_device(code), omar.person.email, device.person) == (device, None, omar.person)
    assert cast.dialogue.roles_of(omar.person) == {Role.CHALLENGER}
    second, _code = let_phone_in(omar, by=cast.yara)
    assert second.person == device.person


def test_only_who_runs_the_challengers_lets_a_phone_in(cast: Cast, vera: Challenger, omar: Challenger) -> None:
    for person in (cast.vera, cast.cem, cast.nobody):
        with pytest.raises(NotAllowed):
            let_phone_in(omar, by=person)
    assert Device.objects.count() == 0


def test_a_code_never_opens_more_than_a_challenger_of_this_dialogue_may(cast: Cast, vera: Challenger) -> None:
    Membership.objects.create(dialogue=cast.elsewhere, person=cast.vera, role=Role.LEADER)
    with pytest.raises(OnlyThemselves):
        let_phone_in(vera, by=cast.yara)
    Membership.objects.filter(dialogue=cast.elsewhere, person=cast.vera).update(ended_at=timezone.now())
    let_phone_in(vera, by=cast.yara)
    Membership.objects.create(dialogue=cast.dialogue, person=cast.vera, role=Role.CODER)
    with pytest.raises(OnlyThemselves):
        let_phone_in(vera, by=cast.yara)


def test_who_stopped_gets_no_code(cast: Cast, vera: Challenger) -> None:
    Challenger.objects.update(stopped_at=timezone.now())
    with pytest.raises(Stopped):
        let_phone_in(vera, by=cast.yara)


def test_a_phone_is_shut_out_at_once(cast: Cast, vera: Challenger, omar: Challenger) -> None:
    device, code = let_phone_in(vera, by=cast.yara)
    with pytest.raises(NotAllowed):
        shut_phone_out(vera, device, by=cast.cem)
    with pytest.raises(OnlyThemselves):
        shut_phone_out(omar, device, by=cast.yara)
    shut_phone_out(vera, device, by=cast.yara)
    assert use_device(code) is None


def test_the_sheet_holds_a_code_for_each_and_is_shown_once(
    cast: Cast, vera: Challenger, omar: Challenger, sign_in: Any
) -> None:
    client: Client = sign_in(cast.yara)
    answer = client.post(to("phone_sheet"), {"who": [str(vera.pk), str(omar.pk)]})
    page = answer.content.decode()
    codes = re.findall(r"/recorder/#((?:[0-9A-Z]{5}-){4}[0-9A-Z]{5})", page)
    assert answer["Cache-Control"] == "no-store"
    found = [use_device(code) for code in codes]
    assert sorted(each.person.name for each in found if each) == ["Omar", "Vera"]
    assert page.count("<svg") >= 2
    again = client.get(to("phone_list")).content.decode()
    assert not [code for code in codes if code in again]


def test_the_sheet_ticks_who_has_no_phone_yet(cast: Cast, vera: Challenger, omar: Challenger, sign_in: Any) -> None:
    let_phone_in(vera, by=cast.yara)
    page = sign_in(cast.yara).get(to("phone_sheet")).content.decode()
    assert re.findall(r'value="([0-9a-f-]{36})"[^>]*checked', page) == [str(omar.pk)]


def test_the_list_says_what_each_phone_says_of_itself_in_fixed_questions(
    cast: Cast, vera: Challenger, omar: Challenger, sign_in: Any, django_assert_num_queries: Any
) -> None:
    device, _code = let_phone_in(vera, by=cast.yara)
    Device.objects.filter(pk=device.pk).update(made=12, unsent=3)
    client = sign_in(cast.yara)
    client.get(to("phone_list"))
    with django_assert_num_queries(6):
        page = client.get(to("phone_list")).content.decode()
    assert re.findall(r"<bdi>(12|3|none yet)</bdi>", page) == ["none yet", "12", "3"]
    let_phone_in(omar, by=cast.yara)
    with django_assert_num_queries(6):
        client.get(to("phone_list"))
