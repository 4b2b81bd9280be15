"""The challengers of the fictional city: their methods, intakes, applications and trainings."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from dorpel.challengers.models import Application, Attendance, Challenger, Intake, Method, Training
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.papers import road
from dorpel.config.demo.people import challengers
from dorpel.dialogues.models import Category
from dorpel.journal.operations import record

UNTIL = {"0-15": 16, "16-29": 30, "30-44": 45, "45-64": 65, "65+": 200}  # years
CHOSEN = "Volgens de matrix: leeftijd, herkomst, taal en wijk zoals in de stad; bij gelijken is geloot."


def make_methods(frame: Frame) -> None:
    """The ways to hold a talk."""
    for key, (name, steps, smallest, largest, minutes) in road()["methods"].items():
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
        for name, call, places, opens, closes in road()["intakes"]
    ]  # fmt: skip
    for index, each in enumerate(challengers(frame.city)):
        intake = intakes[each.intake - 1]
        asked = Application.objects.create(
            dialogue=dialogue, intake=intake, name=each.name, subject=each.subject, language=each.languages[0],
            neighbourhood=frame.neighbourhoods[each.neighbourhood], applied_at=timezone.now(),
            why=road()["whys"][index * 7 % len(road()["whys"])],
        )  # fmt: skip
        asked.categories.set(_told(frame, each.age, each.gender, each.origin, each.languages))
        record("application.choose", asked, by=frame.people["Yara"], dialogue=dialogue.pk, why=CHOSEN)
        frame.challengers.append(
            Challenger.objects.create(
                dialogue=dialogue, name=each.name, application=asked, intake=intake, subject=each.subject,
                target=each.target, person=frame.people["Vera"] if index == 0 else None,
                professional=road()["professionals"][index % len(road()["professionals"])],
            )
        )  # fmt: skip
    _not_chosen(frame, intakes)
    for left, right in zip(frame.challengers[::2], frame.challengers[1::2], strict=True):
        left.buddy, right.buddy = right, left
    Challenger.objects.bulk_update(frame.challengers, ["buddy"])
    _trainings(frame, intakes)


def _not_chosen(frame: Frame, intakes: list[Intake]) -> None:
    """Who applied and wasn't chosen; the reason stands in the journal, as for those who were."""
    for name, age, gender, origin, languages, subject, place, intake, why in road()["not_chosen"]:
        asked = Application.objects.create(
            dialogue=frame.dialogue, intake=intakes[intake - 1], name=name, subject=subject,
            language=languages.split()[0], neighbourhood=frame.neighbourhoods[place], applied_at=timezone.now(),
            why=road()["whys"][age % len(road()["whys"])],
        )  # fmt: skip
        asked.categories.set(_told(frame, age, gender, origin, languages.split()))
        record("application.pass", asked, by=frame.people["Yara"], dialogue=frame.dialogue.pk, why=why)


def _told(frame: Frame, age: int, gender: str, origin: str, languages: Iterable[str]) -> list[Category]:
    band = next(code for code, limit in UNTIL.items() if age < limit)
    pairs = [("age", band), ("gender", gender), ("origin", origin), *(("languages", code) for code in languages)]
    return [frame.categories[pair] for pair in pairs]


def _trainings(frame: Frame, intakes: list[Intake]) -> None:
    for title, on, number, at, place, host, home in road()["trainings"]:
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
