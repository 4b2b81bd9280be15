"""One export for bench/ingest.py in a process of its own: `python ingest_export.py FILE` prints its seconds."""

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dorpel.config.settings")
import django

django.setup()

from dorpel.core.actors import MACHINE  # noqa: E402
from dorpel.dialogues.models import Dialogue  # noqa: E402
from dorpel.exchange.operations.export import export  # noqa: E402

if __name__ == "__main__":
    dialogue = Dialogue.objects.get(slug="stad")
    since = time.perf_counter()
    export(dialogue, what="answers", out=Path(sys.argv[1]), by=MACHINE)
    print(time.perf_counter() - since)
