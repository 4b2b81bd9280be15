"""Five coders read, mark and code: thousands of rows at once, as their operations would have made them one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from dorpel.coding.anchor import anchor
from dorpel.coding.models import Code, Coding, Quote, Reading
from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.grown.heard import Passage, Read, books
from dorpel.config.demo.papers import written
from dorpel.config.demo.story import Storyteller
from dorpel.conversations.models import Answer, AnswerVersion
from dorpel.core.bulk import insert_rows
from dorpel.core.ids import reference, uuid7
from dorpel.journal.operations import record_plain

STEP = 500  # answers asked for at once
DIFFERS, SUGGESTED = 0.12, 0.22  # of the second coder's choices; of all
OWN_WORDS = "Katrijn"  # who had codes of her own until they were merged
SENSITIVE = re.compile(
    r"\b(moskee|kerk|imam|pastoor|bid\w*|geloof\w*|god|hoofddoek\w*|moslim\w*|ramadan|ziek\w*|kanker|dokter|pillen|"
    r"depress\w*|hart|zwanger|gay|homo\w*|lesbisch)\b",
    re.IGNORECASE,
)
READING = ("id", "dialogue_id", "answer_id", "reader_id", "read_at")
QUOTE = (
    "id", "dialogue_id", "version", "answer_id", "answer_version_id", "reference", "start", "end", "exact", "prefix",
    "suffix", "sensitive", "marked_by_id", "marked_at",
)  # fmt: skip
CODING = ("id", "dialogue_id", "quote_id", "code_id", "coder_id", "suggested", "coded_at")


class Marked(NamedTuple):
    """A quote with what the city knows of it, and the code that its first coder chose."""

    quote: UUID
    answer: UUID
    voice: UUID | None
    language: str
    text: str
    code: str
    sensitive: bool
    passage: Passage


@dataclass(slots=True)
class Rows:
    """What will be inserted, and who did how much of it."""

    readings: list[tuple[Any, ...]] = field(default_factory=list)
    quotes: list[tuple[Any, ...]] = field(default_factory=list)
    codings: list[tuple[Any, ...]] = field(default_factory=list)
    first: dict[datetime, list[UUID]] = field(default_factory=dict)
    done: Counter[tuple[str, str]] = field(default_factory=Counter)


class Desk:
    """Where the coders of one city work."""

    def __init__(self, frame: Frame, clock: Clock, teller: Storyteller, codes: dict[str, Code]) -> None:
        self.frame, self.clock, self.teller, self.codes = frame, clock, teller, codes
        self.own = {into: name for name, into, _theme in written("codebook")["merged"]}

    def work(self, found: Sequence[Read]) -> list[Marked]:
        """Reads talks, in the order of their days; the kept counts want a recount afterwards."""
        rows, marked = Rows(), []
        versions = self._versions(found)
        for read in found:
            marked += self._read(read, versions, rows)
        insert_rows(Reading, READING, rows.readings)
        insert_rows(Quote, QUOTE, rows.quotes)
        insert_rows(Coding, CODING, rows.codings)
        for at, answers in rows.first.items():
            Answer.objects.filter(pk__in=answers).update(first_read_at=at)
        for (who, act), number in sorted(rows.done.items()):
            record_plain(act, THINGS[act], None, by=self.frame.people[who], dialogue=self.frame.dialogue.pk,
                why=str(number),
            )  # fmt: skip
        return marked

    def _versions(self, found: Iterable[Read]) -> dict[UUID, tuple[UUID, str]]:
        answers = [answer for read in found for answer in self.teller.answers_of(read.talk)]
        kept: dict[UUID, tuple[UUID, str]] = {}
        for at in range(0, len(answers), STEP):
            rows = AnswerVersion.objects.filter(answer__in=answers[at : at + STEP], number=1)
            kept |= {answer: (pk, text) for answer, pk, text in rows.values_list("answer", "pk", "text")}
        return kept

    def _read(self, read: Read, versions: dict[UUID, tuple[UUID, str]], rows: Rows) -> list[Marked]:
        first, number = read.readers[0], read.talk.number
        self.clock.set(moment(day(read.day), 19 * 60 + number % 90))
        answers, voices = self.teller.answers_of(read.talk), self.teller.voices_of(read.talk)
        at = self.clock.now()
        kept = [answer for answer in answers if answer in versions]  # who said nothing left no row
        rows.first.setdefault(at, []).extend(kept)
        for reader in read.readers:
            for answer in kept:
                rows.readings.append((uuid7(), self.frame.dialogue.pk, answer, self.frame.people[reader].pk, at))
            rows.done[reader, "answer.read"] += len(kept)
        marked = []
        for passage in read.passages:
            answer = answers[passage.place]
            version, text = versions[answer]
            said = read.talk.answers[passage.place]
            if text != said.text:
                continue
            voice = None if said.voice is None else voices[said.voice]
            marked.append(self._mark(passage, answer, voice, version, said.text, said.language, first, rows))
            self._code(marked[-1], read.readers, number, rows)
        return marked

    def _mark(
        self, passage: Passage, answer: UUID, voice: UUID | None, version: UUID, text: str, language: str, by: str,
        rows: Rows,
    ) -> Marked:  # fmt: skip
        place, at = anchor(text, passage.start, passage.end), self.clock.now()
        understood = passage.dutch or (place.exact if language == "nl" else "")
        sensitive = bool(SENSITIVE.search(understood))
        pk = uuid7()
        rows.quotes.append(
            (pk, self.frame.dialogue.pk, 1, answer, version, reference(), place.start, place.end, place.exact,
             place.prefix, place.suffix, sensitive, self.frame.people[by].pk, at)
        )  # fmt: skip
        rows.done[by, "quote.mark"] += 1
        book = books()[passage.theme]
        code = book.codes[book.code_of(understood, self._chance(f"code {pk.hex}"))]
        return Marked(pk, answer, voice, language, place.exact, code, sensitive, passage)

    def _code(self, marked: Marked, readers: tuple[str, ...], number: int, rows: Rows) -> None:
        """The first coder's choice and, apart from it, the second's."""
        book = books()[marked.passage.theme]
        for index, reader in enumerate(readers):
            name = marked.code
            if index and self._chance(f"differs {marked.quote.hex}") < DIFFERS:
                name = book.codes[(book.codes.index(name) + 1) % len(book.codes)]
            if reader == OWN_WORDS and number % 3:
                name = self.own.get(name, name)
            suggested = self._chance(f"suggested {marked.quote.hex} {index}") < SUGGESTED
            person = self.frame.people[reader].pk
            rows.codings.append(
                (uuid7(), self.frame.dialogue.pk, marked.quote, self.codes[name].pk, person, suggested,
                 self.clock.now())
            )  # fmt: skip
            rows.done[reader, "coding.add"] += 1

    def _chance(self, what: str) -> float:
        return self.clock.dice.number(what, 6) / (1 << 48)


THINGS = {"answer.read": "conversations.answer", "quote.mark": "coding.quote", "coding.add": "coding.coding"}
