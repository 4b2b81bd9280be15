"""Gathers the static files, packed, under names that change with their content, when something in them changed."""

import hashlib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

from dorpel.core.assets import STYLES, TOGETHER


class Gathered(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # whitenoise has no types here
    """Also lays the core's sheets into one file: on a slow line each request costs as much as 30 kB."""

    # A module names the others by what is in them too, so that a phone never mixes two versions of the recorder.
    support_js_module_import_aggregation = True
    max_post_process_passes = 20  # as deep as modules import each other; they may not import in a circle

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        """Adds the one sheet to what was collected, then names and packs everything."""
        if not dry_run and set(STYLES) <= set(paths):
            sheets = [Path(self.path(path)).read_text(encoding="utf-8") for path in STYLES]
            self.delete(TOGETHER)
            self.save(TOGETHER, ContentFile("\n".join(sheets)))
            paths[TOGETHER] = (self, TOGETHER)
        yield from super().post_process(paths, dry_run, **options)


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
    seen = hashlib.sha256(f"{settings.STORAGES['staticfiles']} {STYLES}".encode())
    for finder in get_finders():
        for path, storage in finder.list([]):
            about = Path(storage.path(path)).stat()
            seen.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode())
    return seen.hexdigest()
