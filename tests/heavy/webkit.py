"""A phone with WebKit in it, the engine of every iPhone: WebKitGTK on a screen that nobody sees, driven by Selenium."""

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from selenium.webdriver import WebKitGTK
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.browser.phone import KEPT
from tests.heavy.debian import bring

PROGRAM = Path(__file__).with_name("webkit_browser.py")
PYTHON = "/usr/bin/python3"  # Debian's own, which has the bindings
PACKAGES = ("webkit2gtk-driver", "xvfb", "gir1.2-webkit2-4.1", "python3-gi")
BINDINGS = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"
PATIENCE = 30.0  # seconds; the machine may be busy with others


def is_here() -> bool:
    """Whether everything is there that such a phone needs."""
    programs = all(shutil.which(name) for name in ("WebKitWebDriver", "Xvfb", PYTHON))
    return programs and subprocess.run([PYTHON, "-c", BINDINGS], capture_output=True).returncode == 0


def is_ready() -> bool:
    """The same, after bringing what isn't there."""
    if not is_here():
        bring(*PACKAGES)
    return is_here()


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees, for as long as the block runs; its name."""
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "800x900x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as shown:
        assert shown.stdout is not None
        try:
            yield f":{shown.stdout.readline().strip()}"
        finally:
            shown.terminate()


class Phone:
    """One phone: a browser on a folder, which outlives it."""

    def __init__(self, display: str, folder: Path, *wishes: str) -> None:
        self.display, self.words = display, (str(PROGRAM), str(folder), *wishes)
        self.driver = self.opened()

    def opened(self) -> WebKitGTK:
        """Starts the browser on what the folder remembers."""
        wishes = Options()
        wishes.binary_location = PYTHON
        for word in self.words:
            wishes.add_argument(word)
        service = Service(shutil.which("WebKitWebDriver"), env={**os.environ, "DISPLAY": self.display})
        return WebKitGTK(options=wishes, service=service)

    def kill(self) -> None:
        """SIGKILL to the browser and all its processes, as when a battery is taken out; then it is started again."""
        driver, top = self.driver, self.driver.service.process.pid
        for pid in below(top):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        driver.service.process.kill()
        driver.service.process.wait()
        self.driver = self.opened()

    def close(self) -> None:
        """Ends the browser and its driver."""
        with suppress(OSError, HTTPError):
            self.driver.quit()

    def find(self, *choices: str) -> WebElement:
        """The first thing that is shown of one of these selectors, soon."""

        def shown(driver: Any) -> WebElement | None:
            found = driver.find_elements(By.CSS_SELECTOR, ", ".join(choices))
            return next((each for each in found if each.is_displayed()), None)

        return WebDriverWait(self.driver, PATIENCE, 0.1, [Exception]).until(shown, ", ".join(choices))

    def tap(self, choice: str) -> None:
        """A tap on what a selector finds."""
        found = self.find(choice)
        self.driver.execute_script("arguments[0].scrollIntoView({ block: 'center' })", found)
        found.click()

    def type(self, words: str) -> None:
        """Types where the cursor is."""
        ActionChains(self.driver).send_keys(words).perform()

    def run(self, script: str) -> Any:
        """What a function of the page answers."""
        return self.driver.execute_script(f"return ({script})()")

    def kept(self) -> dict[str, list[Any]]:
        """Everything in the phone's memory; bytes as their number."""
        found: dict[str, list[Any]] = self.run(KEPT)
        return found


def below(top: int) -> list[int]:
    """The processes that one started, and those that they started."""
    parents: dict[int, int] = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            pid, _, rest = status.read_text().partition(" (")
            parents[int(pid)] = int(rest.rpartition(") ")[2].split()[1])
    found = [top]
    for one in found:
        found += [pid for pid, parent in parents.items() if parent == one]
    return found[1:]
