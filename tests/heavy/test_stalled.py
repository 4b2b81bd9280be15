"""A hundred and twenty phones that stall, each in its own way: the others are answered within a second."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from tests.heavy.crowd import crowd_of
from tests.heavy.house import House, agrees

STALLED = 120
HEAD = (
    "PUT /field/stad/conversation/0193a7c0-0000-7000-8000-{number:012d} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    "Authorization: Device phone-{number:016}\r\nContent-Length: 900\r\n\r\n"
)


def stall(house: House, number: int, stopped: threading.Event) -> None:
    """One phone: half of its headers, half of its body, or one sign a second of either."""
    head = HEAD.format(number=number).encode()
    with socket.create_connection(("127.0.0.1", house.port)) as line:
        try:
            if number % 3 == 0:
                line.sendall(head[:60])
                stopped.wait()
            elif number % 3 == 1:
                line.sendall(head + b"{" * 450)
                stopped.wait()
            else:
                for sign in head + b"{" * 900:
                    line.sendall(bytes([sign]))
                    if stopped.wait(0.05):
                        return
        except OSError:
            return  # the house hung up, as it may


@contextmanager
def stalled(house: House) -> Iterator[list[threading.Thread]]:
    """All of them at once, for as long as the block runs."""
    stopped = threading.Event()
    threads = [threading.Thread(target=stall, args=(house, number, stopped)) for number in range(1, STALLED + 1)]
    for thread in threads:
        thread.start()
    try:
        yield threads
    finally:
        stopped.set()
        for thread in threads:
            thread.join()


def test_stalled_phones_hold_up_nobody(house: House) -> None:
    phones = crowd_of(house.start(), 4, patience=5)
    took = []
    with stalled(house) as threads:
        time.sleep(1)
        assert sum(thread.is_alive() for thread in threads) > 100, "they must stall for this to prove anything"
        for turn in range(40):
            phone, since = phones[turn % 4], time.monotonic()
            assert phone.put(phone.finish()) == 200
            took.append(time.monotonic() - since)
            since = time.monotonic()
            assert house.answers()
            took.append(time.monotonic() - since)
    assert max(took) < 1.0, sorted(took)[-5:]
    assert agrees(house, phones) == {"acknowledged": 40, "lost": 0, "doubled": 0, "unsaid": 0}
