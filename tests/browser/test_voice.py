"""A resident with the code of a receipt, without JavaScript, on a narrow phone."""

import pytest
from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.house import House, fill, press, text_of

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def phone(house: House) -> Page:
    """A browser that runs no scripts."""
    return house.visitor(java_script_enabled=False, viewport=PHONE)


def fits(page: Page) -> bool:
    """Whether nothing sticks out at the side; read from the boxes, for no script runs here."""
    boxes = [each.bounding_box() for each in page.locator("main *:visible").all()]
    return all(box is None or box["x"] + box["width"] <= PHONE["width"] + 1 for box in boxes)


def test_the_page_behind_a_code_fits_a_narrow_phone(house: House, talk: steps.Talk, phone: Page) -> None:
    steps.follow(house, talk.codes[1], phone)
    assert steps.OTHER in text_of(phone)
    assert fits(phone)


def test_a_wrong_code_gets_one_sentence_and_no_page(house: House, phone: Page) -> None:
    steps.follow(house, "0000-0000-00000", phone)
    assert phone.url.endswith("/follow/")


def test_somebody_says_that_they_meant_something_else(house: House, talk: steps.Talk, phone: Page) -> None:
    steps.follow(house, talk.codes[1], phone)
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
    assert steps.OTHER in text_of(steps.follow(house, talk.codes[1], phone))
