"""From an ask to an introduction and whether it helped."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from dorpel.dialogues.access import NotAllowed
from dorpel.network.models import Ask, Introduction, Offer
from dorpel.network.operations import AlreadyTold, Closed, NoOtherSide, close, introduce, tell
from tests.cast import Cast

WORDS = {"text": "Voor het buurtfeest", "who": "Buurtcomité"}


@pytest.fixture
def ask(cast: Cast) -> Ask:
    return Ask.objects.create(dialogue=cast.dialogue, title="Zestig stoelen", written_by=cast.vera, **WORDS)


@pytest.fixture
def offer(cast: Cast) -> Offer:
    return Offer.objects.create(dialogue=cast.dialogue, title="Stoelen van de school", written_by=cast.stig, **WORDS)


def test_an_introduction_has_two_sides(cast: Cast, ask: Ask) -> None:
    with pytest.raises(NoOtherSide):
        introduce(ask, why="Ze passen", by=cast.vera)
    assert introduce(ask, other="De parochie", why="Ze passen", by=cast.vera).introduced_by == cast.vera
    with pytest.raises(IntegrityError), transaction.atomic():
        Introduction.objects.create(
            dialogue=cast.dialogue, ask=ask, why="x", introduced_by=cast.vera, at=timezone.now()
        )


def test_nobody_outside_connects_and_no_offer_comes_from_elsewhere(cast: Cast, ask: Ask) -> None:
    with pytest.raises(NotAllowed):
        introduce(ask, other="x", why="y", by=cast.jo)
    foreign = Offer.objects.create(dialogue=cast.elsewhere, title="Elders", written_by=cast.nobody, **WORDS)
    with pytest.raises(NotAllowed):
        introduce(ask, offer=foreign, why="y", by=cast.vera)
    assert Introduction.objects.count() == 0


def test_what_is_closed_is_not_introduced_any_more(cast: Cast, ask: Ask, offer: Offer) -> None:
    with pytest.raises(NotAllowed):
        close(offer, by=cast.vera)
    close(offer, by=cast.stig)
    with pytest.raises(Closed):
        introduce(ask, offer=offer, why="y", by=cast.vera)
    close(ask, by=cast.yara)
    with pytest.raises(Closed):
        introduce(ask, other="De parochie", why="y", by=cast.vera)


def test_whether_it_helped_is_told_once(cast: Cast, ask: Ask, offer: Offer) -> None:
    introduction = introduce(ask, offer=offer, why="Zelfde straat", by=cast.vera)
    assert tell(introduction, helped="partly", told="Veertig stoelen", by=cast.stig).helped == "partly"
    with pytest.raises(AlreadyTold):
        tell(introduction, helped="no", told="Toch niet", by=cast.vera)
    assert Introduction.objects.get().told == "Veertig stoelen"


def test_only_its_writer_changes_an_ask(cast: Cast, ask: Ask, sign_in: Any) -> None:
    address = reverse("network:ask_change", args=["stad", ask.pk])
    words = {**WORDS, "title": "Honderd stoelen", "version": "1"}
    assert sign_in(cast.stig).post(address, words).status_code == 403
    assert sign_in(cast.vera).post(address, words).status_code == 302
    assert Ask.objects.get().title == "Honderd stoelen"


def test_the_whole_way_by_forms(cast: Cast, sign_in: Any) -> None:
    sign_in(cast.vera).post(reverse("network:ask_new", args=["stad"]), {**WORDS, "title": "Zestig stoelen"})
    client = sign_in(cast.stig)
    client.post(reverse("network:offer_new", args=["stad"]), {**WORDS, "title": "Stoelen van de school"})
    ask, offer = Ask.objects.get(), Offer.objects.get()
    bring = reverse("network:ask_introduction", args=["stad", ask.pk])
    assert client.post(bring, {"why": "Zelfde straat"}).status_code == 422
    client.post(bring, {"offer": str(offer.pk), "why": "Zelfde straat"})
    here = ["stad", Introduction.objects.get().pk]
    client.post(reverse("network:introduction_telling", args=here), {"helped": "yes", "told": "Het feest ging door"})
    assert "Het feest ging door" in client.get(reverse("network:introduction_detail", args=here)).content.decode()
    for name in ("ask_list", "offer_list", "introduction_list"):
        assert client.get(reverse(f"network:{name}", args=["stad"])).status_code == 200
    for noun, row in (("ask", ask), ("offer", offer)):
        assert client.get(reverse(f"network:{noun}_detail", args=["stad", row.pk])).status_code == 200
