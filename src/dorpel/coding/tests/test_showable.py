"""One condition inside a query says what `bars` says one by one: which quotes may be shown in public."""

from itertools import product

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dorpel.coding.models import Objection, Quote
from dorpel.coding.operations import mark
from dorpel.coding.queries import bars, current_version, showable
from dorpel.conversations.models import Answer, Consent
from tests.cast import Cast
from tests.talks import say


def quotes(cast: Cast) -> list[Quote]:
    """One for each way of speaking, agreeing and flagging."""
    made = []
    ways = product((True, False), (1, 2), ("count", "quote"), (True, False), (True, False))
    for own, voices, agreed, explicit, sensitive in ways:
        answer = say(cast, "Een bank.", voice=own, voices=voices, consents=(agreed,), explicit=explicit)
        quote = mark(current_version(answer), start=0, end=3, by=cast.cem)
        Quote.objects.filter(pk=quote.pk).update(sensitive=sensitive)
        made.append(quote)
    return made


def test_the_condition_agrees_with_the_bars(cast: Cast) -> None:
    made = quotes(cast)
    free = [quote.pk for quote in made if bars([quote.pk])[quote.pk] is None]
    assert 0 < len(free) < len(made)
    lost, hidden, objected, answered, half = [Quote.objects.get(pk=pk) for pk in free[:5]]
    Quote.objects.filter(pk=lost.pk).update(lost_at=timezone.now())
    Answer.objects.filter(pk=hidden.answer_id).update(hidden_at=timezone.now())
    for quote, at in ((objected, None), (answered, timezone.now())):
        Objection.objects.create(
            dialogue=cast.dialogue, voice=quote.answer.conversation.voices.first(), answer=quote.answer,
            about="answer", made_at=timezone.now(), answered_at=at,
        )  # fmt: skip
    Consent.objects.filter(voice__conversation=half.answer.conversation_id, voice__number=1).update(given=False)
    left = {pk for pk, bar in bars([quote.pk for quote in made]).items() if bar is None}
    assert left == set(free) - {lost.pk, hidden.pk, objected.pk, half.pk}
    assert set(showable(Quote.objects.all()).values_list("pk", flat=True)) == left


def test_the_condition_is_one_question(cast: Cast) -> None:
    quotes(cast)
    with CaptureQueriesContext(connection) as asked:
        list(showable(Quote.objects.all()))
    assert len(asked) == 1
