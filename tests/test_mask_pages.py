"""The pages that cover names and divide shared words: who sees what, and what follows."""

import pytest
from django.test import Client
from django.urls import reverse

from dorpel.coding.models import Quote
from dorpel.coding.operations import mark, read_answer
from dorpel.coding.operations.counts import heard_of, recount
from dorpel.coding.queries import current_version
from dorpel.config.reactions import wire
from dorpel.conversations.models import Answer, AnswerVersion, Voice
from dorpel.conversations.operations.mask import NotAMask, NotInThisTalk, divide, mask
from dorpel.conversations.operations.withdraw import withdraw
from dorpel.core.actors import MACHINE
from dorpel.findings.models import Evidence
from dorpel.findings.operations import weigh, write
from tests.cast import Cast
from tests.talks import say

WORDS = "Jan Peeters woont hier."


@pytest.fixture(autouse=True)
def reactions() -> None:
    wire()


def to(name: str, answer: Answer) -> str:
    return reverse(f"conversations:{name}", args=["stad", answer.pk])


def shared(cast: Cast, text: str = "Samen zeiden wij dit.") -> Answer:
    """Said by a talk of three, of whom the first took everything back."""
    answer = say(cast, text, voice=False, voices=3)
    withdraw(Voice.objects.get(conversation=answer.conversation_id, number=1), by=MACHINE)
    return Answer.objects.get(pk=answer.pk)


def test_a_name_is_covered_on_the_page(cast: Cast, client: Client) -> None:
    answer = say(cast, WORDS)
    client.force_login(cast.cem)
    assert to("answer_masking", answer) in client.get(to("answer_detail", answer)).content.decode()
    page = client.get(to("answer_masking", answer)).content.decode()
    assert page.count(WORDS) == 1  # in the field only
    sent = {"text": "[naam] woont hier.", "reason": "naam", "version": 1}
    assert client.post(to("answer_masking", answer), sent).headers["Location"] == to("answer_detail", answer)
    assert list(AnswerVersion.objects.values_list("number", "text", "cause", "reason")) == [
        (2, "[naam] woont hier.", "masked", "naam")
    ]


def test_raw_words_are_shown_only_with_the_right_to_them(cast: Cast, client: Client) -> None:
    answer = say(cast, WORDS)
    mask(answer, text="[naam] woont hier.", seen=1, by=cast.cem)
    seen = {}
    for person in (cast.cem, cast.yara):
        client.force_login(person)
        seen[person.name] = "Peeters" in client.get(to("answer_masking", answer)).content.decode()
    assert seen == {"Cem": False, "Yara": True}
    for person in (cast.edda, cast.vera):
        client.force_login(person)
        assert client.get(to("answer_masking", answer)).status_code == 404


def test_a_stale_mask_is_refused_with_both_texts(cast: Cast, client: Client) -> None:
    answer = say(cast, WORDS)
    mask(answer, text="[een] woont hier.", seen=1, by=cast.cem)
    client.force_login(cast.yara)
    page = client.post(to("answer_masking", answer), {"text": "[twee] woont hier.", "version": 1})
    text = page.content.decode()
    assert (page.status_code, "[een] woont hier." in text, "[twee] woont hier." in text) == (409, True, True)
    assert AnswerVersion.objects.get().text == "[een] woont hier."


def test_other_words_are_refused_and_nothing_changes(cast: Cast, client: Client) -> None:
    answer = say(cast, WORDS)
    client.force_login(cast.cem)
    page = client.post(to("answer_masking", answer), {"text": "Piet woont hier.", "version": 1})
    assert (page.status_code, "Nothing else may change" in page.content.decode()) == (422, True)
    assert AnswerVersion.objects.get().text == WORDS


def test_line_ends_of_a_browser_are_no_other_words(cast: Cast, client: Client) -> None:
    answer = say(cast, "Jan\nwoont hier.")
    client.force_login(cast.cem)
    client.post(to("answer_masking", answer), {"text": "[naam]\r\nwoont hier.", "version": 1})
    assert AnswerVersion.objects.get().text == "[naam]\nwoont hier."


def test_who_may_not_read_raw_words_can_not_guess_them_back(cast: Cast) -> None:
    answer = say(cast, WORDS)
    mask(answer, text="[naam] woont hier.", seen=1, by=cast.cem)
    for guess in ("Jan [naam] woont hier.", WORDS):
        with pytest.raises(NotAMask):
            mask(answer, text=guess, seen=2, by=cast.cem)
    mask(answer, text="Jan [naam] woont hier.", seen=2, by=cast.yara)
    assert AnswerVersion.objects.get().text == "Jan [naam] woont hier."


def test_hidden_words_are_listed_and_divided(cast: Cast, client: Client) -> None:
    answer = shared(cast)
    assert say(cast, "Een ander antwoord.").hidden_at is None
    client.force_login(cast.cem)
    listed = client.get(reverse("conversations:answer_list", args=["stad"]), {"hidden": "on"})
    assert [row.address for row in listed.context["rows"]] == [to("answer_division", answer)]
    stays = Voice.objects.get(conversation=answer.conversation_id, number=3)
    assert client.post(to("answer_division", answer), {"whose": ""}).status_code == 422
    client.post(to("answer_division", answer), {"whose": str(stays.pk)})
    answer.refresh_from_db()
    assert (answer.voice, answer.hidden_at) == (stays, None)
    again = client.post(to("answer_division", answer), {"whose": "aside"})
    assert again.headers["Location"] == to("answer_detail", answer)
    with pytest.raises(NotInThisTalk):
        divide(answer, voice=stays, by=cast.cem)


def test_who_does_not_mask_sees_no_list_of_hidden_words(cast: Cast, client: Client) -> None:
    answer = shared(cast)
    client.force_login(cast.edda)
    listed = client.get(reverse("conversations:answer_list", args=["stad"]), {"hidden": "on"})
    assert [row.address for row in listed.context["rows"]] == []
    assert client.get(to("answer_division", answer)).status_code == 404


def test_new_words_over_masked_ones_stay_hidden_when_they_are_divided(cast: Cast) -> None:
    answer = shared(cast, WORDS)
    AnswerVersion.objects.filter(answer=answer).update(cause="masked")
    first = AnswerVersion.objects.get(answer=answer)
    AnswerVersion.objects.create(
        dialogue=cast.dialogue, answer=answer, number=2, text="Jan.", cause="corrected", made_at=first.made_at
    )
    Answer.objects.update(version=2)
    divide(answer, voice=Voice.objects.get(number=2), by=cast.cem)
    answer.refresh_from_db()
    assert (answer.voice and answer.voice.number, answer.hidden_at is None) == (2, False)


def test_words_set_aside_leave_findings_and_counts_too(cast: Cast, client: Client) -> None:
    answer = say(cast, "Er is geen bank.", voice=False, voices=3)
    read_answer(answer, by=cast.cem)
    quote = mark(current_version(answer), start=0, end=8, by=cast.cem)
    finding = write(cast.dialogue, claim="Een plek ontbreekt.", language="nl", by=cast.cem)
    weigh(finding, quote=quote, stance="for", by=cast.cem)
    withdraw(Voice.objects.get(conversation=answer.conversation_id, number=1), by=MACHINE)
    client.force_login(cast.cem)
    client.post(to("answer_division", answer), {"whose": "aside"})
    left = (Answer.objects.count(), Quote.objects.count(), Evidence.objects.count())
    assert left == (0, 0, 0)
    kept = heard_of(cast.dialogue)
    recount(cast.dialogue)
    now = heard_of(cast.dialogue)
    assert (kept.answers, kept.voices) == (now.answers, now.voices)
