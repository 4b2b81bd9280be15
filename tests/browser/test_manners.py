"""What holds on every page: two people at one text, the language, the keyboard."""

from tests.browser import steps
from tests.browser.house import House, fill, press, text_of

FOCUS = "e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; }"


def test_the_second_of_two_saves_shows_both_texts(house: House, finding: steps.Refusals) -> None:
    page = house.go("Cem", "findings/new/")
    fill(page, claim="Buren kennen elkaar niet.", language="nl")
    press(page, "Save")
    first, second = page, house.second_tab("Cem")
    second.goto(page.url)
    for tab in (first, second):
        press(tab, "Change the words")
    fill(first, claim="Buren kennen elkaar nog niet.")
    press(first, "Save")
    fill(second, claim="Buren kennen elkaar niet meer.")
    press(second, "Save")
    said = text_of(second)
    assert "Somebody else saved this before you" in said
    assert "Buren kennen elkaar nog niet." in said
    assert second.locator("[name=claim]").input_value() == "Buren kennen elkaar niet meer."
    press(second, "Save")
    first.reload()
    assert "Buren kennen elkaar niet meer." in text_of(first)
    second.close()


def test_another_language_stays_on_the_page(house: House) -> None:
    page = house.visitor(locale="nl-BE")
    page.goto(steps.public("findings/"))
    there = page.url
    assert page.locator("html").get_attribute("lang") == "nl"
    page.locator(".tongue button[value=en]").click()
    page.wait_for_load_state()
    assert (page.url, page.locator("html").get_attribute("lang")) == (there, "en")
    page.goto("/follow/")
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_front_page_is_dutch_unless_asked_otherwise(house: House) -> None:
    page = house.visitor(locale="sv-SE")
    page.goto("/")
    assert page.locator("html").get_attribute("lang") == "nl"
    assert "fictieve stad" in page.locator("body").inner_text().lower()


def test_the_first_tab_skips_to_the_text(house: House) -> None:
    page = house.visitor()
    page.goto(steps.public())
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the text"
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_whatever_has_the_focus_shows_it(house: House) -> None:
    page = house.go("Yara", "findings/new/")
    hidden = []
    for _ in range(25):
        page.keyboard.press("Tab")
        here = page.locator(":focus")
        if here.count() and not here.evaluate(FOCUS):
            hidden.append(here.evaluate("e => e.outerHTML.slice(0, 120)"))
    assert hidden == []
