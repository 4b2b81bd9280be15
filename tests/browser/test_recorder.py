"""The recorder on a phone: a talk without a line, and whatever the line, the browser or the house do to it."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route

from tests.browser import phone as at
from tests.browser.house import House
from tests.browser.test_axe import axe, violations  # noqa: F401  (a fixture)

KILLED = Path(__file__).with_name("killed.py")
HTML = {"status": 200, "content_type": "text/html", "body": "<html>Welcome to our wifi. Please log in.</html>"}


@pytest.fixture
def page(house: House) -> Any:
    made = at.phone(house)
    yield made
    made.context.close()


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


def test_a_language_is_switched_in_the_middle_and_runs_the_other_way(page: Page) -> None:
    at.begin(page)
    page.locator("[data-tongue]").click()
    page.locator(".tongue-row[lang=ar]").click()
    box = page.locator("textarea")
    box.wait_for()
    assert (box.get_attribute("dir"), page.locator("html").get_attribute("dir")) == ("rtl", "rtl")
    at.answer(page, "أعرف الجميع")
    assert at.kept(page)["drafts"][0]["answers"][0]["language"] == "ar"


def test_a_need_is_passed_on_outside_the_talk(house: House, page: Page) -> None:
    before = at.inbox(house, "referral")
    page.locator("[data-help]").click()
    assert page.get_by_role("link", name="112").get_attribute("href") == "tel:112"
    page.locator(".body > .chips .chip").first.click()
    page.locator(".rest textarea").fill("De lamp aan de hoek is stuk.")
    page.locator("[data-pass]").click()
    page.get_by_text(at.say(page, "help_lacks_yes")).wait_for()
    page.locator(".choice .chip").first.click()
    page.locator("[data-pass]").click()
    at.code_of(page)
    assert [row["kind"] for row in at.rows_of(page)] == ["referral"]
    assert before is not None


def test_several_voices_each_say_their_own_and_get_a_code_each(house: House, page: Page) -> None:
    page.locator("[data-new]").click()
    page.get_by_text(at.say(page, "about_talk")).click()
    page.locator(".stepper").nth(1).locator("button").nth(1).click()
    page.locator(".foot .btn--ink").click()
    page.locator("[data-refuse]").wait_for()
    page.locator(".foot .btn--ink").click()
    page.locator(".chips-row .chip").nth(2).click()  # together, voice 1, voice 2
    page.locator(".chips-row .chip[aria-pressed=true]", has_text="2").wait_for()
    page.locator("textarea").fill("Ik ben de tweede.")
    page.locator("[data-enough]").click()
    page.locator("[data-all]").click()
    for number, yes in ((1, False), (2, True)):
        page.get_by_text(at.say(page, "voice_number").replace("{number}", str(number))).first.wait_for()
        page.locator(".body > .chips .chip").first.click()
        page.locator(".choice:has([data-same]) .chip").nth(0 if yes else 1).click()
        page.locator("[data-keep]").click()
    at.code_of(page)  # of the second voice only: the first said no to everything
    at.received(page)
    assert list(at.inbox(house).values())[-1] == 1


def test_a_child_under_13_alone_is_not_written_down(page: Page) -> None:
    at.begin(page)
    at.answer(page, "Ik ben tien.")
    page.locator("[data-enough]").click()
    page.locator("[data-all]").click()
    page.locator(".body > .chips .chip").nth(2).click()
    assert page.locator(".choice").count() == 0
    page.get_by_text(at.say(page, "alone_throw")).click()
    page.locator("[data-new]").wait_for()
    found = at.kept(page)
    assert (found["drafts"], found["outbox"]) == ([], [])


def test_ones_own_talk_is_mended_as_a_new_version_with_a_reason(house: House, page: Page) -> None:
    at.talk(page, "De lamp is kapot.")
    at.code_of(page)
    at.received(page)
    mended = page.get_by_role("button", name=at.say(page, "mend"))
    for _try in range(20):  # the house reads its inbox within some seconds
        page.locator(".queue-row").first.click()
        mended.click()
        page.locator("textarea, .notice--error").first.wait_for()
        if page.locator("textarea").count():
            break
        page.locator(".top .btn").first.click()
        page.wait_for_timeout(500)
    assert page.locator("textarea").input_value() == "De lamp is kapot."
    page.locator("textarea").fill("De lamp aan de hoek is kapot.")
    page.locator("[data-enough]").click()
    page.locator("[data-all]").click()
    page.locator("textarea").fill("Ze zei ook waar.")
    page.locator("[data-keep]").click()
    at.received(page, 2)
    first, second = at.rows_of(page)
    assert (first["id"], second["number"], at.inbox(house)[first["id"]]) == (second["id"], 2, 2)


def test_drafts_move_to_a_spare_phone(house: House, page: Page) -> None:
    at.begin(page)
    at.answer(page, "Verhuisd klad")
    page.go_back()
    page.locator("[data-more]").click()
    page.locator("[data-way=move_title]").click()
    with page.expect_response("**/handover/*") as sent:
        page.locator(".foot .btn--ink").click()
    page.locator(".qr").wait_for()
    assert "Verhuisd" not in (sent.value.request.post_data_buffer or b"").decode("latin1")
    page.get_by_text(at.say(page, "move_there")).click()
    page.locator("[data-new]").wait_for()
    assert at.kept(page)["drafts"] == []


def test_a_photo_goes_after_its_talk_redrawn_and_sealed(house: House, page: Page) -> None:
    at.begin(page)
    at.answer(page, "Kijk zelf maar.")
    picture = page.evaluate(at.PICTURE)
    page.locator("input[type=file]").set_input_files(
        {"name": "plein.png", "mimeType": "image/png", "buffer": bytes(picture)}
    )
    page.get_by_text(at.say(page, "photo_count").replace("{count}", "1")).wait_for()
    [photo] = at.kept(page)["photos"]
    assert (photo["state"], len(photo["seal"]), photo["media_type"]) == ("draft", 8, "image/jpeg")
    for tap in ("[data-enough]", "[data-all]"):
        page.locator(tap).click()
    page.locator(".body > .chips .chip").first.click()
    page.locator(".choice:has([data-same]) .chip").first.click()
    page.locator("[data-keep]").click()
    at.code_of(page)
    for _try in range(20):
        page.locator("[data-send]").click()
        if at.kept(page)["photos"][0]["state"] == "received":
            break
        page.wait_for_timeout(500)
    found = at.kept(page)
    assert (found["photos"][0]["state"], found["parts"]) == ("received", [])


def test_a_stopped_phone_locks_itself_and_still_delivers(house: House) -> None:
    page = at.phone(house)
    page.context.set_offline(True)
    at.talk(page)
    at.code_of(page)
    desk = house.desk("Vera")
    desk.goto("/account/")
    desk.locator("main a[href*='/revocation/']").first.click()
    desk.locator("main form button").last.click()
    desk.wait_for_load_state()
    page.context.set_offline(False)
    page.locator("[data-send]").click()
    page.get_by_role("heading", name=at.say(page, "revoked_title")).wait_for()
    at.received(page)
    assert page.locator("[data-new]").count() == 0
    assert at.inbox(house)[at.rows_of(page)[0]["id"]] == 1
    page.context.close()


def test_practice_leaves_nothing_behind(page: Page) -> None:
    page.locator("[data-more]").click()
    page.locator("[data-way=practice_go]").click()
    page.locator(".foot .btn--ink").click()
    page.locator("textarea").wait_for()
    page.keyboard.type("Oefening")
    page.wait_for_timeout(700)
    found = at.kept(page)
    assert (found["drafts"], found["outbox"]) == ([], [])


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


def test_the_whole_memory_can_leave_as_a_file_that_says_nothing(page: Page) -> None:
    page.context.set_offline(True)
    at.talk(page, "Dit blijft geheim")
    at.code_of(page)
    at.begin(page)
    at.answer(page, "Ook het klad")
    page.go_back()
    page.locator("[data-more]").click()
    with page.expect_download() as download:
        page.locator("[data-way=rescue_title]").click()
    text = Path(download.value.path()).read_text()
    assert '"format":"dorpel-rescue/1"' in text
    assert text.count('"kind":"conversation"') == 2
    assert text.count('"draft":true') == 1
    assert "geheim" not in text


def test_the_worker_never_touches_a_record(page: Page) -> None:
    seen: list[str] = []
    page.context.on("request", lambda request: request.service_worker and seen.append(request.url))
    at.talk(page)
    at.code_of(page)
    at.received(page)
    assert [url for url in seen if "/field/" in url] == []


@pytest.mark.parametrize(("locale", "scheme"), [("nl-BE", "light"), ("nl-BE", "dark"), ("ar", "light"), ("ar", "dark")])
def test_no_screen_has_a_violation_or_small_letters(house: House, axe: str, locale: str, scheme: Any) -> None:  # noqa: F811
    page, wrong = at.phone(house, color_scheme=scheme), {}

    def look(name: str) -> None:
        page.wait_for_timeout(100)
        found = violations(page, axe)
        small = page.evaluate(at.SMALL_LETTERS)
        wide = page.evaluate("document.documentElement.scrollWidth > 360")
        if found or small or wide:
            wrong[name] = [*found, *small, "scrolls sideways" if wide else ""]

    look("home")
    page.locator("[data-new]").click()
    page.locator("[data-tongue]").click()
    look("language")
    page.locator(f".tongue-row[lang={locale[:2]}]").click()
    page.locator(".foot .btn--ink").wait_for()
    look("begin")
    page.locator(".foot .btn--ink").click()
    page.locator("textarea").wait_for()
    at.answer(page, at.SAID)
    look("question")
    page.locator("[data-enough]").click()
    look("read back")
    page.locator("[data-all]").click()
    page.locator(".body > .chips .chip").first.click()
    look("voice")
    page.locator(".choice:has([data-same]) .chip").first.click()
    page.locator("[data-keep]").click()
    page.locator(".receipt").wait_for()
    look("receipt")
    assert page.locator(".qr").evaluate("each => each.clientWidth * 37 / 45") >= 148
    at.code_of(page)
    at.received(page)
    page.locator(".top .btn").click()
    look("more")
    for at_way in range(5):
        page.locator(".ways .btn").nth(at_way).click()
        page.locator(".top .btn").first.wait_for()
        look(f"way {at_way}")
        page.go_back()
        page.locator(".ways").wait_for()
    page.context.close()
    assert wrong == {}
