"""The conversation tables of the fictional city: who sat where, what was noted, and the gathering at the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.papers import table
from dorpel.findings.models import Finding
from dorpel.journal.operations import record
from dorpel.tables.models import Note, Round, Table
from dorpel.tables.operations import put_on_agenda, seat, write_note


def talk(frame: Frame, clock: Clock, findings: Mapping[str, Finding], articles: Mapping[str, str]) -> dict[str, Note]:
    """One evening of tables; their notes by finding. `articles`: codes under printed articles, by finding."""
    told = table()
    clock.set(moment(day(told["round"]["on"]), 19 * 60))
    evening = gather(frame, told["round"])
    return {
        each["finding"]: _sit(frame, evening, number, each, findings[each["finding"]], articles)
        for number, each in enumerate(told["tables"], 1)
        if each["finding"] in findings
    }


def gather(frame: Frame, told: Mapping[str, Any]) -> Round:
    """An evening together."""
    evening = Round.objects.create(
        dialogue=frame.dialogue, title=told["title"], held_on=day(told["on"]), place=told["place"],
        host=frame.services[told["host"]], take_home=told["home"],
    )  # fmt: skip
    record("round.add", evening, by=frame.people["Yara"], dialogue=frame.dialogue.pk)
    return evening


def _sit(
    frame: Frame, evening: Round, number: int, told: Mapping[str, Any], finding: Finding, articles: Mapping[str, str]
) -> Note:
    yara = frame.people["Yara"]
    item = put_on_agenda(
        evening, finding=finding, by=yara, article_code=articles.get(told["finding"], ""), question=told["question"],
        order=number,
    )  # fmt: skip
    place = Table.objects.create(dialogue=frame.dialogue, round=evening, number=number, item=item)
    record("table.add", place, by=yara, dialogue=frame.dialogue.pk)
    for name, sits_as in told["seats"]:
        person = frame.people[name] if name == told["person"] else None
        seat(place, name=name, person=person, sits_as=sits_as, by=yara)
    return write_note(place, text=told["note"], by=frame.people["Stig"])
