"""Who takes which street tonight, who isn't home, and how long that is known."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from dorpel.challengers.desk_lines import late_home, own_evening
from dorpel.challengers.models import Challenger, Outing, Street, SupportEntry
from dorpel.challengers.operations import (
    StreetTaken,
    come_home,
    forget_roads,
    leave_street,
    note_support,
    plan_outing,
    take_streets,
)
from dorpel.challengers.operations.streets import NotYours, street_key
from dorpel.core.actors import MACHINE
from dorpel.dialogues.access import NotAllowed
from tests.cast import Cast


def to(name: str, **where: Any) -> str:
    return reverse(f"challengers:{name}", kwargs={"dialogue": "stad", **where})


def evening(challenger: Challenger, *streets: str, by: Any, begins: datetime | None = None) -> Outing:
    start = begins or timezone.now()
    return plan_outing(challenger, starts_at=start, back_by=start + timedelta(hours=2), streets=streets, by=by)


@pytest.mark.parametrize("other", ["beukenlaan", "BEUKENLAAN ", "Beuken laan", "Béukenlaan"])
def test_a_street_is_taken_once_an_evening_however_it_is_spelt(
    cast: Cast, vera: Challenger, omar: Challenger, other: str
) -> None:
    evening(vera, "Beukenlaan", by=cast.vera)
    with pytest.raises(StreetTaken) as taken:
        evening(omar, "Kanaalkaai", other, by=cast.yara)
    assert taken.value.taken == [("Beukenlaan", "Vera")]
    assert (Outing.objects.count(), Street.objects.count()) == (1, 1)


def test_str_is_straat() -> None:
    assert street_key("Kerkstr.") == street_key("kerkstraat") == "kerkstraat"


def test_the_database_refuses_a_street_taken_twice(cast: Cast, vera: Challenger, omar: Challenger) -> None:
    first, second = evening(vera, "Beukenlaan", by=cast.vera), evening(omar, by=cast.yara)
    row = first.streets.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Street.objects.create(
            dialogue=cast.dialogue, outing=second, evening=row.evening, name="Beukenlaan", key=row.key
        )


def test_the_next_evening_the_street_is_free_and_in_another_dialogue_too(
    cast: Cast, vera: Challenger, omar: Challenger
) -> None:
    evening(vera, "Beukenlaan", by=cast.vera)
    evening(omar, "Beukenlaan", begins=timezone.now() + timedelta(days=1), by=cast.yara)
    other = Challenger.objects.create(dialogue=cast.elsewhere, name="Iemand")
    evening(other, "Beukenlaan", by=cast.nobody)
    assert Street.objects.count() == 3


def test_a_street_given_back_can_be_taken_by_another(cast: Cast, vera: Challenger, omar: Challenger) -> None:
    street = evening(vera, "Beukenlaan", by=cast.vera).streets.get()
    person = cast.cem
    omar.person = person
    omar.save()
    with pytest.raises(NotAllowed):
        leave_street(street, by=person)
    leave_street(street, by=cast.vera)
    assert take_streets(evening(omar, by=cast.yara), ["Beukenlaan"], by=cast.yara)[0].name == "Beukenlaan"


def test_nobody_gives_back_the_street_of_another(cast: Cast, vera: Challenger, omar: Challenger) -> None:
    street = evening(omar, "Beukenlaan", by=cast.yara).streets.get()
    with pytest.raises(NotYours):
        leave_street(street, by=cast.vera)


def test_taking_ones_own_street_again_changes_nothing(cast: Cast, vera: Challenger) -> None:
    outing = evening(vera, "Beukenlaan", by=cast.vera)
    assert take_streets(outing, ["beukenlaan", "", "Kanaalkaai"], by=cast.vera) == [
        outing.streets.get(name="Kanaalkaai")
    ]


def test_the_page_says_who_has_the_street_and_keeps_what_was_typed(
    cast: Cast, vera: Challenger, omar: Challenger, sign_in: Any
) -> None:
    evening(omar, "Beukenlaan", by=cast.yara)
    client = sign_in(cast.vera)
    now = timezone.localtime().strftime("%Y-%m-%dT%H:%M")
    later = (timezone.localtime() + timedelta(hours=2)).strftime("%Y-%m-%dT%H:%M")
    told = {"challenger": str(vera.pk), "streets": "Kanaalkaai\nBeukenlaan", "starts_at": now, "back_by": later}
    answer = client.post(to("outing_new"), told)
    page = answer.content.decode()
    assert (answer.status_code, "Beukenlaan (Omar)" in page, "Kanaalkaai" in page) == (422, True, True)
    assert Outing.objects.count() == 1
    assert client.post(to("outing_new"), told | {"streets": "Kanaalkaai"}).status_code == 302
    own = Outing.objects.get(challenger=vera)
    assert client.post(to("outing_streets", pk=own.pk), {"streets": "Beukenlaan"}).status_code == 422
    client.post(to("outing_streets", pk=own.pk), {"streets": "Veldstraat"})
    client.post(to("street_return", pk=own.streets.get(name="Kanaalkaai").pk))
    assert [row.name for row in own.streets.all()] == ["Veldstraat"]


def test_tonight_shows_what_is_taken_on_screen_and_on_paper(
    cast: Cast, vera: Challenger, omar: Challenger, sign_in: Any
) -> None:
    evening(vera, "Beukenlaan", by=cast.vera)
    evening(omar, "Kanaalkaai", begins=timezone.now() + timedelta(days=3), by=cast.yara)
    client = sign_in(cast.vera)
    for name in ("tonight", "tonight_paper"):
        page = client.get(to(name)).content.decode()
        assert ("Beukenlaan" in page, "Kanaalkaai" in page) == (True, False)


def test_coming_home_leads_to_how_it_was(cast: Cast, vera: Challenger, sign_in: Any) -> None:
    outing = evening(vera, by=cast.vera)
    answer = sign_in(cast.vera).post(to("outing_return", pk=outing.pk))
    assert answer["Location"] == f"/team/stad/debriefs/new/?outing={outing.pk}"


def test_who_is_late_rings_with_the_leader_and_with_the_buddy(cast: Cast, vera: Challenger, omar: Challenger) -> None:
    buddy = Challenger.objects.create(dialogue=cast.dialogue, name="Cem", person=cast.cem)
    Challenger.objects.filter(pk=vera.pk).update(buddy=buddy)
    outing = evening(vera, begins=timezone.now() - timedelta(hours=3), by=cast.vera)
    for person in (cast.yara, cast.cem):
        (line,) = late_home(cast.dialogue, person)
        assert line.text.startswith("Vera should have been home at ")
    assert late_home(cast.dialogue, cast.vera) == late_home(cast.elsewhere, cast.nobody) == []
    assert [line.text for line in own_evening(cast.dialogue, cast.vera)] == ["You are out. Say when you are home."]
    come_home(outing, by=cast.vera)
    assert late_home(cast.dialogue, cast.yara) == own_evening(cast.dialogue, cast.vera) == []


def test_streets_go_after_a_week_evenings_after_a_month_and_support_after_a_year(cast: Cast, vera: Challenger) -> None:
    come_home(evening(vera, "Beukenlaan", by=cast.vera), by=cast.vera)
    open_ = evening(vera, by=cast.vera)
    note_support(vera, text="Moe", by=cast.yara)

    def left(days: int) -> tuple[int, int, int]:
        forget_roads(by=MACHINE, now=timezone.now() + timedelta(days=days))
        return Street.objects.count(), Outing.objects.count(), SupportEntry.objects.count()

    assert [left(6), left(8), left(31), left(366)] == [(1, 2, 1), (0, 2, 1), (0, 1, 1), (0, 1, 0)]
    assert Outing.objects.get() == open_
    with pytest.raises(NotAllowed):
        forget_roads(by=cast.yara)
