"""Phones and houses that die at the worst moments; `make -s bench-kill-recorder ROUNDS=20` (FULL=1: 200).

The real recorder in Chromium, on a folder that outlives it, and a whole house. Each round holds a talk and, at a
moment that the seed chooses, kills with SIGKILL: the browser while a draft is written, while the talk is finished, or
while it is delivered; or the house while it takes it in; then both go on. One line of JSON per measure:

`lost`: talks of which the phone said that they are kept (a draft's words, a finished talk, a receipt) and that lie
neither on the phone nor in the house, records that the phone calls received and the house hasn't, and holes in the
phone's numbers; `doubled`: contents that the house has twice, or talks finished twice; `acknowledged`: records with
a receipt, all of them in the house to the byte.

Environment: ROUNDS (20; FULL=1 200; QUICK=1 4), SEED.
"""

import json
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from playwright.sync_api import Error, Page, Playwright, sync_playwright  # noqa: E402

from tests.browser import phone as at  # noqa: E402
from tests.browser.killed import finish, kill, opened, purposes  # noqa: E402
from tests.heavy.house import House  # noqa: E402

QUICK, FULL = (os.environ.get(name) == "1" for name in ("QUICK", "FULL"))
ROUNDS = int(os.environ.get("ROUNDS") or (200 if FULL else 4 if QUICK else 20))
SEED = int(os.environ.get("SEED") or 1)
# What dies, when, and within how many seconds after that moment.
MOMENTS = (("browser", "draft", 1.2), ("browser", "save", 0.35), ("browser", "flush", 0.5), ("house", "flush", 0.4))


@dataclass
class Ledger:
    """What the phone said, as somebody who looks at it would know it."""

    kept: set[str] = field(default_factory=set)  # ids of talks that it called kept
    kills: Counter[str] = field(default_factory=Counter)

    def note(self, page: Page) -> None:
        """Everything that the phone holds now, it holds for good."""
        found = at.kept(page)
        self.kept |= {row["id"] for row in found["outbox"]}
        self.kept |= {draft["id"] for draft in found["drafts"] if not draft.get("practice")}


@dataclass
class Trial:
    """One phone and one house through all rounds."""

    playwright: Playwright
    house: House
    folder: Path
    chance: random.Random
    ledger: Ledger = field(default_factory=Ledger)
    page: Page | None = None

    def open(self) -> Page:
        """The recorder, on the memory that is left."""
        if self.page is None:
            address: Any = SimpleNamespace(site=SimpleNamespace(address=self.house.address))
            self.page = opened(self.playwright, address, self.folder)
            self.page.goto("/recorder/")
            self.page.locator("[data-new]").wait_for()
        return self.page

    def kill_browser(self) -> None:
        """As if its battery was taken out."""
        if self.page is not None:
            kill(self.page.context, self.folder)

    def forget_browser(self) -> None:
        """Lets go of what is left of it."""
        if self.page is not None:
            with suppress(Error):
                self.page.context.close()
        kill(self.page.context if self.page else None, self.folder)  # type: ignore[arg-type]
        self.page = None

    def round(self, number: int) -> None:
        """One talk and one kill."""
        what, when, within = MOMENTS[number % len(MOMENTS)]
        self.ledger.kills[f"{what} {when}"] += 1
        page = self.open()
        self.ledger.note(page)
        deadly = self.kill_browser if what == "browser" else self.house.kill
        fuse = threading.Timer(self.chance.uniform(0, within), deadly)
        try:
            self.talk(page, number, when, fuse)
        except Error:
            if fuse.ident is None:
                raise  # nothing was killed yet: the recorder itself doesn't do what it should
        fuse.join()
        if what == "browser":
            self.forget_browser()
        else:
            self.house.start()

    def talk(self, page: Page, number: int, when: str, fuse: threading.Timer) -> None:
        """A talk with two answers; the fuse is lit at its moment."""
        page.context.set_offline(when != "flush")
        at.begin(page)
        at.answer(page, f"Ronde {number}.")
        self.ledger.note(page)
        if when == "draft":
            fuse.start()
            page.keyboard.type(" Nog veel meer woorden, die er een voor een bij komen." * 3, delay=10)
            fuse.join()
        purposes(page)
        if when == "save":
            fuse.start()
        page.locator("[data-keep]").click()
        if when == "flush":
            fuse.start()
        page.locator(".receipt").wait_for()
        self.ledger.note(page)
        at.code_of(page)
        fuse.join()

    def deliver(self) -> dict[str, int]:
        """Lets the phone send all, finishes what is begun, and compares both."""
        page = self.open()
        page.context.set_offline(False)
        for _ in range(ROUNDS):
            hand_over_and_finish(page)
            if not at.kept(page)["drafts"]:
                break
        self.ledger.note(page)
        until = time.monotonic() + 90
        while any(row["state"] != "received" for row in at.rows_of(page)) and time.monotonic() < until:
            page.reload()
            page.wait_for_timeout(500)
        return self.compared(page)

    def compared(self, page: Page) -> dict[str, int]:
        """What is lost, doubled and acknowledged."""
        rows, _entries = self.house.holds()
        ids = Counter(record for record, _sha256 in rows.elements())
        found = at.kept(page)
        phone = {row["id"] for row in found["outbox"]} | {draft["id"] for draft in found["drafts"]}
        received = [row for row in found["outbox"] if row["state"] == "received"]
        numbers = sorted(row["number"] for row in found["outbox"])
        holes = len(set(range(1, max(numbers, default=0) + 1)) - set(numbers))
        gone = len(self.ledger.kept - phone - set(ids))
        empty_words = sum(1 for row in received if (row["id"], row["sha256"]) not in rows)
        twice = sum(count - 1 for count in ids.values())
        again = len(numbers) - len({row["id"] for row in found["outbox"]})
        return {"lost": gone + holes + empty_words, "doubled": twice + again, "acknowledged": len(received)}


def hand_over_and_finish(page: Page) -> None:
    """One talk that was cut short, from its row in the list to its end."""
    page.goto("/recorder/")
    page.locator("[data-new]").wait_for()
    if at.kept(page)["drafts"]:
        page.locator(".queue-row").first.click()  # drafts stand first
        page.locator("textarea").wait_for()
        finish(page)


def say(measure: str, ours: int, holds: bool, ledger: Ledger) -> bool:
    """Prints one measure; whether it holds."""
    facts: dict[str, Any] = {
        "bench": "kill-recorder", "measure": measure, "ours": ours, "peer": None, "unit": "records", "ratio": None,
        "bar": None if measure == "acknowledged" else 0, "holds": holds, "size": ROUNDS, "seed": SEED,
        "engine": "sqlite", "kills": dict(ledger.kills), "kept": len(ledger.kept),
    }  # fmt: skip
    print(json.dumps(facts), flush=True)
    return holds


def main() -> int:
    """0 when nothing is lost or doubled."""
    with ExitStack() as doors:
        made = tempfile.TemporaryDirectory(prefix="dorpel-kill-", ignore_cleanup_errors=True)
        folder = Path(doors.enter_context(made))
        house = House(folder / "house")
        house.data.mkdir()
        doors.callback(house.stop)
        house.furnish(2).start()
        playwright = doors.enter_context(sync_playwright())
        trial = Trial(playwright, house, folder / "phone", random.Random(SEED))
        doors.callback(trial.forget_browser)
        address: Any = SimpleNamespace(site=SimpleNamespace(address=house.address))
        trial.page = opened(playwright, address, trial.folder)
        at.sign_in(trial.page, house.tokens[0])
        for number in range(ROUNDS):
            trial.round(number)
        found = trial.deliver()
        well = [
            say("lost", found["lost"], found["lost"] == 0, trial.ledger),
            say("doubled", found["doubled"], found["doubled"] == 0, trial.ledger),
            say("acknowledged", found["acknowledged"], found["acknowledged"] > 0, trial.ledger),
        ]
        return 0 if all(well) else 1


if __name__ == "__main__":
    sys.exit(main())
