"""Edda's newspaper: an edition from findings, its pages as pictures, and the printer."""

import pypdfium2
import pytest
from playwright.sync_api import Page

from dorpel.newspaper.layout.verify import letters
from tests.browser import steps
from tests.browser.house import House, choose, fill, press, text_of

HEADLINE, BETTER = "De bank is weg", "Geef ons de bank terug"
BOXES = {
    "priorities": "Een plek om te zitten\nEen bus die ook 's avonds rijdt",
    "own_actions": "Zet een stoel voor de deur",
}


@pytest.fixture(scope="module")
def edition(house: House, finding: steps.Refusals) -> str:
    """The address of an edition with three articles about findings and two boxes."""
    page = house.go("Edda", "editions/new/")
    fill(page, title="De Kolmerenaar", appears_on="2026-12-18", copies="31000")
    press(page, "Save")
    edition = page.url
    write_about(page, steps.CLAIM, HEADLINE, "Wie op het plein wil rusten, vindt geen plek meer.\n" * 3)
    choose_quotes(page)
    for number in (1, 2):
        page.goto(edition)
        write_about(page, number, f"Wat we nog hoorden ({number})", "Veel bewoners zeggen het zo.\n" * 4)
        choose_quotes(page)
    for kind, items in BOXES.items():
        page.goto(edition)
        begin(page, kind)
        fill(page, headline=f"Kader: {kind}", body=items)
        press(page, "Save")
    return edition


def begin(page: Page, kind: str) -> None:
    press(page, "Write an article")
    fill(page, kind=kind)
    press(page, "Begin")


def write_about(page: Page, finding: str | int, headline: str, body: str) -> None:
    """An article about the finding with this claim, or about so many-th other one."""
    press(page, "Write an article")
    fill(page, kind="finding")
    field = page.locator("[name=finding]")
    if isinstance(finding, int):
        claims = [claim for claim in field.locator("option").all_text_contents()[1:] if claim != steps.CLAIM]
        finding = claims[finding - 1]
    choose(field, finding)
    press(page, "Begin")
    fill(page, headline=headline, body=body)
    press(page, "Save")


def choose_quotes(page: Page) -> None:
    """Every quote that may be printed."""
    press(page, "Choose quotes")
    for each in page.locator("[name=quotes]").all():
        each.check()
    press(page, "Save")


def test_an_article_carries_the_quote_that_may_be_printed(house: House, edition: str) -> None:
    page = house.desk("Edda")
    page.goto(edition)
    page.get_by_role("link", name=HEADLINE).click()
    page.wait_for_load_state()
    assert steps.PASSAGE in text_of(page)


def test_two_pages_are_made_and_seen(house: House, edition: str) -> None:
    page = house.desk("Edda")
    page.goto(edition)
    assert page.get_by_role("link", name="Send to the printer").count() == 0
    press(page, "Make the pages")
    assert "The pages are made:" in text_of(page)
    pictures = page.locator("img.sheet-of-paper")
    pictures.last.scroll_into_view_if_needed()
    assert pictures.evaluate_all("all => all.map(each => each.naturalWidth > 1000)") == [True, True]


def test_a_changed_headline_is_seen_on_its_page_at_once(house: House, edition: str) -> None:
    page = house.desk("Edda")
    page.goto(edition)
    page.get_by_role("link", name=HEADLINE).click()
    page.wait_for_load_state()
    before = picture_of(page)
    press(page, "Change the words")
    fill(page, headline=BETTER)
    press(page, "Save")
    assert BETTER in text_of(page)
    assert "On page 1" in text_of(page)
    assert picture_of(page) != before
    assert letters(BETTER) in pdf_of(page, edition)
    assert letters(HEADLINE) not in pdf_of(page, edition)


def picture_of(page: Page) -> bytes:
    """The picture of the page on which the article stands, as the browser got it."""
    picture = page.locator("img.sheet-of-paper")
    picture.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('img.sheet-of-paper').naturalWidth > 1000")
    return page.request.get(picture.get_attribute("src") or "").body()


def pdf_of(page: Page, edition: str) -> str:
    """The letters of the whole paper."""
    with pypdfium2.PdfDocument(page.request.get(f"{edition}pages.pdf").body()) as document:
        return letters("".join(sheet.get_textpage().get_text_bounded() for sheet in document))


def test_the_edition_goes_to_the_printer(house: House, talk: steps.Talk, edition: str) -> None:
    page = house.desk("Edda")
    page.goto(edition)
    press(page, "Send to the printer")
    press(page, "Yes, do it")
    assert "The edition went to the printer." in text_of(page)
    assert page.get_by_role("button", name="Make the pages").count() == 0
    assert "De Kolmerenaar" in text_of(steps.follow(house, talk.codes[0]))
