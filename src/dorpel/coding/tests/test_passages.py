"""Marking and coding: what is kept, what is refused, what can be undone."""

import pytest
from django.db import IntegrityError, connection, transaction

from dorpel.coding.models import Code, Coding, NotThePassage, Quote, Reading
from dorpel.coding.operations import (
    AnswerMoved,
    CodeRetired,
    NotAPassage,
    NothingToUndo,
    code_quote,
    mark,
    read_answer,
    recount,
    retire_code,
    uncode,
    undo,
)
from dorpel.coding.operations.counts import heard_of
from dorpel.coding.queries import current_version, next_for_second, next_unread, own_quotes, recent_codes
from dorpel.conversations.models import Answer
from dorpel.dialogues.access import NotAllowed
from dorpel.journal.models import Entry
from tests.cast import Cast
from tests.talks import say

TEXT = "Wij 👩‍👧 missen een bank. هنا لا أحد."


def quote_of(cast: Cast, words: str = "een bank", text: str = TEXT) -> Quote:
    version = current_version(say(cast, text))
    start = text.index(words)
    return mark(version, start=start, end=start + len(words), by=cast.cem)


def code_of(cast: Cast, name: str = "plek om te zitten") -> Code:
    return Code.objects.create(dialogue=cast.dialogue, name=name)


def test_a_mark_counts_code_points(cast: Cast) -> None:
    quote = quote_of(cast)
    assert (quote.start, quote.end, quote.exact, quote.prefix) == (15, 23, "een bank", "Wij 👩‍👧 missen ")
    assert list(Entry.objects.filter(thing_id=quote.pk).values_list("act", "who")) == [("quote.mark", cast.cem.pk)]


def test_the_same_passage_is_the_same_quote(cast: Cast) -> None:
    quote = quote_of(cast)
    again = mark(quote.answer_version, start=quote.start, end=quote.end, by=cast.yara)
    assert (again, Quote.objects.count()) == (quote, 1)


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (0, 999), (3, 4)])
def test_no_words_are_no_quote(cast: Cast, start: int, end: int) -> None:
    with pytest.raises(NotAPassage):
        mark(current_version(say(cast, TEXT)), start=start, end=end, by=cast.cem)


def test_a_corrected_answer_is_marked_in_its_new_text(cast: Cast) -> None:
    version = current_version(say(cast, TEXT))
    Answer.objects.update(version=2)
    with pytest.raises(AnswerMoved):
        mark(version, start=0, end=3, by=cast.cem)


def test_who_may_not_code_marks_nothing(cast: Cast) -> None:
    version = current_version(say(cast, TEXT))
    for person in (cast.edda, cast.stig, cast.nobody):
        with pytest.raises(NotAllowed):
            mark(version, start=0, end=3, by=person)
    assert Quote.objects.count() == 0


def test_other_words_can_not_be_put_in_a_mouth(cast: Cast) -> None:
    quote = quote_of(cast)
    quote.exact = "geen ban"
    with pytest.raises(NotThePassage):
        quote.save()


def test_the_database_refuses_other_words_too(cast: Cast) -> None:
    quote = quote_of(cast)
    wrong = Quote(**{field.attname: getattr(quote, field.attname) for field in Quote._meta.fields})
    wrong.pk, wrong.reference, wrong.start, wrong.end, wrong.exact = wrong.answer_id, "AAAAAAAA", 0, 3, "Zij"
    for write in (
        lambda: Quote.objects.filter(pk=quote.pk).update(exact="geen ban"),
        lambda: Quote.objects.filter(pk=quote.pk).update(start=14, end=22),
        lambda: Quote.objects.bulk_create([wrong]),
        lambda: connection.cursor().execute("UPDATE coding_quote SET exact = 'geen ban'"),
        lambda: connection.cursor().execute(
            "UPDATE conversations_answerversion SET text = 'Iets anders, heel anders.'"
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
    assert list(Quote.objects.values_list("exact", flat=True)) == ["een bank"]


def test_a_true_quote_passes_in_bulk(cast: Cast) -> None:
    quote = quote_of(cast)
    Quote.objects.filter(pk=quote.pk).update(start=0, end=3, exact="Wij")
    assert Quote.objects.get().exact == "Wij"


def test_a_quote_under_a_code_is_counted_once(cast: Cast) -> None:
    quote, code = quote_of(cast), code_of(cast)
    for coder in (cast.cem, cast.yara, cast.cem):
        code_quote(quote, code=code, by=coder)
    assert (Coding.objects.count(), Code.objects.get().quotes) == (2, 1)
    uncode(quote, code=code, by=cast.cem)
    assert Code.objects.get().quotes == 1
    uncode(quote, code=code, by=cast.yara)
    assert (Coding.objects.count(), Code.objects.get().quotes) == (0, 0)


def test_a_retired_code_codes_nothing(cast: Cast) -> None:
    quote, code = quote_of(cast), code_of(cast)
    with pytest.raises(CodeRetired):
        code_quote(quote, code=retire_code(code, by=cast.cem), by=cast.cem)


def test_a_code_of_elsewhere_codes_nothing(cast: Cast) -> None:
    code = Code.objects.create(dialogue=cast.elsewhere, name="elders")
    with pytest.raises(ValueError):
        code_quote(quote_of(cast), code=code, by=cast.cem)


def test_undo_goes_back_step_by_step(cast: Cast) -> None:
    quote = quote_of(cast)
    for name in ("a", "b"):
        code_quote(quote, code=code_of(cast, name), by=cast.cem)
    left = []
    for _ in range(2):
        undo(quote.answer, by=cast.cem)
        left.append((Quote.objects.count(), list(Coding.objects.values_list("code__name", flat=True))))
    assert left == [(1, ["a"]), (0, [])]
    with pytest.raises(NothingToUndo):
        undo(quote.answer, by=cast.cem)


def test_undo_leaves_what_others_did(cast: Cast) -> None:
    quote, code = quote_of(cast), code_of(cast)
    code_quote(quote, code=code, by=cast.yara)
    code_quote(quote, code=code, by=cast.cem)
    assert undo(quote.answer, by=cast.cem) == quote
    assert list(Coding.objects.values_list("coder", flat=True)) == [cast.yara.pk]


def test_the_desk_shows_only_what_i_did(cast: Cast) -> None:
    quote, mine, theirs = quote_of(cast), code_of(cast, "mine"), code_of(cast, "theirs")
    code_quote(quote, code=theirs, by=cast.yara)
    code_quote(quote, code=mine, by=cast.cem)
    hers = mark(quote.answer_version, start=0, end=3, by=cast.yara)
    code_quote(hers, code=theirs, by=cast.yara)
    assert [(q.pk, [c.code.name for c in own]) for q, own in own_quotes(quote.answer, cast.cem)] == [
        (quote.pk, ["mine"])
    ]


def test_reading_is_once_and_counted(cast: Cast) -> None:
    answer = say(cast, TEXT, voices=3, voice=False)
    for person in (cast.cem, cast.cem, cast.yara):
        read_answer(answer, by=person)
    kept = heard_of(cast.dialogue)
    assert (Reading.objects.count(), kept.answers, kept.voices) == (2, 1, 3)
    assert Answer.objects.get().first_read_at is not None


def test_the_next_unread_is_the_oldest(cast: Cast) -> None:
    first, second = say(cast, "Eén."), say(cast, "Twee.")
    say(cast, "Elders.", dialogue=cast.elsewhere)
    assert next_unread(cast.dialogue, cast.cem) == first
    read_answer(first, by=cast.cem)
    assert next_unread(cast.dialogue, cast.cem) == second
    assert (next_for_second(cast.dialogue, cast.yara), next_for_second(cast.dialogue, cast.cem)) == (first, None)


def test_the_last_used_codes_come_first(cast: Cast) -> None:
    quote = quote_of(cast)
    for name in ("a", "b", "c"):
        code_quote(quote, code=code_of(cast, name), by=cast.cem)
    code_quote(quote, code=code_of(cast, "not mine"), by=cast.yara)
    assert [code.name for code in recent_codes(cast.dialogue, cast.cem, number=2)] == ["c", "b"]


def test_kept_counts_equal_a_recount(cast: Cast) -> None:
    quote, code = quote_of(cast), code_of(cast)
    code_quote(quote, code=code, by=cast.cem)
    read_answer(quote.answer, by=cast.cem)
    kept = (Code.objects.get().quotes, heard_of(cast.dialogue).answers, heard_of(cast.dialogue).voices)
    Code.objects.update(quotes=7)
    recount(cast.dialogue)
    assert (
        (Code.objects.get().quotes, heard_of(cast.dialogue).answers, heard_of(cast.dialogue).voices)
        == kept
        == (1, 1, 1)
    )
