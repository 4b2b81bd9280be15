"""Takes a picture of each of the main screens, in Dutch, on a phone and on a desk, from a fictional city."""

import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from tests.browser.house import DIALOGUE, launch  # noqa: E402
from tools.running import Site, running  # noqa: E402

FOLDER = HERE / "docs" / "screens"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 860}
LARGEST = 150_000  # bytes
# name, who, address, size; nobody signed in when `who` is empty
SCREENS = [
    ("home-phone", "", f"/d/{DIALOGUE}/", PHONE),
    ("home", "", f"/d/{DIALOGUE}/", DESK),
    ("finding", "", "finding", DESK),
    ("voice-phone", "", "voice", PHONE),
    ("voice", "", "voice", DESK),
    ("plan", "", f"/d/{DIALOGUE}/plan/", DESK),
    ("recorder-phone", "Vera", f"/team/{DIALOGUE}/conversations/new/?voices=1&language=nl", PHONE),
    ("desk", "Yara", f"/team/{DIALOGUE}/", DESK),
    ("coding", "Cem", f"/team/{DIALOGUE}/coding/", DESK),
    ("conversations", "Cem", f"/team/{DIALOGUE}/conversations/", DESK),
    ("newspaper", "Edda", f"/team/{DIALOGUE}/editions/", DESK),
    ("proposals", "Stig", f"/team/{DIALOGUE}/proposals/", DESK),
]


def take(browser: Browser, site: Site) -> list[Path]:
    """A picture of every screen; those that can't be opened are said."""
    kept: dict[str, Page] = {}
    taken = []
    for name, who, address, size in SCREENS:
        if who not in kept:
            kept[who] = browser.new_context(base_url=site.address, locale="nl-BE").new_page()
            if who:
                kept[who].goto(site.links[who])
        page = kept[who]
        page.set_viewport_size({"width": size["width"], "height": size["height"]})
        open_screen(page, address, site)
        taken.append(save(page, name))
    return taken


def open_screen(page: Page, address: str, site: Site) -> None:
    """Go to an address; two of them are reached as people reach them."""
    if address == "voice":
        page.goto("/follow/")
        if not page.url.endswith("/follow/voice/"):  # a code that was typed stays open until it is closed
            page.locator("main [name=code]").fill(site.receipt)
            page.locator("main button[type=submit]").first.click()
            page.wait_for_url("**/follow/voice/")
    elif address == "finding":
        page.goto(f"/d/{DIALOGUE}/findings/")
        page.locator("main .card a").first.click()
        page.wait_for_load_state()
    else:
        answer = page.goto(address)
        if answer is None or not answer.ok:
            raise SystemExit(f"{address} doesn't open: {answer and answer.status}")
    page.evaluate("document.fonts.ready")


def save(page: Page, name: str) -> Path:
    """The part of the page that is seen first, small enough to lie in the repository."""
    path = FOLDER / f"{name}.png"
    page.screenshot(path=path)
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path} is {path.stat().st_size} bytes; {LARGEST} is the most.")
    return path


def main() -> int:
    """Start a site, take the pictures, end it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running() as site, sync_playwright() as playwright:
        browser = launch(playwright)
        for path in take(browser, site):
            print(path.relative_to(HERE))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
