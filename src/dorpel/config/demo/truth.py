"""What the generator knows about its own answers: for tests and benches, never read or stored by the product."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dorpel.config.demo.city import City
from dorpel.config.demo.talk import Talker


class Truth(NamedTuple):
    """For conversation `number`: the themes of each answer, the main one first (none: off-topic), and who spoke."""

    number: int
    themes: tuple[tuple[str, ...], ...]
    group: str


def truths(seed: int, n: int, start: int = 0) -> Iterator[Truth]:
    """The truths beside `conversations(seed, n, start)`, in the same order."""
    tell = Talker(City(seed)).tell
    for number in range(start, n):
        _, themes, group = tell(number)
        yield Truth(number, themes, group)
