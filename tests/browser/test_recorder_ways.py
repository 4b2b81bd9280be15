"""What a phone can do beside a plain talk: voices, children, needs, mending, moving, photos, practice; its look."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from dorpel.conversations.recorder_words_turkish import TURKISH
from tests.browser import phone as at
from tests.browser.house import House
from tests.browser.test_axe import axe, violations  # noqa: F401  (a fixture)


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
    at.agree(page)
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
    page.locator("textarea:not(.said-words)").fill("Ze zei ook waar.")
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
    at.agree(page)
    page.keyboard.type("Oefening")
    page.wait_for_timeout(700)
    found = at.kept(page)
    assert (found["drafts"], found["outbox"]) == ([], [])


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


def test_the_screens_speak_the_language_that_the_challenger_chose(page: Page) -> None:
    choose(page, "tr")
    assert page.locator("html").get_attribute("lang") == "tr"
    assert page.locator(".unread").inner_text() == TURKISH["unread"]
    page.reload()
    page.locator("[data-new]").filter(has_text=TURKISH["new_talk"]).wait_for()
    choose(page, "nl")
    assert page.locator(".unread").count() == 0


def choose(page: Page, language: str) -> None:
    """The language of the screens, on the screen with all that isn't needed at the door."""
    page.locator("[data-more]").click()
    page.locator(f"select:has(option[value={language}])").select_option(language)
    page.locator(f"html[lang={language}]").wait_for()
    page.locator(".top .btn").first.click()
    page.locator("[data-new]").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["nl", "tr", "ar"])
def test_no_screen_has_a_violation_or_small_letters(house: House, axe: str, language: str, scheme: Any) -> None:  # noqa: F811
    page, wrong = at.phone(house, color_scheme=scheme), {}
    choose(page, language)

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
    page.locator(f".tongue-row[lang={language}]").click()
    page.locator("[data-refuse]").wait_for()
    look("begin")
    at.agree(page)
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
