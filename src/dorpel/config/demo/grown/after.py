"""What people did beside the plan: a label with its reasoned no, two experiments, introductions, a gathering."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from dorpel.config.demo.days import day
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.grown.calendar import Calendar
from dorpel.config.demo.grown.planning import put
from dorpel.config.demo.grown.tables import gather
from dorpel.config.demo.papers import after
from dorpel.findings.models import Finding
from dorpel.label.models import Call, Criterion
from dorpel.label.operations import decide, nominate, score
from dorpel.laboratory.models import Experiment
from dorpel.laboratory.operations import end, observe
from dorpel.network.models import Ask, Introduction, Offer
from dorpel.network.operations import close, introduce, tell

OPENS, NOMINATED, CLOSES, SCORED, DECIDED = 418, 427, 436, 439, 443  # days of the label


class Afterwards:
    """Writes in the calendar what happens after the plan."""

    def __init__(self, frame: Frame, calendar: Calendar, findings: Mapping[str, Finding]) -> None:
        self.frame, self.calendar, self.findings = frame, calendar, findings
        for told in after()["experiments"]:
            self._experiment(told)
        for told in after()["network"]:
            self._notices(told)
        self._label(after()["label"])
        calendar.on(after()["gathering"]["on"] - 20, partial(gather, frame, after()["gathering"]))

    def _experiment(self, told: dict[str, Any]) -> None:
        frame, stig = self.frame, self.frame.people["Stig"]
        row = Experiment(
            title=told["title"], question=told["question"], trying=told["trying"], host=frame.services[told["host"]],
            finding=self.findings.get(told["finding"]), starts_on=day(told["starts"]), until=day(told["until"]),
        )  # fmt: skip
        self.calendar.on(told["starts"], partial(put, frame, row, "Stig"))
        for text, on in told["observations"]:
            self.calendar.on(on, partial(observe, row, text=text, seen_on=day(on), by=stig))
        ending = partial(end, row, ending=told["ending"], lesson=told["lesson"], seen=1, by=stig)
        self.calendar.on(told["ends"], ending)

    def _notices(self, told: dict[str, Any]) -> None:
        on, ended = told["on"]
        sides: dict[str, Any] = {}
        for kind, name in ((Ask, "ask"), (Offer, "offer")):
            if told[name]:
                by, place = told[name]["by"], self.frame.neighbourhoods[told[name]["place"]]
                sides[name] = kind(
                    title=told[name]["title"], text=told[name]["text"], who=told[name]["who"], neighbourhood=place,
                    written_by=self.frame.people[by],
                )  # fmt: skip
                self.calendar.on(on, partial(put, self.frame, sides[name], by))
        if ended:
            self.calendar.on(on + 6, partial(self._introduce, sides, told, ended))

    def _introduce(self, sides: Mapping[str, Any], told: Mapping[str, Any], ended: int) -> None:
        made = introduce(sides["ask"], offer=sides["offer"], why=told["why"], by=self.frame.people["Vera"])
        self.calendar.on(ended, partial(self._tell, made, told))

    def _tell(self, made: Introduction, told: Mapping[str, Any]) -> None:
        vera = self.frame.people["Vera"]
        tell(made, helped=told["helped"], told=told["told"], by=vera)
        close(made.ask, by=vera)

    def _label(self, told: dict[str, Any]) -> None:
        call = Call(title=told["title"], text=told["text"], opens_on=day(OPENS), closes_on=day(CLOSES))
        criteria = [Criterion(call=call, name=name, about=about, weight=many) for name, about, many in told["criteria"]]
        for row in (call, *criteria):
            self.calendar.on(OPENS, partial(put, self.frame, row, "Yara"))
        for each in told["nominations"]:
            self.calendar.on(NOMINATED, partial(self._nominate, call, criteria, each))

    def _nominate(self, call: Call, criteria: list[Criterion], told: Mapping[str, Any]) -> None:
        people = self.frame.people
        nomination = nominate(
            call, project=told["project"], who=told["who"], why=told["why"], by=people[told["by"]],
            finding=self.findings.get(told["finding"]),
        )  # fmt: skip
        for juror, given in told["scores"].items():
            points = {each.pk: (number, why) for each, (number, why) in zip(criteria, given, strict=True)}
            self.calendar.on(SCORED, partial(score, nomination, points=points, by=people[juror]))
        decided = partial(decide, nomination, outcome=told["outcome"], reason=told["reason"], by=people["Yara"])
        self.calendar.on(DECIDED, decided)
