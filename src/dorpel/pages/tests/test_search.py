"""Search in public: every kind, every script, and nothing that may not be seen."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dorpel.coding.models import QuoteWording
from dorpel.conversations.operations.withdraw import withdraw
from dorpel.core.actors import MACHINE
from dorpel.dialogues.models import Decision, Intention
from dorpel.findings.models import Publication
from dorpel.findings.operations import publish, unpublish, write
from dorpel.findings.queries import current_version
from dorpel.insight.models import PublicWords
from dorpel.insight.operations import rebuild
from tests.cast import Cast, make_cast
from tests.story import answered, heard, printed, understood

pytestmark = pytest.mark.django_db
WORDS = "Op het bankje bij de vijver kende ik iedereen nog."


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def found(client: Client, asked: str, **more: str) -> list[str]:
    """The kinds in which something was found."""
    page = client.get(reverse("pages:search", args=["stad"]), {"q": asked, **more}, headers={"accept-language": "en"})
    return re.findall(r'part found"><h2>([^<]*)', page.content.decode())


def rows() -> set[tuple[str, str]]:
    return set(PublicWords.objects.values_list("kind", "words"))


def test_each_kind_of_published_thing_is_found_by_its_words(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast, WORDS)
    quote, finding = understood(cast, answer)
    assert (found(client, "vijver"), found(client, "tegen te komen")) == (["Voices"], ["Findings"])
    printed(cast, quote, finding)
    rebuild(cast.dialogue)
    answered(cast, finding)
    aim = Intention.objects.create(dialogue=cast.dialogue, sentence="Iedereen telt.")
    Decision.objects.create(
        dialogue=cast.dialogue, what="We gaan ook naar de markt.", decided_by="team", why="Te weinig jongeren.",
        intention=aim, decided_on=timezone.localdate(),
    )  # fmt: skip
    rebuild(cast.dialogue)
    assert found(client, "zitplek") == ["Proposals"]
    assert found(client, "onderhouden") == ["Answers of the City"]
    assert found(client, "staan") == ["The plan"]
    assert found(client, "JONGEREN") == ["Decisions on the way"]
    assert found(client, "tegen te komen") == ["Findings", "The newspaper"]


def test_the_index_kept_by_the_journal_equals_a_rebuilt_one(cast: Cast) -> None:
    _code, answer = heard(cast, WORDS)
    _quote, finding = understood(cast, answer)
    answered(cast, finding)
    kept = rows()
    assert {kind for kind, _words in kept} == {"finding", "voice", "proposal", "answer", "action"}
    rebuild(cast.dialogue)
    assert rows() == kept


def test_words_are_found_in_every_script_without_case_or_accents(cast: Cast, client: Client) -> None:
    for words, language in (
        ("Kapıda İSTANBUL çok güzeldi.", "tr"),
        ("Ψάχνω φίλους εδώ.", "el"),
        ("أريد مقعدًا هنا.", "ar"),
    ):
        _code, answer = heard(cast, words, language=language)
        understood(cast, answer)
    asked = ["istanbul", "ISTANBUL", "guzeldi", "φιλους", "ΦΊΛΟΥΣ", "مقعدا", "مقع*"]
    assert {word: found(client, word) for word in asked} == {word: ["Voices"] for word in asked}


def test_a_voice_is_found_by_its_translation_too(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast, "Bir bank lazım.", language="tr")
    quote, _finding = understood(cast, answer)
    assert found(client, "zitbank") == []
    QuoteWording.objects.create(of=quote, language="nl", text="We hebben een zitbank nodig.", state="approved")
    rebuild(cast.dialogue)
    assert found(client, "zitbank") == ["Voices"]


def test_a_draft_and_what_was_taken_down_are_not_found(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast, WORDS)
    _quote, finding = understood(cast, answer)
    write(cast.dialogue, claim="Een eerste gedachte over vijvers.", language="nl", by=cast.cem)
    assert found(client, "gedachte") == []
    unpublish(finding, why="Het klopte niet.", by=cast.yara)
    assert (found(client, "vijver"), found(client, "tegen te komen"), rows()) == ([], [], set())
    publish(finding, by=cast.yara)
    assert found(client, "vijver") == ["Voices"]


def test_a_voice_that_takes_its_yes_back_is_found_no_more(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast, WORDS)
    understood(cast, answer)
    assert found(client, "vijver") == ["Voices"]
    withdraw(answer.voice, by=MACHINE, purpose="quote")
    assert found(client, "vijver") == []


def test_withdrawn_words_leave_the_index_itself(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast, WORDS)
    quote, finding = understood(cast, answer)
    printed(cast, quote, finding)
    rebuild(cast.dialogue)
    assert any("vijver" in words for _kind, words in rows())
    withdraw(answer.voice, by=MACHINE)
    assert [words for _kind, words in rows() if "vijver" in words] == []
    assert found(client, "vijver") == []


def test_another_dialogue_is_not_searched(cast: Cast, client: Client) -> None:
    _code, answer = heard(cast, WORDS)
    understood(cast, answer)
    page = client.get(reverse("pages:search", args=["stad-elders"]), {"q": "vijver"})
    assert "vijver" in client.get(reverse("pages:search", args=["stad"]), {"q": "vijver"}).content.decode()
    assert "bankje" not in page.content.decode()


@pytest.mark.parametrize(
    "asked", ["", "   ", "*", "\0", '"; DROP', "a" * 5000, "<b>vijver</b>", "kind0voice", "x OR y"]
)
def test_odd_questions_are_answered_and_never_marked_up(cast: Cast, client: Client, asked: str) -> None:
    page = client.get(reverse("pages:search", args=["stad"]), {"q": asked, "kind": "x", "after": "9" * 30})
    assert page.status_code == 200
    assert "<b>vijver</b>" not in page.content.decode()


def test_more_of_one_kind_is_asked_page_by_page(cast: Cast, client: Client) -> None:
    for number in range(9):
        finding = write(cast.dialogue, claim=f"Gedachte {number}", language="nl", by=cast.cem)
        Publication.objects.create(
            dialogue=cast.dialogue, finding=finding, finding_version=current_version(finding), published_by=cast.yara,
            at=timezone.now(), voices=20, base=40,
        )  # fmt: skip
    rebuild(cast.dialogue)
    address = reverse("pages:search", args=["stad"])
    first = client.get(address, {"q": "gedachte"}).content.decode()
    assert len(re.findall(r"<mark>", first)) == 6
    assert re.findall(r"q=gedachte&amp;kind=(\w+)", first) == ["finding"]
    assert len(re.findall(r"<mark>", client.get(address, {"q": "gedachte", "kind": "finding"}).content.decode())) == 9


@pytest.mark.parametrize("many", [1, 3])
def test_the_number_of_queries_stays(
    cast: Cast, client: Client, django_assert_max_num_queries: object, many: int
) -> None:
    for number in range(many):
        _code, answer = heard(cast, f"{WORDS} Nummer {number}.")
        understood(cast, answer)
    with django_assert_max_num_queries(32):  # type: ignore[operator]
        assert found(client, "vijver") == ["Voices"]
