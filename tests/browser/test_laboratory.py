"""The laboratory: from a finding to an experiment that is stopped, with what was learned."""

from tests.browser import steps
from tests.browser.house import House, choose, fill, press, text_of

LESSON = "Losse stoelen verdwijnen 's nachts. Met een sleutel bij de bakker blijven ze wel."


def test_an_experiment_grows_from_a_finding_and_stops_with_its_lesson(house: House, finding: steps.Refusals) -> None:
    page = house.go("Stig", "experiments/new/")
    host = page.locator("[name=host] option").nth(1).inner_text()
    fill(page, title="Losse stoelen", question="Blijven losse stoelen op het plein staan?")
    fill(page, trying="Tien stoelen, vier weken.")
    fill(page, host=host, starts_on="2026-10-01", until="2026-10-29")
    choose(page.locator("[name=finding]"), steps.CLAIM)
    press(page, "Save")
    assert f"Grew from the finding {steps.CLAIM}" in text_of(page)
    press(page, "Note what you saw")
    fill(page, text="Na een week stonden er nog twee.")
    press(page, "Save")
    press(page, "End it")
    fill(page, ending="stopped", lesson="")
    press(page, "Save")
    assert "This field is required." in text_of(page)
    fill(page, ending="stopped", lesson=LESSON)
    press(page, "Save")
    said = text_of(page)
    assert [words for words in (LESSON, "Na een week stonden er nog twee.", "stopped") if words not in said] == []
    assert page.get_by_role("link", name="End it").count() == 0


def test_what_was_learned_stands_among_the_lessons_of_the_dialogue(house: House, finding: steps.Refusals) -> None:
    page = house.go("Stig", "experiments/")
    page.get_by_role("link", name="Losse stoelen").first.click()
    page.wait_for_load_state()
    assert LESSON in text_of(page)
    lessons = house.go("Yara", "lessons/")
    lessons.locator("table.rows tbody a").first.click()
    lessons.wait_for_load_state()
    assert LESSON in text_of(lessons)
