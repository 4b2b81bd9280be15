"""A component in one of its states, with its name and a few words on the state."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

from dorpel.core.ui.tags import draw

T = TypeVar("T")


def either(dutch: T, arabic: T) -> T:
    """The sample for a page that runs to the right, or to the left."""
    return arabic if get_language_bidi() else dutch


@dataclass(frozen=True, slots=True)
class Specimen:
    """One component as it is drawn; `wide` when it needs the whole page, `inside` what stands within it."""

    name: str
    state: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    inside: "str | Sequence[Specimen]" = ""
    wide: bool = False

    def drawn(self, page: Context) -> SafeString:
        """Its markup."""
        inside = self.inside if isinstance(self.inside, str) else "".join(each.drawn(page) for each in self.inside)
        return draw(self.name, self.values, page, mark_safe(inside))  # noqa: S308 — our own samples


@dataclass(frozen=True, slots=True)
class Section:
    """Specimens that belong together."""

    mark: str
    title: str
    specimens: Sequence[Specimen]
