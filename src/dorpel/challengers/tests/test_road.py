"""Trainings, methods, support and evenings out."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from dorpel.challengers.models import Attendance, Challenger, Method, Outing, SupportEntry, Training
from dorpel.challengers.operations import (
    NotBackBeforeStart,
    add_ready_methods,
    come_home,
    note_support,
    plan_outing,
    tick,
)
from dorpel.challengers.queries import late
from dorpel.dialogues.access import NotAllowed
from tests.cast import Cast


@pytest.fixture
def training(cast: Cast) -> Training:
    return Training.objects.create(dialogue=cast.dialogue, title="Luisteren", starts_at=timezone.now(), place="Bib")


def test_ticking_again_changes_who_was_there_and_adds_nobody_twice(
    cast: Cast, training: Training, vera: Challenger, omar: Challenger
) -> None:
    both = [vera.pk, omar.pk]
    assert tick(training, asked=both, there=[vera.pk], by=cast.yara) == 1
    assert tick(training, asked=both, there=[omar.pk], by=cast.yara) == 1
    kept = Attendance.objects.order_by("challenger__name").values_list("challenger__name", "was_there")
    assert list(kept) == [("Omar", True), ("Vera", False)]


def test_nobody_of_another_dialogue_is_ticked(cast: Cast, training: Training) -> None:
    other = Challenger.objects.create(dialogue=cast.elsewhere, name="Iemand")
    with pytest.raises(ValueError):
        tick(training, asked=[other.pk], there=[other.pk], by=cast.yara)
    assert Attendance.objects.count() == 0


def test_the_page_to_tick_shows_who_was_there(cast: Cast, training: Training, vera: Challenger, sign_in: Any) -> None:
    client = sign_in(cast.yara)
    client.post(reverse("challengers:training_attendance", args=["stad", training.pk]), {"there": [str(vera.pk)]})
    assert Attendance.objects.get().was_there is True
    assert "Vera" in client.get(reverse("challengers:training_detail", args=["stad", training.pk])).content.decode()


def test_the_ready_cards_come_once_and_leave_ones_own_alone(cast: Cast) -> None:
    assert add_ready_methods(cast.dialogue, by=cast.yara) == 5
    Method.objects.filter(dialogue=cast.dialogue).update(steps="eigen")
    assert add_ready_methods(cast.dialogue, by=cast.yara) == 0
    assert set(Method.objects.filter(dialogue=cast.dialogue).values_list("steps", flat=True)) == {"eigen"}


def test_only_the_leader_reads_the_support_log(cast: Cast, vera: Challenger, sign_in: Any) -> None:
    note_support(vera, text="Moe na drie avonden", by=cast.yara)
    with pytest.raises(NotAllowed):
        note_support(vera, text="x", by=cast.vera)
    address = reverse("challengers:challenger_support", args=["stad", vera.pk])
    assert sign_in(cast.vera).get(address).status_code == 404
    assert "Moe na drie avonden" in sign_in(cast.yara).get(address).content.decode()
    assert SupportEntry.objects.count() == 1


def test_a_challenger_plans_only_an_own_evening(cast: Cast, vera: Challenger, omar: Challenger) -> None:
    now = timezone.now()
    times = {"starts_at": now, "back_by": now + timedelta(hours=2)}
    assert plan_outing(vera, **times, by=cast.vera).back_at is None
    with pytest.raises(NotAllowed):
        plan_outing(omar, **times, by=cast.vera)
    assert plan_outing(omar, **times, by=cast.yara).challenger == omar


def test_an_evening_ends_after_it_begins(cast: Cast, vera: Challenger) -> None:
    now = timezone.now()
    with pytest.raises(NotBackBeforeStart):
        plan_outing(vera, starts_at=now, back_by=now - timedelta(hours=1), by=cast.vera)
    assert Outing.objects.count() == 0


def test_who_is_late_is_known_until_they_say_that_they_are_home(cast: Cast, vera: Challenger) -> None:
    start = timezone.now() - timedelta(hours=3)
    outing = plan_outing(vera, starts_at=start, back_by=start + timedelta(hours=1), by=cast.vera)
    assert list(late(cast.dialogue)) == [outing]
    come_home(outing, by=cast.vera)
    assert list(late(cast.dialogue)) == []


def test_the_form_takes_a_challenger_out_and_home(cast: Cast, vera: Challenger, omar: Challenger, sign_in: Any) -> None:
    client, new = sign_in(cast.vera), reverse("challengers:outing_new", args=["stad"])
    times = {"starts_at": "2026-03-01T18:00", "back_by": "2026-03-01T20:00"}
    assert client.post(new, {"challenger": str(omar.pk), **times}).status_code == 422
    client.post(new, {"challenger": str(vera.pk), "buddy": "Omar", **times})
    client.post(reverse("challengers:outing_return", args=["stad", Outing.objects.get().pk]))
    assert Outing.objects.get().back_at is not None


@pytest.mark.parametrize("noun", ["intake", "challenger", "training", "method", "outing"])
def test_lists_and_forms_open(cast: Cast, vera: Challenger, training: Training, sign_in: Any, noun: str) -> None:
    client = sign_in(cast.yara)
    for page in ("list", "new"):
        assert client.get(reverse(f"challengers:{noun}_{page}", args=["stad"])).status_code == 200


def test_the_street_of_an_evening_is_shown_only_to_its_challenger_and_the_leader(
    cast: Cast, omar: Challenger, vera: Challenger, sign_in: Any
) -> None:
    now = timezone.now()
    outing = plan_outing(omar, starts_at=now, back_by=now + timedelta(hours=1), streets=["Beukenlaan"], by=cast.yara)
    address = reverse("challengers:outing_detail", args=["stad", outing.pk])
    assert "Beukenlaan" not in sign_in(cast.vera).get(address).content.decode()
    assert "Beukenlaan" in sign_in(cast.yara).get(address).content.decode()
    sign_in(cast.vera).post(reverse("challengers:outing_return", args=["stad", outing.pk]))
    assert Outing.objects.get().back_at is None
