"""What the generator knows about its own answers: for tests and benches, never read or stored by the product."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dorpel.config.demo.city import City
from dorpel.config.demo.retelling import parts
from dorpel.config.demo.talk import Talker


class Truth(NamedTuple):
    """For conversation `number`: the themes of each answer, the main one first (none: off-topic), and who spoke."""

    number: int
    themes: tuple[tuple[str, ...], ...]
    group: str


class Matters(NamedTuple):
    """For conversation `number`: of each answer the situations that its sentences are about, with their roles."""

    number: int
    said: tuple[tuple[tuple[str, str], ...], ...]


def truths(seed: int, n: int, start: int = 0) -> Iterator[Truth]:
    """The truths beside `conversations(seed, n, start)`, in the same order."""
    tell = Talker(City(seed)).tell
    for number in range(start, n):
        _, themes, group = tell(number)
        yield Truth(number, themes, group)


def matters(seed: int, n: int, start: int = 0) -> Iterator[Matters]:
    """The matters beside `conversations(seed, n, start)`, in the same order; slower than `truths`."""
    talker = Talker(City(seed))
    for number in range(start, n):
        told = parts(talker, number)
        yield Matters(number, tuple(tuple((part.situation, part.role) for part in each) for each in told))
