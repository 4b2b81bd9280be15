"""A resident with the code of a receipt: on a narrow phone, without JavaScript, in Arabic, by keyboard, on paper."""

import re
from itertools import pairwise
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, expect

from tests.browser import steps
from tests.browser.house import House, fill, press, text_of
from tests.browser.test_axe import axe, violations  # noqa: F401 — a fixture

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def phone(house: House) -> Page:
    """A browser that runs no scripts."""
    return house.visitor(java_script_enabled=False, viewport=PHONE)


def fits(page: Page) -> bool:
    """Whether nothing sticks out at the side; read from the boxes, for no script runs here."""
    boxes = [each.bounding_box() for each in page.locator("main *:visible").all()]
    return all(box is None or box["x"] + box["width"] <= PHONE["width"] + 1 for box in boxes)


def test_somebody_says_that_they_meant_something_else(house: House, talk: steps.Talk, phone: Page) -> None:
    steps.follow(house, talk.codes[1], phone)
    assert steps.OTHER in text_of(phone)
    assert fits(phone)
    press(phone, "That's not what I meant")
    fill(phone, text="Ik bedoelde de bank aan het park.")
    press(phone, "Send")
    assert "You said: that's not what I meant. Ik bedoelde de bank aan het park." in text_of(phone)
    assert "Ik bedoelde de bank aan het park." in objections(house)


def objections(house: House) -> str:
    """What the team sees of objections, the newest opened."""
    page = house.go("Cem", "objections/")
    page.locator("table.rows tbody a").first.click()
    page.wait_for_load_state()
    return text_of(page)


def test_one_yes_is_taken_back_and_then_everything(house: House, phone: Page) -> None:
    talk = steps.record_talk(house)
    steps.follow(house, talk.codes[0], phone)
    before = text_of(phone).count("You took this back on")
    phone.locator("a[href$='/purpose/quote/']").click()
    press(phone, "Take back")
    assert (before, text_of(phone).count("You took this back on")) == (0, 1)
    press(phone, "Take everything back")
    press(phone, "Yes, take everything back")
    assert "Your words have left" in text_of(phone)
    gone = text_of(steps.follow(house, talk.codes[0], phone))
    never = text_of(steps.follow(house, "0000-0000-00000", phone))
    assert phone.url.endswith("/follow/")
    assert gone == never
    assert steps.OTHER in house.site.command("walk", talk.codes[1])


MOVING = "document.getAnimations().filter(each => each.animationName).length"
LONGEST = "Math.max(...document.getAnimations().map(each => each.effect.getComputedTiming().endTime))"


@pytest.fixture(scope="module")
def first_look(house: House) -> Page:
    """The page behind the demo's receipt as it opens for the first time: each showing of a code counts as a try."""
    return steps.follow(house, house.site.receipt)


@pytest.fixture
def shown(house: House, first_look: Page) -> Any:
    """The cookies of who has shown the demo's receipt."""
    return house.shown[house.site.receipt]


def opened(house: House, shown: Any, **wishes: Any) -> Page:
    """The page behind the demo's receipt, in another language, size or light."""
    page = house.visitor(storage_state=shown, **wishes)
    page.goto("/follow/voice/")
    return page


def test_a_scanned_code_opens_the_page_and_stands_in_no_address(house: House, talk: steps.Talk) -> None:
    code, asked = talk.codes[1], []
    page = house.visitor(locale="ar", viewport=PHONE, has_touch=True)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"/follow/#{code}")
    page.wait_for_url("**/follow/voice/")
    assert steps.OTHER in text_of(page)
    # Playwright shows an address with what stands behind its #; the network never gets that.
    sent = [address.partition("#")[0] for address in asked]
    assert [address for address in (*sent, page.url) if code in address] == []
    assert page.evaluate("history.length") <= 3
    # A second receipt, scanned while the page of the first stands open.
    page.goto(f"/follow/#{house.site.receipt}")
    expect(page.locator(".walk > li")).not_to_have_count(2)
    assert steps.OTHER not in text_of(page)


def test_in_arabic_the_stairs_go_down_to_the_left_and_paper_is_never_turned(house: House, shown: Any) -> None:
    page = opened(house, shown, locale="ar", viewport=PHONE)
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    edges = page.locator(".walk > li").evaluate_all("all => all.map(each => each.getBoundingClientRect().right)")
    assert len(edges) >= 6
    assert edges == sorted(edges, reverse=True)
    assert edges[-1] < edges[0]
    narrowest = page.locator(".walk .step-words").last.evaluate("each => each.getBoundingClientRect().width")
    assert narrowest >= 180
    turned = "all => all.map(each => getComputedStyle(each).scale)"
    assert set(page.locator(".paper, .paper *").evaluate_all(turned)) <= {"none"}
    # Words keep the direction in which they were said.
    words = page.locator(".big-voice blockquote")
    assert (words.get_attribute("lang"), words.get_attribute("dir")) == ("nl", "ltr")


def test_somebody_reads_in_arabic_on_a_phone_and_takes_everything_back(house: House) -> None:
    talk = steps.record_talk(house)
    page = house.visitor(locale="ar", viewport=PHONE)
    page.goto(f"/follow/#{talk.codes[1]}")
    page.wait_for_url("**/follow/voice/")
    assert steps.OTHER in text_of(page)
    page.locator("a[href$='/follow/withdrawal/']").click()
    page.wait_for_url("**/follow/withdrawal/")
    page.locator("main form button.btn--ink").click()
    page.wait_for_url("**/follow/withdrawn/")
    assert page.evaluate("document.documentElement.dir") == "rtl"
    page.goto("/follow/voice/")
    assert page.url.endswith("/follow/")
    assert house.site.command("walk", talk.codes[1], "--json").startswith('{"error"')


def test_by_keyboard_alone_one_follows_adds_and_closes(house: House, talk: steps.Talk) -> None:
    page = house.visitor()
    page.goto("/follow/")
    reach(page, "input[name=code]")
    page.keyboard.type(talk.codes[1])
    page.keyboard.press("Enter")
    page.wait_for_url("**/follow/voice/")
    reach(page, "a[href*='/follow/addition/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/follow/addition/**")
    reach(page, "textarea[name=text]")
    page.keyboard.type("Bir de gölge lazım.")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/follow/voice/")
    assert "Bir de gölge lazım." in text_of(page)
    reach(page, "form[action$='/follow/closing/'] button")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r":\d+/$"))
    page.goto("/follow/voice/")
    assert page.url.endswith("/follow/")


def reach(page: Page, selector: str) -> None:
    """Tab until this has the focus, and the focus can be seen."""
    for _press in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            return
    raise AssertionError(f"{page.url}: Tab never reaches {selector}")


@pytest.mark.parametrize("locale", ["nl-BE", "en-GB", "ar"])
def test_the_whole_walk_prints_on_one_a4(house: House, shown: Any, locale: str) -> None:
    page = opened(house, shown, locale=locale)
    # As if the reader had scrolled to it: pictures are fetched when they come near.
    page.evaluate("for (const each of document.images) each.loading = 'eager'")
    page.wait_for_function("() => [...document.images].every(each => each.complete)")
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert len(document) == 1
    assert [round(side) for side in document[0].get_size()] == [595, 842]
    printed = document[0].get_textpage().get_text_range()
    heads = page.locator(".walk h3").all_inner_texts()
    assert len(heads) >= 7
    if locale != "ar":  # a PDF keeps shapes of Arabic letters
        assert [head for head in heads if head not in printed] == []


def test_the_line_draws_itself_once_and_for_whom_wants_motion(first_look: Page) -> None:
    assert first_look.locator(".walk--draws").count() == 1
    assert first_look.evaluate(MOVING) > 0
    assert first_look.evaluate(LONGEST) <= 1200
    first_look.emulate_media(reduced_motion="reduce")
    assert first_look.evaluate(MOVING) == 0
    first_look.emulate_media(reduced_motion="no-preference")
    first_look.reload()
    assert first_look.evaluate(MOVING) == 0


def test_read_aloud_it_is_a_list_of_steps_with_heads_and_days(house: House, shown: Any) -> None:
    page = opened(house, shown)
    heads = page.locator("main :is(h1, h2, h3)").evaluate_all("all => all.map(each => Number(each.tagName[1]))")
    assert heads[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(heads))
    walk = page.get_by_role("list", name="The walk of your voice")
    aloud = walk.aria_snapshot()
    assert aloud.count("- heading") >= 7
    assert aloud.count("- time") >= 6
    assert 'heading "Still open"' in aloud
    # Every picture says what it shows; lines and frames are silent.
    assert re.findall(r'- img(?! ")', aloud) == []


def test_nothing_is_wrong_for_axe_in_arabic_and_in_the_dark(house: House, axe: str, shown: Any) -> None:  # noqa: F811
    page, wrong = opened(house, shown, locale="ar", color_scheme="dark", viewport=PHONE), {}
    wrong["voice"] = violations(page, axe)
    for name in ("objection", "addition", "purpose", "withdrawal"):
        page.goto("/follow/voice/")
        page.goto(page.locator(f"main a[href*='/follow/{name}/']").first.get_attribute("href") or "")
        wrong[name] = violations(page, axe)
    assert {name: found for name, found in wrong.items() if found} == {}
