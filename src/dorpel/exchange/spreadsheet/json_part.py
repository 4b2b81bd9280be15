"""Taking a JSON file apart by name and type, so that each mistake in it is named with its place."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from dorpel.exchange.spreadsheet.refused import Unreadable

MARK = "dorpel-mapping"
LONGEST_KEY = 60

T = TypeVar("T")


class Part:
    """One part of a mapping file: takes what it knows by name and type, and at the end refuses what is left."""

    def __init__(self, values: Any, where: str) -> None:
        if not isinstance(values, dict):
            raise Unreadable(_("A part with names and values is expected here."), column=where)
        self.values, self.where = dict(values), where

    def text(self, key: str) -> str | None:
        value = self.values.pop(key, None)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise self._wrong(key, _("A text is expected here."))
        return value

    def needed(self, key: str) -> str:
        value = self.text(key)
        if value is None:
            raise self._wrong(key, _("This is missing."))
        if key in ("question", "facet") and len(value) > LONGEST_KEY:
            raise self._wrong(key, _("A key has at most 60 characters."))
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.values.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(key, _("A list of texts is expected here."))
        return tuple(value)

    def numbers(self, key: str) -> tuple[int, ...]:
        value = self.values.pop(key, [])
        if not isinstance(value, list) or not all(type(item) is int and 0 < item < 150 for item in value):
            raise self._wrong(key, _("A list of ages in years is expected here."))
        return tuple(value)

    def pairs(self, key: str) -> dict[str, str]:
        value = self.values.pop(key, {})
        if not isinstance(value, dict) or not all(isinstance(item, str) for item in value.values()):
            raise self._wrong(key, _("Texts that stand for texts are expected here."))
        return dict(value)

    def part(self, key: str, make: Callable[["Part"], T]) -> T | None:
        if key not in self.values:
            return None
        return self._made(self.values.pop(key), f"{self.where}.{key}", make)

    def each(self, key: str, make: Callable[["Part"], T]) -> list[T]:
        values = self.values.pop(key, [])
        if not isinstance(values, list):
            raise self._wrong(key, _("A list is expected here."))
        return [self._made(value, f"{self.where}.{key}[{n}]", make) for n, value in enumerate(values)]

    def _made(self, value: Any, where: str, make: Callable[["Part"], T]) -> T:
        part = Part(value, where)
        made = make(part)
        part.end()
        return made

    def end(self) -> None:
        if self.values:
            unknown = next(iter(self.values))
            raise self._wrong(unknown, _("This isn't known here."))

    def _wrong(self, key: str, why: str) -> Unreadable:
        return Unreadable(why, column=f"{self.where}.{key}".removeprefix(f"{MARK}."))
