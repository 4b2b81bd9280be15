"""A talk, from the first question to the receipts and the page of the talk."""

from tests.browser import steps
from tests.browser.house import House, fill, press, text_of


def test_the_questions_change_language_and_what_was_typed_stays(talk: steps.Talk) -> None:
    assert "Burada ne daha iyi olabilir?" in talk.asked
    assert talk.typed == steps.WORDS


def test_each_voice_gets_a_code_of_its_own(talk: steps.Talk) -> None:
    assert len(talk.codes) == len(set(talk.codes)) == 2
    assert "The talk is kept" in talk.kept


def test_the_talk_is_read_from_the_inbox_and_shown(house: House, talk: steps.Talk, answer: str) -> None:
    page = steps.open_talk(house)
    for words in (steps.WORDS, steps.OTHER):
        page.get_by_text(words).first.wait_for()


def test_a_no_is_kept_with_the_voice(house: House, talk: steps.Talk) -> None:
    said = text_of(steps.follow(house, talk.codes[1]))
    assert said.count("You said no to this.") == 3
    first = text_of(steps.follow(house, talk.codes[0]))
    assert first.count("You said no to this.") == 2


def test_a_talk_without_a_yes_leaves_a_count_and_no_code(house: House) -> None:
    page = house.go("Vera", "conversations/new/")
    fill(page, voices="1", language="nl")
    press(page, "Begin")
    fill(
        page,
        {
            "v1-age": "16plus",
            **{f"v1-c-{key}": "no" for key in steps.YES_TO},
            "a-good-1-text": "Dit wil ik niet bewaard zien.",
        },
    )
    press(page, "Keep this talk")
    assert "The refusal is counted" in text_of(page)
    assert page.locator(".receipt-code").count() == 0


def test_a_talk_that_lacks_a_yes_or_no_is_refused_and_keeps_its_words(house: House) -> None:
    page = house.go("Vera", "conversations/new/")
    fill(page, voices="1", language="nl")
    press(page, "Begin")
    fill(page, {"v1-age": "16plus", "a-good-1-text": "De buren."})
    press(page, "Keep this talk")
    assert "This isn't saved yet." in text_of(page)
    assert page.locator('[name="a-good-1-text"]').input_value() == "De buren."
