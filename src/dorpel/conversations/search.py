"""Finding what was said by its words: keeping the index, and asking it."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import F

from dorpel.conversations.models import Answer, AnswerIndex, AnswerVersion, Conversation, ImportBatch
from dorpel.core.search import add_rows, matches, words_of
from dorpel.dialogues.models import Dialogue

STEP = 1000  # answers


def index_answers(dialogue: UUID, answers: Iterable[tuple[UUID, str]]) -> None:
    """Adds (answer id, masked text) pairs that aren't indexed yet; inside the transaction that keeps them."""
    rows = ((dialogue, answer, words_of(text)) for answer, text in answers)
    add_rows(AnswerIndex, ("dialogue_id", "answer_id", "words"), rows)


def forget_answers(answers: Iterable[UUID]) -> None:
    """Takes answers out of the index."""
    AnswerIndex.objects.filter(answer__in=list(answers)).delete()


@transaction.atomic
def index_again(answers: Iterable[UUID]) -> None:
    """Puts answers into the index as they stand now; hidden ones stay out."""
    answers = list(answers)
    forget_answers(answers)
    current = AnswerVersion.objects.filter(answer__in=answers, answer__hidden_at=None, number=F("answer__version"))
    by_dialogue: dict[UUID, list[tuple[UUID, str]]] = {}
    for dialogue, answer, text in current.values_list("dialogue", "answer", "text"):
        by_dialogue.setdefault(dialogue, []).append((answer, text))
    for dialogue, pairs in by_dialogue.items():
        index_answers(dialogue, pairs)


def rebuild(dialogue: Dialogue) -> int:
    """Makes the index of a dialogue again, in steps that let others write in between; returns how many answers."""
    done, last = 0, UUID(int=0)
    while True:
        step = list(
            Answer.objects.filter(dialogue=dialogue, pk__gt=last).order_by("pk").values_list("pk", flat=True)[:STEP]
        )
        if not step:
            return done
        index_again(step)
        done, last = done + len(step), step[-1]


def search(dialogue: Dialogue, words: str, *, limit: int = 50, after: int | None = None) -> list[tuple[int, UUID]]:
    """(mark, answer id) of shown answers with all words, newest first; `after` is the mark of the last one seen."""
    hidden = list(ImportBatch.objects.filter(dialogue=dialogue, published_at=None).values_list("pk", flat=True))
    found: list[tuple[int, UUID]] = []
    while len(found) < limit:
        page = matches(AnswerIndex, dialogue.pk, words, column="answer", limit=limit, after=after)
        found += _without_batches(page, hidden) if hidden else page
        if len(page) < limit:
            break
        after = page[-1][0]
    return found[:limit]


def _without_batches(page: list[tuple[int, UUID]], hidden: list[UUID]) -> list[tuple[int, UUID]]:
    talks = Conversation.objects.filter(batch__in=hidden)
    unshown = set(
        Answer.objects.filter(pk__in=[pk for _, pk in page], conversation__in=talks).values_list("pk", flat=True)
    )
    return [(mark, pk) for mark, pk in page if pk not in unshown]
