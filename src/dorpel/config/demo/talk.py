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

from dorpel.config.demo.city import AGES, DAYS, FIRST_DAY, GENDERS, ORIGIN_SHARES, ORIGINS, City
from dorpel.config.demo.people import (
    AGE_CHANCES,
    SECOND_INTAKE_DAY,
    THEMES,
    TONGUES,
    challengers,
    cumulated,
    theme_chances,
)
from dorpel.config.demo.speech import Speaker

KINDS = ("doorstep", "group", "circle", "stall")
CHANNELS = ("phone", "paper", "import", "other")
READ_BACK = ("yes", "corrected", "not_asked")


class Voice(NamedTuple):
    """One resident in a talk; None where they'd rather not say; `consents` lies beside `city.PURPOSES`."""

    age: str | None
    gender: str | None
    origin: str | None
    neighbourhood: int | None
    languages: tuple[str, ...]
    consents: tuple[bool, ...]


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
    (0, 1, 2),
    (2, 5),
    (0, 2, 5),
    (1, 2),
    (0, 2),
    (0, 3),
    (1, 2, 4),
    (2, 3, 5),
    (0, 1, 4, 5),
    (2,),
    (0, 1, 2, 3, 4, 5),
)
_ASKED_CHANCES = cumulated([14, 14, 13, 13, 10, 8, 9, 9, 6, 5, 4])
_SERVICE_OF_NEED = (8, 7, 2, 9, 3, 8, 7, 8)  # beside the lines of the section `need`
# Quiet in August and over the turn of the year, busy in autumn and spring (per twelfth of the year from September).
_MONTHS = (9, 12, 11, 5, 6, 8, 12, 11, 10, 9, 5, 2)


class Tables(NamedTuple):
    """Tables of chances, made once per seed."""

    homes: list[float]
    origins: list[list[float]]
    days: list[float]
    themes: dict[tuple[str, str, str], list[float]]


class Talker:
    """Makes conversation after conversation of one city."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.challengers = challengers(city)
        self.tables = Tables(
            cumulated([place.population for place in city.neighbourhoods]),
            [cumulated(ORIGIN_SHARES[place.kind]) for place in city.neighbourhoods],
            cumulated([_MONTHS[day * 12 // DAYS] * (1.4 if day % 7 in (2, 5) else 1) for day in range(DAYS)]),
            {},
        )
        self.days = [FIRST_DAY + timedelta(days=day) for day in range(DAYS)]
        self.tongues = {o: ([t for t, _ in pairs], cumulated([w for _, w in pairs])) for o, pairs in TONGUES.items()}
        self.random = random.Random(0)  # noqa: S311 -- a fiction, no secret
        self.speaker = Speaker(city.languages)

    def tell(self, number: int) -> tuple[Conversation, tuple[tuple[str, ...], ...], str]:
        """Conversation `number`, the themes of each of its answers, and the group that spoke (kind/age/origin)."""
        self.random.seed((self.city.seed * 0x9E3779B97F4A7C15 + number * 0xBF58476D1CE4E5B9 + 1) & _MASK)
        draw = self.random.random
        day = bisect(self.tables.days, draw())
        who = int(draw() * (28 if day < SECOND_INTAKE_DAY else 40))
        challenger = self.challengers[who]
        place = challenger.neighbourhood if draw() < 0.4 else bisect(self.tables.homes, draw())
        kind = self._kind(challenger.method)
        heard = 1 if kind == "doorstep" and draw() < 0.88 else 1 + int(draw() * (3 if kind != "circle" else 5))
        drawn = [self._voice(place, challenger.languages) for _ in range(heard)]
        voices = tuple(voice for voice, *_ in drawn)
        present = heard if kind == "doorstep" else heard + 1 + int(draw() * 9)
        answers, themes = self._answers(place, drawn, challenger.theme)
        first = drawn[0]
        conversation = Conversation(
            number, self.days[day], 570 + int(draw() * 130) * 5, 6 + int(draw() * draw() * 60) + 4 * present,
            kind, CHANNELS[bisect((0.76, 0.94, 0.98), draw())], challenger.method, who, place, present,
            kind != "doorstep" and draw() < 0.6, voices, answers, self._doors(kind), self._need(first[3]),
        )  # fmt: skip
        return conversation, themes, f"{self.city.neighbourhoods[place].kind}/{first[1]}/{first[2]}"

    def _kind(self, method: str) -> str:
        chance = self.random.random()
        if method in ("doorstep", "walk"):
            return "doorstep" if chance < 0.9 else "group"
        if method == "stall":
            return "stall" if chance < 0.35 else "doorstep"
        return "doorstep" if chance < 0.55 else "circle" if chance < 0.75 else "group"

    def _voice(self, place: int, spoken: tuple[str, ...]) -> tuple[Voice, str, str, str]:
        """A voice, and what is true of it whether told or not: age, origin, language."""
        draw = self.random.random
        age = AGES[bisect(AGE_CHANCES, draw())]
        origin = ORIGINS[bisect(self.tables.origins[place], draw())]
        tongues, chances = self.tongues[origin]
        tongue = tongues[bisect(chances, draw())]
        # Whom the challenger can't talk with answers in Dutch as well as it goes, more often than through a child.
        if tongue != "nl" and tongue not in spoken and draw() < 0.12:
            tongue = "nl"
        chance = draw()
        gender = GENDERS[0] if chance < 0.53 else GENDERS[1] if chance < 0.99 else GENDERS[2]
        home = place if draw() < 0.9 else bisect(self.tables.homes, draw())
        known = tuple(dict.fromkeys((tongue, tongues[-1], "nl"))) if draw() < 0.8 else (tongue,)
        voice = Voice(
            age if draw() < 0.9 else None,
            gender if draw() < 0.92 else None,
            origin if draw() < 0.74 else None,
            home if draw() < 0.93 else None,
            known,
            (True, draw() < 0.82, draw() < 0.27, draw() < 0.7, draw() < 0.6),
        )
        return voice, age, origin, tongue

    def _answers(
        self, place: int, drawn: list[tuple[Voice, str, str, str]], own: str
    ) -> tuple[tuple[Answer, ...], tuple[tuple[str, ...], ...]]:
        draw = self.random.random
        asked = _ASKED[bisect(_ASKED_CHANCES, draw())]
        hood = self.city.neighbourhoods[place]
        answers, themes = [], []
        for question in asked:
            at = int(draw() * len(drawn))
            _, age, origin, tongue = drawn[at]
            chances = self._themes(hood.kind, age, origin)
            theme = own if draw() < 0.12 else THEMES[bisect(chances, draw())]
            text, spoken = self.speaker.say(
                draw, tongue, question, theme, THEMES[bisect(chances, draw())], age in AGES[:2], hood.name
            )
            by_talk = len(drawn) > 1 and draw() < 0.35
            read_back = READ_BACK[bisect((0.68, 0.77), draw())]
            answers.append(Answer(question, None if by_talk else at, tongue, text, self._who(question), read_back))
            themes.append(spoken)
        return tuple(answers), tuple(themes)

    def _themes(self, kind: str, age: str, origin: str) -> list[float]:
        key = (kind, age, origin)
        found = self.tables.themes.get(key)
        if found is None:
            found = self.tables.themes[key] = theme_chances(*key)
        return found

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
