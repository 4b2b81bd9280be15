"""The codebook of the fictional city: how it began, and how coders merged, divided and sharpened it."""

from __future__ import annotations

from typing import Any

from dorpel.coding.models import Code, Theme
from dorpel.coding.operations import keep_codebook, merge_codes
from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment
from dorpel.config.demo.frame import Frame
from dorpel.config.demo.papers import written
from dorpel.journal.operations import record


def begin_codebook(frame: Frame, clock: Clock) -> dict[str, Code]:
    """The codes of the first evening by name, those among them that were merged later."""
    told: dict[str, Any] = written("codebook")
    clock.set(moment(day(60), 19 * 60))
    codes: dict[str, Code] = {}
    theme: Theme | None = None
    for order, each in enumerate(told["codebook"].values(), 1):
        if each["name"]:
            theme = Theme.objects.create(dialogue=frame.dialogue, name=each["name"], about=each["about"], order=order)
            record("theme.add", theme, by=frame.people["Cem"], dialogue=frame.dialogue.pk)
        for name, meaning, _words in each["codes"]:
            sharper = next((first for first, *_rest in told["sharper"] if first == name), None)
            codes[name] = _code(frame, theme, name, "" if sharper else meaning)
    for name, into, _theme in told["merged"]:
        codes[name] = _code(frame, codes[into].theme, name, "")
    keep_codebook(frame.dialogue, why=told["kept"][0], by=frame.people["Cem"])
    return codes


def _code(frame: Frame, theme: Theme | None, name: str, meaning: str) -> Code:
    code = Code.objects.create(dialogue=frame.dialogue, theme=theme, name=name, meaning=meaning)
    record("code.add", code, by=frame.people["Cem"], dialogue=frame.dialogue.pk)
    return code


def mend_codebook(frame: Frame, clock: Clock, codes: dict[str, Code]) -> None:
    """What the coders changed once they had laid their work side by side."""
    told: dict[str, Any] = written("codebook")
    ayla = frame.people["Ayla"]
    clock.set(moment(day(204), 19 * 60))
    for name, into, _theme in told["merged"]:
        merge_codes(codes[name], into=codes[into], by=ayla)
    for name, meaning, why in told["sharper"]:
        code = Code.objects.get(pk=codes[name].pk)
        code.meaning, code.version = meaning, code.version + 1
        code.save(update_fields=["meaning", "version"])
        record("code.change", code, by=ayla, dialogue=frame.dialogue.pk, why=why)
    _divide(frame, codes, told["split"])
    keep_codebook(frame.dialogue, why=told["kept"][1], by=ayla)


def _divide(frame: Frame, codes: dict[str, Code], told: dict[str, Any]) -> None:
    """One theme in which two conversations lay becomes two."""
    ayla, dialogue = frame.people["Ayla"], frame.dialogue
    old = Theme.objects.get(dialogue=dialogue, name=told["from"])
    new = Theme.objects.create(dialogue=dialogue, name=told["name"], about=told["about"], order=old.order)
    record("theme.add", new, by=ayla, dialogue=dialogue.pk, why=told["why"])
    old.name, old.version = told["rest"], old.version + 1
    old.save(update_fields=["name", "version"])
    record("theme.change", old, by=ayla, dialogue=dialogue.pk, why=told["why"])
    for code in Code.objects.filter(pk__in=[codes[name].pk for name in told["codes"]]).order_by("pk"):
        code.theme, code.version = new, code.version + 1
        code.save(update_fields=["theme", "version"])
        record("code.change", code, by=ayla, dialogue=dialogue.pk)
