"""Phones that deliver all the time from threads of their own, whatever happens to the house."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.heavy.house import House
from tests.phone import RECEIVED, Lost, Phone


@dataclass
class Crowd:
    """Phones under way, and how they were answered: by status, 0 for no answer."""

    phones: list[Phone]
    answers: Counter[int] = field(default_factory=Counter)
    slowest: float = 0.0
    stopped: threading.Event = field(default_factory=threading.Event)

    def deliver(self, phone: Phone, pause: float) -> None:
        """One phone: a talk, then what waits, alone or in a batch; and again."""
        chance = random.Random(phone.token)
        while not self.stopped.is_set():
            phone.finish()
            since = time.monotonic()
            try:
                waiting = phone.ready
                alone = len(waiting) == 1 or chance.random() < 0.5
                status = phone.put(waiting[0]) if alone else phone.batch(waiting[:50])
            except Lost:
                status = 0
            self.slowest = max(self.slowest, time.monotonic() - since)
            self.answers[status] += 1
            time.sleep(pause if status == 200 else max(pause, 0.1))


@contextmanager
def under_way(phones: Sequence[Phone], *, pause: float = 0.0) -> Iterator[Crowd]:
    """These phones deliver for as long as the block runs."""
    crowd = Crowd(list(phones))
    threads = [threading.Thread(target=crowd.deliver, args=(phone, pause)) for phone in phones]
    for thread in threads:
        thread.start()
    try:
        yield crowd
    finally:
        crowd.stopped.set()
        for thread in threads:
            thread.join()


def crowd_of(house: House, count: int, *, seed: int = 0, patience: float = 30) -> list[Phone]:
    """So many phones of the house, ready to go out."""
    phones = [house.phone(number, seed=seed, patience=patience) for number in range(count)]
    phones[0].prepare()
    for phone in phones:
        phone.guide, phone.seal = phones[0].guide, phones[0].seal
    return phones


def deliver_all(phones: Sequence[Phone], patience: float = 60) -> None:
    """Lets every phone send what waits until nothing does."""
    until = time.monotonic() + patience
    for phone in phones:
        while time.monotonic() < until:
            try:
                if phone.flush():
                    break
            except Lost:
                pass
            time.sleep(0.2)
        assert all(row.state == RECEIVED for row in phone.outbox), f"{phone.token} can't deliver"
