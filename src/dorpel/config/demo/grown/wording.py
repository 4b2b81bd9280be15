"""Translations by people: of quotes and of some whole answers, into Dutch."""

from __future__ import annotations

from collections.abc import Sequence

from dorpel.coding.models import QuoteWording
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.grown.heard import Read
from dorpel.config.demo.grown.reading import Marked
from dorpel.config.demo.retelling import parts
from dorpel.config.demo.story import Storyteller
from dorpel.conversations.models import AnswerVersion, AnswerWording
from dorpel.core.rows import WordingState
from dorpel.findings.models import Evidence
from dorpel.journal.operations import record_plain

READ, APPROVED, DRAFT = WordingState.READ, WordingState.APPROVED, WordingState.DRAFT


def word_quotes(frame: Frame, marked: Sequence[Marked]) -> None:
    """Every quote whose Dutch somebody wrote; those that are shown were read by a second speaker."""
    shown = set(Evidence.objects.filter(dialogue=frame.dialogue, shown=True).values_list("quote", flat=True))
    rows = [
        QuoteWording(of_id=each.quote, language="nl", text=each.passage.dutch,
                     state=APPROVED if each.quote in shown else READ)
        for each in marked
        if each.language != "nl" and each.passage.dutch
    ]  # fmt: skip
    QuoteWording.objects.bulk_create(rows, batch_size=500)
    _say(frame, "quotewording.save", "coding.quotewording", len(rows))


def word_answers(frame: Frame, teller: Storyteller, found: Sequence[Read]) -> None:
    """Some answers as a whole: a translation in draft, for whoever reads them next."""
    texts: dict[object, str] = {}
    for read in found:
        if all(answer.language == "nl" for answer in read.talk.answers):
            continue
        ids = teller.answers_of(read.talk)
        for place, told in enumerate(parts(teller.talker, read.talk.number)):
            if read.talk.answers[place].language != "nl" and told and all(part.dutch for part in told):
                texts[ids[place]] = " ".join(part.dutch or "" for part in told)
    rows = [
        AnswerWording(of_id=pk, language="nl", text=texts[answer], state=DRAFT)
        for pk, answer in AnswerVersion.objects.filter(answer__in=list(texts), number=1)
        .order_by("pk")
        .values_list("pk", "answer")
    ]
    AnswerWording.objects.bulk_create(rows, batch_size=500)
    _say(frame, "answerwording.save", "conversations.answerwording", len(rows))


def _say(frame: Frame, act: str, thing: str, number: int) -> None:
    if number:
        record_plain(act, thing, None, by=frame.people["Ayla"], dialogue=frame.dialogue.pk, why=str(number))
