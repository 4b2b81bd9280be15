"""A browser of its own, killed with SIGKILL in the middle of a talk and after one; prints the ids that must be there.

`python killed.py ADDRESS CODE FOLDER`; run by test_recorder.py, for one thread can hold one driver only.
"""

import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from playwright.sync_api import BrowserContext, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from tests.browser import phone as at


def kill(context: BrowserContext, folder: Path) -> None:
    """As a phone whose battery is taken out: no time for anything."""
    mark = f"--user-data-dir={folder}"
    for about in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if mark in about.read_bytes().decode(errors="replace").split("\0"):
                os.kill(int(about.parent.name), signal.SIGKILL)
        except OSError:
            continue  # it ended while we looked
    for left in folder.glob("Singleton*"):
        left.unlink()


def main(address: str, code: str, folder: Path) -> None:
    """A finished talk and half a one, each through a kill; then both are delivered."""
    house: Any = SimpleNamespace(site=SimpleNamespace(address=address))
    with sync_playwright() as playwright:
        page = opened(playwright, house, folder)
        at.sign_in(page, code)
        page.context.set_offline(True)
        at.talk(page)
        kill(page.context, folder)
        page = opened(playwright, house, folder)
        page.route(at.FIELD, lambda route: route.abort())
        page.goto("/recorder/")
        page.locator(".queue-row").first.click()  # the receipt wasn't handed over yet
        at.code_of(page)
        at.begin(page)
        at.answer(page, "Dit staat er al.")
        kill(page.context, folder)
        page = opened(playwright, house, folder)
        page.goto("/recorder/")
        page.locator(".queue-row").first.click()
        assert page.locator("textarea").input_value() == "Dit staat er al."
        finish(page)
        at.received(page, 2)
        sys.stdout.write(" ".join(row["id"] for row in at.rows_of(page)))
        page.context.close()


def opened(playwright: Any, house: Any, folder: Path) -> Page:
    """The browser on its folder, with one page."""
    context = at.stubborn(playwright, house, folder)
    return context.pages[0] if context.pages else context.new_page()


def purposes(page: Page) -> None:
    """From the question to the button that keeps the talk."""
    for tap in ("[data-enough]", "[data-all]"):
        page.locator(tap).click()
    page.locator(".body > .chips .chip").first.click()
    page.locator(".choice:has([data-same]) .chip").first.click()
    page.locator("[data-keep]").wait_for()


def finish(page: Page) -> None:
    """From the question to the end."""
    purposes(page)
    page.locator("[data-keep]").click()
    at.code_of(page)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
