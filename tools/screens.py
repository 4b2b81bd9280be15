"""Takes pictures of the main screens of a fictional city: phone and desk, light and dark, Dutch and Arabic."""

import sys
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from tests.browser.house import DIALOGUE, launch  # noqa: E402
from tools.running import Site, running  # noqa: E402

FOLDER = HERE / "docs" / "screens"
SIZES = {360: 740, 1280: 860}
LARGEST = 150_000  # bytes
LOCALES = {"nl": "nl-BE", "ar": "ar"}


class Screen(NamedTuple):
    """A screen: who opens it (nobody signed in when empty), where, and whether also in Arabic and in the dark."""

    name: str
    who: str
    address: str
    whole: bool = False


SCREENS = [
    Screen("home", "", f"/d/{DIALOGUE}/", True),
    Screen("finding", "", "finding", True),
    Screen("voice", "", "voice", True),
    Screen("newspaper", "", f"/d/{DIALOGUE}/newspaper/1/", True),
    Screen("reach", "", f"/d/{DIALOGUE}/reach/"),
    Screen("plan", "", f"/d/{DIALOGUE}/plan/"),
    Screen("desk", "Yara", f"/team/{DIALOGUE}/"),
    Screen("challenger", "Vera", f"/team/{DIALOGUE}/"),
    Screen("coding", "Cem", f"/team/{DIALOGUE}/coding/"),
    Screen("editions", "Edda", f"/team/{DIALOGUE}/editions/"),
    Screen("incoming", "Yara", f"/team/{DIALOGUE}/incoming/"),
]


def take(browser: Browser, site: Site) -> list[Path]:
    """A picture of every screen; those that can't be opened are said."""
    taken = []
    for who in sorted({screen.who for screen in SCREENS}):
        cookies = signed_in(browser, site, who)
        for language, locale in LOCALES.items():
            for scheme in ("light", "dark"):
                context = browser.new_context(
                    base_url=site.address, locale=locale, color_scheme=scheme, reduced_motion="reduce"
                )
                context.add_cookies(cookies)
                page = context.new_page()
                for screen in SCREENS:
                    plain = language == "nl" and scheme == "light"
                    if screen.who == who and (plain or screen.whole):
                        taken += pictures(page, screen, site, language + ("-dark" if scheme == "dark" else ""))
                context.close()
    return taken


def signed_in(browser: Browser, site: Site, who: str) -> list[Any]:
    """The cookies of one of the cast; none of nobody."""
    if not who:
        return []
    context = browser.new_context(base_url=site.address)
    context.request.get(site.links[who])
    cookies = context.cookies()
    context.close()
    return cookies


def pictures(page: Page, screen: Screen, site: Site, look: str) -> list[Path]:
    """One screen on a phone and on a desk."""
    taken = []
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        open_screen(page, screen.address, site)
        taken.append(save(page, f"{screen.name}-{look}-{width}"))
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
        page.locator("main a[href*='/findings/']").first.click()
        page.wait_for_load_state()
    else:
        answer = page.goto(address)
        if answer is None or not answer.ok:
            raise SystemExit(f"{address} doesn't open: {answer and answer.status}")
    page.evaluate("document.fonts.ready")


def save(page: Page, name: str) -> Path:
    """The part of the page that is seen first, in few colours, small enough to lie in the repository."""
    return keep(page.screenshot(), FOLDER / f"{name}.png")


def keep(picture: bytes, path: Path, width: int = 0) -> Path:
    """A picture in 64 colours, made as wide as `width`."""
    with Image.open(BytesIO(picture)) as whole:
        size = (width or whole.width, round((width or whole.width) * whole.height / whole.width))
        whole.convert("RGB").resize(size, Image.Resampling.LANCZOS).quantize(64).save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path} is {path.stat().st_size} bytes; {LARGEST} is the most.")
    return path


def printed(site: Site) -> list[Path]:
    """The pages of the newspaper as they were printed."""
    found = sorted((site.data / "newspaper").rglob("[1-4].png"))
    return [keep(path.read_bytes(), FOLDER / f"newspaper-page-{path.stem}.png", 560) for path in found]


def main() -> int:
    """Start a site, take the pictures, end it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with running() as site, sync_playwright() as playwright:
        browser = launch(playwright)
        for path in [*take(browser, site), *printed(site)]:
            print(path.relative_to(HERE))
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
