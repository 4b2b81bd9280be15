"""Search over what was said: whole words, any script, the same on both databases, and nothing left behind."""

import pytest
from django.db import connection
from django.utils import timezone

from dorpel.conversations.drafts import AnswerDraft, ConversationDraft, VoiceDraft
from dorpel.conversations.models import Answer, AnswerIndex, GuideVersion, Question
from dorpel.conversations.operations.keep import keep_many
from dorpel.conversations.search import forget_answers, index_again, rebuild, search
from dorpel.core.actors import MACHINE
from dorpel.core.ids import uuid7
from dorpel.core.search import words_of
from tests.cast import Cast

TEXTS = [
    "Op de bank aan het pleintje.",
    "Het café is dicht, de bank ook.",
    "أنتظر ابنتي أمام باب المدرسة",
    "Kapıyı açınca komşumu tanıyorum.",
]


@pytest.fixture
def said(cast: Cast, guide: GuideVersion) -> list[str]:
    question = Question.objects.get(guide_version=guide, key="alive")
    drafts = []
    for text in TEXTS:
        voice = VoiceDraft(uuid7())
        answer = AnswerDraft(uuid7(), question.pk, text, "nl", voice.id)
        drafts.append(ConversationDraft(uuid7(), guide.pk, "nl", timezone.now(), voices=(voice,), answers=(answer,)))
    keep_many(drafts, dialogue=cast.dialogue, by=MACHINE)
    return [str(draft.answers[0].id) for draft in drafts]


def found(cast: Cast, words: str, **more: int) -> list[str]:
    return [str(answer) for _, answer in search(cast.dialogue, words, **more)]


@pytest.mark.parametrize(
    ("asked", "places"),
    [
        ("bank", [1, 0]),
        ("BANK dicht", [1]),
        ("cafe", [1]),
        ("café", [1]),
        ("المدرسة", [2]),
        ("kapiyi", [3]),
        ("komşu*", [3]),
        ("plein", []),
        ("", []),
        ('" OR * ) (', []),
        ("NOT bank", []),
    ],
)
def test_all_words_must_be_there_and_the_newest_comes_first(
    cast: Cast, said: list[str], asked: str, places: list[int]
) -> None:
    assert found(cast, asked) == [said[place] for place in places]


def test_pages_follow_each_other(cast: Cast, said: list[str]) -> None:
    first = search(cast.dialogue, "bank", limit=1)
    assert [str(pk) for _, pk in first] == [said[1]]
    assert found(cast, "bank", after=first[0][0]) == [said[0]]


def test_another_dialogue_finds_nothing(cast: Cast, said: list[str]) -> None:
    assert search(cast.elsewhere, "bank") == []


def test_what_is_forgotten_is_not_found_and_can_be_indexed_again(cast: Cast, said: list[str]) -> None:
    forget_answers([said[0]])
    assert found(cast, "pleintje") == []
    index_again([said[0]])
    assert found(cast, "pleintje") == [said[0]]
    Answer.objects.filter(pk=said[0]).update(hidden_at=timezone.now())
    index_again([said[0]])
    assert found(cast, "pleintje") == []


def test_a_rebuilt_index_is_the_same(cast: Cast, said: list[str]) -> None:
    before = [sorted(found(cast, words)) for words in ("bank", "cafe", "المدرسة")]
    assert rebuild(cast.dialogue) == len(TEXTS)
    assert [sorted(found(cast, words)) for words in ("bank", "cafe", "المدرسة")] == before


def test_an_answer_that_goes_takes_its_words_along(cast: Cast, said: list[str]) -> None:
    Answer.objects.filter(pk=said[2]).delete()
    assert found(cast, "المدرسة") == []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # The index itself says whether it agrees with its table.
            fts = AnswerIndex._meta.db_table + "_fts"
            cursor.execute(f"INSERT INTO {fts}({fts}, rank) VALUES('integrity-check', 1)")
    assert AnswerIndex.objects.count() == len(TEXTS) - 1


def test_words_are_compared_without_case_and_accents() -> None:
    assert words_of("Crème BRÛLÉE, crème_brulee! Straße ﬁn") == "creme brulee strasse fin"
