"""No public page counts out fewer than ten voices, nor a base that is so small."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from dorpel.findings.models import Evidence, Publication
from dorpel.findings.operations import write
from dorpel.findings.queries import current_version
from dorpel.pages.walk import _beside
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


def published(cast: Cast, voices: int, base: int) -> Publication:
    finding = write(cast.dialogue, claim="Een plek ontbreekt.", language="nl", by=cast.cem)
    return Publication.objects.create(
        dialogue=cast.dialogue, finding=finding, finding_version=current_version(finding), published_by=cast.yara,
        at=timezone.now(), voices=voices, base=base,
    )  # fmt: skip


CASES = [
    (4, 7, "<b>Fewer than 10 voices</b>, of fewer than 10 that were heard", "Fewer than 10 voices were heard."),
    (4, 83, "<b>Fewer than 10 voices</b>, of 83 that were heard", "Fewer than 10 of the 83 voices that were heard"),
    (41, 83, "<b>41 voices</b>, of 83 that were heard", "41 of the 83 voices that were heard say so."),
]


@pytest.mark.parametrize(("voices", "base", "card", "sentence"), CASES)
def test_the_front_page_the_list_and_the_finding_say_no_small_number(
    cast: Cast, client: Client, voices: int, base: int, card: str, sentence: str
) -> None:
    row = published(cast, voices, base)
    for name in ("dialogue", "findings"):
        page = client.get(reverse(f"pages:{name}", args=["stad"]), headers={"accept-language": "en"}).content.decode()
        assert page.count(card) == 1
    address = reverse("pages:finding", args=["stad", row.finding.reference])
    head, main = client.get(address, headers={"accept-language": "en"}).content.decode().split("<main")
    # Once on the page; and twice for whoever shares it, where the same rule holds.
    assert (head.count(sentence), main.count(sentence)) == (2, 1)


@pytest.mark.parametrize(("voices", "words"), [(1, None), (4, "fewer than 10 voices"), (41, "41 voices")])
def test_the_walk_of_a_voice_says_no_small_number(voices: int, words: str | None) -> None:
    with translation.override("en"):
        beside, against = (_beside(voices, stance, "Zo.") for stance in (Evidence.Stance.FOR, Evidence.Stance.AGAINST))
    if words is None:
        assert beside == "It became a finding: Zo."
    else:
        assert beside == f"Not only you say so. It became a finding, with {words} behind it: Zo."
    behind = words or "fewer than 10 voices"
    assert against == f"You see it otherwise. Your words stand against a finding with {behind} behind it: Zo."
