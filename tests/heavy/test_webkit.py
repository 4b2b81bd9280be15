"""The recorder's main journey in WebKit: no letter is lost or doubled, whatever the page, browser or line does."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from selenium.webdriver.support.wait import WebDriverWait

from tests.heavy import webkit
from tests.heavy.house import House
from tests.heavy.webkit import Phone

SAID = "Op de bank aan ’t pleintje kende ik iédereen – altijd."
SAID_TOO = "أعرف الجميع في هذا الشارع، والحمد لله."
WORDS = """SELECT language, text FROM conversations_answer
    JOIN conversations_answerversion ON answer_id = conversations_answer.id"""
WORKER = "navigator.serviceWorker.ready.then(arguments[0])"
# That the browser has fetched every screen, the last one too.
SCREENS = """() => performance.getEntriesByType("resource").some(({ name }) => name.includes("screens/receipt"))"""

pytestmark = pytest.mark.parametrize("house", ["sqlite"], indirect=True)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    if not webkit.is_ready():
        pytest.skip(f"WebKitGTK isn't here. Run once: sudo apt-get install -y {' '.join(webkit.PACKAGES)}")
    with webkit.screen() as name:
        yield name


@contextmanager
def signed_in(house: House, display: str, folder: Path, *wishes: str) -> Iterator[Phone]:
    """A phone after its code was scanned."""
    made = Phone(display, folder, *wishes)
    try:
        made.driver.get(f"{house.start().address}/recorder/#{house.tokens[0]}")
        made.find("[data-new]")
        yield made
    finally:
        made.close()


@pytest.fixture
def phone(house: House, display: str, tmp_path: Path) -> Iterator[Phone]:
    with signed_in(house, display, tmp_path / "phone") as made:
        made.driver.execute_async_script(WORKER)
        yield made


@pytest.fixture
def bare(house: House, display: str, tmp_path: Path) -> Iterator[Phone]:
    """One without a service worker, as a browser inside another app."""
    with signed_in(house, display, tmp_path / "phone", "no-worker") as made:
        assert made.run("() => 'serviceWorker' in navigator") is False
        WebDriverWait(made.driver, webkit.PATIENCE).until(lambda _driver: made.run(SCREENS))
        yield made


def begin(phone: Phone) -> None:
    """A new talk, and yes to the first question."""
    phone.tap("[data-new]")
    phone.find("[data-refuse]")
    phone.tap(".foot .btn--ink")
    phone.find("textarea:focus")


def answer(phone: Phone, words: str) -> None:
    """Types where the cursor is, until the phone says that it is kept."""
    phone.type(words)
    phone.find(".kept b")


def finish(phone: Phone) -> str:
    """From a question to the receipt; its code."""
    phone.tap("[data-enough]")
    phone.tap("[data-all]")
    phone.tap(".body > .chips .chip")
    phone.tap(".choice:has([data-same]) .chip")
    phone.tap("[data-keep]")
    code = phone.find(".receipt-code").text
    phone.tap("[data-given]")
    phone.find("[data-new]")
    return code


def soon(house: House, count: int) -> list[tuple[str, str]]:
    """What the house has read of the talks, when it is so much."""
    until = time.monotonic() + webkit.PATIENCE
    while len(found := house.asked(WORDS)) < count and time.monotonic() < until:
        time.sleep(0.2)
    return sorted(found)


def test_a_talk_arrives_to_the_letter(house: House, phone: Phone) -> None:
    begin(phone)
    answer(phone, SAID)
    phone.tap("[data-next]")
    phone.tap("[data-tongue]")
    phone.tap(".tongue-row[lang=ar]")
    assert phone.find("textarea:focus").get_attribute("dir") == "rtl"
    answer(phone, SAID_TOO)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}", finish(phone))
    phone.find("[data-state=received]")
    assert soon(house, 2) == [("ar", SAID_TOO), ("nl", SAID)]
    [row] = phone.kept()["outbox"]
    assert house.holds() == (Counter({(row["id"], row["sha256"]): 1}), Counter({row["id"]: 1}))


def test_a_reload_in_the_middle_loses_no_letter(phone: Phone) -> None:
    begin(phone)
    answer(phone, SAID)
    phone.type(" En nog wat")  # reloaded before its half second is over
    phone.driver.refresh()
    assert phone.find("textarea").get_attribute("value") == f"{SAID} En nog wat"


def test_a_browser_that_is_killed_brings_its_draft_back(house: House, phone: Phone) -> None:
    begin(phone)
    answer(phone, SAID)
    phone.kill()
    phone.driver.get(f"{house.address}/recorder/")
    phone.tap(".queue-row")
    assert phone.find("textarea").get_attribute("value") == SAID
    finish(phone)
    phone.find("[data-state=received]")
    assert soon(house, 1) == [("nl", SAID)]


def test_a_talk_waits_for_the_house_and_is_sent_once(house: House, phone: Phone) -> None:
    house.stop()
    phone.driver.refresh()  # the worker has the program
    begin(phone)
    answer(phone, SAID)
    finish(phone)
    phone.tap("[data-send]")
    phone.find("[data-state=ready]")
    phone.kill()
    house.start()
    phone.driver.get(f"{house.address}/recorder/")
    arrived_once(house, phone)


def test_without_a_worker_a_talk_waits_too(house: House, bare: Phone) -> None:
    house.stop()
    begin(bare)
    answer(bare, SAID)
    finish(bare)
    bare.find("[data-state=ready]")
    house.start()
    bare.tap("[data-send]")
    arrived_once(house, bare)


def arrived_once(house: House, phone: Phone) -> None:
    """One talk stands on the phone as received and in the house, also after it was to be sent again."""
    phone.find("[data-state=received]")
    phone.tap("[data-send]")
    assert soon(house, 1) == [("nl", SAID)]
    [row] = phone.kept()["outbox"]
    assert (row["number"], row["state"]) == (1, "received")
    assert house.holds() == (Counter({(row["id"], row["sha256"]): 1}), Counter({row["id"]: 1}))
