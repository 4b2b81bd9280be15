"""The pictures that a newspaper can show: counts, in a register that upper rooms fill, and drawings by hand.

Counts are kept as they stood when the words were written.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from dorpel.core.pictures import Band, DashMap, Place, Row100, Rows100, Stream
from dorpel.dialogues.models import Dialogue
from dorpel.newspaper.layout import Figure, Sketch

Draw = Callable[[Dialogue], Figure | None]


@dataclass(frozen=True, slots=True)
class Named:
    """A picture by its name: what the editor reads, and who draws it in the active language."""

    label: Any
    draw: Draw


_register: dict[str, Named] = {}

SKETCHES = {
    "bench": _("Drawing: a bench that isn't there any more, under a lamp and a tree"),
    "chairs": _("Drawing: two chairs on the pavement beside an open door"),
    "teapot": _("Drawing: a teapot and two cups on a table"),
}


def register(name: str, label: Any, draw: Draw) -> None:
    """Lets editors choose a picture; `draw` answers None while there is too little to show."""
    _register[name] = Named(label, draw)


def choices() -> list[tuple[str, Any]]:
    """Names and labels, for a form."""
    return [(name, each.label) for name, each in _register.items()] + list(SKETCHES.items())


def counted(name: str, dialogue: Dialogue, language: str) -> dict[str, Any] | None:
    """The picture's counts as they stand now, ready to keep; None when there is too little or no such picture."""
    if name in SKETCHES:
        with override(language):
            return {"kind": "Sketch", "name": name, "alt": str(SKETCHES[name])}
    if name not in _register:
        return None
    with override(language):
        figure = _register[name].draw(dialogue)
    return None if figure is None else {"kind": type(figure).__name__, **_plain(figure)}


def _plain(figure: Figure) -> dict[str, Any]:
    found = asdict(figure)
    if isinstance(figure, DashMap):
        found["places"] = [
            {**place, "ring": [[round(x, 6), round(y, 6)] for x, y in place["ring"]]} for place in found["places"]
        ]
    return found


def drawn(kept: dict[str, Any] | None) -> Figure | Sketch | None:
    """The picture of kept counts."""
    if not kept:
        return None
    fields = {name: value for name, value in kept.items() if name != "kind"}
    match kept["kind"]:
        case "Sketch":
            return Sketch(**fields)
        case "DashMap":
            places = [Place(**{**each, "ring": [(x, y) for x, y in each["ring"]]}) for each in fields.pop("places")]
            return DashMap(**fields, places=places)
        case "Rows100":
            return Rows100(**{**fields, "rows": [Row100(**each) for each in fields["rows"]]})
        case _:
            return Stream(**{**fields, "bands": [Band(**each) for each in fields["bands"]]})
