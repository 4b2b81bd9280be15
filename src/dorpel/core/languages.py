"""The languages that residents speak and the site is written in, and the direction each is written in."""

from django.conf import settings
from django.utils.translation import get_language_info

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ku-arab", "syr"})


def spoken() -> list[tuple[str, str]]:
    """The languages a resident may speak, each by its own name; a callable, so that migrations don't freeze it."""
    return [(code, str(name)) for code, name in settings.SPOKEN_LANGUAGES]


def direction(language: str) -> str:
    """'rtl' or 'ltr', for the `dir` of a passage in this language."""
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT or language in RIGHT_TO_LEFT else "ltr"


def own_name(language: str) -> str:
    """The language by its own name ('Türkçe'), or its code when we don't know it."""
    return dict(spoken()).get(language, language)


def name_here(language: str) -> str:
    """The language by its name in the reader's language ('Turks' on a Dutch page), else by its own name."""
    try:
        return str(get_language_info(language)["name_translated"])
    except KeyError:
        return own_name(language)
