"""What a phone takes along for the evening itself."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dorpel.challengers.models import Challenger, Outing
from dorpel.challengers.operations import come_home, plan_outing
from dorpel.conversations.pack import pack_of
from dorpel.core.actors import MACHINE
from dorpel.dialogues.operations import begin
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, in their roles."""
    return make_cast()


@pytest.fixture
def vera(cast: Cast) -> Challenger:
    """The row of a challenger."""
    return Challenger.objects.create(dialogue=cast.dialogue, person=cast.vera, name="Vera")


def out(cast: Cast, who: Challenger, hours: float, *streets: str) -> Outing:
    """An evening of two hours that begins in so many hours."""
    starts = timezone.now() + timedelta(hours=hours)
    return plan_outing(
        who, starts_at=starts, back_by=starts + timedelta(hours=2), streets=streets, buddy="Rik", by=cast.yara
    )


def told(cast: Cast) -> dict[str, object] | None:
    """The evening in the pack of Vera."""
    found: dict[str, object] | None = pack_of(cast.dialogue, cast.vera, follow="/")["outing"]
    return found


def test_a_phone_knows_the_streets_of_the_evening(cast: Cast, vera: Challenger) -> None:
    assert told(cast) is None
    out(cast, vera, 48, "Beukenstraat")
    evening = out(cast, vera, 1, "Lindestraat", "Berkenlaan")
    assert told(cast) == {
        "id": str(evening.pk), "streets": ["Berkenlaan", "Lindestraat"], "buddy": "Rik",
        "starts": evening.starts_at.isoformat(), "back_by": evening.back_by.isoformat(),
    }  # fmt: skip


def test_whoever_is_home_still_says_three_words_about_it_that_night(cast: Cast, vera: Challenger) -> None:
    evening = come_home(out(cast, vera, -5), by=cast.vera)
    assert (told(cast) or {})["id"] == str(evening.pk)
    Outing.objects.update(starts_at=timezone.now() - timedelta(days=2), back_by=timezone.now() - timedelta(hours=13))
    assert told(cast) is None


def test_nobody_carries_the_evening_of_another(cast: Cast, vera: Challenger) -> None:
    other = Challenger.objects.create(dialogue=cast.dialogue, name="Nuray")
    out(cast, other, 1, "Lindestraat")
    assert told(cast) is None


def test_a_turkish_talk_is_asked_in_turkish(cast: Cast) -> None:
    dialogue = begin("Wij", slug="wij", city="De Stad", languages=["nl", "en", "tr"], by=MACHINE, leader=cast.nobody)
    pack = pack_of(dialogue, cast.nobody, follow="/")
    assert {each["key"]: each["name"]["tr"] for each in pack["kinds"]}["doorstep"] == "kapıda"
    assert all("tr" in each["sentence"] for each in pack["purposes"])
    assert all("tr" in each["name"] for each in pack["facets"])
