"""The one place that talks to Typst: our faces only, nothing from the system, data passed in as JSON."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from dorpel.newspaper.layout.letters import FONTS

HERE = Path(__file__).resolve().parent


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def press(template: str, job: Any) -> typst.Compiler:
    """A compiler with ``template`` (a file of this folder) and the job as its data."""
    data = {"job": json.dumps(job, ensure_ascii=False)}
    return typst.Compiler(str(HERE / template), root=str(HERE), font_paths=_fonts(), sys_inputs=data)


def asked(compiler: typst.Compiler, label: str) -> Any:
    """The values of all ``metadata`` with this label."""
    return json.loads(compiler.query(f"<{label}>", field="value"))
