"""Gives a test run its own empty folder and keys; loaded by pytest before the settings are read."""

import atexit
import os
import random
import shutil
import tempfile
from pathlib import Path

if "DORPEL_TESTS" not in os.environ:
    folder = tempfile.mkdtemp(prefix="dorpel-tests-")
    os.environ["DORPEL_TESTS"] = os.environ["DORPEL_DATA"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
elif worker := os.environ.get("PYTEST_XDIST_WORKER"):
    # Each worker of a parallel run in a folder of its own: two may make the same city, and one withdraws from it.
    os.environ["DORPEL_DATA"] = str(Path(os.environ["DORPEL_TESTS"]) / worker)
    Path(os.environ["DORPEL_DATA"]).mkdir(mode=0o700, exist_ok=True)
for name in ("DORPEL_HOSTS", "DORPEL_KEYS", "DORPEL_MAIL", "DORPEL_STATIC", "DORPEL_PROXY", "SECRET_KEY"):
    os.environ.pop(name, None)
# The same in every worker, so that a run can say it and be done again.
os.environ.setdefault("AXE_SEED", str(random.SystemRandom().randrange(10_000)))
