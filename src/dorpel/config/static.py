"""Gathers the static files under names that change with their content, when something in them changed."""

import hashlib
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def gather() -> bool:
    """Fill STATIC_ROOT, unless it holds exactly these files already; whether there was work."""
    mark = Path(settings.STATIC_ROOT) / ".gathered"
    wanted = state()
    if mark.exists() and mark.read_text() == wanted:
        return False
    call_command("collectstatic", interactive=False, clear=True, verbosity=0, stdout=StringIO())
    mark.write_text(wanted)
    return True


def state() -> str:
    """A hash over name, size and time of every static file in the rooms."""
    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            about = Path(storage.path(path)).stat()
            seen.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return seen.hexdigest()
