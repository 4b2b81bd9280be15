"""The residents one meets at a door: what they tell of themselves, and what is true of them whether told or not."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable
from typing import NamedTuple

from dorpel.config.demo.city import AGES, GENDERS, ORIGIN_SHARES, ORIGINS, City
from dorpel.config.demo.people import AGE_CHANCES, TONGUES, cumulated
from dorpel.config.demo.situations import Person

Draw = Callable[[], float]

# Beside AGES: who somebody of that age is when drawn below the number, and otherwise.
_GROUPS = (
    ("child", 1.0, ""),
    ("young", 1.0, ""),
    ("parent", 0.62, "adult"),
    ("parent", 0.35, "adult"),
    ("old", 1.0, ""),
)
# Origins of whom most came in the last years; of the others few did.
_LATELY = {"belgian": 0.0, "syrian": 0.95, "elsewhere": 0.9, "polish": 0.8, "french": 0.5}


class Voice(NamedTuple):
    """One resident in a talk; None where they'd rather not say; `consents` lies beside `city.PURPOSES`."""

    age: str | None
    gender: str | None
    origin: str | None
    neighbourhood: int | None
    languages: tuple[str, ...]
    consents: tuple[bool, ...]


class Resident(NamedTuple):
    """A voice with what is true of it: age band, origin, the language it answers in, and who speaks."""

    voice: Voice
    age: str
    origin: str
    tongue: str
    person: Person


class Residents:
    """Whoever lives in a city."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.homes = cumulated([place.population for place in city.neighbourhoods])
        self._origins = [cumulated(ORIGIN_SHARES[place.kind]) for place in city.neighbourhoods]
        self._tongues = {o: ([t for t, _ in pairs], cumulated([w for _, w in pairs])) for o, pairs in TONGUES.items()}

    def meet(self, draw: Draw, place: int, spoken: tuple[str, ...]) -> Resident:
        """Somebody in a neighbourhood, met by a challenger who has these languages."""
        at = bisect(AGE_CHANCES, draw())
        age, origin = AGES[at], ORIGINS[bisect(self._origins[place], draw())]
        tongues, chances = self._tongues[origin]
        tongue = tongues[bisect(chances, draw())]
        # Whom the challenger can't talk with answers in Dutch as well as it goes, more often than through a child.
        if tongue != "nl" and tongue not in spoken and draw() < 0.12:
            tongue = "nl"
        chance = draw()
        gender = GENDERS[0] if chance < 0.53 else GENDERS[1] if chance < 0.99 else GENDERS[2]
        home = place if draw() < 0.9 else bisect(self.homes, draw())
        known = tuple(dict.fromkeys((tongue, tongues[-1], "nl"))) if draw() < 0.8 else (tongue,)
        voice = Voice(
            age if draw() < 0.9 else None,
            gender if draw() < 0.92 else None,
            origin if draw() < 0.74 else None,
            home if draw() < 0.93 else None,
            known,
            (True, draw() < 0.82, draw() < 0.27, draw() < 0.7, draw() < 0.6),
        )
        first, share, otherwise = _GROUPS[at]
        group = first if draw() < share else otherwise
        lately = draw() < _LATELY.get(origin, 0.15)
        return Resident(voice, age, origin, tongue, Person(group, self.city.neighbourhoods[home].kind, lately))
