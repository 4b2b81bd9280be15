"""What the recorder costs a phone: its first load on a slow line, and its start without one; `make -s bench-recorder`.

One line of JSON per measure: `first load`, kB over the wire (empty cache, faces included) until the code of a sheet has
been read and the first screen stands; `interactive`, milliseconds from there until a talk can be begun (150 ms delay,
1.6 Mbit/s down, 0.75 up, processor four times slower, set by CDP); `offline`, the same on a phone that has it, without
a line. Medians.

Environment: ROUNDS (7; QUICK=1 3; FULL=1 21).
"""

import json
import os
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright  # noqa: E402

from tests.browser.house import launch  # noqa: E402
from tests.browser.phone import SMALL  # noqa: E402
from tests.heavy.house import House  # noqa: E402

QUICK, FULL = (os.environ.get(name) == "1" for name in ("QUICK", "FULL"))
ROUNDS = int(os.environ.get("ROUNDS") or (21 if FULL else 3 if QUICK else 7))
BARS = {"first load": 200.0, "interactive": 2000.0, "offline": 1000.0}
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER = 4  # times
READY = "[data-new]"
# When the button that begins a talk was drawn and the page had time for a tap.
WATCH = f"""new MutationObserver((_, me) => {{
  if (!document.querySelector("{READY}")) return;
  me.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.readyAt = performance.now())));
}}).observe(document, {{ childList: true, subtree: true }})"""


def slowed(context: BrowserContext, *, line: bool) -> Page:
    """A page on a slow phone, and on a slow line."""
    page = context.new_page()
    page.add_init_script(WATCH)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if line:
        session.send("Network.emulateNetworkConditions", SLOW)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    return page


def ready(page: Page, address: str) -> float:
    """Milliseconds from the first request until a talk can be begun."""
    page.goto(address)
    page.locator(READY).wait_for()
    while not (found := page.evaluate("window.readyAt")):
        page.wait_for_timeout(20)
    return float(found)


def weight(context: BrowserContext, address: str) -> float:
    """kB over the wire."""
    page, got = context.new_page(), {}
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: got.update({event["requestId"]: event["encodedDataLength"]}))
    page.goto(address)
    page.locator(READY).wait_for()
    page.wait_for_load_state("networkidle")
    return float(sum(got.values())) / 1000


def without_a_line(context: BrowserContext, address: str) -> float:
    """Milliseconds until a talk can be begun, on a phone that was signed in and closed."""
    page = context.new_page()
    page.goto(address)
    page.locator(READY).wait_for()
    page.evaluate("navigator.serviceWorker.ready.then(() => caches.keys())")
    page.wait_for_load_state("networkidle")
    page.close()
    context.set_offline(True)
    return ready(slowed(context, line=False), "/recorder/")


def measures(browser: Browser, house: House) -> Iterator[bool]:
    """Every measure in its turn; each on a phone that has never been here."""
    address = f"/recorder/#{house.tokens[0]}"

    def median(measured: Callable[[BrowserContext], float], rounds: int) -> float:
        found = []
        for _ in range(rounds):
            context = browser.new_context(base_url=house.address, **{**SMALL, "locale": "nl-BE"})
            found.append(measured(context))
            context.close()
        return statistics.median(found)

    yield say("first load", median(lambda phone: weight(phone, address), 1), "kB")
    yield say("interactive", median(lambda phone: ready(slowed(phone, line=True), address), ROUNDS), "ms")
    yield say("offline", median(lambda phone: without_a_line(phone, address), ROUNDS), "ms")


def say(measure: str, ours: float, unit: str) -> bool:
    """Print one measure; whether it holds."""
    bar = BARS[measure]
    facts: dict[str, Any] = {
        "bench": "recorder", "measure": measure, "ours": round(ours, 1), "peer": None, "unit": unit, "ratio": None,
        "bar": bar, "holds": ours <= bar, "size": ROUNDS, "seed": 1, "engine": "sqlite",
    }  # fmt: skip
    print(json.dumps(facts), flush=True)
    return ours <= bar


def main() -> int:
    """0 when every measure holds."""
    with ExitStack() as doors:
        made = tempfile.TemporaryDirectory(prefix="dorpel-recorder-", ignore_cleanup_errors=True)
        house = House(Path(doors.enter_context(made)) / "house")
        house.data.mkdir()
        doors.callback(house.stop)
        house.furnish(1).start()
        browser = launch(doors.enter_context(sync_playwright()))
        return 0 if all(list(measures(browser, house))) else 1


if __name__ == "__main__":
    sys.exit(main())
