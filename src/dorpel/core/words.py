"""One sentence of our own in several languages at once."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise


def in_languages(sentence: str | Promise, languages: Iterable[str]) -> dict[str, str]:
    """What a lazy sentence is in each of these languages that the screens speak."""
    spoken = {code for code, _name in settings.LANGUAGES}
    found = {}
    for code in languages:
        if code in spoken:
            with translation.override(code):
                found[code] = str(sentence)
    return found
