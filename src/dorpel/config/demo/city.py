"""The fictional city itself: its name, neighbourhoods with a map, facets, population, services and guide."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dorpel.config.demo import land

NAME = "Kolmere"
SLUG = "kolmere"
SLOGAN = {
    "nl": "Kolmere spreekt. Ook aan uw deur.",
    "en": "Kolmere talks. At your door too.",
    "ar": "كولمير تتكلّم. وعند بابك أيضًا.",
}
STARTING_QUESTIONS = {
    "nl": (
        "Hoe kan samenleven in Kolmere beter, en wat proberen we daarvoor uit?",
        "Hoe praten we open met mekaar, en wie neemt wat op zich?",
        "Hoe geraakt wat bewoners zeggen tot in de plannen van de stad?",
    ),
    "en": (
        "How can living together in Kolmere get better, and what will we try?",
        "How do we talk openly with each other, and who takes on what?",
        "How does what residents say reach the plans of the City?",
    ),
    "ar": (
        "كيف يصبح العيش معًا في كولمير أفضل، وماذا نجرّب من أجل ذلك؟",
        "كيف نتحدّث معًا بصراحة، ومن يتولّى ماذا؟",
        "كيف يصل ما يقوله السكّان إلى خطط المدينة؟",
    ),
}
LANGUAGES = ("nl", "tr", "it", "fr", "pl", "el", "ar", "en")
FIRST_DAY = date(2025, 9, 1)
DAYS = 365
INHABITANTS = 64_000
# Only "capture" is asked of everyone: without it there is no voice, only a counted refusal.
PURPOSES = ("capture", "quote", "contact", "archive", "research")

# From the middle of the city outwards; the kind steers who lives there and what they speak of.
_PLACES: tuple[tuple[str, str, float], ...] = (
    ("Kolmere-Midden", "centre", 1.7), ("Spoorrade", "centre", 1.3), ("Marktwal", "centre", 1.2),
    ("Hoge Linde", "towers", 1.6), ("Molenhoek", "mixed", 1.0), ("Nieuwland", "towers", 1.5),
    ("Kolenhof", "mine", 1.4), ("Mijnveld", "mine", 1.3), ("Lage Linde", "towers", 1.3),
    ("Roosbeemd", "mixed", 0.9), ("Sint-Barbel", "mine", 1.2), ("Zwaluwhof", "mixed", 0.9),
    ("Klaverhoek", "mixed", 0.8), ("Waterrand", "mixed", 1.1), ("Schachtrade", "mine", 1.4),
    ("Terrilzicht", "mine", 1.2), ("Karrewiel", "mixed", 0.8), ("Elzendries", "green", 0.7),
    ("Kanaalboord", "mixed", 0.7), ("Berkenbroek", "green", 0.8), ("Veldekens", "green", 0.7),
    ("Papenakker", "green", 0.7), ("Ganzenweide", "green", 0.6), ("Heidekant", "green", 0.8),
    ("Zandgraven", "mixed", 0.7), ("Vennebos", "green", 0.5), ("Wolfsdal", "green", 0.5),
    ("Dennendaal", "green", 0.5), ("Kruisheide", "rural", 0.4), ("Rietbeemd", "rural", 0.35),
    ("Uilenberg", "rural", 0.3),
)  # fmt: skip

AGES = ("0-15", "16-29", "30-44", "45-64", "65+")
GENDERS = ("woman", "man", "other")
ORIGINS = ("belgian", "turkish", "italian", "moroccan", "polish", "greek", "french", "syrian", "elsewhere")
_AGE_SHARES = {
    "centre": (14, 22, 21, 24, 19), "towers": (22, 20, 23, 22, 13), "mine": (21, 20, 21, 23, 15),
    "mixed": (18, 17, 20, 27, 18), "green": (16, 13, 17, 29, 25), "rural": (17, 13, 19, 29, 22),
}  # fmt: skip
ORIGIN_SHARES = {
    "centre": (46, 13, 11, 8, 5, 4, 4, 4, 5), "towers": (25, 24, 8, 15, 6, 3, 3, 10, 6),
    "mine": (27, 27, 16, 10, 7, 6, 2, 3, 2), "mixed": (49, 14, 12, 7, 6, 4, 3, 2, 3),
    "green": (74, 5, 9, 2, 3, 2, 3, 0.5, 1.5), "rural": (84, 2, 5, 1, 4, 1, 2, 0.3, 0.7),
}  # fmt: skip


class Neighbourhood(NamedTuple):
    """One neighbourhood: `area` in km², `ring` a closed ring of whole metres, east then north."""

    code: str
    name: str
    kind: str
    population: int
    area: float
    ring: tuple[tuple[int, int], ...]


class Category(NamedTuple):
    """One answer to a facet, with its name in Dutch and English."""

    code: str
    names: dict[str, str]


class Facet(NamedTuple):
    """What a resident may tell of themselves."""

    code: str
    names: dict[str, str]
    categories: tuple[Category, ...]


class Cell(NamedTuple):
    """How many people of one kind live in one neighbourhood (its index). The register knows two genders."""

    neighbourhood: int
    age: str
    gender: str
    origin: str
    people: int


class Service(NamedTuple):
    """A service of the city, the OCMW or another body."""

    code: str
    body: str
    names: dict[str, str]


class Group(NamedTuple):
    """One of the three groups of the guide."""

    code: str
    title: dict[str, str]


class Question(NamedTuple):
    """One open question in eight languages; `who` is who acts when nobody says otherwise."""

    code: str
    group: str
    who: str
    text: dict[str, str]


@cache
def _fixed() -> dict[str, object]:
    found = json.loads((files("dorpel.config.demo.phrases") / "city.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def facets() -> tuple[Facet, ...]:
    """Age band, gender, origin and languages, in the order in which they are asked."""
    return tuple(
        Facet(
            facet["code"], facet["names"], tuple(Category(code, names) for code, names in facet["categories"].items())
        )
        for facet in _fixed()["facets"]  # type: ignore[attr-defined]
    )


def services() -> tuple[Service, ...]:
    """Who can be asked, referred to or made an owner."""
    return tuple(Service(**service) for service in _fixed()["services"])  # type: ignore[attr-defined]


@cache
def _guide() -> dict[str, list[dict[str, object]]]:
    found = json.loads((files("dorpel.config.demo.phrases") / "guide.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def groups() -> tuple[Group, ...]:
    """The three groups of the guide."""
    return tuple(Group(**group) for group in _guide()["groups"])  # type: ignore[arg-type]


def questions() -> tuple[Question, ...]:
    """The six questions, in the order in which they are asked."""
    return tuple(Question(**question) for question in _guide()["questions"])  # type: ignore[arg-type]


class City:
    """Everything about the city that doesn't speak, made from `seed` alone."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.name, self.slug, self.slogan = NAME, SLUG, SLOGAN
        self.languages, self.purposes = LANGUAGES, PURPOSES
        self.starting_questions = STARTING_QUESTIONS
        self.facets, self.services = facets(), services()
        self.groups, self.questions = groups(), questions()
        draw = random.Random(seed * 2 + 1).random  # noqa: S311 -- a fiction, no secret
        people = shares([weight * (0.85 + 0.3 * draw()) for _, _, weight in _PLACES], INHABITANTS)
        rings = land.parcels(len(_PLACES), draw)
        self.neighbourhoods = tuple(
            Neighbourhood(f"KM{index + 1:02}", name, kind, people[index], land.area(rings[index]), rings[index])
            for index, (name, kind, _) in enumerate(_PLACES)
        )
        self.population = tuple(cell for index in range(len(_PLACES)) for cell in self._cells(index, draw))

    def _cells(self, index: int, draw: Callable[[], float]) -> list[Cell]:
        place = self.neighbourhoods[index]
        keys = [(age, gender, origin) for age in AGES for gender in GENDERS[:2] for origin in ORIGINS]
        weights = [
            by_age * (1.04 if gender == "woman" and age == "65+" else 1.0) * by_origin * (0.7 + 0.6 * draw())
            for age, by_age in zip(AGES, _AGE_SHARES[place.kind], strict=True)
            for gender in GENDERS[:2]
            for by_origin in ORIGIN_SHARES[place.kind]
        ]
        counts = shares(weights, place.population)
        return [Cell(index, *key, count) for key, count in zip(keys, counts, strict=True) if count]


def shares(weights: list[float], total: int) -> list[int]:
    """Divide `total` by `weights` in whole numbers that add up (largest remainders)."""
    whole = sum(weights)
    exact = [weight * total / whole for weight in weights]
    counts = [int(value) for value in exact]
    rest = sorted(range(len(exact)), key=lambda index: (counts[index] - exact[index], index))
    for index in rest[: total - sum(counts)]:
        counts[index] += 1
    return counts
