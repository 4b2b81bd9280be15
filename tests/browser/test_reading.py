"""The public's pages as people read them: by keyboard, without scripts, four times as large, on paper, at rest."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
import pytest
from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.house import House, fill, press, text_of
from tests.browser.pages import reachable
from tests.browser.test_axe import BESIDE, follow

NARROW = {"width": 320, "height": 256}  # 1280 × 1024 at 400 %
LANGUAGES = ("nl-BE", "ar")
TALLEST = 90  # tab stops of a page that are looked at
FOCUSED = """() => {
  const here = document.activeElement;
  const style = getComputedStyle(here.matches(".choice input") ? here.nextElementSibling : here);
  const box = here.getBoundingClientRect();
  return {
    body: here === document.body, words: here.outerHTML.slice(0, 100),
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
# What sticks out at the side: the page itself, or words that are cut off within it.
STICKS_OUT = """() => {
  const wide = document.documentElement.scrollWidth;
  if (wide <= innerWidth) return [];
  const out = [...document.querySelectorAll("body *")].filter(each => {
    const box = each.getBoundingClientRect();
    return each.checkVisibility() && (box.right > innerWidth + 1 || box.left < -1) && !each.closest(".scroll, .unseen");
  });
  return [`${wide} wide`, ...out.slice(-3).map(each => each.outerHTML.slice(0, 120))];
}"""
MOVES = """() => [...document.querySelectorAll("*")].filter(each => {
  const style = getComputedStyle(each);
  const longest = text => Math.max(...text.split(",").map(parseFloat));
  return Math.max(longest(style.transitionDuration), longest(style.animationDuration)) > .02;
}).map(each => each.outerHTML.slice(0, 100))"""
PAPER = """() => [getComputedStyle(document.documentElement).backgroundColor,
  getComputedStyle(document.querySelector("main")).color]"""
DRAWN_WITHOUT_A_ROW = {"no page", "no line"}  # in the language that the browser asks for, without a switch
MOST = 20  # of the whole newspaper
HIDDEN_ON_PAPER = ".skip, .mast-menu, .mast-open, .mast-you, .tongue, .acts, .form-acts, .pager"


@pytest.fixture(scope="module")
def kinds(house: House, finding: steps.Refusals) -> dict[str, str]:
    """Every page that a visitor can reach."""
    visitor = house.visitor()
    found = reachable(visitor.request, "/") | BESIDE
    visitor.context.close()
    assert len(found) > 20
    return found


@pytest.fixture
def walk(kinds: dict[str, str]) -> Any:
    """Opens each of these pages in turn."""

    def each(page: Page) -> Iterator[str]:
        for name, path in kinds.items():
            page.goto(path)
            yield name

    return each


@pytest.mark.every_page
def test_every_tab_stop_is_seen_and_follows_the_page(house: House, walk: Any) -> None:
    page, wrong = house.visitor(locale="nl-BE"), {}
    for name in walk(page):
        if page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count():
            wrong[name] = "an order of its own"
        for _ in range(TALLEST):
            page.keyboard.press("Tab")
            here = page.evaluate(FOCUSED)
            if here["body"]:
                break
            if not (here["ring"] and here["seen"]):
                wrong[name] = here
    assert wrong == {}


def test_by_keyboard_alone_from_the_front_page_to_the_reason_of_an_answer(house: House, proposal: str) -> None:
    page = house.visitor()
    page.goto(steps.public())
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    tab_to(page, "main a[href*='/findings/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/findings/**")
    page.goto(steps.public("proposals/"))
    tab_to(page, f"main a:has-text('{steps.PROPOSAL}')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/proposals/*/")
    assert steps.REASON in text_of(page)


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until this has the focus."""
    wanted = page.locator(selector)
    for _ in range(2 * TALLEST):
        page.keyboard.press("Tab")
        if wanted.and_(page.locator(":focus")).count():
            return
    raise AssertionError(f"{page.url}: Tab never comes to {selector}")


@pytest.mark.every_page
def test_without_scripts_every_page_says_the_same(house: House, walk: Any) -> None:
    plain, page, wrong = house.visitor(java_script_enabled=False), house.visitor(), {}
    said = {name: text_of(page) for name in walk(page)}
    for name in walk(plain):
        if text_of(plain) != said[name]:
            wrong[name] = (text_of(plain)[:300], said[name][:300])
    assert wrong == {}


def test_without_scripts_every_form_works(house: House, finding: steps.Refusals) -> None:
    page = house.visitor(java_script_enabled=False)
    page.goto(steps.public("search/"))
    page.locator("main input[type=search], main input[type=text]").first.fill("zitplek")
    page.locator("main form button[type=submit]").first.click()
    assert steps.CLAIM in text_of(page)
    page.locator(".tongue button[value=nl]").first.click()
    assert (page.locator("html").get_attribute("lang"), steps.CLAIM in text_of(page)) == ("nl", True)
    page.goto("/account/login/code/")
    page.locator("main input[type=email]").fill("nobody@example.org")
    page.locator("main button[type=submit]").first.click()
    assert "/account/login/code/confirm" in page.url
    follow(page, house.site.receipt)
    assert page.locator(".walk .step, .big-voice").count() > 1


@pytest.mark.every_page
@pytest.mark.parametrize("locale", LANGUAGES)
def test_at_four_times_the_size_nothing_scrolls_sideways(house: House, walk: Any, locale: str) -> None:
    page, wrong = house.visitor(locale=locale, viewport=NARROW), {}
    for name in walk(page):
        wrong[name] = page.evaluate(STICKS_OUT)
    follow(page, house.site.receipt)
    for name, path in reachable(page.request, "/follow/voice/", within="/follow/").items():
        page.goto(path)
        wrong[name] = page.evaluate(STICKS_OUT)
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.every_page
def test_on_paper_there_is_nothing_to_press_and_all_to_read(house: House, walk: Any) -> None:
    page, wrong = house.visitor(locale="nl-BE", color_scheme="dark"), {}
    for name in walk(page):
        head = page.locator("h1").first.inner_text().split()[0]
        page.emulate_media(media="print")
        pressed = [each.inner_text()[:60] for each in page.locator(HIDDEN_ON_PAPER).all() if each.is_visible()]
        paper = page.evaluate(PAPER)
        with pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4", prefer_css_page_size=True))) as sheets:
            words = "".join(sheet.get_textpage().get_text_bounded() for sheet in sheets)
            if pressed or paper != ["rgb(255, 255, 255)", "rgb(0, 0, 0)"] or head not in words or len(sheets) > MOST:
                wrong[name] = (pressed, paper, head in words, len(sheets))
        page.emulate_media(media="screen")
    assert wrong == {}


@pytest.mark.every_page
@pytest.mark.parametrize("language", ["en", "ar"])
def test_another_language_keeps_every_page(house: House, walk: Any, language: str) -> None:
    page, wrong = house.visitor(locale="nl-BE", java_script_enabled=False), {}
    for name in walk(page):
        if name in DRAWN_WITHOUT_A_ROW:
            continue
        there = page.url
        page.locator(f".tongue button[value={language}]").first.click()
        if (page.url, page.locator("html").get_attribute("lang")) != (there, language):
            wrong[name] = page.url
        page.context.clear_cookies()
    assert wrong == {}


def test_a_question_that_was_asked_stays_asked_in_another_language(house: House) -> None:
    page = house.visitor(locale="nl-BE")
    page.goto(steps.public("search/?q=bank"))
    page.locator(".tongue button[value=ar]").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("?q=bank")
    assert page.locator("main input[name=q]").input_value() == "bank"


@pytest.mark.every_page
def test_nothing_moves_for_whom_wants_rest(house: House, walk: Any) -> None:
    page, wrong = house.visitor(reduced_motion="reduce"), {}
    for name in walk(page):
        wrong[name] = page.evaluate(MOVES)
    follow(page, house.site.receipt)
    wrong["voice"] = page.evaluate(MOVES)
    assert {name: found for name, found in wrong.items() if found} == {}


def test_without_scripts_a_finding_is_answered(house: House, finding: steps.Refusals) -> None:
    page = house.visitor(java_script_enabled=False)
    page.goto(steps.public("findings/"))
    page.get_by_role("link", name=steps.CLAIM).first.click()
    there = page.url
    press(page, "Send")
    assert page.locator("main [role=alert]").count() == 1
    page.locator("main input[name=stance]").first.check(force=True)
    fill(page, text="Bij ons is het net zo.")
    press(page, "Send")
    assert (page.url.partition("?")[0].startswith(there), page.locator("main [role=alert]").count()) == (True, 0)
