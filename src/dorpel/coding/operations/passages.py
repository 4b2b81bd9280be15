"""Marking passages, putting codes on them, and undoing it."""

from django.db import transaction
from django.utils import timezone

from dorpel.coding.anchor import anchor
from dorpel.coding.facts import QuotesGoing
from dorpel.coding.models import Code, Coding, Quote
from dorpel.coding.operations.counts import one_less, one_more
from dorpel.conversations.models import Answer, AnswerVersion
from dorpel.core.events import announce
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person


class NotAPassage(ValueError):
    """The offsets hold no words of this text."""


class AnswerMoved(Exception):
    """The answer was corrected, masked or hidden meanwhile: its passages must be marked in today's text."""


class CodeRetired(Exception):
    """The code is no longer used."""


class NothingToUndo(Exception):
    """This person did nothing in this answer that could be undone."""


@transaction.atomic
def mark(answer_version: AnswerVersion, *, start: int, end: int, by: Person) -> Quote:
    """Marks text[start:end], in code points; the same passage marked before is the same quote.

    Raises NotAPassage, AnswerMoved, NotAllowed.
    """
    require(by, May.CODE, answer_version.dialogue)
    answer = Answer.objects.select_for_update().get(pk=answer_version.answer_id)
    if answer.version != answer_version.number or answer.hidden_at is not None:
        raise AnswerMoved(str(answer.pk))
    try:
        place = anchor(answer_version.text, start, end)
    except ValueError as wrong:
        raise NotAPassage(str(wrong)) from wrong
    found = Quote.objects.filter(answer_version=answer_version, start=start, end=end).first()
    return found or _new_quote(answer_version, place.exact, place.prefix, place.suffix, start, by)


def _new_quote(version: AnswerVersion, exact: str, prefix: str, suffix: str, start: int, by: Person) -> Quote:
    quote = Quote.objects.create(
        dialogue_id=version.dialogue_id,
        answer_id=version.answer_id,
        answer_version=version,
        start=start,
        end=start + len(exact),
        exact=exact,
        prefix=prefix,
        suffix=suffix,
        marked_by=by,
        marked_at=timezone.now(),
    )
    record("quote.mark", quote, by=by, dialogue=quote.dialogue_id)
    return quote


@transaction.atomic
def code_quote(quote: Quote, *, code: Code, by: Person, suggested: bool = False) -> Coding:
    """Puts a code of the same dialogue on a quote, as this person's own act; a second time changes nothing.

    Raises CodeRetired, NotAllowed; ValueError for a code of another dialogue.
    """
    require(by, May.CODE, quote.dialogue)
    if code.dialogue_id != quote.dialogue_id:
        raise ValueError("A quote takes codes of its own dialogue.")
    if code.retired_at is not None:
        raise CodeRetired(code.name)
    first = not Coding.objects.filter(quote=quote, code=code).exists()
    coding, made = Coding.objects.get_or_create(
        quote=quote,
        code=code,
        coder=by,
        defaults={"dialogue_id": quote.dialogue_id, "suggested": suggested, "coded_at": timezone.now()},
    )
    if made:
        if first:
            one_more(code)
        record("coding.add", coding, by=by, dialogue=quote.dialogue_id)
    return coding


@transaction.atomic
def uncode(quote: Quote, *, code: Code, by: Person) -> None:
    """Takes away this person's own code from a quote; what others chose stays. Raises NotAllowed."""
    require(by, May.CODE, quote.dialogue)
    coding = Coding.objects.filter(quote=quote, code=code, coder=by).first()
    if coding is not None:
        _take_away(coding, by)


@transaction.atomic
def flag_quote(quote: Quote, *, sensitive: bool, by: Person) -> Quote:
    """Says whether a quote tells of health, faith, origin, politics or sexuality. Raises NotAllowed."""
    require(by, May.CODE, quote.dialogue)
    if quote.sensitive != sensitive:
        quote.sensitive = sensitive
        quote.version += 1
        quote.save(update_fields=["sensitive", "version"])
        record("quote.flag" if sensitive else "quote.unflag", quote, by=by, dialogue=quote.dialogue_id)
    return quote


@transaction.atomic
def undo(answer: Answer, *, by: Person) -> Quote | None:
    """Undoes the last thing this person did in an answer: a code, or a mark that nobody coded.

    Returns the quote if it is still there. Raises NothingToUndo, NotAllowed.
    """
    require(by, May.CODE, answer.dialogue)
    coding = (
        Coding.objects.filter(quote__answer=answer, coder=by).select_related("quote", "code").order_by("-pk").first()
    )
    bare = Quote.objects.filter(answer=answer, marked_by=by, codings=None).order_by("-pk").first()
    if bare is not None and (coding is None or bare.pk > coding.pk):
        _unmark(bare, by)
        return None
    if coding is None:
        raise NothingToUndo(str(answer.pk))
    _take_away(coding, by)
    if coding.quote.marked_by_id == by.pk and not coding.quote.codings.exists():
        _unmark(coding.quote, by)
        return None
    return coding.quote


def _take_away(coding: Coding, by: Person) -> None:
    record("coding.remove", coding, by=by, dialogue=coding.dialogue_id)
    coding.delete()
    if not Coding.objects.filter(quote=coding.quote_id, code=coding.code_id).exists():
        one_less(coding.code)


def _unmark(quote: Quote, by: Person) -> None:
    announce(QuotesGoing(quote.dialogue_id, (quote.pk,)))
    record("quote.unmark", quote, by=by, dialogue=quote.dialogue_id)
    quote.delete()
