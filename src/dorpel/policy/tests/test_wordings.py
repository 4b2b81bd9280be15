"""Words of answers, proposals and resolutions are written in other languages on the same two pages."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dorpel.coding.queries import current_version
from dorpel.conversations.models import Answer, AnswerVersion, AnswerWording
from dorpel.core.ids import uuid7
from dorpel.people.models import Person
from dorpel.policy.models import Resolution, ResolutionWording
from dorpel.proposals.models import Proposal, ProposalVersion, ProposalWording
from tests.cast import Cast
from tests.talks import say


def at(cast: Cast, noun: str, row: object, language: str = "") -> str:
    more = [language] if language else []
    name = "dialogues:wording_form" if language else "dialogues:wording_list"
    return reverse(name, args=[cast.dialogue.slug, noun, row.pk, *more])  # type: ignore[attr-defined]


def as_person(person: Person) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    return client


@pytest.fixture
def words(cast: Cast) -> ProposalVersion:
    made = {"dialogue": cast.dialogue, "made_at": timezone.now()}
    return ProposalVersion.objects.create(
        **made,
        proposal=Proposal.objects.create(**made),
        title="Banken",
        text="Drie banken op het plein.",
        language="nl",
        written_by=cast.stig,
    )


def test_a_proposal_is_worded_with_title_and_text(cast: Cast, words: ProposalVersion) -> None:
    stig = as_person(cast.stig)
    page = stig.get(reverse("proposals:proposal_detail", args=[cast.dialogue.slug, words.proposal_id]))
    assert page.content.decode().count(at(cast, "proposal", words)) == 1
    sent = {"text": "Banklar", "body": "Meydana üç bank.", "state": "read", "seen": 0}
    assert stig.post(at(cast, "proposal", words, "tr"), sent).status_code == 302
    assert list(ProposalWording.objects.values_list("of", "language", "text", "body")) == [
        (words.pk, "tr", "Banklar", "Meydana üç bank.")
    ]


def test_two_who_word_a_proposal_at_once_see_both_texts(cast: Cast, words: ProposalVersion) -> None:
    ProposalWording.objects.create(of=words, language="tr", text="Banklar", body="İki bank.", version=2)
    sent = {"text": "Sıralar", "body": "Üç bank.", "state": "read", "seen": 1}
    page = as_person(cast.stig).post(at(cast, "proposal", words, "tr"), sent)
    assert page.status_code == 409
    assert [page.content.decode().count(text) >= 1 for text in ("Banklar", "İki bank.", "Sıralar", "Üç bank.")] == [
        True
    ] * 4
    assert ProposalWording.objects.get().body == "İki bank."


def test_only_the_words_of_today_are_worded(cast: Cast, words: ProposalVersion) -> None:
    Proposal.objects.filter(pk=words.proposal_id).update(version=2)
    assert as_person(cast.stig).get(at(cast, "proposal", words)).status_code == 404


def test_a_reason_is_worded_by_the_city(cast: Cast, words: ProposalVersion) -> None:
    resolution = Resolution.objects.create(
        dialogue=cast.dialogue, proposal=words.proposal, outcome="accepted", body="board", reason="Goed idee.",
        language="nl", resolved_on=timezone.localdate(), given_by=cast.bea, made_at=timezone.now(),
    )  # fmt: skip
    sent = {"text": "İyi fikir.", "state": "approved", "seen": 0}
    assert as_person(cast.jo).get(at(cast, "resolution", resolution)).status_code == 404
    assert as_person(cast.bea).post(at(cast, "resolution", resolution, "tr"), sent).status_code == 403
    assert as_person(cast.stig).post(at(cast, "resolution", resolution, "tr"), sent).status_code == 302
    assert list(ResolutionWording.objects.values_list("text", "state")) == [("İyi fikir.", "approved")]


def test_an_answer_in_turkish_is_worded_in_dutch(cast: Cast) -> None:
    said = current_version(say(cast, "Bir bank istiyoruz.", language="tr"))
    cem = as_person(cast.cem)
    page = cem.get(at(cast, "answer", said)).content.decode()
    assert [page.count(at(cast, "answer", said, language)) for language in ("nl", "tr", "ar")] == [1, 0, 1]
    sent = {"text": "Wij willen een bank.", "state": "draft", "seen": 0}
    assert cem.post(at(cast, "answer", said, "nl"), sent).status_code == 302
    assert AnswerWording.objects.get().of == said


def test_what_may_not_be_read_isnt_worded_either(cast: Cast) -> None:
    answer = say(cast, "Jan wil een bank.")
    before = current_version(answer)
    masked = AnswerVersion.objects.create(
        id=uuid7(), dialogue=cast.dialogue, answer=answer, number=2, text="[naam] wil een bank.", raw=before.raw,
        cause="masked", made_at=timezone.now(),
    )  # fmt: skip
    Answer.objects.filter(pk=answer.pk).update(version=2)
    cem = as_person(cast.cem)
    assert [cem.get(at(cast, "answer", row)).status_code for row in (before, masked)] == [404, 200]
    Answer.objects.filter(pk=answer.pk).update(hidden_at=timezone.now())
    assert cem.get(at(cast, "answer", masked)).status_code == 404
    assert as_person(cast.vera).get(at(cast, "answer", masked)).status_code == 404
