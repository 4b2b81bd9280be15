"""Sound on a phone: asked once, recorded, heard again, sent whole, and played by who may; or refused in clear words."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import phone as at
from tests.browser.house import DIALOGUE, House, press
from tests.browser.test_axe import axe, violations  # noqa: F401  (a fixture)

PLAYED = """each => new Promise((done, failed) => {
  each.onended = done;
  each.onerror = failed;
  each.play();
})"""
# A browser that takes its time to give the microphone, as when somebody is asked.
SLOW = """() => {
  const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = async (wanted) => {
    await new Promise((done) => setTimeout(done, 1500));
    return (window.came = await ask(wanted));
  };
}"""
FETCHED = """() => ["sound-list", "receipt"].every((part) =>
  performance.getEntriesByType("resource").some(({ name }) => name.includes(`screens/${part}`)))"""
RECORD, TALKING = "[data-sound]", 2500  # milliseconds


@pytest.fixture(scope="module", autouse=True)
def switched_on(house: House) -> Iterator[None]:
    """Yara switches sound on, and off again afterwards."""
    _switch(house, on=True)
    yield
    _switch(house, on=False)


def _switch(house: House, *, on: bool) -> None:
    page = house.go("Yara", "dialogue/change/")
    page.locator("main [name=sound]").set_checked(on, force=True)
    press(page, "Save")


@pytest.fixture
def phone(house: House) -> Iterator[Page]:
    """A phone whose browser lets the recorder use the microphone."""
    page = at.phone(house, permissions=["microphone"])
    yield page
    page.context.close()


def _record(page: Page, *, asked: bool = True) -> None:
    """Record some seconds, and wait until the phone says that they are kept."""
    page.locator(RECORD).click()
    if asked:
        page.locator(".sound .choice .chip").first.click()
    page.get_by_text(at.say(page, "sound_stop"), exact=True).wait_for()
    page.wait_for_timeout(TALKING)
    page.locator(RECORD).click()
    _line(page, "sound_kept")
    page.locator("textarea").focus()  # else a space that is typed presses the button again


def _line(page: Page, key: str) -> None:
    page.locator("[data-sound-line]", has_text=at.say(page, key).split("{")[0]).wait_for()


def _sounds(page: Page) -> list[Any]:
    return [row for row in at.kept(page)["photos"] if row["media_type"].startswith("audio/")]


def _finish(page: Page, age: int = 0) -> None:
    """From the read-back to the receipt."""
    page.locator("[data-all]").click()
    page.locator(".body > .chips .chip").nth(age).click()
    if age:
        page.locator(".rest .field input").first.fill("school")
    page.locator(".choice:has([data-same]) .chip").first.click()
    page.locator("[data-keep]").click()
    at.code_of(page)


def _sent(page: Page) -> Any:
    for _try in range(40):
        page.locator("[data-send]").click()
        [sound] = _sounds(page)
        if sound["state"] == "received":
            return sound
        page.wait_for_timeout(500)
    raise AssertionError(_sounds(page))


def _in_the_house(house: House, key: str) -> tuple[str, bytes]:
    with closing(sqlite3.connect(f"file:{house.site.data / 'dorpel.sqlite3'}?mode=ro", uri=True)) as database:
        [(sha256,)] = database.execute(
            "SELECT sha256 FROM conversations_attachment WHERE id = ? AND complete_at IS NOT NULL", [key]
        )
        parts = database.execute(
            "SELECT body FROM conversations_attachmentchunk WHERE attachment_id = ? ORDER BY number", [key]
        )
        return sha256, b"".join(body for (body,) in parts)


def test_a_recording_is_kept_heard_again_sealed_and_sent_whole(
    house: House,
    phone: Page,
    axe: str,  # noqa: F811
) -> None:
    at.begin(phone)
    _record(phone)
    at.answer(phone, "Luister zelf maar.")
    [draft] = _sounds(phone)
    assert (draft["state"], draft["seal"], draft["question"] != "", draft["voice"]) == ("draft", "", True, 1)
    assert violations(phone, axe) == []
    phone.locator("[data-enough]").click()
    heard = phone.locator("[data-sound-row] audio")
    heard.wait_for()
    heard.evaluate(PLAYED)
    assert violations(phone, axe) == []
    _finish(phone)
    sound = _sent(phone)
    assert at.kept(phone)["parts"] == []
    sha256, body = _in_the_house(house, sound["id"].replace("-", ""))
    assert (len(sound["seal"]), sound["sha256"], len(body)) == (8, sha256, sound["size"])
    assert hashlib.sha256(body).hexdigest() == sha256
    desk = house.desk("Yara")
    played = desk.request.get(f"/team/{DIALOGUE}/sounds/{sound['id']}/").body()
    assert hashlib.sha256(played).hexdigest() == draft["sha256"]
    house.go("Yara", f"conversations/{sound['conversation']}/")
    player = desk.locator("#sound audio")
    player.evaluate(PLAYED)
    assert violations(desk, axe) == []
    press(desk, "Type it out")
    assert violations(desk, axe) == []
    desk.locator("main [name=text]").fill("Pieptoon, zei ze.")
    press(desk, "Save")
    assert "Pieptoon, zei ze." in desk.locator("main").inner_text()


def test_the_yes_is_asked_once_a_talk_and_a_recording_can_be_left_out(phone: Page) -> None:
    at.begin(phone)
    _record(phone)
    phone.locator("[data-next]").click()
    phone.locator("textarea").and_(phone.locator(":focus")).wait_for()
    _record(phone, asked=False)
    assert len({each["question"] for each in _sounds(phone)}) == 2
    phone.locator("[data-enough]").click()
    phone.locator("[data-sound-out]").first.click()
    phone.get_by_text(at.say(phone, "sound_gone")).wait_for()
    assert len(_sounds(phone)) == 1


def test_a_no_hides_the_button_and_deletes_nothing_else(phone: Page) -> None:
    at.begin(phone)
    at.answer(phone, "Zonder geluid.")
    phone.locator(RECORD).click()
    phone.locator(".sound .choice .chip").nth(1).click()
    _line(phone, "sound_none")
    assert phone.locator(RECORD).is_hidden()
    phone.locator("[data-next]").click()
    phone.locator("textarea").and_(phone.locator(":focus")).wait_for()
    assert phone.locator(".sound").count() == 0
    assert at.kept(phone)["drafts"][0]["answers"][0]["text"] == "Zonder geluid."


def test_under_16_what_was_recorded_goes(house: House, phone: Page) -> None:
    at.begin(phone)
    _record(phone)
    at.answer(phone, "Ik ben veertien.")
    phone.locator("[data-enough]").click()
    _finish(phone, age=1)
    at.received(phone)
    found = at.kept(phone)
    assert (found["photos"], found["parts"]) == ([], [])


def test_going_on_stops_the_recording_and_keeps_it(phone: Page) -> None:
    at.begin(phone)
    phone.locator(RECORD).click()
    phone.locator(".sound .choice .chip").first.click()
    phone.get_by_text(at.say(phone, "sound_stop"), exact=True).wait_for()
    phone.wait_for_timeout(TALKING)
    phone.locator("[data-enough]").click()
    phone.locator("[data-sound-row] audio").wait_for()
    assert len(_sounds(phone)) == 1


def test_a_microphone_that_comes_too_late_records_nothing(phone: Page) -> None:
    at.begin(phone)
    phone.evaluate(SLOW)
    phone.locator(RECORD).click()
    phone.locator(".sound .choice .chip").first.click()
    phone.locator("[data-next]").click()
    phone.locator("textarea").and_(phone.locator(":focus")).wait_for()
    phone.wait_for_timeout(TALKING)
    assert phone.evaluate("window.came.getTracks().map((each) => each.readyState)") == ["ended"]
    assert _sounds(phone) == []


def test_a_phone_that_may_not_use_its_microphone_says_so(page: Page) -> None:
    at.begin(page)
    page.locator(RECORD).click()
    page.locator(".sound .choice .chip").first.click()
    _line(page, "sound_refused")
    assert _sounds(page) == []


def test_without_a_worker_and_a_line_a_question_still_opens(house: House) -> None:
    page = house.visitor(**at.SMALL, service_workers="block")
    page.goto(f"/recorder/#{at.new_code(house)}")
    page.locator("[data-new]").wait_for()
    for _ in range(100):
        if page.evaluate(FETCHED):
            break
        page.wait_for_timeout(100)
    page.context.set_offline(True)
    at.begin(page)
    assert page.locator(RECORD).is_visible()
    page.context.close()
