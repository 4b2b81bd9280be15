"""What the gallery shows: every component in its states, with invented words in the language of the page."""

from typing import Any

from django.http import HttpRequest
from django.template import RequestContext

from dorpel.core.gallery import acts, frame, lists, pictures, words
from dorpel.core.gallery.colours import schemes, themes
from dorpel.core.gallery.specimen import Section


def sections() -> list[Section]:
    """All specimens, in the order in which a page is made: words first, its frame last."""
    return [*words.sections(), *acts.sections(), *lists.sections(), *pictures.sections(), *frame.sections()]


def samples(request: HttpRequest) -> dict[str, Any]:
    """Values for the gallery's template, every specimen drawn."""
    page = RequestContext(request)
    page.update({"request": request})
    return {
        "title": "Gallery",
        "schemes": schemes(),
        "themes": themes(),
        "sections": [(section, [(each, each.drawn(page)) for each in section.specimens]) for section in sections()],
        "dialogue": {"fictional": True},
    }
