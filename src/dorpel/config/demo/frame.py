"""The fictional dialogue before anybody speaks: the city, its people and purposes, the guide, the challengers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from dorpel.challengers.models import Application, Attendance, Challenger, Intake, Method, Training
from dorpel.config.demo.city import DAYS, FIRST_DAY, City
from dorpel.config.demo.people import SECOND_INTAKE_DAY, challengers
from dorpel.conversations.models import Guide, GuideVersion, Question, QuestionWording
from dorpel.core.rows import WordingState
from dorpel.dialogues.models import (
    Category,
    CategoryWording,
    Decision,
    Dialogue,
    DialogueWording,
    Facet,
    FacetWording,
    Intention,
    Lesson,
    Membership,
    Neighbourhood,
    Phase,
    Population,
    Purpose,
    PurposeWording,
    Service,
    StartingQuestion,
    StartingQuestionWording,
    StatementOfSupport,
)
from dorpel.dialogues.roles import Role
from dorpel.people.models import Person

HERE = ZoneInfo("Europe/Brussels")
READ = WordingState.READ
GROUPS = {"alive": "alive", "judge": "better", "act": "do"}
# The generator's purposes beside ours.
PURPOSES = {"capture": "count", "quote": "quote", "contact": "contact", "archive": "table", "research": "research"}


@cache
def course() -> dict[str, Any]:
    """What the fictional dialogue decided, learned and wants, as people wrote it down."""
    found = json.loads((files("dorpel.config.demo.phrases") / "course.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def moment(day: date, minute: int = 600) -> datetime:
    """Minutes after midnight of a day in the city, aware."""
    return datetime.combine(day, time(minute // 60 % 24, minute % 60), HERE)


def day(number: int) -> date:
    """The day so many days after the first talk."""
    return FIRST_DAY + timedelta(days=number)


@dataclass(slots=True)
class Frame:
    """The rows that talks point at, by what the generator calls them."""

    city: City
    dialogue: Dialogue
    people: dict[str, Person] = field(default_factory=dict)
    services: list[Service] = field(default_factory=list)
    neighbourhoods: list[Neighbourhood] = field(default_factory=list)
    categories: dict[tuple[str, str], Category] = field(default_factory=dict)
    purposes: dict[str, UUID] = field(default_factory=dict)
    methods: dict[str, Method] = field(default_factory=dict)
    challengers: list[Challenger] = field(default_factory=list)
    phases: dict[str, Phase] = field(default_factory=dict)
    guide: UUID | None = None
    questions: list[UUID] = field(default_factory=list)


def make_frame(city: City, slug: str) -> Frame:
    """All of it, inside the city's clock and a transaction."""
    dialogue = Dialogue.objects.create(
        slug=slug, name=city.name, city=city.name, slogan=city.slogan["nl"], about=course()["about"],
        languages=list(city.languages), fictional=True, begun_on=day(-120),
    )  # fmt: skip
    _word(DialogueWording, dialogue, city.slogan)
    frame = Frame(city, dialogue)
    for make in (_services, _people, _course, _counting, _population, _purposes, _guide, _methods, _challengers):
        make(frame)
    return frame


def _word(kind: Any, of: Any, texts: dict[str, str], **more: Any) -> None:
    """Translations of a text that stands in Dutch in its own row."""
    rows = [kind(of=of, language=code, text=text, state=READ, **more) for code, text in texts.items() if code != "nl"]
    kind.objects.bulk_create(rows)


def _services(frame: Frame) -> None:
    for each in frame.city.services:
        row = Service.objects.create(dialogue=frame.dialogue, name=each.names["nl"], body=each.body)
        frame.services.append(row)


def _people(frame: Frame) -> None:
    for name, role, service in course()["people"]:
        person = Person.objects.create_user(f"{name.lower()}@{frame.dialogue.slug}.example", name=name, language="nl")
        office = frame.services[service] if service is not None else None
        Membership.objects.create(dialogue=frame.dialogue, person=person, role=Role(role), service=office)
        frame.people[name] = person


def _course(frame: Frame) -> None:
    told, dialogue = course(), frame.dialogue
    wanted = [
        Intention.objects.create(dialogue=dialogue, sentence=sentence, order=order)
        for order, sentence in enumerate(told["intentions"], 1)
    ]
    for kind, name, begins, ends in told["phases"]:
        frame.phases[kind] = Phase.objects.create(
            dialogue=dialogue, name=name, kind=kind, starts_on=day(begins),
            ends_on=day(ends) if ends is not None else None, owner=frame.people["Yara"],
        )  # fmt: skip
    for what, who, why, intention, phase, on, again in told["decisions"]:
        Decision.objects.create(
            dialogue=dialogue, what=what, decided_by=who, why=why, intention=wanted[intention],
            phase=frame.phases[phase], decided_on=day(on), look_again_on=day(again) if again else None,
        )  # fmt: skip
    for happened, learned, differently, phase, on in told["lessons"]:
        Lesson.objects.create(
            dialogue=dialogue, happened=happened, learned=learned, differently=differently,
            phase=frame.phases[phase], noted_on=day(on),
        )  # fmt: skip
    for who, office, text, on in told["support"]:
        StatementOfSupport.objects.create(dialogue=dialogue, who=who, office=office, text=text, given_on=day(on))
    for order, text in enumerate(frame.city.starting_questions["nl"], 1):
        asked = StartingQuestion.objects.create(dialogue=dialogue, order=order, text=text)
        _word(StartingQuestionWording, asked, {"en": frame.city.starting_questions["en"][order - 1]})


def _counting(frame: Frame) -> None:
    dialogue = frame.dialogue
    for place in frame.city.neighbourhoods:
        ring = [list(point) for point in (*place.ring, *place.ring[:1])]
        outline = {"type": "Polygon", "coordinates": [ring]}
        frame.neighbourhoods.append(
            Neighbourhood.objects.create(
                dialogue=dialogue, code=place.code, name=place.name, area=place.area, outline=outline
            )
        )
    for order, facet in enumerate(frame.city.facets, 1):
        why = course()["why"][facet.code]
        row = Facet.objects.create(dialogue=dialogue, key=facet.code, name=facet.names["nl"], order=order, why=why)
        _word(FacetWording, row, facet.names)
        for place_in, category in enumerate(facet.categories, 1):
            made = Category.objects.create(
                dialogue=dialogue, facet=row, key=category.code.replace("+", "-plus"), name=category.names["nl"],
                order=place_in,
            )  # fmt: skip
            _word(CategoryWording, made, category.names)
            frame.categories[facet.code, category.code] = made


def _population(frame: Frame) -> None:
    rows, links = [], []
    for cell in frame.city.population:
        place = frame.neighbourhoods[cell.neighbourhood]
        told = [frame.categories[facet, getattr(cell, facet)] for facet in ("age", "gender", "origin")]
        names = sorted(
            f"{facet}:{each.key}" for facet, each in zip(("age", "gender", "origin"), told, strict=True)
        )
        row = Population(
            dialogue=frame.dialogue, neighbourhood=place, cell="|".join([place.code, *names]), count=cell.people,
            as_of=day(-243), source=course()["register"],
        )  # fmt: skip
        rows.append(row)
        links += [(row.pk, each.pk) for each in told]
    Population.objects.bulk_create(rows, batch_size=1000)
    through = Population.categories.through
    through.objects.bulk_create((through(population_id=a, category_id=b) for a, b in links), batch_size=2000)


def _purposes(frame: Frame) -> None:
    for order, (key, texts) in enumerate(course()["purposes"].items(), 1):
        row = Purpose.objects.create(
            dialogue=frame.dialogue, key=key, sentence=texts["nl"], meaning=texts["meaning"], order=order,
            keep_days=texts["days"],
        )  # fmt: skip
        _word(PurposeWording, row, {"en": texts["en"]})
        frame.purposes[key] = row.pk


def _guide(frame: Frame) -> None:
    guide = Guide.objects.create(dialogue=frame.dialogue, name=course()["guide"])
    version = GuideVersion.objects.create(
        dialogue=frame.dialogue, guide=guide, number=1, published_at=moment(day(-20))
    )
    frame.guide = version.pk
    for order, asked in enumerate(frame.city.questions, 1):
        row = Question.objects.create(
            dialogue=frame.dialogue, guide_version=version, key=asked.code, group=GROUPS[asked.group], order=order,
            text=asked.text["nl"],
        )  # fmt: skip
        _word(QuestionWording, row, asked.text)
        frame.questions.append(row.pk)


def _methods(frame: Frame) -> None:
    for key, (name, steps, smallest, largest, minutes) in course()["methods"].items():
        frame.methods[key] = Method.objects.create(
            dialogue=frame.dialogue, name=name, steps=steps, smallest=smallest, largest=largest, minutes=minutes
        )


def _challengers(frame: Frame) -> None:
    dialogue = frame.dialogue
    intakes = [
        Intake.objects.create(dialogue=dialogue, name=name, call=call, places=places, opens_on=day(opens), closes_on=day(closes))
        for name, call, places, opens, closes in course()["intakes"]
    ]  # fmt: skip
    for index, each in enumerate(challengers(frame.city)):
        intake = intakes[each.intake - 1]
        asked = Application.objects.create(
            dialogue=dialogue, intake=intake, name=each.name, subject=each.subject, language=each.languages[0],
            neighbourhood=frame.neighbourhoods[each.neighbourhood], applied_at=timezone.now(),
        )  # fmt: skip
        asked.categories.set(_told(frame, each.age, each.gender, each.origin, each.languages))
        frame.challengers.append(
            Challenger.objects.create(
                dialogue=dialogue, name=each.name, application=asked, intake=intake, subject=each.subject,
                target=each.target, person=frame.people["Vera"] if index == 0 else None,
                professional=course()["professionals"][index % len(course()["professionals"])],
            )
        )  # fmt: skip
    for left, right in zip(frame.challengers[::2], frame.challengers[1::2], strict=True):
        left.buddy, right.buddy = right, left
    Challenger.objects.bulk_update(frame.challengers, ["buddy"])
    _trainings(frame, intakes)


def _told(frame: Frame, age: int, gender: str, origin: str, languages: Iterable[str]) -> list[Category]:
    band = next(code for code, limit in (("0-15", 16), ("16-29", 30), ("30-44", 45), ("45-64", 65), ("65+", 200)) if age < limit)
    pairs = [("age", band), ("gender", gender), ("origin", origin), *(("languages", code) for code in languages)]
    return [frame.categories[pair] for pair in pairs]


def _trainings(frame: Frame, intakes: list[Intake]) -> None:
    for title, on, number, at, place, host, home in course()["trainings"]:
        intake = intakes[number]
        evening = Training.objects.create(
            dialogue=frame.dialogue, title=title, on=on, starts_at=moment(day(at), 19 * 60), place=place,
            host=frame.services[host], intake=intake, take_home=home,
        )  # fmt: skip
        Attendance.objects.bulk_create(
            Attendance(dialogue=frame.dialogue, training=evening, challenger=each, was_there=index % 7 != 3)
            for index, each in enumerate(frame.challengers)
            if each.intake_id == intake.pk
        )


assert SECOND_INTAKE_DAY < DAYS
