"""A phone at a door: a small browser that is signed in once by its code, and the taps of one talk."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID

from playwright.sync_api import BrowserContext, Page, Playwright

from tests.browser.house import DIALOGUE, PATIENCE, House, chromium, fill, press

SMALL: dict[str, Any] = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "locale": "en-GB"}
SAID = "Op de bank aan het pleintje kende ik iedereen."
KEPT = """() => new Promise((resolve, reject) => {
  const asked = indexedDB.open("dorpel-recorder");
  asked.onerror = () => reject(asked.error);
  asked.onsuccess = () => {
    const stores = [...asked.result.objectStoreNames];
    const tx = asked.result.transaction(stores);
    const found = {};
    for (const store of stores) {
      tx.objectStore(store).getAll().onsuccess = ({ target }) => (found[store] = target.result);
    }
    tx.oncomplete = () => { asked.result.close(); resolve(JSON.parse(JSON.stringify(found, (_key, value) =>
      value instanceof ArrayBuffer ? { bytes: value.byteLength } : value))); };
  };
})"""


def new_code(house: House, who: str = "Vera") -> str:
    """A new device's code, as it stands behind the # of the picture."""
    page = house.desk(who)
    page.goto("/account/devices/new/")
    fill(page, name="phone")
    press(page, "Make a code")
    return page.locator("main .receipt-code").inner_text().strip()


def phone(house: House, **wishes: Any) -> Page:
    """A phone of its own, signed in and ready to go out."""
    page = house.visitor(**{**SMALL, **wishes})
    sign_in(page, new_code(house))
    return page


def sign_in(page: Page, token: str) -> None:
    """Scan the code; then the program and its worker are there."""
    page.goto(f"/recorder/#{token}")
    page.locator("[data-new]").wait_for()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")


def stubborn(playwright: Playwright, house: House, folder: Path) -> BrowserContext:
    """A browser whose memory outlives it, on a folder of its own."""
    context = playwright.chromium.launch_persistent_context(
        str(folder), executable_path=chromium(), args=["--no-sandbox"], base_url=house.site.address, **SMALL
    )
    context.set_default_timeout(PATIENCE)
    return context


def begin(page: Page) -> int:
    """New talk, and yes to the first question; how many taps it took."""
    page.locator("[data-new]").click()
    agree(page)
    return 2


def agree(page: Page) -> None:
    """Yes to the first question."""
    page.locator("[data-refuse]").wait_for()
    page.locator(".foot .btn--ink").click()
    page.locator("textarea").wait_for()


def answer(page: Page, words: str) -> None:
    """Type where the cursor is, and wait until the phone says that it is kept."""
    page.keyboard.type(words)
    page.locator(".kept b").wait_for()


def talk(page: Page, first: str = SAID, second: str = "De bank is weg.") -> int:
    """A talk with two answers and a yes to everything, up to the receipt; how many taps it took."""
    taps = begin(page)
    answer(page, first)
    page.locator("[data-next]").click()
    page.locator("textarea").and_(page.locator(":focus")).wait_for()
    answer(page, second)
    for tap in ("[data-enough]", "[data-all]"):
        page.locator(tap).click()
    page.locator(".body > .chips .chip").first.click()
    page.locator(".choice:has([data-same]) .chip").first.click()
    page.locator("[data-keep]").click()
    page.locator(".receipt").wait_for()
    return taps + 6


def code_of(page: Page) -> str:
    """The code on the receipt; then it is handed over."""
    found = page.locator(".receipt-code").inner_text()
    page.locator("[data-given]").click()
    page.locator("[data-new]").wait_for()
    return found


def received(page: Page, count: int = 1) -> None:
    """Wait until the list says that the house has so many."""
    page.locator("[data-state=received]").nth(count - 1).wait_for(timeout=PATIENCE)


def say(page: Page, key: str) -> str:
    """A sentence of the phone in Vera's language."""
    found: str = page.request.get("/recorder/words/nl.json").json()["words"][key]
    return found


def kept(page: Page) -> Any:
    """Everything in the phone's memory; bytes as their number."""
    return page.evaluate(KEPT)


def inbox(house: House, kind: str = "conversation") -> dict[str, int]:
    """How many contents the house has of each record."""
    with closing(sqlite3.connect(f"file:{house.site.data / 'dorpel.sqlite3'}?mode=ro", uri=True)) as database:
        asked = "SELECT record, count(*) FROM conversations_submission WHERE kind = ? GROUP BY record"
        return {str(UUID(record)): count for record, count in database.execute(asked, [kind])}


def rows_of(page: Page) -> list[Any]:
    """What the phone has finished, in its numbers' order."""
    return sorted(kept(page)["outbox"], key=lambda row: row["number"])


# The bytes of the first finished record, as text.
FIRST_BODY = """() => new Promise((done) => {
  indexedDB.open("dorpel-recorder").onsuccess = ({ target: { result: db } }) => {
    db.transaction("outbox").objectStore("outbox").getAll().onsuccess = ({ target }) => {
      db.close();
      done(new TextDecoder("latin1").decode(target.result[0].body));
    };
  };
})"""
# A picture of 2,000 pixels, as a list of bytes.
PICTURE = """async () => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 2000, height: 1000 });
  canvas.getContext("2d").fillRect(0, 0, 900, 900);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  return [...new Uint8Array(await blob.arrayBuffer())];
}"""
SMALL_LETTERS = """() => [...document.querySelectorAll("#recorder *")]
  .filter((each) => each.checkVisibility() && each.textContent.trim())
  .filter((each) => parseFloat(getComputedStyle(each).fontSize) < 16)
  .map((each) => each.outerHTML.slice(0, 80))"""
FIELD = f"**/field/{DIALOGUE}/**"
