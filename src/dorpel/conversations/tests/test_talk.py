"""The plain recorder: it works without JavaScript, in two languages, and hands over a receipt."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from dorpel.conversations.models import (
    AnswerVersion,
    Conversation,
    GuideVersion,
    QuestionWording,
    Submission,
    Turnaway,
    Voice,
)
from dorpel.conversations.operations.guide import draft_of, publish_guide
from dorpel.conversations.operations.read import receipt_hash
from dorpel.core.ids import read_receipt
from tests.cast import Cast

NEW = "/team/stad/conversations/new/"


def opened(client: Client, voices: int = 1) -> dict[str, Any]:
    """What a browser would send back of a fresh page."""
    form = client.get(NEW, {"voices": voices, "language": "nl"}).context["form"]
    return {name: form[name].value() if form[name].value() is not None else "" for name in form.fields} | {
        name: False for name in form.fields if name.endswith("-explicit")
    }


def answered(page: dict[str, Any], number: int = 1, consent: str = "yes") -> dict[str, Any]:
    consents = {name: consent for name in page if name.startswith(f"v{number}-c-")}
    filled = {**page, **consents, f"v{number}-age": "16plus"}
    return {name: value for name, value in filled.items() if value is not False}


def test_a_talk_is_written_down_and_its_receipt_shown(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.vera)
    sent = answered(opened(client)) | {"a-alive-1-text": "Een bank.", "a-alive-1-doer": "city", "v1-f-age": "16-29"}
    page = client.post(NEW, sent)
    talk = Conversation.objects.get()
    assert page.status_code == 200
    assert sent["v1-receipt"] in page.content.decode()
    assert "<svg" in page.content.decode()
    assert Voice.objects.get().receipt_hash == receipt_hash(read_receipt(sent["v1-receipt"]) or "")
    assert (AnswerVersion.objects.get().text, talk.answers.get().doer) == ("Een bank.", "city")
    assert Submission.objects.get().sender == cast.vera


def test_sending_the_page_twice_keeps_one_talk(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.vera)
    sent = answered(opened(client)) | {"a-alive-1-text": "Een bank."}
    codes = [
        re.search(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}", client.post(NEW, sent).content.decode()) for _ in range(2)
    ]
    assert [code.group() for code in codes if code] == [sent["v1-receipt"]] * 2
    assert (Conversation.objects.count(), Submission.objects.count()) == (1, 1)


def test_neither_yes_nor_no_is_chosen_at_first_and_both_are_needed(
    cast: Cast, guide: GuideVersion, client: Client
) -> None:
    client.force_login(cast.vera)
    page = opened(client)
    assert {page[name] for name in page if name.startswith("v1-c-")} == {""}
    sent = {name: value for name, value in page.items() if value is not False} | {"a-alive-1-text": "typed before"}
    answer = client.post(NEW, sent)
    assert (answer.status_code, Submission.objects.count()) == (422, 0)
    assert "typed before" in answer.content.decode()


def test_no_to_everything_keeps_a_count(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.vera)
    client.post(NEW, answered(opened(client), consent="no") | {"a-alive-1-text": "weg hiermee"})
    assert (Conversation.objects.count(), Turnaway.objects.get().outcome) == (0, "refused")
    assert bytes(Submission.objects.get().body) == b""


def test_switching_language_mid_talk_loses_no_word(cast: Cast, guide: GuideVersion, client: Client) -> None:
    QuestionWording.objects.create(of=guide.questions.get(key="alive"), language="tr", text="Sizi ne ilgilendiriyor?")
    client.force_login(cast.vera)
    sent = answered(opened(client)) | {
        "a-alive-1-text": "Een bank\nop de hoek",
        "a-alive-1-language": "nl",
        "place": "plein",
    }
    page = client.post(NEW, sent | {"switch": "tr"})
    form = page.context["form"]
    assert "Sizi ne ilgilendiriyor?" in page.content.decode()
    assert form["a-alive-1-text"].value() == "Een bank\nop de hoek"
    assert (form["a-alive-1-language"].value(), form["a-do-1-language"].value()) == ("nl", "tr")
    assert (form["v1-c-count"].value(), form["place"].value(), form["v1-receipt"].value()) == (
        "yes",
        "plein",
        sent["v1-receipt"],
    )
    assert str(form["record"].value()) == str(sent["record"])
    assert Submission.objects.count() == 0


def test_an_open_page_keeps_its_guide_when_a_new_version_is_published(
    cast: Cast, guide: GuideVersion, client: Client
) -> None:
    client.force_login(cast.vera)
    sent = answered(opened(client)) | {"a-alive-1-text": "Een bank."}
    publish_guide(draft_of(guide.guide, by=cast.yara), by=cast.yara)
    client.post(NEW, sent)
    assert Conversation.objects.get().guide_version == guide


def test_three_voices_speak_for_themselves_and_one_refuses(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.vera)
    page = opened(client, 3)
    sent = answered(answered(answered(page, 1), 2), 3, consent="no")
    sent |= {"a-alive-1-text": "een", "a-alive-2-text": "twee", "a-alive-3-text": "drie", "a-do-0-text": "samen"}
    answer = client.post(NEW, sent).content.decode()
    assert [sent[f"v{number}-receipt"] in answer for number in (1, 2, 3)] == [True, True, False]
    assert sorted(AnswerVersion.objects.values_list("text", flat=True)) == ["een", "samen", "twee"]
    assert (Conversation.objects.get().present, Turnaway.objects.count()) == (3, 1)


def test_a_child_alone_is_refused_in_words_and_nothing_is_kept(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.vera)
    answer = client.post(
        NEW, answered(opened(client)) | {"v1-age": "under13", "v1-guardian": "school", "v1-c-contact": "no"}
    )
    assert (answer.status_code, Submission.objects.count()) == (422, 0)


def test_without_a_guide_the_page_says_so(cast: Cast, client: Client) -> None:
    client.force_login(cast.vera)
    assert reverse("conversations:guide_list", args=["stad"]) in client.get(NEW).content.decode()


def test_nonsense_in_the_address_shows_the_first_page(cast: Cast, guide: GuideVersion, client: Client) -> None:
    client.force_login(cast.vera)
    for query in ({"voices": "0", "language": "nl"}, {"voices": "x"}, {"voices": "1", "language": "xx", "guide": "\0"}):
        assert client.get(NEW, query).status_code == 422
