"""No violation that axe can see: the public's pages in every language by day and by night, the team's in two of these.

FULL=1 looks at every page in all six. AXE_SEED chooses the second look of each page of the team, again.
"""

import os
import random
import subprocess
import zlib
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import steps
from tests.browser.house import DIALOGUE, House
from tests.browser.pages import reachable

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "vendor/node_modules/axe-core/axe.min.js"
LOCALES, SCHEMES = ("nl-BE", "en-GB", "ar"), ("light", "dark")
LOOKS = tuple(product(LOCALES, SCHEMES))
USUAL, FULL = LOOKS[0], os.environ.get("FULL") == "1"
SEED = int(os.environ["AXE_SEED"])  # given, or chosen in tests/ground.py
# Who sees most comes first; of the others only what those before them can't see, and their first page.
TEAM = ("Yara", "Vera", "Cem", "Edda", "Stig", "Bea", "Jo", "Connie", "Truus")
HALVES = (0, 1)  # two tests of the same size, for two workers
# Pages that nothing leads to: where something is wrong, where one signs in, when there is no line.
BESIDE = {"no page": "/nothing-here/", "sign in": "/account/login/code/", "no line": "/core/offline/"}
# The gallery shows the same landmark in several states, and headings of every level beside each other.
GALLERY = {"rules": {name: {"enabled": False} for name in ("landmark-unique", "heading-order", "page-has-heading-one")}}


@pytest.fixture(scope="module")
def axe() -> str:
    """Its source; fetched as `make types-js` does when it isn't there."""
    if not AXE.exists():
        subprocess.run(["make", "-s", "vendor/node_modules/.made"], cwd=ROOT, check=True)
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, axe: str, wishes: dict[str, Any] | None = None) -> list[str]:
    """What is wrong on a page, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    found: Any = page.evaluate("wishes => axe.run(wishes)", {"resultTypes": ["violations"], **(wishes or {})})
    return [f"{each['id']}: {node['html'][:160]}" for each in found["violations"] for node in each["nodes"][:3]]


def look(page: Page, axe: str, schemes: tuple[str, ...], wishes: dict[str, Any] | None = None) -> list[str]:
    """What is wrong on the page that is open, in these schemes."""
    wrong = []
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        wrong += [f"{scheme} {each}" for each in violations(page, axe, wishes)]
    return wrong


def follow(page: Page, receipt: str) -> None:
    """Open the page behind a receipt."""
    page.goto("/follow/")
    page.locator("[name=code]").fill(receipt)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url("**/follow/voice/")


def test_it_sees_what_is_wrong(house: House, axe: str) -> None:
    page = house.visitor()
    page.goto("/follow/")
    page.evaluate("document.querySelectorAll('main label').forEach(each => each.remove())")
    assert "light label" in [each.split(":")[0] for each in look(page, axe, ("light",))]


@pytest.mark.parametrize("locale", LOCALES)
def test_public_pages(house: House, axe: str, locale: str) -> None:
    page, wrong = house.visitor(locale=locale), {}
    visited = reachable(page.request, "/") | BESIDE
    for name, path in visited.items():
        page.goto(path)
        wrong[name] = look(page, axe, SCHEMES)
    assert page.locator("html").get_attribute("lang") == locale[:2]
    assert len(visited) > 20
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_pages_behind_a_receipt(house: House, axe: str, locale: str) -> None:
    page, wrong = house.visitor(locale=locale), {}
    page.goto("/follow/")
    page.locator("[name=code]").fill("K7Q4")
    page.locator("main button[type=submit]").first.click()
    wrong["too short"] = look(page, axe, SCHEMES)
    follow(page, house.site.receipt)
    visited = reachable(page.request, "/follow/voice/", within="/follow/")
    for name, path in visited.items():
        page.goto(path)
        wrong[name] = look(page, axe, SCHEMES)
    assert {"pages:follow_voice", "pages:purpose", "pages:withdrawal", "pages:addition"} <= set(visited)
    assert {name: found for name, found in wrong.items() if found} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_part_in_the_gallery(house: House, axe: str, locale: str) -> None:
    page = house.visitor(locale=locale)
    page.goto("/core/gallery/")
    assert page.locator(".specimen").count() > 80
    assert look(page, axe, SCHEMES, GALLERY) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_the_plain_recorder(house: House, axe: str, locale: str) -> None:
    """The program for phones is looked at screen by screen in test_recorder_ways."""
    page = signed_in(house, "Vera", locale)
    for path in ("conversations/new/", f"conversations/new/?voices=2&language={locale[:2]}"):
        page.goto(f"/team/{DIALOGUE}/{path}")
        assert look(page, axe, SCHEMES) == []


@pytest.mark.every_page
@pytest.mark.parametrize("half", HALVES)
def test_pages_of_the_team(house: House, axe: str, finding: steps.Refusals, half: int) -> None:
    wrong: dict[str, list[str]] = {}
    desks = {(who, locale): signed_in(house, who, locale) for who in TEAM for locale in LOCALES}
    for who, kind, path in kinds_of_the_team(house):
        if zlib.crc32(kind.encode()) % len(HALVES) == half:
            for locale, schemes in looks_of(kind).items():
                page = desks[who, locale]
                page.goto(path)
                if found := look(page, axe, schemes):
                    wrong[f"{who} {kind} {locale}"] = found
    assert wrong == {}, f"AXE_SEED={SEED}"


def signed_in(house: House, who: str, locale: str) -> Page:
    """A page of one of the cast in a language."""
    return house.visitor(locale=locale, storage_state=house.desk(who).context.storage_state())


def kinds_of_the_team(house: House) -> list[tuple[str, str, str]]:
    """(who, kind, address) of every page that somebody of the team can reach, each kind once."""
    found: dict[str, tuple[str, str, str]] = {}
    for who in TEAM:
        start = f"/team/{DIALOGUE}/"
        pages = reachable(house.desk(who).request, start)
        pages[f"first page of {who}"] = start
        for kind, path in pages.items():
            found.setdefault(kind, (who, kind, path))
    assert len(found) > 220
    return list(found.values())


def looks_of(kind: str) -> dict[str, tuple[str, ...]]:
    """In which schemes a page is looked at in each language."""
    looks = LOOKS if FULL else (USUAL, random.Random(f"{SEED} {kind}").choice(LOOKS[1:]))
    return {
        locale: tuple(scheme for each, scheme in looks if each == locale)
        for locale in LOCALES
        if any(each == locale for each, _scheme in looks)
    }
