"""The feed: valid Atom with everything that is new in public, and no voice in it."""

from xml.etree import ElementTree

import pytest
from django.test import Client
from django.urls import reverse

from dorpel.findings.operations import unpublish
from dorpel.policy.models import Progress, Resolution
from tests.cast import Cast, make_cast
from tests.story import CLAIM, PROGRESS, REASON, WORDS, answered, heard, printed, understood

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
ADDRESS = "/d/stad/feed.atom"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def read(client: Client) -> ElementTree.Element:
    answer = client.get(ADDRESS)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/atom+xml; charset=utf-8")
    return ElementTree.fromstring(answer.content)


def texts(feed: ElementTree.Element, path: str) -> list[str]:
    return [each.text or "" for each in feed.findall(f"{ATOM}entry/{ATOM}{path}")]


def test_everything_new_stands_in_the_feed_with_its_language_and_a_lasting_id(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast)
    quote, finding = understood(cast, answer)
    edition = printed(cast, quote, finding)
    _proposal, action = answered(cast, finding)
    feed = read(client)
    assert set(texts(feed, "id")) == {
        f"urn:uuid:{row.pk}"
        for row in (finding.publications.get(), edition.printing, Resolution.objects.get(), Progress.objects.get())
    }
    titles = {title.rpartition(": ")[2] for title in texts(feed, "title")}
    assert titles == {CLAIM, "De Stedeling 1", "Elke straat kiest een zitplek", action.text}
    assert {REASON, PROGRESS} < set(texts(feed, "summary"))
    links = {each.get("href") for each in feed.findall(f"{ATOM}entry/{ATOM}link")}
    assert f"http://testserver{reverse('pages:finding', args=['stad', finding.reference])}" in links
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"


def test_the_feed_has_what_atom_asks_for(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast)
    understood(cast, answer)
    feed = read(client)
    assert [feed.findtext(f"{ATOM}{name}") for name in ("id", "title")] == [
        f"urn:uuid:{cast.dialogue.pk}",
        cast.dialogue.name,
    ]
    assert len(feed.findall(f"{ATOM}updated")) == len(feed.findall(f"{ATOM}author")) == 1
    for entry in feed.findall(f"{ATOM}entry"):
        counts = {name: len(entry.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated", "link", "summary")}
        assert counts == dict.fromkeys(counts, 1)
    assert [each.get("rel") for each in feed.findall(f"{ATOM}link")] == ["alternate", "self"]


def test_no_voice_stands_in_a_feed_for_copies_cannot_be_taken_back(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast)
    _quote, finding = understood(cast, answer)
    page = client.get(reverse("pages:finding", args=["stad", finding.reference]))
    assert WORDS in page.content.decode()
    assert WORDS not in client.get(ADDRESS).content.decode()


def test_what_was_taken_down_leaves_the_feed(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast)
    _quote, finding = understood(cast, answer)
    assert len(texts(read(client), "id")) == 1
    unpublish(finding, why="Het klopte niet.", by=cast.yara)
    assert texts(read(client), "id") == []


def test_who_has_the_feed_already_gets_no_second_copy(cast: Cast, client: Client) -> None:
    first = client.get(ADDRESS, headers={"accept-language": "nl"})
    again = client.get(ADDRESS, headers={"if-none-match": first["ETag"], "accept-language": "en"})
    assert (again.status_code, again.content) == (304, b"")
    _code, answer = heard(cast)
    understood(cast, answer)
    assert client.get(ADDRESS, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_public_pages_name_their_feed_their_address_and_what_they_are(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast)
    _quote, finding = understood(cast, answer)
    address = reverse("pages:finding", args=["stad", finding.reference])
    page = client.get(address, {"thanks": "1"}).content.decode()
    assert f'<link rel="canonical" href="http://testserver{address}">' in page
    assert f'<meta property="og:title" content="{CLAIM}">' in page
    assert '<meta property="og:type" content="article">' in page
    assert f'type="application/atom+xml" title="{cast.dialogue.name}" href="{ADDRESS}"' in page
    head = page.split("<body")[0]
    assert WORDS not in head
