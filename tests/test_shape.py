"""The shape of the house: which room may point at which, what follows from what, and how long a file may be."""

import ast
import inspect
import pkgutil
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

import dorpel
from dorpel.core.events import Fact, reactions
from dorpel.dialogues.rows import InDialogue

SOURCE = Path(dorpel.__file__).parent
ROOMS = [
    "core", "people", "journal", "dialogues", "challengers", "conversations", "coding", "findings", "tables",
    "proposals", "policy", ("label", "laboratory", "network", "newspaper"), "insight", "exchange", "pages",
]  # fmt: skip
FLOOR = {room: at for at, rooms in enumerate(ROOMS) for room in ([rooms] if isinstance(rooms, str) else rooms)}
OURS = [model for model in apps.get_models() if model.__module__.startswith("dorpel.")]


def test_every_foreign_key_points_to_the_same_room_or_a_lower_one() -> None:
    wrong = [
        f"{model._meta.label}.{field.name}"
        for model in OURS
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField) and _climbs(model, field)
    ]
    assert wrong == []


def _climbs(model: type[models.Model], field: models.Field) -> bool:  # type: ignore[type-arg]
    here, there = model._meta.app_label, field.related_model._meta.app_label  # type: ignore[union-attr]
    if there not in FLOOR:
        return True
    return FLOOR[there] > FLOOR[here] or (FLOOR[there] == FLOOR[here] and there != here)


def test_every_row_of_the_walk_carries_its_dialogue_and_can_be_found_by_both() -> None:
    without = [
        model._meta.label
        for model in OURS
        if issubclass(model, InDialogue)
        and not any(
            set(constraint.fields) == {"dialogue", "id"}
            for constraint in model._meta.constraints
            if isinstance(constraint, models.UniqueConstraint)
        )
    ]
    assert without == []


def test_every_fact_has_its_line_on_the_page_of_reactions() -> None:
    assert _facts() == set(reactions())


def _facts() -> set[type[Fact]]:
    names = [room.name for room in pkgutil.iter_modules([str(SOURCE)]) if (SOURCE / room.name / "facts.py").exists()]
    modules = [import_module(f"dorpel.{name}.facts") for name in names]
    return {
        found
        for module in modules
        for _, found in inspect.getmembers(module, inspect.isclass)
        if issubclass(found, Fact) and found.__module__ == module.__name__
    }


def test_every_fact_is_announced_somewhere() -> None:
    text = "\n".join(path.read_text() for path in _sources())
    assert [
        fact.__name__
        for fact in sorted(_facts(), key=str)
        if not re.search(rf"\b{fact.__name__}\(", _without_class(text))
    ] == []


def _without_class(text: str) -> str:
    return re.sub(r"class \w+\(", "class", text)


def test_every_address_of_the_team_is_entered_by_a_door() -> None:
    without = [
        name
        for name, view, route in _addresses()
        if route.startswith("team/<slug:dialogue>/") and not hasattr(view, "door")
    ]
    assert without == []


def _addresses(resolver: URLResolver | None = None, before: str = "") -> list[tuple[str, object, str]]:
    found: list[tuple[str, object, str]] = []
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += _addresses(pattern, route)
        elif isinstance(pattern, URLPattern):
            found.append((str(pattern.name), pattern.callback, route))
    return found


def _sources() -> list[Path]:
    return [path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts]


@pytest.mark.parametrize("path", _sources(), ids=lambda path: str(path.relative_to(SOURCE)))
def test_a_file_stays_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 400
    assert not text.strip() or ast.get_docstring(ast.parse(text))


def test_no_module_has_a_name_that_says_nothing() -> None:
    empty = {"utils", "helpers", "services", "mixins", "signals", "manager", "handler", "misc", "common"}
    assert [path.name for path in _sources() if path.stem in empty] == []


def test_a_view_is_short() -> None:
    long = [
        f"{path.relative_to(SOURCE)}:{node.name}"
        for path in [*SOURCE.rglob("views.py"), *SOURCE.rglob("views/*.py")]
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and _length(node) > 45
    ]
    assert long == []


def _length(node: ast.FunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_operations_take_the_actor_by_name() -> None:
    """Whoever acts is never a hidden current user: it is named in the call."""
    wrong = []
    for room in FLOOR:
        for found in _operations(room):
            parameter = inspect.signature(found).parameters.get("by")
            if parameter is not None and parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
                wrong.append(f"{room}.{found.__name__}")
    assert wrong == []


def _operations(room: str) -> list[Callable[..., object]]:
    place = SOURCE / room / "operations"
    names = [f"dorpel.{room}.operations.{path.stem}" for path in place.glob("*.py")] if place.is_dir() else []
    names += [f"dorpel.{room}.operations"] if place.with_suffix(".py").exists() else []
    modules = [import_module(name.removesuffix(".__init__")) for name in names]
    return [
        each
        for module in modules
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if not name.startswith("_") and each.__module__.startswith(f"dorpel.{room}.operations")
    ]
