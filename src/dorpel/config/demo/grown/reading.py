"""The coders read, mark and code; findings are written, weighed for and against, adopted and published."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

from dorpel.coding.models import Code, Quote, Theme
from dorpel.coding.operations import code_quote, mark, read_answer
from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame, course
from dorpel.config.demo.grown.chosen import Heard, heard
from dorpel.config.demo.story import Storyteller
from dorpel.conversations.models import AnswerVersion
from dorpel.findings.models import Evidence, Finding, FindingVersion
from dorpel.findings.operations import adopt, look_against, publish, show_evidence, weigh, write
from dorpel.journal.operations import record

SENTENCE = re.compile(r"[^.!?؟…]+[.!?؟…]*")
LONGEST = 220  # code points of a quote
SHOWN = 4


def read_and_find(frame: Frame, clock: Clock, teller: Storyteller, count: int) -> dict[str, Finding]:
    """The findings that were published, by the theme they are about."""
    codes = _codebook(frame, clock)
    told: dict[str, Any] = course()["findings"]
    answers = heard(teller.talker, count, tuple(told))
    clock.set(moment(day(195)))
    quotes = {theme: _code(frame, teller, codes[theme], each) for theme, each in answers.items()}
    clock.set(moment(day(205)))
    found = {theme: _write(frame, told[theme], quotes[theme]) for theme in told if any(f for _q, f in quotes[theme])}
    clock.set(moment(day(215)))
    for finding in found.values():
        version = FindingVersion.objects.get(finding=finding, number=finding.version)
        adopt(version, by=frame.people["Bea"])
    clock.set(moment(day(220)))
    for theme, finding in found.items():
        if told[theme]["published"]:
            publish(finding, by=frame.people["Yara"])
    return {theme: finding for theme, finding in found.items() if told[theme]["published"]}


def _codebook(frame: Frame, clock: Clock) -> dict[str, list[Code]]:
    clock.set(moment(day(192)))
    codes: dict[str, list[Code]] = {}
    for order, (key, (name, names)) in enumerate(course()["codebook"].items(), 1):
        theme = Theme.objects.create(dialogue=frame.dialogue, name=name, order=order)
        record("theme.add", theme, by=frame.people["Cem"], dialogue=frame.dialogue.pk)
        codes[key] = [Code.objects.create(dialogue=frame.dialogue, theme=theme, name=code) for code in names]
        for code in codes[key]:
            record("code.add", code, by=frame.people["Cem"], dialogue=frame.dialogue.pk)
    return codes


def _code(frame: Frame, teller: Storyteller, codes: list[Code], answers: list[Heard]) -> list[tuple[Quote, bool]]:
    """Cem codes each answer; Ayla, apart from him, every other one."""
    found = []
    for index, each in enumerate(answers):
        said = UUID(int=teller.told(each.talk).ids[len(each.talk.voices) + each.place])
        version = AnswerVersion.objects.select_related("answer", "dialogue").get(answer=said, number=1)
        start, end = _passage(version.text)
        for coder in ("Cem", "Ayla")[: 2 - index % 2]:
            person = frame.people[coder]
            read_answer(version.answer, by=person)
            quote = mark(version, start=start, end=end, by=person)
            code_quote(quote, code=codes[(index + (coder == "Ayla" and index % 4 == 0)) % len(codes)], by=person)
        found.append((quote, each.speaks_for))
    return found


def _passage(text: str) -> tuple[int, int]:
    """The longest sentence that fits in a quote."""
    sentences = [each for each in SENTENCE.finditer(text) if each.group().strip()]
    fitting = [each for each in sentences if len(each.group().strip()) <= LONGEST] or sentences
    longest = max(fitting, key=lambda each: len(each.group().strip()))
    words = longest.group()
    start = longest.start() + len(words) - len(words.lstrip())
    return start, min(start + len(words.strip()), start + LONGEST)


def _write(frame: Frame, told: dict[str, Any], quotes: list[tuple[Quote, bool]]) -> Finding:
    cem = frame.people["Cem"]
    finding = write(frame.dialogue, claim=told["claim"], explanation=told["why"], language="nl", by=cem)
    for index, (quote, speaks_for) in enumerate(quotes):
        stance = Evidence.Stance.FOR if speaks_for else Evidence.Stance.AGAINST
        evidence = weigh(finding, quote=quote, stance=stance, by=cem)
        if index < SHOWN or not speaks_for:
            show_evidence(evidence, shown=True, by=cem)
    if all(speaks_for for _quote, speaks_for in quotes):
        look_against(finding, where=told["looked"], by=cem)
    return finding
