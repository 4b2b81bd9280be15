"""The guide: a draft is free, a published version stays, and its questions speak several languages."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dorpel.conversations.models import Guide, GuideVersion, Question, QuestionWording
from dorpel.conversations.operations.guide import Frozen, NoQuestions, draft_of, publish_guide, remove_question
from dorpel.dialogues.access import NotAllowed
from dorpel.journal.models import Entry
from tests.cast import Cast


def to(name: str, **where: Any) -> str:
    return reverse(f"conversations:{name}", kwargs={"dialogue": "stad", **where})


def test_a_guide_is_made_filled_and_published_by_forms(cast: Cast, client: Client) -> None:
    client.force_login(cast.yara)
    client.post(to("guide_new"), {"name": "Aan de deur", "kind": ""})
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
