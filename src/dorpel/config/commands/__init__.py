"""The commands of `dorpel`, one module each, and how a command speaks.

A module has HELP (a lazy sentence), `arguments(parser)` and `run(options)`, which returns 0 (done) or 1 (not so).
Its answer goes to stdout with `answer`, what it is busy with goes to stderr with `progress`; what it was given
and can't use it refuses with BadInput (exit 2).
"""

import argparse
import json
import sys
from collections.abc import Mapping
from typing import Any


class BadInput(Exception):
    """What the person gave can't be used; the sentence says what, where and why. `facts` go into the JSON."""

    def __init__(self, sentence: str, **facts: Any) -> None:
        super().__init__(sentence)
        self.facts = facts


def answer(options: argparse.Namespace, facts: Mapping[str, Any], text: str) -> None:
    """Say the outcome on stdout: `facts` on one line with --json, else `text` for people."""
    if options.json:
        text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"), default=str)
    print(text, flush=True)


def progress(sentence: str) -> None:
    """Say on stderr what is going on."""
    print(sentence, file=sys.stderr, flush=True)
