"""One answer while it grows: sentence after sentence of a matter, each said once in a talk."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable
from typing import NamedTuple

from dorpel.config.demo.grammar import Grammar, Phrase, grow, grow_phrase, uncapitalised
from dorpel.config.demo.situations import Person, Situation

Draw = Callable[[], float]

LONGEST = 150  # words
_ENDS, _ENDING = ("close", "aside", "funny", "angry"), (0.09, 0.1, 0.115, 0.13)
_OPENED = 0.14
_TAIL = re.compile(r"[^\W\d_]+")


class Memory:
    """What somebody has in mind during a talk: their matter, and the sentences that anybody already said there."""

    __slots__ = ("matter", "said")

    def __init__(self, said: set[tuple[str, str, int]]) -> None:
        self.matter: Situation | None = None
        self.said = said


class Piece(NamedTuple):
    """A sentence as it grew: of which matter and role it is ("" for what is said besides), and its Dutch if known."""

    text: str
    situation: str
    role: str
    dutch: str | None


class Turn:
    """The sentences of one answer; its `pieces` tell more of them when they are asked for."""

    __slots__ = ("draw", "grammar", "group", "lead", "pieces", "said", "sentences")

    def __init__(self, draw: Draw, grammar: Grammar, person: Person, memory: Memory) -> None:
        self.draw, self.grammar, self.group, self.said = draw, grammar, person.group, memory.said
        self.sentences: list[str] = []
        self.lead = ""  # words with which the next sentence begins
        self.pieces: list[Piece] | None = None

    def begin(self) -> None:
        """Seldom, a few words before one comes to the matter."""
        if self.draw() < _OPENED:
            self.lead = self._own("open")

    def bridge(self) -> None:
        """A few words on the way to another matter."""
        self.lead = self._own("bridge")

    def end(self) -> None:
        """Seldom, a few words after it: to end with, or out of the blue."""
        chance = self.draw()
        if chance < _ENDING[-1]:
            self.besides(_ENDS[bisect(_ENDING, chance)])

    def besides(self, name: str) -> None:
        """Something that is about no matter; of nothing, a sign at the most."""
        said = self._own(name)
        self._add(said if name == "none" else written(said), "", "", None)

    def short(self, matter: Situation) -> None:
        """A few words are enough; now and then a few more."""
        draw, bank = self.draw, matter.banks["short"]
        first = int(draw() * len(bank))
        text = self._grown(bank[first], draw)
        if draw() < 0.45 and len(bank) > 1:
            other = self._grown(bank[(first + 1 + int(draw() * (len(bank) - 1))) % len(bank)], draw)
            text = f"{text.rstrip('.!?…')}, {self._lowered(other)}"
        if draw() < _OPENED:
            text = f"{self._own('open')} {self._lowered(text)}"
        self._add(written(text) if draw() < 0.5 else text, matter.name, "short", None)

    def sentence(self, matter: Situation, role: str) -> None:
        """A sentence of the matter that wasn't said yet in this talk; none when all were."""
        bank = matter.banks.get(role)
        if not bank:
            return
        many, said = len(bank), self.said
        at = int(self.draw() * many)
        for _ in range(many):
            if (mark := (matter.name, role, at)) not in said:
                said.add(mark)
                break
            at = (at + 1) % many
        else:
            return
        if self.pieces is None:
            self._add(self._led(self._grown(bank[at], self.draw)), matter.name, role, None)
        else:
            self._traced(matter, role, at)

    def words(self) -> str:
        """All of it, as long as anybody would take down."""
        text = " ".join(self.sentences)
        while len(text) > 600 and len(text.split()) > LONGEST:
            del self.sentences[-2]
            if self.pieces is not None:
                del self.pieces[-2]
            text = " ".join(self.sentences)
        return text

    def _traced(self, matter: Situation, role: str, at: int) -> None:
        drawn: list[float] = []

        def draw() -> float:
            drawn.append(self.draw())
            return drawn[-1]

        text = self._led(self._grown(matter.banks[role][at], draw))
        phrase = matter.dutch[role][at]
        dutch = None if phrase is None else written(self._grown(phrase, iter([*drawn, *[0.0] * 9]).__next__))
        self._add(text, matter.name, role, dutch)

    def _add(self, text: str, situation: str, role: str, dutch: str | None) -> None:
        if text:
            self.sentences.append(text)
            if self.pieces is not None:
                self.pieces.append(Piece(text, situation, role, dutch))

    def _own(self, name: str) -> str:
        if name not in self.grammar:
            return ""
        pieces: list[str] = []
        grow(self.grammar.bank(name, "", self.group), self.draw, pieces)
        return "".join(pieces)

    def _grown(self, phrase: Phrase, draw: Draw) -> str:
        if phrase.__class__ is str:
            return phrase
        pieces: list[str] = []
        grow_phrase(phrase, draw, pieces)
        return "".join(pieces)

    def _led(self, text: str) -> str:
        if not self.lead:
            return written(text)
        lead, self.lead = self.lead, ""
        return written(f"{lead} {text if lead[-1] in '.?!' else self._lowered(text)}")

    def _lowered(self, text: str) -> str:
        first = _TAIL.match(text)
        if first and first[0].lower() in uncapitalised(self.grammar.language):
            return text[0].lower() + text[1:]
        return text


def written(text: str) -> str:
    """With a capital and a stop."""
    text = text.strip()
    if not text:
        return ""
    text = text[0].upper() + text[1:]
    return text if text[-1] in ".?!…؟;" else text + "."
