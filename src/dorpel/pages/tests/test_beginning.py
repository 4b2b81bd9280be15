"""A dialogue that has just begun, and what each page says of itself to whoever shares it."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from dorpel.dialogues.models import Dialogue

pytestmark = pytest.mark.django_db
PAGES = {
    "dialogue": "This has just begun.",
    "findings": "Nothing is published yet.",
    "proposals": "No table has written a proposal yet.",
    "plan": "adopted a plan yet.",
    "newspaper": "printed yet",
    "course": "No decision is written down yet.",
    "reach": "No talk was held yet.",
    "part": "No call is open now.",
    "privacy": "asked for anything yet.",
    "search": "Words to look for",
}


@pytest.fixture
def begun() -> Dialogue:
    """Nothing but a name and a city: no neighbourhood, no phase, no purpose, no talk."""
    return Dialogue.objects.create(slug="leeg", name="Buren aan het woord", city="Zelzate", languages=["nl"])


def read(client: Client, name: str) -> str:
    answer = client.get(reverse(f"pages:{name}", args=["leeg"]), headers={"accept-language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_without_rows_says_so_and_counts_nothing(begun: Dialogue, client: Client, name: str) -> None:
    main = read(client, name).split("<main", 1)[1].split("</main>")[0]
    assert PAGES[name] in main.replace("&#x27;", "'")
    assert re.findall(r">\s*0\s|\b0 (?:talks|voices)|None|\{\{", main) == []


@pytest.mark.parametrize("name", PAGES)
def test_each_page_has_its_own_title_description_and_address(begun: Dialogue, client: Client, name: str) -> None:
    head = read(client, name).split("<body")[0]
    meta = dict(re.findall(r'<meta property="(og:\w+)" content="([^"]*)">', head))
    assert meta["og:url"] == "http://testserver" + reverse(f"pages:{name}", args=["leeg"])
    assert re.findall(r'<link rel="canonical" href="([^"]*)">', head) == [meta["og:url"]]
    assert meta["og:title"] in head.split("<title>")[1].split("</title>")[0]
