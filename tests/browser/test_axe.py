"""No violation that axe can see, on the pages that most people meet, in two languages, by day and by night."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.house import DIALOGUE, House

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "vendor/node_modules/axe-core/axe.min.js"
PUBLIC = {
    "home": "/",
    "dialogue": f"/d/{DIALOGUE}/",
    "findings": f"/d/{DIALOGUE}/findings/",
    "plan": f"/d/{DIALOGUE}/plan/",
    "code": "/follow/",
    "sign-in": "/account/login/code/",
    "no page": "/nothing-here/",
}
TEAM = {
    "recorder": "conversations/new/?voices=2&language=nl",
    "desk": "",
    "coding desk": "coding/",
    "list": "conversations/",
    "form": "findings/new/",
}
LOOKS = [("nl-BE", "light"), ("nl-BE", "dark"), ("en-GB", "light"), ("en-GB", "dark")]


@pytest.fixture(scope="module")
def axe() -> str:
    """Its source; fetched as `make types-js` does when it isn't there."""
    if not AXE.exists():
        subprocess.run(["make", "-s", "vendor/node_modules/.made"], cwd=ROOT, check=True)
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """What is wrong on a page, and where."""
    page.evaluate(axe)
    found: Any = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"][:3]]


@pytest.mark.parametrize(("locale", "scheme"), LOOKS)
def test_public_pages(
    house: House, axe: str, talk: steps.Talk, finding: steps.Refusals, locale: str, scheme: Any
) -> None:
    page, wrong = house.visitor(locale=locale, color_scheme=scheme), {}
    for name, path in PUBLIC.items():
        page.goto(path)
        wrong[name] = violations(page, axe)
    page.goto(PUBLIC["findings"])
    page.get_by_role("link", name=steps.CLAIM).first.click()
    page.wait_for_load_state()
    wrong["finding"] = violations(page, axe)
    page.goto("/follow/")
    page.locator("[name=code]").fill(house.site.receipt)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/follow/voice/")
    wrong["voice"] = violations(page, axe)
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize(("locale", "scheme"), LOOKS)
def test_pages_of_the_team(house: House, axe: str, finding: steps.Refusals, locale: str, scheme: Any) -> None:
    signed_in = house.desk("Yara").context.storage_state()
    page, wrong = house.visitor(locale=locale, color_scheme=scheme, storage_state=signed_in), {}
    for name, path in TEAM.items():
        page.goto(f"/team/{DIALOGUE}/{path}")
        wrong[name] = violations(page, axe)
    page.goto(finding.address)
    wrong["finding"] = violations(page, axe)
    assert page.locator("html").get_attribute("lang") == locale[:2]
    assert {name: found for name, found in wrong.items() if found} == {}
