"""Gives a test run its own empty folder and keys; loaded by pytest before the settings are read."""

import atexit
import os
import shutil
import tempfile

if "DORPEL_TESTS" not in os.environ:  # the workers of a parallel run keep the folder of the first process
    folder = tempfile.mkdtemp(prefix="dorpel-tests-")
    os.environ["DORPEL_TESTS"] = os.environ["DORPEL_DATA"] = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
for name in ("DORPEL_HOSTS", "DORPEL_KEYS", "DORPEL_MAIL", "DORPEL_STATIC", "DORPEL_PROXY", "SECRET_KEY"):
    os.environ.pop(name, None)
