"""What the holder of a receipt says to what was made of their words; and how a code is never in an address."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from dorpel.coding.models import Objection, QuoteWording
from dorpel.coding.queries import bars
from dorpel.conversations.models import Answer, AnswerVersion, AnswerWording
from dorpel.conversations.operations.add import MOST
from dorpel.core.rows import WordingState
from dorpel.dialogues.models import Dialogue, Purpose, PurposeWording
from dorpel.journal.models import Entry
from dorpel.pages.asked import asked_of, meanings
from dorpel.pages.objecting import choices_of
from tests.cast import Cast, make_cast
from tests.story import Story, heard, tell

pytestmark = pytest.mark.django_db
ENGLISH = {"accept-language": "en"}
YES = ("count", "quote", "table")


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def story(cast: Cast) -> Story:
    return tell(cast)


@pytest.fixture
def holder(client: Client, story: Story) -> Client:
    """Who has shown the code."""
    client.post("/follow/", {"code": story.code})
    return client


def keys(story: Story) -> Sequence[str]:
    return [choice.key.replace(story.quote.reference, "REF") for choice in choices_of(story.answer)]


def test_what_was_made_of_the_words_can_be_chosen(story: Story) -> None:
    assert keys(story) == ["answer", "quote:REF", "code:REF"]
    version = AnswerVersion.objects.get(answer=story.answer)
    AnswerWording.objects.create(of=version, language="en", text="On the bench.", state=WordingState.DRAFT)
    QuoteWording.objects.create(of=story.quote, language="en", text="On the bench.", state=WordingState.DRAFT)
    assert keys(story) == ["answer", "wording", "quote:REF", "wording:REF", "code:REF"]


def test_words_that_nobody_marked_have_one_thing_to_object_to(cast: Cast, client: Client) -> None:
    code, answer = heard(cast)
    client.post("/follow/", {"code": code})
    assert [choice.key for choice in choices_of(answer)] == ["answer"]
    page = client.get(reverse("pages:objection", args=[answer.pk])).content.decode()
    assert '<input type="hidden" name="about" value="answer"' in page


@pytest.mark.parametrize("about", ["answer", "quote", "wording", "code"])
def test_an_objection_says_what_it_is_about_and_hides_the_quote_at_once(
    story: Story, holder: Client, about: str
) -> None:
    QuoteWording.objects.create(of=story.quote, language="en", text="On the bench.", state=WordingState.APPROVED)
    key = about if about == "answer" else f"{about}:{story.quote.reference}"
    holder.post(reverse("pages:objection", args=[story.answer.pk]), {"about": key, "text": "De muur."})
    objection = Objection.objects.get()
    assert (objection.about, objection.text) == (about, "De muur.")
    assert objection.quote == (None if about == "answer" else story.quote)
    assert bars([story.quote.pk])[story.quote.pk] == "objected"
    finding = reverse("pages:finding", args=["stad", story.finding.reference])
    assert story.quote.exact not in holder.get(finding).content.decode()


def test_the_team_reads_what_it_is_about(cast: Cast, story: Story, holder: Client, client: Client) -> None:
    holder.post(reverse("pages:objection", args=[story.answer.pk]), {"about": f"code:{story.quote.reference}"})
    client.force_login(cast.cem)
    page = client.get(reverse("coding:objection_list", args=["stad"]), headers=ENGLISH).content.decode()
    assert "its code" in page


def test_nobody_objects_to_the_quote_of_another(cast: Cast, story: Story, client: Client) -> None:
    code, other = heard(cast, "De dokter is te ver.")
    client.post("/follow/", {"code": code})
    address = reverse("pages:objection", args=[other.pk])
    assert client.post(address, {"about": f"quote:{story.quote.reference}"}).status_code == 422
    assert Objection.objects.count() == 0


def add(client: Client, answer: Answer, text: str = "En een luifel.", language: str = "nl") -> Any:
    return client.post(reverse("pages:addition", args=[answer.pk]), {"text": text, "language": language})


def test_something_is_added_and_stands_on_the_page(story: Story, holder: Client) -> None:
    assert add(holder, story.answer, language="ar", text="ومظلة فوقه.").status_code == 302
    added = Answer.objects.get(added_at__isnull=False)
    page = holder.get("/follow/voice/", headers=ENGLISH).content.decode()
    assert ("ومظلة فوقه." in page, "Added by you on" in page) == (True, True)
    assert (added.language, Entry.objects.filter(act="answer.add", thing_id=added.pk).count()) == ("ar", 1)


def test_what_was_added_can_be_objected_to_and_taken_back_like_the_rest(story: Story, holder: Client) -> None:
    add(holder, story.answer)
    added = Answer.objects.get(added_at__isnull=False)
    assert holder.get(reverse("pages:objection", args=[added.pk])).status_code == 200
    holder.post("/follow/withdrawal/")
    assert not Answer.objects.filter(pk=added.pk).exists()


def test_nobody_adds_to_the_words_of_another(cast: Cast, story: Story, holder: Client) -> None:
    _code, other = heard(cast, "De dokter is te ver.")
    assert add(holder, other).status_code == 404
    assert Answer.objects.filter(added_at__isnull=False).count() == 0


def test_it_says_when_nothing_more_can_be_added(story: Story, holder: Client) -> None:
    assert add(holder, story.answer, text=" ").status_code == 422
    for _number in range(MOST):
        assert add(holder, story.answer).status_code == 302
    page = add(holder, story.answer)
    assert (page.status_code, Answer.objects.filter(added_at__isnull=False).count()) == (422, MOST)


def test_after_the_end_nothing_is_added(story: Story, holder: Client) -> None:
    assert reverse("pages:addition", args=[story.answer.pk]) in holder.get("/follow/voice/").content.decode()
    Dialogue.objects.update(closed_at=timezone.now())
    assert add(holder, story.answer).status_code == 422
    assert reverse("pages:addition", args=[story.answer.pk]) not in holder.get("/follow/voice/").content.decode()


def test_what_taking_back_means_is_said_for_every_purpose(story: Story) -> None:
    with translation.override("en"):
        asked = asked_of(story.voice.consents.select_related("purpose").prefetch_related("purpose__wordings"))
        assert {each.key: each.means for each in asked} == {key: meanings()[Purpose.Key(key)] for key in YES}
    assert set(meanings()) == set(Purpose.Key)


def test_a_purpose_is_asked_in_the_language_of_the_visitor(story: Story, holder: Client) -> None:
    purpose = story.voice.consents.get(purpose__key="quote").purpose
    PurposeWording.objects.create(of=purpose, language="en", text="May we print it?", state=WordingState.APPROVED)
    assert "May we print it?" in holder.get("/follow/voice/", headers=ENGLISH).content.decode()
    page = holder.get("/follow/purpose/quote/", headers=ENGLISH).content.decode()
    assert ("May we print it?" in page, "What is printed stays" in page, "De Stedeling 1, page 1" in page) == (
        True, True, True,
    )  # fmt: skip


def test_a_finding_that_rests_on_one_voice_comes_down_when_it_no_longer_counts(story: Story, holder: Client) -> None:
    # What the page says of taking back "count" is what happens.
    holder.post("/follow/purpose/count/")
    assert story.finding.evidence.count() == 0
    assert story.finding.publications.filter(ended_at=None).count() == 0


def test_who_takes_everything_back_reads_what_went(story: Story, holder: Client) -> None:
    page = holder.post("/follow/withdrawal/", follow=True, headers=ENGLISH).content.decode()
    for words in ("We removed one answer.", "One passage went with it.", "One finding rested on you alone."):
        assert words in page
    assert "De Stedeling 1, page 1" in page
