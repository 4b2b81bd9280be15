"""The coding desk with the keyboard alone."""

from tests.browser import steps
from tests.browser.house import House, text_of


def test_words_are_chosen_and_coded_by_keyboard(coded: str) -> None:
    assert f"What you marked here {steps.PASSAGE} {steps.CODE}" in coded


def test_undo_takes_words_and_code_away_and_the_keys_put_them_back(house: House, coded: str) -> None:
    page = steps.desk_of(house, steps.answer_of(house, steps.OTHER))
    steps.mark_by_keyboard(page, "Duraktaki bank gitti")
    steps.search(page, steps.CODE)
    with page.expect_navigation():
        page.keyboard.press("z")
    assert "What you marked here" not in text_of(page)
    steps.mark_by_keyboard(page, "Duraktaki bank")
    steps.search(page, steps.CODE)
    assert f"What you marked here Duraktaki bank {steps.CODE}" in text_of(page)


def test_enter_goes_on_to_the_next_answer_that_nobody_read(house: House, coded: str) -> None:
    page = house.go("Cem", "coding/")
    first, words = page.url, page.locator("#words").inner_text()
    page.locator("#words").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url != first
    assert page.locator("#words").inner_text() != words


def test_an_unknown_code_is_refused_and_the_words_stay_chosen(house: House, answer: str, coded: str) -> None:
    page = steps.desk_of(house, answer)
    steps.mark_by_keyboard(page, "Op de bank")
    steps.search(page, "iets wat niemand kent")
    assert "There is no code with this name." in text_of(page)
    assert page.locator("[name=passage]").input_value() == "Op de bank"
