"""Residents who say "that's not what I meant", and the coders who answer them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from dorpel.coding.models import Objection, Quote
from dorpel.coding.operations import answer_objection, object_to
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.grown.calendar import Calendar
from dorpel.config.demo.grown.reading import Marked
from dorpel.config.demo.papers import written
from dorpel.core.actors import Holder
from dorpel.findings.models import Evidence

ABOUT = (Objection.About.CODE, Objection.About.QUOTE, Objection.About.QUOTE, Objection.About.WORDING)
FIRST, APART, WAITED = 312, 21, 6  # days


def object_and_answer(frame: Frame, calendar: Calendar, marked: Sequence[Marked]) -> None:
    """A few residents object to a quote that isn't shown; most of them have their answer, some wait for it."""
    shown = set(Evidence.objects.filter(dialogue=frame.dialogue, shown=True).values_list("quote", flat=True))
    free = [each for each in marked if each.voice is not None and each.language == "nl" and each.quote not in shown]
    told = written("codebook")["objections"]
    for index, (text, reply) in enumerate(told):
        at = index * max(1, len(free) // (len(told) + 1))
        if at < len(free):
            on = FIRST + index * APART
            objects = partial(_object, frame, calendar, free[at], ABOUT[index % len(ABOUT)], text, reply, on)
            calendar.on(on, objects, minute=20 * 60)


def _object(frame: Frame, calendar: Calendar, of: Marked, about: str, text: str, reply: str, on: int) -> None:
    quote = Quote.objects.select_related("answer").get(pk=of.quote)
    if of.voice is None:
        return
    made = object_to(quote.answer, about=about, text=text, by=Holder(of.voice), quote=quote)
    if reply:
        answers = partial(answer_objection, made, reply=reply, by=frame.people["Cem"])
        calendar.on(on + WAITED, answers, minute=19 * 60)
