"""What follows for quotes when answers change, hide or go: the reactions of this room."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from dorpel.coding.anchor import Anchor, find_all
from dorpel.coding.facts import QuotesGoing, QuotesSilenced, QuotesUncounted, QuotesUnprintable
from dorpel.coding.models import Quote
from dorpel.coding.operations.counts import heard, without
from dorpel.conversations.facts import AnswerChanged, AnswersHidden, ConsentTakenBack, VoiceLeaving
from dorpel.conversations.models import Answer, AnswerVersion, Voice
from dorpel.core.actors import MACHINE
from dorpel.core.events import announce
from dorpel.dialogues.models import Purpose
from dorpel.journal.operations import record, record_plain


@transaction.atomic
def reanchor(fact: AnswerChanged) -> None:
    """Carries the quotes of an answer over to its new text, where their words stand unmistakably; else they are lost.

    A quote lost by masking is removed: its words are what was masked.
    """
    after = AnswerVersion.objects.get(pk=fact.after)
    quotes = {quote.pk: quote for quote in Quote.objects.filter(answer=fact.answer).exclude(answer_version=after)}
    anchors = {pk: Anchor(q.start, q.end, q.exact, q.prefix, q.suffix) for pk, q in quotes.items()}
    places = find_all(after.text, anchors)
    # Passages that somebody already marked in the new text are taken.
    taken = set(Quote.objects.filter(answer_version=after).values_list("start", "end"))
    lost = []
    for pk, place in places.items():
        if place is None or (place.start, place.end) in taken:
            lost.append(quotes[pk])
        else:
            _carry_over(quotes[pk], after, place)
    if after.cause == AnswerVersion.Cause.MASKED:
        remove_quotes(fact.dialogue, [quote.pk for quote in lost])
    else:
        _lose(fact.dialogue, [quote for quote in lost if quote.lost_at is None])
    if Answer.objects.filter(pk=fact.answer, hidden_at__isnull=False).exists():
        # New words over masked ones are hidden until somebody has looked at them.
        silence_hidden(AnswersHidden(fact.dialogue, (fact.answer,)))


def _carry_over(quote: Quote, after: AnswerVersion, place: Anchor) -> None:
    quote.answer_version, quote.start, quote.end = after, place.start, place.end
    quote.prefix, quote.suffix, quote.lost_at = place.prefix, place.suffix, None
    quote.save(update_fields=["answer_version", "start", "end", "prefix", "suffix", "lost_at"])


def _lose(dialogue: UUID, lost: Sequence[Quote]) -> None:
    if not lost:
        return
    Quote.objects.filter(pk__in=[quote.pk for quote in lost]).update(lost_at=timezone.now(), version=F("version") + 1)
    for quote in lost:
        record("quote.lose", quote, by=MACHINE, dialogue=dialogue)
    announce(QuotesSilenced(dialogue, tuple(quote.pk for quote in lost)))


def remove_quotes(dialogue: UUID, quotes: Sequence[UUID]) -> int:
    """Removes quotes with all that hangs on them; returns how many."""
    if quotes:
        _let_go(dialogue, quotes)
        Quote.objects.filter(pk__in=quotes).delete()
    return len(quotes)


def forget_voice(fact: VoiceLeaving) -> None:
    """Before the answers of a voice go, and its quotes by cascade: tells the rooms above, keeps the counts right."""
    quotes = list(Quote.objects.filter(answer__in=fact.answers).values_list("pk", flat=True))
    if quotes:
        _let_go(fact.dialogue, quotes)
    read = Answer.objects.filter(pk__in=fact.answers, first_read_at__isnull=False).count()
    talk = Answer.objects.filter(conversation=fact.conversation, first_read_at__isnull=False)
    if talk.exists():
        # When nothing that was read stays of this talk, the voices that stay in it are no longer heard either.
        stays = talk.exclude(pk__in=fact.answers).exists()
        here = Voice.objects.filter(pk=fact.voice).count()  # 0 for shared words that are set aside later
        voices = here if stays else Voice.objects.filter(conversation=fact.conversation).count()
        heard(fact.dialogue, answers=-read, voices=-voices)


def _let_go(dialogue: UUID, quotes: Sequence[UUID]) -> None:
    announce(QuotesGoing(dialogue, tuple(quotes)))
    without(quotes)
    record_plain("quote.remove", "coding.quote", None, by=MACHINE, dialogue=dialogue, why=str(len(quotes)))


def silence_hidden(fact: AnswersHidden) -> None:
    """Quotes of answers that nobody may see for now don't speak for a finding either."""
    quotes = tuple(Quote.objects.filter(answer__in=fact.answers).values_list("pk", flat=True))
    if quotes:
        announce(QuotesSilenced(fact.dialogue, quotes))


def stop_showing(fact: ConsentTakenBack) -> None:
    """A voice that isn't to be quoted any more, or not to count along."""
    kinds = {Purpose.Key.QUOTE.value: QuotesUnprintable, Purpose.Key.COUNT.value: QuotesUncounted}
    if fact.purpose not in kinds:
        return
    talk = Voice.objects.filter(pk=fact.voice).values("conversation")
    own = Answer.objects.filter(voice=fact.voice) | Answer.objects.filter(conversation__in=talk, voice=None)
    quotes = tuple(Quote.objects.filter(answer__in=own.values("pk")).values_list("pk", flat=True))
    if quotes:
        announce(kinds[fact.purpose](fact.dialogue, quotes))
