"""The recorder on a phone: a talk without a line, and whatever the line, the browser or the house do to it."""

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, Response, Route

from tests.browser import phone as at
from tests.browser.house import House

KILLED = Path(__file__).with_name("killed.py")
HTML = {"status": 200, "content_type": "text/html", "body": "<html>Welcome to our wifi. Please log in.</html>"}


def _waiting(page: Page) -> int:
    return page.locator("[data-state=ready]").count()


def test_it_starts_and_records_without_a_line_and_sends_by_itself(house: House, page: Page) -> None:
    page.context.set_offline(True)
    page.reload()
    taps = at.talk(page)
    assert taps <= 8
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{5}", at.code_of(page))
    assert _waiting(page) == 1
    page.context.set_offline(False)
    at.received(page)
    [row] = at.rows_of(page)
    assert (row["number"], row["state"], at.inbox(house)[row["id"]]) == (1, "received", 1)


def test_what_is_finished_is_sealed_and_its_draft_is_gone(page: Page) -> None:
    page.context.set_offline(True)
    at.talk(page, "Een geheim dat niemand vindt")
    found = at.kept(page)
    assert found["drafts"] == []
    assert len(found["outbox"][0]["seal"]) == 8
    text = page.evaluate(at.FIRST_BODY)
    assert text.startswith("DS1")
    assert "geheim" not in text


def test_the_house_reads_what_the_phone_sealed(house: House, page: Page) -> None:
    at.talk(page, "De fontein is mijn plek.")
    code = at.code_of(page)
    at.received(page)
    visitor = house.visitor()
    for _try in range(20):
        visitor.goto("/follow/")
        visitor.locator("main [name=code]").fill(code)
        visitor.locator("main button[type=submit]").first.click()
        visitor.wait_for_load_state()
        if "fontein" in visitor.locator("main").inner_text():
            break
        visitor.wait_for_timeout(500)
    assert "De fontein is mijn plek." in visitor.locator("main").inner_text()
    visitor.context.close()


def test_a_no_at_the_door_is_counted_and_nothing_else_is_kept(house: House, page: Page) -> None:
    page.locator("[data-new]").click()
    page.locator("[data-refuse]").click()
    page.locator("[data-new]").wait_for()
    at.received(page)
    found = at.kept(page)
    assert (found["drafts"], found["outbox"][0]["title"]) == ([], "refused")


def test_a_reload_in_the_middle_loses_no_letter(page: Page) -> None:
    at.begin(page)
    at.answer(page, "Half een zin")
    page.keyboard.type(" en nog wat")  # reloaded before its half second is over
    page.reload()
    assert page.locator("textarea").input_value() == "Half een zin en nog wat"


def test_kept_shows_only_once_it_is_kept(page: Page) -> None:
    at.begin(page)
    at.answer(page, "Dit staat er.")
    assert at.kept(page)["drafts"][0]["answers"][0]["text"] == "Dit staat er."


def test_a_portal_that_answers_200_takes_nothing(house: House, page: Page) -> None:
    page.route(at.FIELD, lambda route: route.fulfill(**HTML))
    at.talk(page)
    at.code_of(page)
    page.locator("[data-send]").click()
    page.wait_for_timeout(500)
    assert [row["state"] for row in at.rows_of(page)] == ["ready"]
    page.unroute(at.FIELD)
    page.locator("[data-send]").click()
    at.received(page)
    assert at.inbox(house)[at.rows_of(page)[0]["id"]] == 1


def test_a_finger_and_a_reader_stay_where_they_are_when_a_talk_has_gone(page: Page) -> None:
    page.route(at.FIELD, lambda route: route.fulfill(**HTML))
    at.talk(page)
    at.code_of(page)
    assert _waiting(page) == 1
    page.unroute(at.FIELD)
    page.locator("[data-new]").hover()
    page.mouse.down()
    page.evaluate("dispatchEvent(new Event('online'))")
    at.received(page)
    page.mouse.up()
    page.locator("[data-refuse]").wait_for()  # the tap was one
    page.go_back()
    page.locator("[data-send]").focus()
    page.evaluate("dispatchEvent(new Event('online'))")
    page.wait_for_timeout(500)
    assert page.locator(":focus").get_attribute("data-send") is not None


def test_a_lost_answer_makes_no_double(house: House, page: Page) -> None:
    lost: list[str] = []

    def lose(route: Route) -> None:
        route.fetch()  # the house has it; the phone never hears
        lost.append(route.request.url)
        route.abort()

    page.route("**/batch", lose)
    at.talk(page)
    at.code_of(page)
    page.wait_for_timeout(500)
    [row] = at.rows_of(page)
    assert (row["state"], bool(lost), at.inbox(house)[row["id"]]) == ("ready", True, 1)
    page.unroute("**/batch")
    page.locator("[data-send]").click()
    at.received(page)
    assert at.inbox(house)[row["id"]] == 1


def test_a_browser_that_is_killed_brings_all_back(house: House, tmp_path: Path) -> None:
    # One thread holds one driver only, so the browser that is killed has a process of its own.
    command = [sys.executable, str(KILLED), house.site.address, at.new_code(house), str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=KILLED.parents[2])
    assert done.returncode == 0, done.stderr
    assert [at.inbox(house).get(each) for each in done.stdout.split()] == [1, 1]


def test_two_windows_never_hold_one_draft(page: Page) -> None:
    at.begin(page)
    at.answer(page, "Eerste venster")
    other = page.context.new_page()
    other.goto("/recorder/")
    other.locator(".queue-row").first.click()
    other.get_by_text(at.say(page, "other_tab")).wait_for()
    assert other.locator("textarea").count() == 0


def test_an_emptied_memory_is_a_loud_alarm(house: House) -> None:
    token = at.new_code(house)
    first = house.visitor(**at.SMALL)
    at.sign_in(first, token)
    first.route("**/batch", lambda route: route.abort())
    at.talk(first)
    at.code_of(first)
    first.reload()  # it says at each start how many it made and how many wait
    first.locator("[data-new]").wait_for()
    first.wait_for_timeout(1000)
    first.context.close()
    second = house.visitor(**at.SMALL)
    at.sign_in(second, token)
    second.get_by_text(at.say(second, "lost_title")).wait_for()
    second.context.close()


def test_the_worker_serves_the_program_and_never_touches_a_record(page: Page) -> None:
    at.talk(page)
    at.code_of(page)
    at.received(page)
    seen: dict[str, bool] = {}

    def note(answer: Response) -> None:
        seen[answer.url] = answer.from_service_worker

    page.on("response", note)
    page.reload()
    page.locator("[data-new]").wait_for()
    at.talk(page)
    at.code_of(page)
    at.received(page, 2)
    through = [url for url, worker in seen.items() if worker]
    assert [url for url in through if url.endswith(".js")] != []
    assert [url for url in through if "/field/" in url] == []
    assert [url for url in seen if url.endswith("/batch")] != []


def test_a_newer_program_waits_for_a_yes_and_loses_nothing(page: Page) -> None:
    at.begin(page)
    at.answer(page, "Een half gesprek")
    # As a new version would do: another worker is installed while a draft is open, and waits.
    page.evaluate("navigator.serviceWorker.register('/recorder/sw.js?newer', { scope: '/recorder/' })")
    page.wait_for_function("navigator.serviceWorker.getRegistration().then((found) => !!found.waiting)")
    assert page.locator("textarea").input_value() == "Een half gesprek"
    page.go_back()
    with page.expect_navigation():
        page.get_by_text(at.say(page, "update_go")).click()
    page.locator("[data-new]").wait_for()
    page.locator(".queue-row").first.click()
    assert page.locator("textarea").input_value() == "Een half gesprek"
