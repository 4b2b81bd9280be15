"""Talk after talk with its ids and receipts, made a few steps ahead by a second process: keeping takes all of one."""

from __future__ import annotations

import random
from bisect import bisect
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context
from typing import NamedTuple
from uuid import UUID

from dorpel.config.demo.chance import Dice
from dorpel.config.demo.city import DAYS, City
from dorpel.config.demo.days import moment
from dorpel.config.demo.talk import _MASK, Conversation, Talker
from dorpel.core.ids import read_receipt, uuid7_from

STEP, AHEAD = 1_000, 8  # talks that go from process to process at once, and how many times that many wait
WORTH = 5_000  # talks for which a second process is begun


class Told(NamedTuple):
    """A talk, when it came in, the ids (as numbers) of its voices, its answers and itself, its receipts' signs."""

    talk: Conversation
    received: datetime
    ids: tuple[int, ...]
    receipts: tuple[str, ...]


class Storyteller:
    """Tells what is said in one city, for one dialogue."""

    def __init__(self, seed: int, slug: str) -> None:
        self.dice = Dice(seed, slug)
        self.talker = Talker(City(seed))

    def tell(self, number: int) -> Told:
        """Talk `number`."""
        return self.told(self.talker.tell(number)[0])

    def told(self, talk: Conversation) -> Told:
        """A talk with all that belongs to it."""
        received = (moment(talk.day, talk.minute) + timedelta(minutes=talk.minutes)).astimezone(UTC)
        bits = random.Random(self.dice.number(f"talk {talk.number}", 16)).getrandbits  # noqa: S311 -- a fiction
        at, many = int(received.timestamp() * 1000), len(talk.voices) + len(talk.answers) + 1
        receipts = (read_receipt(self.dice.receipt(talk.number, index)) or "" for index in range(len(talk.voices)))
        return Told(talk, received, tuple(uuid7_from(at, bits(80)).int for _ in range(many)), tuple(receipts))

    def answers_of(self, talk: Conversation) -> list[UUID]:
        """The ids of what was said in a talk, in its order."""
        return [UUID(int=number) for number in self.told(talk).ids[len(talk.voices) : -1]]

    def voices_of(self, talk: Conversation) -> list[UUID]:
        """The ids of a talk's voices."""
        return [UUID(int=number) for number in self.told(talk).ids[: len(talk.voices)]]


def in_time(talker: Talker, count: int) -> list[int]:
    """The numbers of the first `count` talks in the order of their days: ids then grow as the rows are written."""
    source, days, seed = talker.random, talker.busy, talker.city.seed
    found: list[list[int]] = [[] for _ in range(DAYS + 1)]
    for number in range(count):
        source.seed((seed * 0x9E3779B97F4A7C15 + number * 0xBF58476D1CE4E5B9 + 1) & _MASK)
        found[bisect(days, source.random())].append(number)
    return [number for numbers in found for number in numbers]


def story(teller: Storyteller, count: int, *, apart: bool | None = None) -> Iterator[Told]:
    """The first `count` talks, by day; told by a second process when there are many (`apart`: or always, or never)."""
    numbers = in_time(teller.talker, count)
    if not (count >= WORTH if apart is None else apart):
        yield from map(teller.tell, numbers)
        return
    seed, slug, waiting = teller.talker.city.seed, teller.dice.slug, deque[Future[list[Told]]]()
    # A fork would take the connections to the database and the threads' locks along.
    with ProcessPoolExecutor(1, get_context("spawn"), _begin, (seed, slug)) as other:
        for at in range(0, count, STEP):
            waiting.append(other.submit(_tell, numbers[at : at + STEP]))
            if len(waiting) > AHEAD:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


_tellers: list[Storyteller] = []  # in the second process: the one that tells


def _begin(seed: int, slug: str) -> None:
    _tellers.append(Storyteller(seed, slug))


def _tell(numbers: list[int]) -> list[Told]:
    return [_tellers[0].tell(number) for number in numbers]
