"""What a resident adds with the receipt: an answer of its own that a person reads, and that nobody else can write."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dorpel.conversations.models import Answer, AnswerIndex, AnswerVersion, GuideVersion, RawText
from dorpel.conversations.operations.add import LONGEST, MOST, DialogueOver, NothingSaid, TooMany, add
from dorpel.conversations.operations.parse import drain
from dorpel.conversations.operations.withdraw import withdraw
from dorpel.conversations.search import search
from dorpel.conversations.tests.conftest import answer, send, talk
from dorpel.core.actors import Actor, Holder
from dorpel.core.crypto import unseal
from dorpel.dialogues.access import NotAllowed
from dorpel.dialogues.models import Dialogue
from dorpel.journal.models import Entry
from tests.cast import Cast
from tests.talks import say

MORE = "En een luifel erboven, voor de regen."


def holder(said: Answer) -> Holder:
    assert said.voice_id is not None
    return Holder(said.voice_id)


def test_what_is_added_stands_beside_what_was_said(cast: Cast) -> None:
    said = say(cast, "Een bank op de hoek.")
    added = add(said, text=f"  {MORE}\n", language="tr", by=holder(said))
    assert (added.voice, added.question, added.conversation) == (said.voice, said.question, said.conversation)
    assert (added.language, added.version, added.first_read_at) == ("tr", 1, None)
    assert added.added_at is not None
    assert list(AnswerVersion.objects.order_by("pk").values_list("text", flat=True)) == ["Een bank op de hoek.", MORE]
    assert Answer.objects.get(pk=said.pk).version == 1


def test_the_words_are_sealed_found_and_written_in_the_journal(cast: Cast) -> None:
    said = say(cast, "Een bank op de hoek.")
    added = add(said, text=MORE, language="nl", by=holder(said))
    raw = RawText.objects.get(answer=added)
    assert unseal(bytes(raw.sealed), place=raw.place) == MORE
    assert [pk for _mark, pk in search(cast.dialogue, "luifel")] == [added.pk]
    entry = Entry.objects.get(act="answer.add")
    assert (entry.thing_id, entry.who_kind, entry.who) == (added.pk, "receipt", said.voice_id)


def test_to_what_the_whole_talk_said_each_voice_may_add(cast: Cast) -> None:
    said = say(cast, "Een bank op de hoek.", voice=False, voices=2)
    second = said.conversation.voices.get(number=2)
    assert add(said, text=MORE, language="nl", by=Holder(second.pk)).voice == second


def test_nobody_adds_to_the_words_of_another(cast: Cast) -> None:
    said, other = say(cast, "Een bank op de hoek."), say(cast, "De dokter is te ver.")
    actors: list[Actor] = [holder(other), cast.yara, cast.vera]
    for actor in actors:
        with pytest.raises(NotAllowed):
            add(said, text=MORE, language="nl", by=actor)
    assert Answer.objects.count() == 2


@pytest.mark.parametrize("text", ["", "  \n ", "een\0nul", "half \ud800 teken", "a" * (LONGEST + 1)])
def test_nothing_is_kept_of_what_says_nothing(cast: Cast, text: str) -> None:
    said = say(cast, "Een bank op de hoek.")
    with pytest.raises(NothingSaid):
        add(said, text=text, language="nl", by=holder(said))
    assert Answer.objects.count() == 1


def test_a_voice_adds_so_many_times_and_no_more(cast: Cast) -> None:
    said = say(cast, "Een bank op de hoek.")
    for number in range(MOST):
        add(said, text=f"Nog iets, {number}.", language="nl", by=holder(said))
    with pytest.raises(TooMany):
        add(said, text=MORE, language="nl", by=holder(said))
    assert Answer.objects.filter(added_at__isnull=False).count() == MOST


def test_to_a_dialogue_that_is_over_nothing_is_added(cast: Cast) -> None:
    said = say(cast, "Een bank op de hoek.")
    Dialogue.objects.filter(pk=cast.dialogue.pk).update(closed_at=timezone.now())
    with pytest.raises(DialogueOver):
        add(said, text=MORE, language="nl", by=holder(said))
    assert Answer.objects.count() == 1


def test_a_talk_that_is_sent_again_leaves_it_as_it_is(cast: Cast, guide: GuideVersion) -> None:
    record = talk(guide, answers=[answer("Een bank op de hoek.", number=None)])
    send(cast, record)
    drain()
    said = Answer.objects.get()
    added = add(said, text=MORE, language="nl", by=Holder(said.conversation.voices.get().pk))
    # Now the talk says whose words it was: those of the same voice, to the same question.
    send(cast, record | {"answers": [answer("Een bank op de andere hoek.")]})
    drain()
    assert Answer.objects.count() == 3
    assert list(added.versions.values_list("number", "text")) == [(1, MORE)]


def test_it_leaves_with_its_voice(cast: Cast) -> None:
    said = say(cast, "Een bank op de hoek.")
    add(said, text=MORE, language="nl", by=holder(said))
    assert said.voice is not None
    withdraw(said.voice, by=holder(said))
    counts = [model.objects.count() for model in (Answer, AnswerVersion, RawText, AnswerIndex)]
    assert counts == [0, 0, 0, 0]


def test_the_team_reads_it_and_sees_that_it_came_later(cast: Cast, client: Client) -> None:
    said = say(cast, "Een bank op de hoek.")
    added = add(said, text=MORE, language="nl", by=holder(said))
    client.force_login(cast.cem)
    english = {"accept-language": "en"}
    pages = {
        "conversations:conversation_detail": (said.conversation_id, "added later with the receipt, on"),
        "conversations:answer_detail": (added.pk, "Added later with the receipt"),
        "coding:answer_desk": (added.pk, "added later with the receipt"),
    }
    for name, (pk, words) in pages.items():
        page = client.get(reverse(name, args=["stad", pk]), headers=english).content.decode()
        assert (words in page, MORE in page) == (True, True), name
    untouched = client.get(reverse("coding:answer_desk", args=["stad", said.pk]), headers=english).content.decode()
    assert "added later" not in untouched
