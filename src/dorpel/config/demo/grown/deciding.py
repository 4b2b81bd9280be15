"""What grew from the tables: proposals that were merged, split and rewritten, and the answers with their reasons."""

from __future__ import annotations

from collections.abc import Mapping

from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.papers import table
from dorpel.findings.models import Finding
from dorpel.policy.operations import resolve
from dorpel.proposals.models import Proposal
from dorpel.proposals.operations import Part, merge, propose, rewrite, split
from dorpel.tables.models import Note

DUE = 302  # the day by which the city promised to answer


def propose_all(
    frame: Frame, clock: Clock, findings: Mapping[str, Finding], notes: Mapping[str, Note]
) -> dict[str, Proposal]:
    """The proposals by name; those that were merged or split too."""
    clock.set(moment(day(252)))
    stig, made = frame.people["Stig"], {}
    for name, told in table()["proposals"].items():
        if told["finding"] in findings:
            made[name] = propose(
                frame.dialogue, findings=[findings[told["finding"]]], title=told["title"], text=told["text"], by=stig,
                note=notes.get(told["finding"]), service=frame.services[told["service"]], answer_due_on=day(DUE),
            )  # fmt: skip
    clock.set(moment(day(259)))
    for name, told in table()["proposals"].items():
        if name in made and "rewrite" in told:
            rewrite(made[name], **told["rewrite"], seen=1, by=stig)
    _merge_and_split(frame, made)
    return made


def _merge_and_split(frame: Frame, made: dict[str, Proposal]) -> None:
    stig = frame.people["Stig"]
    for name, told in table()["merged"].items():
        if all(parent in made for parent in told["from"]):
            parents = [made[parent] for parent in told["from"]]
            made[name] = merge(parents, title=told["title"], text=told["text"], by=stig)
    for parent, parts in table()["split"].items():
        if parent in made:
            children = split(made[parent], parts=[Part(title=title, text=text) for _n, title, text in parts], by=stig)
            made |= {name: child for (name, _title, _text), child in zip(parts, children, strict=True)}


def answer(frame: Frame, clock: Clock, proposals: Mapping[str, Proposal]) -> None:
    """Every proposal gets its answer, with a reason, in time."""
    for name, outcome, body, on, again, reason in table()["answers"]:
        if name in proposals:
            clock.set(moment(day(on), 11 * 60))
            resolve(
                proposals[name], outcome=outcome, body=body, reason=reason, on=day(on), by=frame.people["Bea"],
                look_again_on=day(again) if again else None,
            )  # fmt: skip
