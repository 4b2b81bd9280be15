"""The guide that a file's answers belong to: the one that asks its questions, or a new one made from its columns."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.conversations.models import Guide, GuideVersion, Question, QuestionWording
from dorpel.core.actors import Actor
from dorpel.dialogues.models import Dialogue
from dorpel.exchange.spreadsheet.mapping import AnswerColumn, Mapping
from dorpel.exchange.spreadsheet.refused import Refused
from dorpel.journal.operations import record

LONGEST_KEY, LONGEST_QUESTION, LONGEST_NAME = 60, 400, 120  # characters

Questions = dict[str, UUID]


class Fitting:
    """A published guide version that has all questions of a mapping, with their ids by the mapping's keys."""

    def __init__(self, version: UUID, questions: Questions) -> None:
        self.version = version
        self.questions = questions


def fitting_guide(dialogue: Dialogue, mapping: Mapping) -> Fitting | None:
    """The newest published version that asks all of it, by key or by the very words of the question."""
    published = GuideVersion.objects.of(dialogue).exclude(published_at=None).order_by("-published_at", "-pk")
    for version in published.values_list("pk", flat=True):
        asked = _asked(version)
        found = {answer.question: _of(answer, asked) for answer in mapping.answers}
        questions = {key: pk for key, pk in found.items() if pk is not None}
        if len(set(questions.values())) == len(mapping.answers):
            return Fitting(version, questions)
    return None


def missing_questions(dialogue: Dialogue, mapping: Mapping, *, row: int) -> list[Refused]:
    """Why the mapping fits no guide: the columns whose question no published guide asks, or that none asks all."""
    versions = GuideVersion.objects.of(dialogue).exclude(published_at=None).values_list("pk", flat=True)
    asked: Questions = {}
    for version in versions:
        asked |= _asked(version)
    why = _("No guide of this dialogue asks this. Map it to a question of the guide, or let a new guide be made.")
    missing = [Refused(row, answer.column, why) for answer in mapping.answers if _of(answer, asked) is None]
    together = _("No guide of this dialogue asks all of these questions together.")
    return missing or [Refused(row, mapping.answers[0].column, together)]


def wrong_questions(mapping: Mapping) -> list[Refused]:
    """Keys that can't be the key of a question."""
    why = _("This key is too long: at most 60 characters fit here.")
    return [Refused(0, answer.column, why) for answer in mapping.answers if len(answer.question) > LONGEST_KEY]


def make_guide(dialogue: Dialogue, mapping: Mapping, *, name: str, by: Actor) -> Fitting:
    """A guide of one published version with a question for each column of answers; inside a transaction."""
    guide = Guide.objects.create(dialogue=dialogue, name=_free(dialogue, name))
    version = GuideVersion.objects.create(dialogue=dialogue, guide=guide, number=1, published_at=timezone.now())
    record("guide.publish", version, by=by, dialogue=dialogue.pk)
    questions = {}
    for order, answer in enumerate(mapping.answers, start=1):
        text = answer.prompt if len(answer.prompt) <= LONGEST_QUESTION else answer.prompt[: LONGEST_QUESTION - 1] + "…"
        question = Question.objects.create(
            dialogue=dialogue, guide_version=version, key=answer.question, order=order, text=text
        )
        questions[answer.question] = question.pk
    return Fitting(version.pk, questions)


def _asked(version: UUID) -> Questions:
    """Ids of questions by their key, their text and its translations."""
    rows = list(Question.objects.filter(guide_version=version).values_list("pk", "key", "text"))
    words = QuestionWording.objects.filter(of__guide_version=version).values_list("of_id", "text")
    named: Questions = {_plain(text): pk for pk, text in words}
    named |= {_plain(text): pk for pk, _key, text in rows}
    return named | {key: pk for pk, key, _text in rows}


def _of(answer: AnswerColumn, asked: Questions) -> UUID | None:
    return asked.get(answer.question) or asked.get(_plain(answer.prompt))


def _plain(text: str) -> str:
    return "? " + " ".join(text.split()).casefold()  # no key begins so


def _free(dialogue: Dialogue, name: str) -> str:
    taken: Sequence[str] = list(Guide.objects.of(dialogue).values_list("name", flat=True))
    found, times = name[:LONGEST_NAME], 1
    while found in taken:
        times += 1
        found = f"{name[: LONGEST_NAME - 5]} {times}"
    return found
