"""The days of the fictional city: what happens on each, done in their order, also what a day makes happen later."""

from __future__ import annotations

from collections.abc import Callable

from dorpel.config.demo.chance import Clock
from dorpel.config.demo.days import day, moment


class Calendar:
    """What is to happen on which day after the first talk."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.days: list[tuple[int, int, Callable[[], object]]] = []

    def on(self, number: int, happens: Callable[[], object], *, minute: int = 14 * 60) -> None:
        """Writes something down for a day, at so many minutes after midnight."""
        self.days.append((number, minute, happens))

    def live(self) -> None:
        """All of it, the first written first when two happen at once."""
        while self.days:
            next_one = min(self.days, key=lambda each: each[:2])
            self.days.remove(next_one)
            number, minute, happens = next_one
            self.clock.set(moment(day(number), minute))
            happens()
