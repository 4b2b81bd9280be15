"""The label: a call, two nominations, two jurors, one award and one no with its reason."""

import pytest
from playwright.sync_api import Page

from tests.browser.house import House, fill, press, text_of

CRITERIA = {"Ontmoeting": "3", "Door bewoners zelf": "2"}
NO = "De jury zag een mooi plan. Er is nog niemand ontmoet; probeer het volgend jaar opnieuw."


@pytest.fixture(scope="module")
def call(house: House) -> str:
    """A call with two criteria, open today; its address."""
    page = house.go("Yara", "calls/new/")
    fill(page, title="Voorbeelden gezocht", text="Wie brengt buren samen?")
    fill(page, opens_on="2020-01-01", closes_on="2099-12-31")
    press(page, "Save")
    call = page.url
    for name, weight in CRITERIA.items():
        page.goto(call)
        press(page, "Add a criterion")
        fill(page, name=name, about="Kijk naar wat er gebeurd is.", weight=weight)
        press(page, "Save")
    return call


def nominate(house: House, call: str, project: str) -> str:
    """Vera holds a project up as an example; its address."""
    page = house.desk("Vera")
    page.goto(call)
    press(page, "Nominate a project")
    fill(page, project=project, who="Buren van de Kanaalboord", why="Zij zetten elke vrijdag stoelen buiten.")
    press(page, "Save")
    return page.url


def score(house: House, juror: str, nomination: str, points: str) -> str:
    """A juror scores every criterion; what the page says then."""
    page = house.desk(juror)
    page.goto(nomination)
    press(page, "Score it")
    names = page.locator("main [name]:not([type=hidden])").evaluate_all("all => all.map(each => each.name)")
    for name in dict.fromkeys(names):
        fill(page, {name: points if name.startswith("points_") else f"{juror} was er zelf."})
    press(page, "Save")
    return text_of(page)


def answer(page: Page, nomination: str, outcome: str, reason: str) -> str:
    page.goto(nomination)
    press(page, "Write down the jury's answer")
    fill(page, outcome=outcome, reason=reason)
    press(page, "Save")
    return text_of(page)


def test_two_jurors_score_before_there_is_an_award(house: House, call: str) -> None:
    nomination, yara = nominate(house, call, "Stoelen op straat"), house.desk("Yara")
    score(house, "Jo", nomination, "4")
    jana = house.desk("Jana")
    jana.goto(nomination)
    assert "Jo was er zelf." not in text_of(jana)
    assert "Two jurors must score every criterion first." in answer(yara, nomination, "awarded", "Zo doe je dat.")
    assert "Jo was er zelf." in score(house, "Jana", nomination, "5")
    said = answer(yara, nomination, "awarded", "Zo doe je dat.")
    assert "Weighted mean 4.50 of 5, of 2 jurors" in said
    assert "“Stoelen op straat” carries the label" in said


def test_a_no_has_its_reason(house: House, call: str) -> None:
    nomination = nominate(house, call, "Een app voor buren")
    for juror in ("Jo", "Jana"):
        score(house, juror, nomination, "2")
    assert NO in answer(house.desk("Yara"), nomination, "not", NO)
    vera = house.desk("Vera")
    vera.goto(nomination)
    said = text_of(vera)
    assert (NO in said, "carries the label" in said) == (True, False)
