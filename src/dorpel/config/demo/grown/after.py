"""What people did beside the plan: a label with its reasoned no, a failed experiment, an introduction that helped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame, course
from dorpel.findings.models import Finding
from dorpel.journal.operations import record
from dorpel.label.models import Call, Criterion, Nomination
from dorpel.label.operations import decide, nominate, score
from dorpel.laboratory.models import Experiment
from dorpel.laboratory.operations import end, observe
from dorpel.network.models import Ask, Introduction, Offer
from dorpel.network.operations import close, introduce, tell


def live_on(frame: Frame, clock: Clock, findings: Mapping[str, Finding]) -> None:
    """The label's first round, one experiment and one introduction, in the order of their days."""
    clock.set(moment(day(427)))
    nominations = _nominate(frame, findings)
    introduction = _introduce(frame)
    experiment = _try(frame, clock, findings)
    clock.set(moment(day(440)))
    _judge(frame, nominations)
    clock.set(moment(day(442)))
    lesson = course()["experiment"]["lesson"]
    end(experiment, ending="stopped", lesson=lesson, seen=experiment.version, by=frame.people["Stig"])
    clock.set(moment(day(445)))
    tell(introduction, helped="yes", told=course()["introduction"]["told"], by=frame.people["Vera"])
    close(introduction.ask, by=frame.people["Vera"])


def _nominate(frame: Frame, findings: Mapping[str, Finding]) -> list[Nomination]:
    told: dict[str, Any] = course()["label"]
    call = _put(frame, Call(title=told["title"], text=told["text"], opens_on=day(420), closes_on=day(436)), "Yara")
    for name, about, weight in told["criteria"]:
        _put(frame, Criterion(call=call, name=name, about=about, weight=weight), "Yara")
    return [
        nominate(
            call, project=each["project"], who=each["who"], why=each["why"], finding=findings.get(each["finding"]),
            by=frame.people[each["by"]],
        )
        for each in told["nominations"]
    ]  # fmt: skip


def _judge(frame: Frame, nominations: list[Nomination]) -> None:
    for nomination, told in zip(nominations, course()["label"]["nominations"], strict=True):
        criteria = list(Criterion.objects.filter(call=nomination.call_id).order_by("pk").values_list("pk", flat=True))
        for juror, given in told["scores"].items():
            points = {pk: (number, why) for pk, (number, why) in zip(criteria, given, strict=True)}
            score(nomination, points=points, by=frame.people[juror])
        decide(nomination, outcome=told["outcome"], reason=told["reason"], by=frame.people["Yara"])


def _try(frame: Frame, clock: Clock, findings: Mapping[str, Finding]) -> Experiment:
    told: dict[str, Any] = course()["experiment"]
    experiment = Experiment(
        title=told["title"], question=told["question"], trying=told["trying"], host=frame.services[told["host"]],
        finding=findings.get(told["finding"]), starts_on=day(428), until=day(448),
    )  # fmt: skip
    _put(frame, experiment, "Stig")
    for text, on in told["observations"]:
        clock.set(moment(day(on)))
        observe(experiment, text=text, seen_on=day(on), by=frame.people["Stig"])
    return experiment


def _introduce(frame: Frame) -> Introduction:
    told: dict[str, Any] = course()["introduction"]
    sides = []
    for kind, name in ((Ask, "ask"), (Offer, "offer")):
        by, place = told[name]["by"], frame.neighbourhoods[told[name]["place"]]
        notice = kind(
            title=told[name]["title"], text=told[name]["text"], who=told[name]["who"], neighbourhood=place,
            written_by=frame.people[by],
        )  # fmt: skip
        sides.append(_put(frame, notice, by))
    return introduce(sides[0], offer=sides[1], why=told["why"], by=frame.people["Vera"])


def _put(frame: Frame, row: Any, by: str) -> Any:
    """Keeps a row that needs no operation of its own, as its form would."""
    row.dialogue = frame.dialogue
    row.save(force_insert=True)
    record(f"{row._meta.model_name}.add", row, by=frame.people[by], dialogue=frame.dialogue.pk)
    return row
