"""The fictional dialogue before anybody speaks: the city, its people and purposes, the guide, the challengers."""

from __future__ import annotations

from typing import Any

from dorpel.config.demo.challenging import make_challengers, make_methods
from dorpel.config.demo.city import City
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.papers import course
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

APPROVED = WordingState.APPROVED
GROUPS = {"alive": "alive", "judge": "better", "act": "do"}


def make_frame(city: City, slug: str) -> Frame:
    """All of it, inside the city's clock and a transaction."""
    dialogue = Dialogue.objects.create(
        slug=slug, name=city.name, city=city.name, slogan=city.slogan["nl"], about=course()["about"],
        languages=list(city.languages), fictional=True, demo_seed=city.seed, begun_on=day(-120),
    )  # fmt: skip
    DialogueWording.objects.bulk_create(
        DialogueWording(of=dialogue, language=code, text=city.slogan[code], about=text, state=APPROVED)
        for code, text in course()["about_in"].items()
    )
    frame = Frame(city, dialogue)
    for make in (
        _services,
        _people,
        _course,
        _counting,
        _population,
        _purposes,
        _guide,
        make_methods,
        make_challengers,
    ):
        make(frame)
    return frame


def _word(kind: Any, of: Any, texts: dict[str, str], **more: Any) -> None:
    """Translations of a text that stands in Dutch in its own row."""
    others = {code: text for code, text in texts.items() if code != "nl"}
    kind.objects.bulk_create(kind(of=of, language=code, text=others[code], state=APPROVED, **more) for code in others)


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
    for each in told["decisions"]:
        Decision.objects.create(
            dialogue=dialogue, what=each["what"], decided_by=each["who"], why=each["why"],
            intention=wanted[each["intention"]], phase=frame.phases[each["phase"]], decided_on=day(each["on"]),
            look_again_on=day(each["again"]) if each["again"] else None, turn=each["turn"],
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
        texts = {code: asked_in[order - 1] for code, asked_in in frame.city.starting_questions.items()}
        _word(StartingQuestionWording, asked, texts)


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
        names = sorted(f"{facet}:{each.key}" for facet, each in zip(("age", "gender", "origin"), told, strict=True))
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
    version = GuideVersion.objects.create(dialogue=frame.dialogue, guide=guide, number=1, published_at=moment(day(-20)))
    frame.guide = version.pk
    for order, asked in enumerate(frame.city.questions, 1):
        row = Question.objects.create(
            dialogue=frame.dialogue, guide_version=version, key=asked.code, group=GROUPS[asked.group], order=order,
            text=asked.text["nl"],
        )  # fmt: skip
        _word(QuestionWording, row, asked.text)
        frame.questions.append(row.pk)
