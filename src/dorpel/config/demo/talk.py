"""The conversations of the fictional city: who was at which door, and who said what there.

Conversation `i` grows from (seed, i) alone, through `random.Random(int).random()`, whose numbers Python keeps the
same over versions and machines; so any slice can be made alone and a longer demo begins with the shorter one.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dorpel.config.demo.city import DAYS, FIRST_DAY, City, Neighbourhood
from dorpel.config.demo.grammar import NEIGHBOURHOOD
from dorpel.config.demo.people import SECOND_INTAKE_DAY, THEMES, challengers, cumulated, theme_chances
from dorpel.config.demo.residents import Resident, Residents, Voice
from dorpel.config.demo.slips import slipped
from dorpel.config.demo.speech import Speaker
from dorpel.config.demo.turn import Memory

KINDS = ("doorstep", "group", "circle", "stall")
CHANNELS = ("phone", "paper", "import", "other")
READ_BACK = ("yes", "corrected", "not_asked")


class Answer(NamedTuple):
    """What was said to one question, by one voice or (None) by the talk; `who` is "", i, we, city or fine."""

    question: int
    voice: int | None
    language: str
    text: str
    who: str
    read_back: str


class Doors(NamedTuple):
    """Doors on the same round before this talk that gave none."""

    refused: int
    nobody_home: int
    later: int


class Need(NamedTuple):
    """A need said at the door, to be passed to the service with this index; not part of what is coded."""

    service: int
    voice: int
    language: str
    text: str


class Conversation(NamedTuple):
    """One talk; `minute` is minutes after midnight, `minutes` how long it took, `present` everyone who sat there."""

    number: int
    day: date
    minute: int
    minutes: int
    kind: str
    channel: str
    method: str
    challenger: int
    neighbourhood: int
    present: int
    supported: bool
    voices: tuple[Voice, ...]
    answers: tuple[Answer, ...]
    doors: Doors
    need: Need | None


_MASK = (1 << 64) - 1
_ASKED = (
    (0, 1, 2, 3, 4, 5),
    (0, 1, 2, 5),
    (0, 1, 2, 3, 5),
    (1, 2, 3, 4, 5),
    (0, 2, 3, 5),
    (0, 1, 2),
    (1, 2, 4, 5),
    (2, 5),
    (2,),
)
_ASKED_CHANCES = cumulated([30, 16, 14, 12, 8, 8, 6, 4, 2])
_STAYS, _OWN, _FOLLOWS = 0.74, 0.12, 0.45  # chances: with one's matter, on the challenger's theme, on another's
_SERVICE_OF_NEED = (8, 7, 2, 9, 3, 8, 7, 8)  # beside the lines of the section `need`
# Quiet in August and over the turn of the year, busy in autumn and spring (per twelfth of the year from September).
_MONTHS = (9, 12, 11, 5, 6, 8, 12, 11, 10, 9, 5, 2)


class Talker:
    """Makes conversation after conversation of one city."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.challengers = challengers(city)
        self.residents = Residents(city)
        self.busy = cumulated([_MONTHS[day * 12 // DAYS] * (1.4 if day % 7 in (2, 5) else 1) for day in range(DAYS)])
        self.days = [FIRST_DAY + timedelta(days=day) for day in range(DAYS)]
        self.themes: dict[tuple[str, str, str], list[float]] = {}
        self.random = random.Random(0)  # noqa: S311 -- a fiction, no secret
        self.speaker = Speaker(city.languages)

    def tell(self, number: int) -> tuple[Conversation, tuple[tuple[str, ...], ...], str]:
        """Conversation `number`, the themes of each of its answers, and the group that spoke (kind/age/origin)."""
        self.random.seed((self.city.seed * 0x9E3779B97F4A7C15 + number * 0xBF58476D1CE4E5B9 + 1) & _MASK)
        draw = self.random.random
        day = bisect(self.busy, draw())
        who = int(draw() * (28 if day < SECOND_INTAKE_DAY else 40))
        challenger = self.challengers[who]
        place = challenger.neighbourhood if draw() < 0.4 else bisect(self.residents.homes, draw())
        kind = self._kind(challenger.method)
        heard = self._heard(kind)
        drawn = [self.residents.meet(draw, place, challenger.languages) for _ in range(heard)]
        voices = tuple([each.voice for each in drawn])
        present = heard if kind == "doorstep" else heard + int(draw() * draw() * 9)
        answers, themes = self._answers(self.city.neighbourhoods[place], drawn, challenger.theme)
        first = drawn[0]
        conversation = Conversation(
            number, self.days[day], 570 + int(draw() * 130) * 5, 6 + int(draw() * draw() * 60) + 4 * present,
            kind, CHANNELS[bisect((0.76, 0.94, 0.98), draw())], challenger.method, who, place, present,
            kind != "doorstep" and draw() < 0.6, voices, answers, self._doors(kind), self._need(first.tongue),
        )  # fmt: skip
        return conversation, themes, f"{self.city.neighbourhoods[place].kind}/{first.age}/{first.origin}"

    def _kind(self, method: str) -> str:
        chance = self.random.random()
        if method in ("doorstep", "walk"):
            return "doorstep" if chance < 0.95 else "group"
        if method == "stall":
            return "stall" if chance < 0.4 else "doorstep"
        return "doorstep" if chance < 0.77 else "circle" if chance < 0.9 else "group"

    def _heard(self, kind: str) -> int:
        """How many voices a talk of this kind has."""
        draw = self.random.random
        if kind in ("group", "circle"):
            return 2 + int(draw() * draw() * 7)
        return 1 if draw() < 0.92 else 2 + (kind == "stall" and draw() < 0.3)

    def _answers(
        self, hood: Neighbourhood, drawn: list[Resident], own: str
    ) -> tuple[tuple[Answer, ...], tuple[tuple[str, ...], ...]]:
        draw = self.random.random
        said: set[tuple[str, str, int]] = set()
        minds = [Memory(said) for _ in drawn]
        answers, themes, last = [], [], ""
        for question in _ASKED[bisect(_ASKED_CHANCES, draw())]:
            spoke: set[int] = set()
            for turn in range(1 if len(drawn) < 3 else 1 + int(draw() * draw() * 4)):
                at = int(draw() * len(drawn))
                while at in spoke and len(spoke) < len(drawn):
                    at = (at + 1) % len(drawn)
                if at in spoke:
                    break
                spoke.add(at)
                resident, memory = drawn[at], minds[at]
                if draw() > _STAYS:
                    memory.matter = None
                text, spoken = self.speaker.say(
                    draw,
                    resident.tongue,
                    question,
                    self._theirs(hood.kind, resident, own, last),
                    resident.person,
                    memory,
                )
                if NEIGHBOURHOOD in text:
                    text = text.replace(NEIGHBOURHOOD, hood.name)
                by_talk = len(drawn) > 1 and not turn and draw() < 0.3
                read_back = READ_BACK[bisect((0.68, 0.77), draw())]
                words = slipped(text, draw, resident.tongue)
                answers.append(
                    Answer(question, None if by_talk else at, resident.tongue, words, self._who(question), read_back)
                )
                themes.append(spoken)
                last = spoken[0] if spoken else last
        return tuple(answers), tuple(themes)

    def _theirs(self, kind: str, resident: Resident, own: str, last: str) -> tuple[str, str]:
        """The theme that a resident would take up now, and one that they might go on to."""
        draw = self.random.random
        key = (kind, resident.age, resident.origin)
        chances = self.themes.get(key)
        if chances is None:
            chances = self.themes[key] = theme_chances(*key)
        chance = draw()
        if chance < _OWN:
            first = own
        elif last and chance < _FOLLOWS:
            first = last
        else:
            first = THEMES[bisect(chances, draw())]
        return first, THEMES[bisect(chances, draw())]

    def _who(self, question: int) -> str:
        if question >= 3:
            return ("i", "we", "city")[question - 3]
        chance = self.random.random()
        if question == 1:
            return "fine" if chance < 0.7 else ""
        return "" if chance < 0.5 else "city" if chance < 0.82 else "we" if chance < 0.95 else "i"

    def _doors(self, kind: str) -> Doors:
        draw = self.random.random
        if kind != "doorstep":
            return Doors(int(draw() * 3) if kind == "stall" else 0, 0, 0)
        return Doors(int(draw() * draw() * 4), int(draw() * draw() * 7), 1 if draw() < 0.12 else 0)

    def _need(self, tongue: str) -> Need | None:
        draw = self.random.random
        if tongue != "nl" or draw() > 0.02:
            return None
        at = int(draw() * len(_SERVICE_OF_NEED))
        return Need(_SERVICE_OF_NEED[at], 0, tongue, self.speaker.need(draw, at))


def conversations(seed: int, n: int, start: int = 0) -> Iterator[Conversation]:
    """Conversations `start` to `n` - 1 of the city that grows from `seed`."""
    tell = Talker(City(seed)).tell
    for number in range(start, n):
        yield tell(number)[0]
