"""What a page costs a phone on a slow line, and the server when the dialogue grows; `make -s bench-pages`.

One line of JSON per measure, for each of the two sizes: `weight PAGE` kB over the wire (Dutch, empty cache, before
scrolling; without the Arabic faces, which come after the first paint), `whole PAGE` the same with them where a page
has Arabic, `requests PAGE`, `lcp PAGE` ms (median; 150 ms delay, 1.6 Mbit/s down, 0.75 up, processor four times
slower, set by CDP). Once: `server PAGE`, 95th percentile in ms at the large size (ours) and at the small one (peer).

Environment: SIZE (100000; FULL=1 1000000; QUICK=1 960 beside 320), SEED, DATA (a folder to keep the databases in).
"""

import http.client
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from playwright.sync_api import Browser, BrowserContext, sync_playwright  # noqa: E402

from tests.browser.house import DIALOGUE, launch  # noqa: E402
from tools.running import Site, environment, running  # noqa: E402

QUICK = os.environ.get("QUICK") == "1"
SMALL = 320 if QUICK else 3_200
LARGE = int(os.environ.get("SIZE") or (1_000_000 if os.environ.get("FULL") == "1" else 960 if QUICK else 100_000))
SEED = int(os.environ.get("SEED") or 1)
PAINTS, ROUNDS, ASKED = (1, 3, 8) if QUICK else (5, 5, 40)
PAGES = ("home", "finding", "follow-your-voice", "newspaper", "first-screen")
BARS = {"weight": 150.0, "whole": 250.0, "lcp": 1500.0, "server": 1.5}
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 0.75e6 / 8}
SLOWER = 4  # times
ARABIC = "-arabic-"  # in the name of a face
PAINTED = """() => new Promise(done => {
  let last = 0;
  new PerformanceObserver(list => { for (const each of list.getEntries()) last = each.startTime; })
    .observe({type: "largest-contentful-paint", buffered: true});
  setTimeout(() => done(last), 400);
})"""


class Visited:
    """A running site of one size, and how each page of it is reached."""

    def __init__(self, site: Site, browser: Browser) -> None:
        self.site, self.browser = site, browser
        entered = browser.new_context(base_url=site.address)
        entered.request.get(site.links["Yara"])  # a link that works once
        self.signed_in: Any = entered.cookies()
        entered.close()
        context = self.context("home")
        page = context.new_page()
        page.goto(f"/d/{DIALOGUE}/findings/")
        finding = page.locator("main a[href*='/findings/']").first.get_attribute("href") or ""
        page.goto(f"/d/{DIALOGUE}/newspaper/")
        paper = page.locator("main a[href*='/newspaper/']").first.get_attribute("href") or ""
        context.close()
        self.paths = {
            "home": f"/d/{DIALOGUE}/",
            "finding": finding,
            "follow-your-voice": "/follow/voice/",
            "newspaper": "/".join(paper.split("/")[:5]) + "/",
            "first-screen": f"/team/{DIALOGUE}/",
        }

    def context(self, name: str) -> BrowserContext:
        """A new visitor with an empty cache, who may enter this page."""
        made = self.browser.new_context(
            base_url=self.site.address, locale="nl-BE", viewport={"width": 360, "height": 740}
        )
        if name == "first-screen":
            made.add_cookies(self.signed_in)
        if name == "follow-your-voice":
            made.request.get("/follow/")
            token = next(each["value"] for each in made.cookies() if each["name"] == "csrftoken")
            form: dict[str, str | float | bool] = {"code": self.site.receipt, "csrfmiddlewaretoken": token}
            answer = made.request.post("/follow/", form=form, headers={"origin": self.site.address.rstrip("/")})
            assert answer.url.endswith("/follow/voice/"), answer.url
        return made

    def fetched(self, name: str) -> tuple[float, float, int]:
        """kB over the wire of a first view without the Arabic faces, kB of these, and requests."""
        context = self.context(name)
        page = context.new_page()
        lines = context.new_cdp_session(page)
        lines.send("Network.enable")
        got: dict[str, float] = {}
        asked: dict[str, str] = {}
        lines.on("Network.responseReceived", lambda event: asked.update({event["requestId"]: event["response"]["url"]}))
        lines.on("Network.loadingFinished", lambda event: got.update({event["requestId"]: event["encodedDataLength"]}))
        answer = page.goto(self.paths[name], wait_until="networkidle")
        assert answer is not None
        assert answer.status == 200, (name, answer.status)
        context.close()
        arabic = sum(kb for each, kb in got.items() if ARABIC in asked.get(each, ""))
        return (sum(got.values()) - arabic) / 1000, arabic / 1000, len(got)

    def painted(self, name: str) -> float:
        """Milliseconds until the largest thing was painted, on a slow line and a slow phone."""
        context = self.context(name)
        page = context.new_page()
        lines = context.new_cdp_session(page)
        lines.send("Network.enable")
        lines.send("Network.emulateNetworkConditions", SLOW)
        lines.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(self.paths[name], wait_until="load")
        found = float(page.evaluate(PAINTED))
        context.close()
        return found

    def asked(self, name: str, times: int) -> list[float]:
        """Milliseconds of so many requests, one after the other on one connection."""
        context = self.context(name)
        cookies = "; ".join(f"{each['name']}={each['value']}" for each in context.cookies())
        context.close()
        place = urlsplit(self.site.address)
        line = http.client.HTTPConnection(str(place.hostname), place.port)
        found = []
        for _ in range(times):
            began = time.perf_counter()
            line.request("GET", self.paths[name], headers={"Cookie": cookies, "Accept-Language": "nl"})
            answer = line.getresponse()
            answer.read()
            found.append(1000 * (time.perf_counter() - began))
            assert answer.status == 200, (name, answer.status)
        line.close()
        return found


def say(measure: str, ours: float, unit: str, size: int, *, peer: float | None = None) -> bool:
    """Print one measure; whether it holds."""
    bar = BARS.get(measure.split()[0])
    ratio = round(ours / peer, 2) if peer else None
    holds = bar is None or (ours if ratio is None else ratio) <= bar
    facts: dict[str, Any] = {
        "bench": "pages", "measure": measure, "ours": round(ours, 1), "peer": round(peer, 1) if peer else None,
        "unit": unit, "ratio": ratio, "bar": bar, "holds": holds, "size": size, "seed": SEED, "engine": "sqlite",
    }  # fmt: skip
    print(json.dumps(facts), flush=True)
    return holds


def measures(houses: dict[int, Visited]) -> Iterator[bool]:
    """Every measure in its turn."""
    for size, house in houses.items():
        for name in PAGES:
            weight, arabic, requests = house.fetched(name)
            yield say(f"weight {name}", weight, "kB", size)
            if arabic:
                yield say(f"whole {name}", weight + arabic, "kB", size)
            yield say(f"requests {name}", requests, "requests", size)
            yield say(f"lcp {name}", statistics.median(house.painted(name) for _ in range(PAINTS)), "ms", size)
    for name in PAGES:
        for house in houses.values():
            house.asked(name, 3)
        late = [
            [statistics.quantiles(houses[size].asked(name, ASKED), n=20)[-1] for size in (LARGE, SMALL)]
            for _ in range(ROUNDS)
        ]
        ours, peer = (statistics.median(pair[side] for pair in late) for side in (0, 1))
        yield say(f"server {name}", ours, "ms", LARGE, peer=peer)


def fill(size: int, folder: Path) -> Path:
    """A database with so many talks; kept when it is there already."""
    data = folder / str(size)
    if not (data / ".filled").exists():
        shutil.rmtree(data, ignore_errors=True)
        data.mkdir(parents=True)
        dorpel = [sys.executable, "-m", "dorpel"]
        for words in (["migrate"], ["demo", "--conversations", str(size), "--seed", str(SEED), "--json"]):
            subprocess.run([*dorpel, *words], cwd=HERE, env=environment(data), check=True, stdout=subprocess.DEVNULL)
        (data / ".filled").touch()
    return data


def main() -> int:
    """0 when every measure holds."""
    given = os.environ.get("DATA")
    folder = Path(given) if given else Path(tempfile.mkdtemp(prefix="dorpel-pages-"))
    try:
        with ExitStack() as open_doors:
            sites = {size: open_doors.enter_context(running(fill(size, folder))) for size in (SMALL, LARGE)}
            browser = launch(open_doors.enter_context(sync_playwright()))
            return 0 if all(list(measures({size: Visited(site, browser) for size, site in sites.items()}))) else 1
    finally:
        if not given:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
