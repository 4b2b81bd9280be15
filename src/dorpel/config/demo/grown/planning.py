"""The policy plan of the fictional city, what was reported since, and how one sees whether anything changed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.grown.calendar import Calendar
from dorpel.config.demo.papers import table
from dorpel.findings.models import Finding
from dorpel.insight.models import Indicator, OutcomeStory
from dorpel.journal.operations import record
from dorpel.policy.models import Action, ActionPlan, Objective, PlanVersion
from dorpel.policy.operations import adopt, begin_plan, give_place, report
from dorpel.proposals.models import Proposal

ADOPTED = 309  # day


def plan(frame: Frame, clock: Clock, proposals: Mapping[str, Proposal]) -> dict[str, Action]:
    """The plan as the council adopted it; its actions by code."""
    told: dict[str, Any] = table()["plan"]
    clock.set(moment(day(306)))
    version = begin_plan(
        frame.dialogue, name=told["name"], first_year=2026, last_year=2031, version_name=told["version"],
        by=frame.people["Yara"],
    )  # fmt: skip
    made: dict[str, Action] = {}
    for code, text, plans in told["objectives"]:
        objective = put(frame, Objective(plan_version=version, code=code, text=text), "Yara")
        for plan_code, plan_text, actions in plans:
            group = ActionPlan(plan_version=version, code=plan_code, text=plan_text, objective=objective)
            group.is_priority = True
            put(frame, group, "Yara")
            made |= {each["code"]: _act(frame, version, group, each, proposals[each["from"]])
                     for each in actions if each["from"] in proposals}  # fmt: skip
    clock.set(moment(day(ADOPTED)))
    if made:
        adopt(version, on=day(ADOPTED), by=frame.people["Yara"])
    return made


def _act(frame: Frame, version: PlanVersion, group: ActionPlan, told: dict[str, Any], proposal: Proposal) -> Action:
    action = Action(
        plan_version=version, action_plan=group, code=told["code"], text=told["text"], due_on=day(told["due"]),
        counts_as_done=told["done"], is_priority=True,
    )  # fmt: skip
    put(frame, action, "Yara")
    action.owners.set(frame.services[index] for index in told["owners"])
    give_place(action, proposal=proposal, by=frame.people["Yara"])
    return action


def report_all(frame: Frame, calendar: Calendar, actions: Mapping[str, Action]) -> None:
    """Writes in the calendar what is reported, on which day."""
    for code, stage, text, on in table()["progress"]:
        if code in actions:
            tells = partial(report, actions[code], stage=stage, text=text, on=day(on), by=frame.people["Stig"])
            calendar.on(on, tells, minute=16 * 60)


def tell_outcomes(frame: Frame, findings: Mapping[str, Finding]) -> None:
    """Figures that are watched, and stories of what changed."""
    for name, meaning, value, unit, base, on in table()["indicators"]:
        put(
            frame, Indicator(name=name, meaning=meaning, value=value, unit=unit, base=base, measured_on=day(on)), "Yara"
        )
    for told in table()["stories"]:
        story = OutcomeStory(
            finding=findings.get(told["finding"]), title=told["title"], story=told["story"], how_we_know=told["how"],
            told_on=day(told["on"]),
        )  # fmt: skip
        put(frame, story, "Yara")


def put(frame: Frame, row: Any, by: str) -> Any:
    """Keeps a row that needs no operation of its own, as its form would."""
    row.dialogue = frame.dialogue
    row.save(force_insert=True)
    record(f"{row._meta.model_name}.add", row, by=frame.people[by], dialogue=frame.dialogue.pk)
    return row
