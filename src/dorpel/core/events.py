"""Facts and reactions: a lower room says what happened; config/reactions.py says what follows."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import transaction


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that happened, in plain ids; subclasses live in the facts.py of the room that says it."""


F = TypeVar("F", bound=Fact)
Reaction = Callable[[Any], None]
_reactions: dict[type[Fact], list[Reaction]] = defaultdict(list)


def on(kind: type[F], *reactions: Callable[[F], None]) -> None:
    """Says what follows from a fact; a reaction runs in the transaction of whoever announced it."""
    known = _reactions[kind]  # a line without reactions counts too: somebody thought of it
    for reaction in reactions:
        if reaction not in known:
            known.append(reaction)


def announce(fact: Fact) -> None:
    """Runs the reactions to a fact, in their order, inside the transaction that changed the rows."""
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError(f"{type(fact).__name__} must be announced inside a transaction.")
    for reaction in _reactions.get(type(fact), ()):
        reaction(fact)


def reactions() -> dict[type[Fact], tuple[Reaction, ...]]:
    """What follows from what, for the test that compares it with the facts that exist."""
    return {kind: tuple(found) for kind, found in _reactions.items()}
