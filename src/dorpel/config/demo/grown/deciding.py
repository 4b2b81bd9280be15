"""From a table's note to a proposal, an answer with its reason, a place in the plan, and what was reported since."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame, course
from dorpel.findings.models import Finding
from dorpel.journal.operations import record
from dorpel.policy.models import Action, ActionPlan, Objective, PlanVersion
from dorpel.policy.operations import adopt, begin_plan, give_place, report, resolve
from dorpel.proposals.models import Proposal
from dorpel.proposals.operations import Part, merge, propose, split
from dorpel.tables.models import Note, Round, Table
from dorpel.tables.operations import put_on_agenda, seat, write_note


def decide(frame: Frame, clock: Clock, findings: Mapping[str, Finding], articles: Mapping[str, str]) -> None:
    """One round of tables and all that came of it; `articles`: codes under printed articles, by theme."""
    clock.set(moment(day(240), 19 * 60))
    notes = _talk(frame, findings, articles)
    clock.set(moment(day(252)))
    proposals = _propose(frame, findings, notes)
    clock.set(moment(day(300)))
    _answer(frame, proposals)
    clock.set(moment(day(330)))
    actions = _plan(frame, proposals)
    for name, stage, text, on in course()["progress"]:
        if name in actions:
            clock.set(moment(day(on)))
            report(actions[name], stage=stage, text=text, on=day(on), by=frame.people["Stig"])


def _talk(frame: Frame, findings: Mapping[str, Finding], articles: Mapping[str, str]) -> dict[str, Note]:
    told: dict[str, Any] = course()["round"]
    yara, stig = frame.people["Yara"], frame.people["Stig"]
    evening = Round.objects.create(
        dialogue=frame.dialogue, title=told["title"], held_on=day(240), place=told["place"],
        host=frame.services[told["host"]], take_home=told["home"],
    )  # fmt: skip
    record("round.add", evening, by=yara, dialogue=frame.dialogue.pk)
    notes = {}
    for number, (theme, (question, text)) in enumerate(told["tables"].items(), 1):
        if theme not in findings:
            continue
        item = put_on_agenda(
            evening,
            finding=findings[theme],
            by=yara,
            article_code=articles.get(theme, ""),
            question=question,
            order=number,
        )
        table = Table.objects.create(dialogue=frame.dialogue, round=evening, number=number, item=item)
        record("table.add", table, by=yara, dialogue=frame.dialogue.pk)
        seat(table, name="Stig", person=stig, sits_as="staff", by=yara)
        for name, sits_as in told["seats"][(number - 1) * 4 : number * 4]:
            seat(table, name=name, sits_as=sits_as, by=yara)
        notes[theme] = write_note(table, text=text, by=stig)
    return notes


def _propose(frame: Frame, findings: Mapping[str, Finding], notes: Mapping[str, Note]) -> dict[str, Proposal]:
    stig = frame.people["Stig"]
    made: dict[str, Proposal] = {}
    for name, (theme, title, text, service) in course()["proposals"].items():
        if theme in findings:
            made[name] = propose(
                frame.dialogue, findings=[findings[theme]], title=title, text=text, by=stig, note=notes.get(theme),
                service=frame.services[service], answer_due_on=day(310),
            )  # fmt: skip
    for name, (parents, title, text) in course()["merged"].items():
        if all(parent in made for parent in parents):
            made[name] = merge([made[parent] for parent in parents], title=title, text=text, by=stig)
    for parent, parts in course()["split"].items():
        if parent in made:
            children = split(
                made[parent], parts=[Part(title=title, text=text) for _name, title, text in parts], by=stig
            )
            made |= {name: child for (name, _title, _text), child in zip(parts, children, strict=True)}
    return made


def _answer(frame: Frame, proposals: Mapping[str, Proposal]) -> None:
    for name, (outcome, body, reason) in course()["answers"].items():
        if name in proposals:
            resolve(proposals[name], outcome=outcome, body=body, reason=reason, on=day(300), by=frame.people["Bea"])


def _plan(frame: Frame, proposals: Mapping[str, Proposal]) -> dict[str, Action]:
    told: dict[str, Any] = course()["plan"]
    yara = frame.people["Yara"]
    version = begin_plan(
        frame.dialogue, name=told["name"], first_year=2026, last_year=2031, version_name=told["version"], by=yara
    )
    made: dict[str, Action] = {}
    for code, text, plans in told["objectives"]:
        objective = _line(Objective(plan_version=version, code=code, text=text), frame)
        for plan_code, plan_text, actions in plans:
            plan = _line(
                ActionPlan(plan_version=version, code=plan_code, text=plan_text, objective=objective, is_priority=True),
                frame,
            )
            for each in actions:
                made |= _action(frame, version, plan, each, proposals)
    if made:
        adopt(version, on=day(335), by=yara)
    return made


def _action(
    frame: Frame, version: PlanVersion, plan: Any, told: dict[str, Any], proposals: Mapping[str, Proposal]
) -> dict[str, Action]:
    if told["from"] not in proposals:
        return {}
    action = Action(
        plan_version=version, action_plan=plan, code=told["code"], text=told["text"], due_on=day(told["due"]),
        counts_as_done=told["done"], is_priority=True,
    )  # fmt: skip
    _line(action, frame)
    action.owners.set(frame.services[index] for index in told["owners"])
    give_place(action, proposal=proposals[told["from"]], by=frame.people["Yara"])
    return {told["from"]: action}


def _line(row: Any, frame: Frame) -> Any:
    row.dialogue = frame.dialogue
    row.save(force_insert=True)
    record(f"{row._meta.model_name}.add", row, by=frame.people["Yara"], dialogue=frame.dialogue.pk)
    return row
