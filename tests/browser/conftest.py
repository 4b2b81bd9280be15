"""One running site, one browser, and the steps of one voice, each made once through the forms."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser import phone, steps
from tests.browser.house import House, launch
from tools.running import Site, running

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything beside this file drives Chromium."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with running(DORPEL_GALLERY="1") as site:
        yield site


# As long as the package and no longer: Playwright's event loop would stop the database tests of other packages.
@pytest.fixture(scope="package")
def house(site: Site) -> Iterator[House]:
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield House(site, browser)
        browser.close()


@pytest.fixture(autouse=True)
def no_troubles(request: pytest.FixtureRequest) -> Iterator[None]:
    """No error of a script and nothing that the Content-Security-Policy stopped."""
    yield
    if "house" in request.fixturenames:
        house = request.getfixturevalue("house")
        troubles, house.troubles = house.troubles, []
        assert troubles == []


@pytest.fixture
def page(house: House) -> Iterator[Page]:
    """A phone of its own, signed in by its code."""
    made = phone.phone(house)
    yield made
    made.context.close()


@pytest.fixture(scope="package")
def talk(house: House) -> steps.Talk:
    """Vera's talk with two voices."""
    return steps.record_talk(house)


@pytest.fixture(scope="package")
def answer(house: House, talk: steps.Talk) -> str:
    """The address of what the first voice said."""
    return steps.answer_of(house)


@pytest.fixture(scope="package")
def coded(house: House, answer: str) -> str:
    """What the coding desk says after Cem coded the first words by keyboard."""
    steps.make_code(house)
    return steps.code_by_keyboard(house, answer)


@pytest.fixture(scope="package")
def finding(house: House, coded: str) -> steps.Refusals:
    """A finding that was refused twice and is public now."""
    return steps.publish_finding(house)


@pytest.fixture(scope="package")
def proposal(house: House, finding: steps.Refusals) -> str:
    """What Stig made of the note of a table, answered by Bea."""
    made = steps.propose(house, steps.hold_table(house))
    steps.resolve(house, made)
    return made


@pytest.fixture(scope="package")
def action(house: House, proposal: str) -> str:
    """The place of the proposal in an adopted plan."""
    return steps.plan(house)
