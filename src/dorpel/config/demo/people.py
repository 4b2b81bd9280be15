"""The forty challengers of the fictional city, and the chances by which its residents are drawn."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Callable, Sequence
from typing import NamedTuple

from dorpel.config.demo.city import AGES, ORIGIN_SHARES, ORIGINS, City

THEMES = (
    "meeting", "traffic", "green", "waste", "housing", "lonely", "language", "youth", "work", "faith", "racism",
    "safety", "shops", "bus", "sport",
)  # fmt: skip
METHODS = ("doorstep", "circle", "world-cafe", "walk", "kitchen-table", "stall", "open-space")
SECOND_INTAKE_DAY = 150

# first name, age, gender, origin, languages, theme, method, subject in their own words
_CHALLENGERS = """
Vera|68|woman|belgian|nl|lonely|doorstep|Wie belt er nog bij wie aan?
Cem|34|man|turkish|nl tr|work|circle|Werk dat past bij wie ge zijt
Edda|41|woman|belgian|nl en|meeting|kitchen-table|Waar zitten we nog samen?
Nuray|29|woman|turkish|tr nl|language|kitchen-table|Moeders en de brieven van school
Salvo|57|man|italian|it nl|sport|stall|Van de mijn naar het voetbalveld
Hanane|24|woman|moroccan|nl ar fr|racism|circle|Er bij horen zonder uit te leggen
Bogdan|38|man|polish|pl nl|housing|doorstep|Een deftig huis voor wie werkt
Kalliope|63|woman|greek|el nl|faith|kitchen-table|Feesten die deuren openen
Rik|71|man|belgian|nl|green|walk|De bomen van onze wijk
Amina|46|woman|syrian|ar nl|language|circle|Nederlands oefenen met echte mensen
Thijs|19|man|belgian|nl en|youth|open-space|Een plek waar we mogen zijn
Gizem|22|woman|turkish|nl tr en|safety|walk|Naar huis na het donker
Luce|52|woman|french|fr nl|shops|stall|Een straat waar het leeft
Jef|66|man|belgian|nl|traffic|doorstep|Traag door de straat
Concetta|74|woman|italian|it nl|lonely|kitchen-table|Koffie tegen de stilte
Yassin|17|man|moroccan|nl ar|youth|stall|Vraag het ons zelf
Malgorzata|44|woman|polish|pl nl|work|circle|Ploegen, poetsen en toch een leven
Dimitra|31|woman|greek|nl el en|bus|stall|De laatste bus
Osman|59|man|turkish|tr nl|faith|circle|De moskee als buur
Griet|37|woman|belgian|nl fr|traffic|walk|Te voet naar school
Idris|33|man|elsewhere|en fr nl|work|world-cafe|Welkom op de werkvloer
Lieve|61|woman|belgian|nl|waste|walk|Een stoep om fier op te zijn
Sandro|26|man|italian|nl it|meeting|open-space|Een zomer op het plein
Rania|35|woman|syrian|ar nl en|housing|kitchen-table|Een sleutel en een naam op de bel
Wout|48|man|belgian|nl|safety|doorstep|Gerust slapen
Elif|16|woman|turkish|nl tr|youth|circle|Meisjes en het plein
Noor|28|other|belgian|nl en|racism|circle|Uzelf zijn op straat
Piotr|55|man|polish|pl nl|sport|stall|Samen zweten
Fatima|50|woman|moroccan|ar nl fr|meeting|kitchen-table|Brood breken
Marcel|77|man|belgian|nl fr|bus|doorstep|Oud zonder auto
Angela|39|woman|italian|it nl|shops|stall|Kopen bij mensen
Kostas|45|man|greek|el nl|green|walk|Samen in de aarde
Hatice|42|woman|turkish|tr nl|lonely|doorstep|Alleen met kinderen
Bram|30|man|belgian|nl en|housing|world-cafe|Blijven kunnen wonen
Samira|27|woman|moroccan|nl fr ar|faith|open-space|Wat ons draagt
Dorien|58|woman|belgian|nl|language|circle|Traag praten
Tariq|21|man|elsewhere|en nl ar|sport|open-space|Iedereen in de ploeg
Solange|69|woman|french|fr nl|waste|walk|Propere wegen
Umut|36|man|turkish|tr nl|traffic|stall|Onze straat, hun kortere weg
Greta|64|woman|belgian|nl|meeting|stall|Een bank per straat
"""


class Challenger(NamedTuple):
    """A resident who invites fellow residents; `neighbourhood` is an index, `target` a number of people."""

    name: str
    age: int
    gender: str
    origin: str
    languages: tuple[str, ...]
    theme: str
    method: str
    subject: str
    neighbourhood: int
    intake: int
    target: int


def challengers(city: City) -> tuple[Challenger, ...]:
    """The forty, each living in a neighbourhood where such people live; the last twelve are the second intake."""
    draw = random.Random(city.seed * 2 + 5).random  # noqa: S311 -- a fiction, no secret
    found = []
    for index, line in enumerate(_CHALLENGERS.split("\n")[1:-1]):
        name, age, gender, origin, languages, theme, method, subject = line.split("|")
        at = ORIGINS.index(origin)
        home = pick(cumulated([ORIGIN_SHARES[n.kind][at] * n.population for n in city.neighbourhoods]), draw)
        tongues = tuple(languages.split())
        intake = 1 if index < 28 else 2
        found.append(
            Challenger(
                name, int(age), gender, origin, tongues, theme, method, subject, home, intake, 80 + 20 * (index % 3)
            )
        )
    return tuple(found)


def cumulated(weights: Sequence[float]) -> list[float]:
    """Running shares that end at 1."""
    whole, running, found = float(sum(weights)), 0.0, []
    for weight in weights:
        running += weight
        found.append(running / whole)
    found[-1] = 1.0
    return found


def pick(running: list[float], draw: Callable[[], float]) -> int:
    """An index drawn by `cumulated` weights."""
    return bisect(running, draw())


# What each kind of neighbourhood, age and origin speaks of more (or less) than others; 1 when not named.
_MORE: dict[str, dict[str, float]] = {
    "centre": {"shops": 2.2, "safety": 1.6, "bus": 1.2, "waste": 1.4, "green": 0.5},
    "towers": {"housing": 2.4, "waste": 1.8, "youth": 1.5, "racism": 1.4, "lonely": 1.3, "green": 0.6},
    "mine": {"meeting": 1.7, "faith": 1.6, "work": 1.6, "language": 1.4, "racism": 1.3},
    "mixed": {"traffic": 1.5, "sport": 1.3},
    "green": {"green": 2.6, "traffic": 1.9, "bus": 1.5, "racism": 0.5, "work": 0.5},
    "rural": {"bus": 3.0, "traffic": 1.8, "shops": 1.7, "green": 1.5, "faith": 0.6},
    "0-15": {"youth": 3.0, "sport": 3.0, "green": 1.4, "traffic": 1.2, "housing": 0.3, "work": 0.3, "lonely": 0.5},
    "16-29": {"youth": 2.2, "work": 1.7, "racism": 1.5, "sport": 1.4, "bus": 1.3, "housing": 1.4, "lonely": 0.7},
    "30-44": {"traffic": 1.5, "housing": 1.4, "work": 1.3, "language": 1.2},
    "45-64": {"waste": 1.3, "shops": 1.2},
    "65+": {"lonely": 2.8, "shops": 1.6, "bus": 1.4, "safety": 1.3, "youth": 0.5, "sport": 0.6, "work": 0.4},
    "belgian": {"green": 1.2, "traffic": 1.2},
    "turkish": {"faith": 1.5, "racism": 1.4, "language": 1.2},
    "moroccan": {"racism": 1.9, "faith": 1.4, "youth": 1.3},
    "syrian": {"language": 2.4, "housing": 1.7, "lonely": 1.3},
    "polish": {"work": 1.7, "housing": 1.4, "language": 1.4},
}  # fmt: skip


# How much each theme is spoken of at all; 1 when not named.
_WEIGHTS = {
    "meeting": 2.2, "traffic": 1.6, "lonely": 1.4, "housing": 1.5, "youth": 1.3, "green": 1.4, "waste": 1.3,
    "language": 1.1, "shops": 0.9, "work": 0.8, "racism": 0.8, "faith": 0.55, "sport": 0.5,
}  # fmt: skip


def theme_chances(kind: str, age: str, origin: str) -> list[float]:
    """Cumulated chances of the themes for someone of this age and origin in such a neighbourhood."""
    more = [_MORE.get(key, {}) for key in (kind, age, origin)]
    return cumulated([_WEIGHTS.get(t, 1) * more[0].get(t, 1) * more[1].get(t, 1) * more[2].get(t, 1) for t in THEMES])


# Chances that somebody of an origin tells it in the language of the house rather than in Dutch.
TONGUES: dict[str, tuple[tuple[str, float], ...]] = {
    "belgian": (("nl", 0.97), ("fr", 0.02), ("en", 0.01)),
    "turkish": (("nl", 0.44), ("tr", 0.56)),
    "italian": (("nl", 0.42), ("it", 0.58)),
    "moroccan": (("nl", 0.55), ("ar", 0.25), ("fr", 0.20)),
    "polish": (("nl", 0.28), ("pl", 0.72)),
    "greek": (("nl", 0.15), ("el", 0.85)),
    "french": (("nl", 0.18), ("fr", 0.82)),
    "syrian": (("nl", 0.22), ("ar", 0.70), ("en", 0.08)),
    "elsewhere": (("nl", 0.20), ("en", 0.70), ("fr", 0.10)),
}
AGE_CHANCES = cumulated([7, 19, 24, 28, 22])
assert len(AGES) == 5
