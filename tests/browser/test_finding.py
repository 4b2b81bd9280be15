"""A finding: refused, refused again, published, and what a reader makes of it."""

from tests.browser import steps
from tests.browser.house import House, fill, press, text_of


def test_nobody_stands_behind_a_finding_without_quotes(finding: steps.Refusals) -> None:
    assert "No quote speaks for this finding." in finding.without_quotes
    assert "You stand behind this finding." in finding.adopted


def test_it_isnt_published_before_somebody_looked_for_the_opposite(finding: steps.Refusals) -> None:
    assert "nobody said that they looked" in finding.without_looking
    assert "This finding is public now." in finding.published


def test_the_writer_has_no_button_to_publish(house: House, finding: steps.Refusals) -> None:
    page = house.desk("Cem")
    page.goto(finding.address)
    assert page.get_by_role("link", name="Look for evidence").count() == 1
    assert page.get_by_role("link", name="Take down").count() == 0


def test_a_reader_finds_it_with_its_quote_and_answers(house: House, finding: steps.Refusals) -> None:
    page = house.visitor()
    page.goto(steps.public("findings/"))
    page.get_by_role("link", name=steps.CLAIM).first.click()
    page.wait_for_load_state()
    assert steps.PASSAGE in text_of(page)
    fill(page, stance="agree", text="Bij ons op het Noord ook.")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()
    yara = house.go("Yara", "responses/")
    assert "Bij ons op het Noord ook." in text_of(yara)
    yara.get_by_role("link", name="I recognise this").or_(yara.locator("table.rows tbody a")).first.click()
    press(yara, "Show in public")
    press(yara, "Yes, do it")
    page.reload()
    assert "Bij ons op het Noord ook." in text_of(page)
