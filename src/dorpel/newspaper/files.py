"""The made pages of editions as files: a PDF, a picture of each page and what was left out, under their content's hash.

Nothing here is a source: all of it can be made again from the rows, without the words that were taken back since.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

from django.conf import settings
from PIL import Image

from dorpel.newspaper.layout import LaidOut, spots

PPI = 110
SMALL = 560  # pixels across of a page as the public site shows it


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages as they lie on disk."""

    folder: Path
    pages: int
    right: bool
    overflowing: list[str]
    fill: float
    left_out: list[dict[str, Any]]
    quotes: list[dict[str, Any]] = field(default_factory=list)  # where each stands: see layout.Spot

    @property
    def pdf(self) -> bytes:
        """The whole paper."""
        return (self.folder / "pages.pdf").read_bytes()

    def picture(self, number: int) -> bytes:
        """One page as PNG. Raises FileNotFoundError."""
        return (self.folder / f"{number}.png").read_bytes()

    def small(self, number: int) -> bytes:
        """One page as a small WebP, light enough for a phone. Raises FileNotFoundError."""
        path = self.folder / f"{number}.webp"
        if not path.exists():
            path.write_bytes(shrunk(self.picture(number)))
        return path.read_bytes()


def shrunk(picture: bytes) -> bytes:
    """A page at the width of the site, as WebP: letters needn't be read there, the page itself is a tap away."""
    with Image.open(BytesIO(picture)) as page:
        size = (SMALL, round(SMALL * page.height / page.width))
        out = BytesIO()
        page.convert("RGB").resize(size, Image.Resampling.LANCZOS).save(out, "WEBP", quality=52, method=6)
    return out.getvalue()


def folder_of(dialogue: UUID, edition: UUID | None = None) -> Path:
    """Where the pages of a dialogue, or of one of its editions, lie."""
    place = Path(settings.DORPEL_DATA) / "newspaper" / str(dialogue)
    return place / str(edition) if edition else place


def found(dialogue: UUID, edition: UUID, fingerprint: str) -> Pages | None:
    """The pages made of exactly this content, or None."""
    folder = folder_of(dialogue, edition) / fingerprint
    try:
        return Pages(folder, **json.loads((folder / "made.json").read_text("utf-8")))
    except FileNotFoundError:
        return None


def keep(
    made: LaidOut, *, dialogue: UUID, edition: UUID, fingerprint: str, still: Callable[[], bool], pages: int
) -> Pages | None:
    """Writes pages in one step, in the place of older ones; None when `still` says afterwards that words changed.

    Looking again after writing closes the gap in which a voice leaves between reading its words and writing them:
    its withdrawal either finds these files or is seen here.
    """
    place = folder_of(dialogue, edition)
    place.mkdir(parents=True, exist_ok=True)
    draft = Path(mkdtemp(prefix="draft-", dir=place))
    told = {
        "pages": made.plan.pages,
        "right": made.findings.right(pages),
        "overflowing": list(made.findings.overflowing),
        "fill": round(made.plan.fill, 3),
        "left_out": [asdict(left) for left in made.plan.left_out],
        "quotes": [asdict(spot) for spot in spots(made.plan)],
    }
    (draft / "pages.pdf").write_bytes(made.pdf)
    for number, picture in enumerate(made.pictures(ppi=PPI), 1):
        (draft / f"{number}.png").write_bytes(picture)
    (draft / "made.json").write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    _put(draft, place / fingerprint)
    if not still():
        forget(place)
        return None
    forget(place, but=[fingerprint])
    return found(dialogue, edition, fingerprint)


def _put(draft: Path, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    try:
        os.replace(draft, folder)
    except OSError:  # somebody else made the same pages at the same moment
        shutil.rmtree(draft, ignore_errors=True)


def forget(folder: Path, *, but: Iterable[str] = ()) -> None:
    """Removes what lies in a folder, except these."""
    kept = set(but)
    for each in folder.iterdir() if folder.is_dir() else ():
        if each.name not in kept:
            shutil.rmtree(each, ignore_errors=True)


def copy(folder: Path, name: str) -> None:
    """The same pages beside themselves under another name."""
    draft = Path(mkdtemp(prefix="draft-", dir=folder.parent))
    shutil.copytree(folder, draft, dirs_exist_ok=True)
    _put(draft, folder.parent / name)
