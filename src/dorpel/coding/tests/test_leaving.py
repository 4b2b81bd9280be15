"""Answers that change, hide or go: their quotes follow, are lost, or go with them."""

import pytest
from django.db import transaction
from django.utils import timezone

from dorpel.coding.facts import QuotesGoing, QuotesSilenced, QuotesUncounted, QuotesUnprintable
from dorpel.coding.models import Code, Coding, Objection, Quote
from dorpel.coding.operations import (
    AlreadyAnswered,
    NotYourWords,
    SameCode,
    answer_objection,
    code_quote,
    forget_voice,
    keep_codebook,
    mark,
    merge_codes,
    object_to,
    read_answer,
    reanchor,
    silence_hidden,
    stop_showing,
)
from dorpel.coding.operations.counts import heard_of
from dorpel.coding.queries import Bar, bars, current_version, standing
from dorpel.conversations.facts import AnswerChanged, AnswersHidden, ConsentTakenBack, VoiceLeaving
from dorpel.conversations.models import Answer, AnswerVersion, Consent
from dorpel.core.actors import Holder
from dorpel.core.events import Fact, on
from tests.cast import Cast
from tests.talks import say


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[Fact]:
    """The facts that were announced."""
    monkeypatch.setattr("dorpel.core.events._reactions", __import__("collections").defaultdict(list))
    heard: list[Fact] = []
    for kind in (QuotesGoing, QuotesSilenced, QuotesUnprintable, QuotesUncounted):
        on(kind, heard.append)
    return heard


def quote_of(cast: Cast, words: str, text: str, **how: object) -> Quote:
    version = current_version(say(cast, text, **how))  # type: ignore[arg-type]
    start = text.index(words)
    return mark(version, start=start, end=start + len(words), by=cast.cem)


def correct(answer: Answer, text: str, cause: str = "corrected") -> AnswerChanged:
    before = current_version(answer)
    after = AnswerVersion.objects.create(
        dialogue=answer.dialogue,
        answer=answer,
        number=before.number + 1,
        text=text,
        cause=cause,
        made_at=timezone.now(),
    )
    answer.version = after.number
    answer.save()
    return AnswerChanged(answer.dialogue_id, answer.pk, before.pk, after.pk)


def leave(answer: Answer) -> None:
    with transaction.atomic():
        forget_voice(VoiceLeaving(answer.dialogue_id, answer.conversation_id, answer.voice_id, (answer.pk,)))
        answer.delete()


def test_a_quote_moves_with_its_words(cast: Cast, said: list[Fact]) -> None:
    quote = quote_of(cast, "een bank", "Wij missen een bank.")
    reanchor(correct(quote.answer, "👍 Wij missen hier een bank, denk ik."))
    moved = Quote.objects.get()
    assert (moved.start, moved.exact, moved.suffix, moved.lost_at) == (18, "een bank", ", denk ik.", None)
    assert (moved.answer_version.number, said) == (2, [])


def test_a_quote_whose_words_changed_is_lost_and_found_again(cast: Cast, said: list[Fact]) -> None:
    quote = quote_of(cast, "een bank", "Wij missen een bank.")
    reanchor(correct(quote.answer, "Wij missen een stoel."))
    assert Quote.objects.get().lost_at is not None
    assert said == [QuotesSilenced(cast.dialogue.pk, (quote.pk,))]
    reanchor(correct(quote.answer, "Wij missen een bank!"))
    assert (Quote.objects.get().lost_at, Quote.objects.get().answer_version.number) == (None, 3)


def test_quotes_of_words_that_nobody_may_see_yet_are_silent(cast: Cast, said: list[Fact]) -> None:
    quote = quote_of(cast, "een bank", "Wij missen een bank.")
    change = correct(quote.answer, "Wij missen een bank, zei Ahmed.")
    Answer.objects.filter(pk=quote.answer_id).update(hidden_at=timezone.now())
    reanchor(change)
    assert (Quote.objects.get().lost_at, said) == (None, [QuotesSilenced(cast.dialogue.pk, (quote.pk,))])


def test_words_that_were_masked_do_not_stay_in_a_quote(cast: Cast, said: list[Fact]) -> None:
    quote = quote_of(cast, "Ahmed helpt", "Ahmed helpt mij. Dat is fijn.")
    fine = mark(quote.answer_version, start=17, end=28, by=cast.cem)
    reanchor(correct(quote.answer, "[Buur] helpt mij. Dat is fijn.", cause="masked"))
    assert list(Quote.objects.values_list("pk", "exact")) == [(fine.pk, "Dat is fijn")]
    assert said == [QuotesGoing(cast.dialogue.pk, (quote.pk,))]


def test_a_voice_that_leaves_takes_its_quotes_along(cast: Cast, said: list[Fact]) -> None:
    quote, other = (quote_of(cast, "een bank", "Wij missen een bank.") for _ in range(2))
    code = Code.objects.create(dialogue=cast.dialogue, name="bank")
    for each in (quote, other):
        code_quote(each, code=code, by=cast.cem)
        read_answer(each.answer, by=cast.cem)
    leave(quote.answer)
    assert said == [QuotesGoing(cast.dialogue.pk, (quote.pk,))]
    assert list(Quote.objects.all()) == [other]
    kept = heard_of(cast.dialogue)
    assert (Code.objects.get().quotes, kept.answers, kept.voices) == (1, 1, 1)


def test_a_quote_of_hidden_words_is_silent(cast: Cast, said: list[Fact]) -> None:
    quote, other = (quote_of(cast, "een bank", "Wij missen een bank.", voice=False) for _ in range(2))
    Answer.objects.filter(pk=quote.answer_id).update(hidden_at=timezone.now())
    with transaction.atomic():
        silence_hidden(AnswersHidden(cast.dialogue.pk, (quote.answer_id,)))
    assert said == [QuotesSilenced(cast.dialogue.pk, (quote.pk,))]
    assert list(standing(Quote.objects.all())) == [other]


@pytest.mark.parametrize(
    ("purpose", "kind"), [("quote", QuotesUnprintable), ("count", QuotesUncounted), ("table", None)]
)
def test_taking_back_a_purpose_is_told(cast: Cast, said: list[Fact], purpose: str, kind: type[Fact] | None) -> None:
    quote = quote_of(cast, "een bank", "Wij missen een bank.", voice=False)
    quote_of(cast, "een bank", "Wij missen een bank.")
    voice = quote.answer.conversation.voices.get()
    with transaction.atomic():
        stop_showing(ConsentTakenBack(cast.dialogue.pk, voice.pk, purpose))
    assert said == ([kind(cast.dialogue.pk, (quote.pk,))] if kind else [])  # type: ignore[call-arg]


def test_who_does_not_count_along_does_not_speak(cast: Cast) -> None:
    quote = quote_of(cast, "een bank", "Wij missen een bank.")
    talk = quote_of(cast, "een bank", "Wij missen een bank.", voice=False, voices=2)
    fine = quote_of(cast, "een bank", "Wij missen een bank.")
    for refused in (quote.answer.voice, talk.answer.conversation.voices.get(number=2)):
        Consent.objects.filter(voice=refused, purpose__key="count").update(given=False)
    assert list(standing(Quote.objects.all())) == [fine]


def test_a_quote_is_shown_only_with_every_yes(cast: Cast) -> None:
    text = "Ik ben ziek."
    free = quote_of(cast, text, text)
    refused = quote_of(cast, text, text, consents=("count",))
    talk = quote_of(cast, text, text, voice=False, voices=2)
    Consent.objects.filter(voice__conversation=talk.answer.conversation, voice__number=2).update(given=False)
    health, explicit = quote_of(cast, text, text), quote_of(cast, text, text, explicit=True)
    Quote.objects.filter(pk__in=[health.pk, explicit.pk]).update(sensitive=True)
    lost = quote_of(cast, text, text)
    Quote.objects.filter(pk=lost.pk).update(lost_at=timezone.now())
    assert bars([free.pk, refused.pk, talk.pk, health.pk, explicit.pk, lost.pk]) == {
        free.pk: None, refused.pk: Bar.NO_CONSENT, talk.pk: Bar.NO_CONSENT, health.pk: Bar.NOT_EXPLICIT,
        explicit.pk: None, lost.pk: Bar.LOST,
    }  # fmt: skip


def test_an_objection_keeps_a_quote_back_until_it_is_answered(cast: Cast, said: list[Fact]) -> None:
    quote = quote_of(cast, "een bank", "Wij missen een bank.")
    objection = object_to(
        quote.answer, about="quote", text="Een tafel, zei ik.", by=Holder(quote.answer.voice_id), quote=quote
    )
    assert (said, bars([quote.pk])) == ([QuotesUnprintable(cast.dialogue.pk, (quote.pk,))], {quote.pk: Bar.OBJECTED})
    answer_objection(objection, reply="Verbeterd.", by=cast.cem)
    assert bars([quote.pk]) == {quote.pk: None}
    with pytest.raises(AlreadyAnswered):
        answer_objection(objection, reply="Nog eens.", by=cast.cem)


def test_nobody_objects_for_another(cast: Cast) -> None:
    mine, theirs = quote_of(cast, "Ja", "Ja."), quote_of(cast, "Nee", "Nee.")
    for answer, quote, by in (
        (theirs.answer, theirs, Holder(mine.answer.voice_id)),
        (mine.answer, theirs, Holder(mine.answer.voice_id)),
        (mine.answer, mine, cast.yara),
    ):
        with pytest.raises(NotYourWords):
            object_to(answer, about="quote", text="", by=by, quote=quote)
    assert Objection.objects.count() == 0


def test_merged_codes_leave_nothing_behind(cast: Cast) -> None:
    quote, other = (quote_of(cast, "een bank", "Wij missen een bank.") for _ in range(2))
    old, new = (Code.objects.create(dialogue=cast.dialogue, name=name) for name in ("bankje", "bank"))
    for each, code, coder in (
        (quote, old, cast.cem),
        (quote, new, cast.cem),
        (quote, old, cast.yara),
        (other, old, cast.cem),
    ):
        code_quote(each, code=code, by=coder)
    assert merge_codes(old, into=new, by=cast.cem) == 2
    assert set(Coding.objects.values_list("quote", "code", "coder")) == {
        (quote.pk, new.pk, cast.cem.pk), (quote.pk, new.pk, cast.yara.pk), (other.pk, new.pk, cast.cem.pk),
    }  # fmt: skip
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.quotes, new.quotes, old.retired_at is None) == (0, 2, False)
    with pytest.raises(SameCode):
        merge_codes(new, into=old, by=cast.cem)


def test_the_codebook_is_kept_as_it_stood(cast: Cast) -> None:
    code = Code.objects.create(dialogue=cast.dialogue, name="bank", meaning="Plek om te zitten")
    Code.objects.create(dialogue=cast.elsewhere, name="elders")
    kept = [keep_codebook(cast.dialogue, why=why, by=cast.cem) for why in ("begin", "avond 2")]
    row = {"id": str(code.pk), "theme": None, "name": "bank", "meaning": "Plek om te zitten", "retired": False}
    assert [(each.number, each.why, each.contents["codes"]) for each in kept] == [
        (1, "begin", [row]),
        (2, "avond 2", [row]),
    ]
