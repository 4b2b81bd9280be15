"""The colours of both schemes, read from the tokens and measured against their paper."""

import re
from functools import cache
from typing import NamedTuple

from django.contrib.staticfiles import finders

TOKENS = "core/css/tokens.css"
NIGHT = "prefers-color-scheme: dark"
# What each colour is for; `hair` and `edge` part things and carry no words.
USES = {
    "paper": "the page",
    "sheet": "a field",
    "ink": "text, lines",
    "ink-2": "captions",
    "ink-3": "context",
    "edge": "borders",
    "hair": "hairlines",
    "spot": "a voice",
    "tint": "marked words",
}
AREAS = tuple(f"area-{number}" for number in range(1, 7))


class Swatch(NamedTuple):
    """A colour with its contrast against the paper it lies on."""

    name: str
    colour: str
    contrast: float
    use: str = ""


@cache
def tokens() -> dict[str, dict[str, str]]:
    """The colours by day and by night."""
    with open(str(finders.find(TOKENS)), encoding="utf-8") as sheet:
        day, _found, night = sheet.read().partition(NIGHT)
    night = night.partition("@media")[0]
    return {"day": _colours(day), "night": _colours(night)}


def schemes() -> list[tuple[str, str, list[Swatch]]]:
    """(scheme, its paper, its swatches) by day and by night."""
    return [(scheme, found["paper"], [_swatch(found, name) for name in USES]) for scheme, found in tokens().items()]


def themes() -> list[tuple[str, list[Swatch]]]:
    """The colours of themes and areas, by day and by night beside each other."""
    return [(name, [_swatch(found, name) for found in tokens().values()]) for name in AREAS]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _swatch(found: dict[str, str], name: str) -> Swatch:
    against = found["ink"] if name == "tint" else found["paper"]
    return Swatch(name, found[name], round(contrast(found[name], against), 1), USES.get(name, ""))


def _colours(sheet: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9A-Fa-f]{6});", sheet))


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
