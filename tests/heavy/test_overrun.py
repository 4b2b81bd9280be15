"""Ten times the load for a minute: nothing is lost, a 503 is allowed, and soon after the house is itself again."""

import os
import time

from tests.heavy.crowd import crowd_of, deliver_all, under_way
from tests.heavy.house import House, agrees
from tests.phone import Lost

# A busy evening: twelve phones that finish a talk every two seconds. Ten times that is 120 of them without a rest.
PHONES, PAUSE = 120, 1.0
SECONDS = 10 if os.environ.get("QUICK") == "1" else 60
RECOVERED = 60.0


def test_ten_times_the_load(house: House) -> None:
    phones = crowd_of(house.start(), PHONES, patience=90)
    with under_way(phones, pause=PAUSE) as crowd:
        time.sleep(SECONDS)
    since = time.monotonic()
    assert set(crowd.answers) <= {200, 503, 0}, crowd.answers
    assert crowd.answers[200] > SECONDS * 10
    deliver_all(phones)
    found = agrees(house, phones)
    assert found == {"acknowledged": sum(phone.made for phone in phones), "lost": 0, "doubled": 0, "unsaid": 0}
    while not soon(house) and time.monotonic() - since < RECOVERED:
        time.sleep(1)
    assert soon(house)
    assert time.monotonic() - since < RECOVERED


def soon(house: House) -> bool:
    """Whether a talk is taken in and a page answered, each within a second."""
    phone = house.phone(0, seed=99, patience=5)
    phone.prepare()
    since = time.monotonic()
    try:
        return phone.put(phone.finish()) == 200 and house.answers() and time.monotonic() - since < 1.0
    except Lost:
        return False
