"""kill -9 under load: what was acknowledged is there, row and journal agree, and nothing stands there twice."""

import random
import time

import pytest

from tests.heavy.crowd import crowd_of, deliver_all, under_way
from tests.heavy.house import House, agrees
from tests.heavy.postgres import Postgres
from tests.phone import Phone

ROUNDS = 4
RIGHT = {"lost": 0, "doubled": 0, "unsaid": 0}


def right(house: House, phones: list[Phone]) -> int:
    """That nothing is wrong; how many records were acknowledged."""
    found = agrees(house, phones)
    acknowledged = found.pop("acknowledged")
    assert found == RIGHT
    return acknowledged


def all_is_read(house: House, records: int) -> None:
    """That each record became a talk, once, however often the reader was killed."""
    until = time.monotonic() + 120
    while house.waiting() and time.monotonic() < until:
        time.sleep(0.5)
    assert house.waiting() == 0
    assert house.asked("SELECT state, count(*) FROM conversations_submission GROUP BY state") == [("parsed", records)]
    assert house.asked("SELECT count(*) FROM conversations_conversation") == [(records,)]


def test_the_app_is_killed_under_load(house: House) -> None:
    phones, chance = crowd_of(house.start(), 8), random.Random(1)
    with under_way(phones) as crowd:
        for _ in range(ROUNDS):
            time.sleep(chance.uniform(0.3, 1.2))
            house.kill()
            house.start()
        time.sleep(0.5)
    assert crowd.answers[0] > 0, "no request was cut off, so the kills proved nothing"
    assert right(house, phones) > 50
    deliver_all(phones)
    assert right(house, phones) == sum(phone.made for phone in phones)
    all_is_read(house, sum(phone.made for phone in phones))


@pytest.mark.parametrize("house", ["postgresql"], indirect=True)
def test_postgresql_is_killed_under_load(house: House, server: Postgres) -> None:
    phones, chance = crowd_of(house.start(), 8), random.Random(2)
    with under_way(phones) as crowd:
        for _ in range(ROUNDS):
            time.sleep(chance.uniform(0.3, 1.2))
            server.kill()
            time.sleep(0.3)
            server.start()
        time.sleep(0.5)
    assert crowd.answers[503] > 0
    assert set(crowd.answers) <= {200, 503}, "a database that is away is no mistake of ours"
    assert right(house, phones) > 50
    deliver_all(phones)
    assert right(house, phones) == sum(phone.made for phone in phones)
    all_is_read(house, sum(phone.made for phone in phones))
