"""The one place that talks to Typst: our faces only, nothing from the system, data passed in as JSON text."""

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


def source(template: str, job: Any) -> bytes:
    """The text that sets what ``made`` of ``template`` (a file of this folder) makes of a job.

    The job stands as text in the source, not in ``sys.inputs``: with other inputs Typst would set anew all that it
    has set before, also what didn't change since the editor's last look.
    """
    told = _literal(json.dumps(job, ensure_ascii=False))
    return f'#import "{template}": made\n#made(json(bytes({told})))'.encode()


def press(text: bytes) -> typst.Compiler:
    """A compiler of a source, for one use: the binding forgets what isn't a file after the first (typst 0.15.2)."""
    return typst.Compiler(text, root=str(HERE), font_paths=_fonts())


def _literal(text: str) -> str:
    """A text as a string of Typst: within it only these two signs mean something."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def asked(compiler: typst.Compiler, label: str) -> Any:
    """The values of all ``metadata`` with this label."""
    return json.loads(compiler.query(f"<{label}>", field="value"))
