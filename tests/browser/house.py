"""The house as people enter it: a browser, somebody signed in by a link, and forms filled by their fields' names."""

import os
import re
import shutil
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tools.running import Site

DIALOGUE = "kolmere"
PATIENCE = 30_000  # milliseconds; the machine may be busy with others
WAIT = 15_000  # milliseconds for what should be there at once
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """Where the browser is."""
    found = os.environ.get("DORPEL_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found, "The browser tests need Chromium. Run once: sudo apt-get install -y chromium"
    return found


def launch(playwright: Playwright) -> Browser:
    """Debian's own Chromium, with a microphone that beeps; whether a page may use it is still asked."""
    arguments = ["--no-sandbox", "--use-fake-device-for-media-stream"]
    return playwright.chromium.launch(executable_path=chromium(), args=arguments)


class House:
    """A running site with its people, each at one page of their own that stays open."""

    def __init__(self, site: Site, browser: Browser) -> None:
        self.site, self.browser = site, browser
        self.desks: dict[str, Page] = {}
        self.shown: dict[str, Any] = {}  # by receipt code, the cookies of who has shown it: each showing is a try
        self.troubles: list[str] = []

    def visitor(self, **wishes: Any) -> Page:
        """Somebody nobody knows; English unless `locale` says otherwise."""
        wishes.setdefault("locale", "en-GB")
        return self._page(self.browser.new_context(base_url=self.site.address, **wishes))

    def desk(self, name: str) -> Page:
        """The page of one of the cast, signed in by the link that `dorpel run` printed."""
        if name not in self.desks:
            page = self.visitor()
            page.goto(self.site.links[name])
            self.desks[name] = page
        return self.desks[name]

    def second_tab(self, name: str) -> Page:
        """Another tab of the same browser."""
        return self._page(self.desk(name).context)

    def go(self, name: str, path: str) -> Page:
        """Somebody's page, at an address of the team: 'findings/' and so on."""
        page = self.desk(name)
        page.goto(f"/team/{DIALOGUE}/{path}")
        return page

    def _page(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda problem: self.troubles.append(f"{page.url}: {problem}"))
        page.on("console", lambda said: self._heard(page, said))
        return page

    def _heard(self, page: Page, said: Any) -> None:
        # A refused form answers 4xx on purpose, which Chromium calls an error too.
        if said.type == "error" and "Failed to load resource" not in said.text:
            self.troubles.append(f"{page.url}: {said.text}")


def fill(page: Page, given: dict[str, str] | None = None, **fields: str) -> None:
    """Fill fields of the page by their names: text, a date, a choice by value or words, a radio by its value."""
    for name, value in {**(given or {}), **fields}.items():
        found = page.locator(f'main [name="{name}"]:not([type=hidden])')
        if not comes(found):
            raise AssertionError(f"{page.url} has no field {name}: {field_names(page)}")
        if found.first.get_attribute("type") in ("radio", "checkbox"):
            page.locator(f'main [name="{name}"][value="{value}"]').check(force=True)
        elif found.first.evaluate("each => each.tagName") == "SELECT":
            choose(found.first, value)
        else:
            found.first.fill(value)


def comes(found: Locator) -> bool:
    """Whether it is there, or comes within some seconds: the page may still be on its way."""
    try:
        found.first.wait_for(state="attached", timeout=WAIT)
    except PlaywrightTimeout:
        return False
    return True


def choose(field: Any, value: str) -> None:
    """Choose the options whose value is this, or whose words hold it."""
    options = field.locator("option")
    values = [
        each.get_attribute("value")
        for each in options.all()
        if value in (each.get_attribute("value"), (each.text_content() or "").strip())
    ]
    if not values:
        values = [
            each.get_attribute("value") for each in options.filter(has_text=re.compile(re.escape(value))).all()[:1]
        ]
    assert values, f"no choice {value!r} among {options.all_text_contents()}"
    field.select_option(values)


def field_names(page: Page) -> list[str]:
    """What can be filled, for a message that helps."""
    return [each.get_attribute("name") or "" for each in page.locator("main [name]:not([type=hidden])").all()]


def press(page: Page, label: str) -> None:
    """Press a button or follow a link of the page by its words, and wait for what comes."""
    # The recorder's first button is out of sight: it is there for Enter.
    main = page.locator("main")
    button = main.get_by_role("button", name=label, exact=True).and_(page.locator(":not(.unseen)"))
    found = button.or_(main.get_by_role("link", name=label, exact=True))
    if not comes(found):
        raise AssertionError(f"{page.url} has no {label!r}:\n{main.inner_text()[:1500]}")
    found.first.click()
    page.wait_for_load_state()


def text_of(page: Page) -> str:
    """What the page says, in one line."""
    return " ".join(page.locator("main").inner_text().split())


def facts_of(page: Page) -> dict[str, str]:
    """What stands in the page's lists of facts."""
    rows = page.locator("main dl.facts > div")
    return {each.locator("dt").inner_text(): each.locator("dd").inner_text() for each in rows.all()}
