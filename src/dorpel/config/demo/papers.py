"""What people of the fictional dialogue wrote down: its course, codebook, findings, newspaper, tables and after."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def written(name: str) -> dict[str, Any]:
    """One of the files of phrases."""
    found = json.loads((files("dorpel.config.demo.phrases") / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def course() -> dict[str, Any]:
    """What the fictional dialogue decided, learned and wants."""
    return written("course")


def road() -> dict[str, Any]:
    """What its challengers were given and went through."""
    return _told("road", "road")


def paper() -> dict[str, Any]:
    """Its newspaper."""
    return _told("edition", "edition")


def table() -> dict[str, Any]:
    """What was said at its tables, proposed, answered, planned and reported."""
    return _told("table", "tables")


def after() -> dict[str, Any]:
    """What people did beside the plan."""
    return _told("after", "after")


def _told(name: str, under: str) -> dict[str, Any]:
    found = written(name)[under]
    assert isinstance(found, dict)
    return found
