"""What the city does with a finding, up to the page behind the receipt."""

from tests.browser import steps
from tests.browser.house import House, text_of


def test_the_reason_appears_on_the_receipts_page(house: House, talk: steps.Talk, proposal: str) -> None:
    said = text_of(steps.follow(house, talk.codes[0]))
    assert f"The reason, in their words: {steps.REASON}" in said
    assert "At table 7, in Casino, they talked about it." in said


def test_the_proposal_says_where_it_comes_from(house: House, proposal: str) -> None:
    page = house.visitor()
    page.goto(steps.public("proposals/"))
    page.get_by_role("link", name=steps.PROPOSAL).first.click()
    page.wait_for_load_state()
    said = text_of(page)
    assert [words for words in (steps.CLAIM, steps.REASON, steps.NOTE) if words not in said] == []


def test_a_progress_note_changes_the_receipts_page(house: House, talk: steps.Talk, action: str) -> None:
    before = text_of(steps.follow(house, talk.codes[0]))
    assert f"Not begun yet. {steps.ACTION}" in before
    assert steps.PROGRESS not in before
    steps.report(house, action)
    assert steps.PROGRESS in text_of(steps.follow(house, talk.codes[0]))
