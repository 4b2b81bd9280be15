"""The guide: a draft is free, a published version stays, and its questions speak several languages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dorpel.conversations.models import Guide, GuideVersion, Question, QuestionWording
from dorpel.conversations.operations.guide import (
    AlreadyTaken,
    Frozen,
    NoQuestions,
    draft_of,
    publish_guide,
    remove_question,
    take_guide,
)
from dorpel.conversations.queries import newest_guide
from dorpel.conversations.ready_guides import READY
from dorpel.dialogues.access import NotAllowed
from dorpel.journal.models import Entry
from tests.cast import Cast


def to(name: str, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": "stad", **where})


def test_a_guide_is_made_filled_and_published_by_forms(cast: Cast, client: Client) -> None:
    client.force_login(cast.yara)
    client.post(to("guide_new"), {"name": "Aan de deur", "kinds": ["doorstep"]})
    guide = Guide.objects.get()
    question = {"group": "alive", "order": 1, "text": "Wat leeft er bij u?", "prompt": ""}
    assert client.post(to("question_new", pk=guide.pk), question).status_code == 302
    made = Question.objects.get()
    assert (made.key, made.guide_version.number) == ("wat-leeft-er-bij-u", 1)
    client.post(to("question_wording", pk=made.pk, language="tr"), {"text": "Sizi ne ilgilendiriyor?", "state": "read"})
    assert QuestionWording.objects.get().language == "tr"
    assert client.post(to("guide_publication", pk=guide.pk)).status_code == 302
    assert GuideVersion.objects.get().published_at is not None
    page = client.get(to("guide_detail", pk=guide.pk)).content.decode()
    assert "Wat leeft er bij u?" in page
    assert "Türkçe" in page


def test_a_published_version_can_not_change(cast: Cast, guide: GuideVersion, client: Client) -> None:
    question = guide.questions.get(key="alive")
    with pytest.raises(Frozen):
        remove_question(question, by=cast.yara)
    with pytest.raises(Frozen):
        publish_guide(guide, by=cast.yara)
    client.force_login(cast.yara)
    sent = {"group": "do", "order": 1, "text": "iets anders", "prompt": "", "version": 1}
    client.post(to("question_change", question=question.pk), sent)
    client.post(to("question_wording", pk=question.pk, language="tr"), {"text": "x", "state": "draft"})
    question.refresh_from_db()
    assert (question.text, question.wordings.count()) == ("alive?", 0)


def test_a_new_draft_is_a_copy_and_leaves_the_published_one(cast: Cast, guide: GuideVersion) -> None:
    QuestionWording.objects.create(of=guide.questions.get(key="do"), language="tr", text="kim?", state="approved")
    draft = draft_of(guide.guide, by=cast.yara)
    assert draft_of(guide.guide, by=cast.yara) == draft
    assert (draft.number, draft.published_at) == (2, None)
    assert list(draft.questions.order_by("order").values_list("key", flat=True)) == ["alive", "better", "do"]
    assert draft.questions.get(key="do").wordings.get().text == "kim?"
    remove_question(draft.questions.get(key="do"), by=cast.yara)
    assert guide.questions.count() == 3
    assert Entry.objects.filter(act="question.remove").count() == 1


def test_an_empty_guide_is_not_published_and_a_coder_changes_nothing(cast: Cast, guide: GuideVersion) -> None:
    empty = GuideVersion.objects.create(dialogue=cast.dialogue, guide=guide.guide, number=2)
    with pytest.raises(NoQuestions):
        publish_guide(empty, by=cast.yara)
    with pytest.raises(NotAllowed):
        draft_of(guide.guide, by=cast.cem)


def test_a_stale_question_is_refused_with_both_texts(cast: Cast, guide: GuideVersion, client: Client) -> None:
    question = draft_of(guide.guide, by=cast.yara).questions.get(key="alive")
    client.force_login(cast.yara)
    sent = {"group": "alive", "order": 1, "text": "de mijne", "prompt": "", "version": 1}
    client.post(to("question_change", question=question.pk), {**sent, "text": "de hunne"})
    answer = client.post(to("question_change", question=question.pk), sent)
    question.refresh_from_db()
    assert (answer.status_code, question.text) == (409, "de hunne")
    assert "de mijne" in answer.content.decode()


def test_a_question_waits_only_for_one_that_comes_before(cast: Cast, guide: GuideVersion, client: Client) -> None:
    draft = draft_of(guide.guide, by=cast.yara)
    second = draft.questions.get(key="better")
    sent = {"group": "better", "order": 2, "text": "better?", "asks_doer": "on", "version": 1}
    path = to("question_change", question=second.pk)
    client.force_login(cast.yara)
    assert client.post(path, sent | {"only_if": "do", "only_if_answered": "True"}).status_code == 422
    assert client.post(path, sent | {"only_if": "nothing", "only_if_answered": "True"}).status_code == 422
    assert client.post(path, sent | {"only_if": "alive", "only_if_answered": "False"}).status_code == 302
    second.refresh_from_db()
    assert (second.only_if, second.only_if_answered, second.asks_doer) == ("alive", False, True)
    assert "wasn&#x27;t answered" in client.get(to("question_detail", pk=second.pk)).content.decode()
    copy = draft_of(publish_guide(draft, by=cast.yara).guide, by=cast.yara).questions.get(key="better")
    assert (copy.only_if, copy.only_if_answered) == ("alive", False)
    remove_question(copy.guide_version.questions.get(key="alive"), by=cast.yara)
    copy.refresh_from_db()
    assert copy.only_if == ""


def test_a_talk_gets_the_guide_for_its_kind_else_a_general_one(cast: Cast, guide: GuideVersion) -> None:
    stall = take_guide(cast.dialogue, READY["stall"], by=cast.yara).versions.get()
    assert newest_guide(cast.dialogue, "stall") == guide
    publish_guide(stall, by=cast.yara)
    assert newest_guide(cast.dialogue, "stall") == stall
    assert newest_guide(cast.dialogue, "doorstep") == newest_guide(cast.dialogue) == guide


@pytest.mark.parametrize("key", READY)
def test_a_ready_guide_is_taken_over_once_in_both_languages(cast: Cast, key: str) -> None:
    cast.dialogue.languages = ["nl", "en", "ar"]
    cast.dialogue.save()
    ready = READY[key]
    draft = take_guide(cast.dialogue, ready, by=cast.yara).versions.get()
    questions = list(draft.questions.order_by("order"))
    assert [each.text for each in questions] == [asked.nl.text for asked in ready.questions]
    assert [each.wordings.get().text for each in questions] == [asked.en.text for asked in ready.questions]
    keys = [each.key for each in questions]
    assert all(each.only_if == "" or keys.index(each.only_if) < keys.index(each.key) for each in questions)
    publish_guide(draft, by=cast.yara)
    with pytest.raises(AlreadyTaken):
        take_guide(cast.dialogue, ready, by=cast.yara)
    with pytest.raises(NotAllowed):
        take_guide(cast.elsewhere, ready, by=cast.yara)


def test_one_press_takes_a_guide_over(cast: Cast, client: Client) -> None:
    client.force_login(cast.yara)
    assert READY["genk"].en in client.get(to("guide_ready")).content.decode()
    answer = client.post(to("guide_ready"), {"guide": "genk"})
    assert answer["Location"] == to("guide_detail", pk=Guide.objects.get().pk)
    client.post(to("guide_ready"), {"guide": "genk"})
    client.post(to("guide_ready"), {"guide": "poem"})
    assert Guide.objects.count() == 1


def test_the_preview_shows_a_question_in_its_language_or_says_that_nobody_worded_it(
    cast: Cast, guide: GuideVersion, client: Client
) -> None:
    question = guide.questions.get(key="alive")
    QuestionWording.objects.create(of=question, language="ar", text="ما الذي يهمك؟", state="draft")
    client.force_login(cast.yara)
    path = to("guide_preview", pk=guide.guide_id)
    page = client.get(path + "?language=ar").content.decode()
    assert ('dir="rtl"' in page, "ما الذي يهمك؟" in page, "Nobody worded" in page) == (True, True, False)
    page = client.get(path + "?language=tr&at=2").content.decode()
    assert ("better?" in page, "Nobody worded" in page) == (True, True)
    assert "do?" in client.get(path + "?at=99").content.decode()
