"""The challengers of the fictional city: their methods, intakes, applications and trainings."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from dorpel.challengers.models import Application, Attendance, Challenger, Intake, Method, Training
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame, course
from dorpel.config.demo.people import challengers
from dorpel.dialogues.models import Category

UNTIL = {"0-15": 16, "16-29": 30, "30-44": 45, "45-64": 65, "65+": 200}  # years


def make_methods(frame: Frame) -> None:
    """The ways to hold a talk."""
    for key, (name, steps, smallest, largest, minutes) in course()["methods"].items():
        frame.methods[key] = Method.objects.create(
            dialogue=frame.dialogue, name=name, steps=steps, smallest=smallest, largest=largest, minutes=minutes
        )


def make_challengers(frame: Frame) -> None:
    """The forty, with their applications, buddies and trainings."""
    dialogue = frame.dialogue
    intakes = [
        Intake.objects.create(dialogue=dialogue, name=name, call=call, places=places, opens_on=day(opens),
            closes_on=day(closes),
        )
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
    band = next(code for code, limit in UNTIL.items() if age < limit)
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
