"""Reading JSON strictly: every field named, typed and bounded, and a problem that says where it is."""

import json
from datetime import date
from typing import Any
from uuid import UUID

from dorpel.conversations.drafts import storable

REQUIRED: Any = object()


class CannotRead(ValueError):
    """A record can't be read: `code` is one of PROBLEMS in words.py, `where` a path such as answers[2].text."""

    def __init__(self, code: str, where: str = "") -> None:
        super().__init__(f"{code} {where}".strip()[:300])
        self.code = code
        self.where = where


def load(body: bytes) -> "Fields":
    """The object that the bytes spell. Raises CannotRead for anything else, without ever running out of stack."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as wrong:
        raise CannotRead("not_utf8", str(wrong.start)) from wrong
    try:
        value = json.loads(text, parse_constant=_no_constant, object_pairs_hook=_each_once)
    except RecursionError as wrong:
        raise CannotRead("too_deep") from wrong
    except CannotRead:
        raise
    except ValueError as wrong:
        raise CannotRead("not_json", str(getattr(wrong, "pos", ""))) from wrong
    return Fields(value, "")


def _no_constant(name: str) -> Any:
    raise CannotRead("not_json", name)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise CannotRead("field_twice")
    return found


class Fields:
    """One JSON object, read field by field; `done` refuses what nobody asked for."""

    def __init__(self, value: Any, where: str) -> None:
        if not isinstance(value, dict):
            raise CannotRead("wrong_type", where)
        self._values = value
        self._asked: set[str] = set()
        self.where = where

    def at(self, name: str) -> str:
        """The path of a field, for a problem."""
        return f"{self.where}.{_shown(name)}" if self.where else _shown(name)

    def text(self, name: str, most: int, default: Any = REQUIRED) -> str:
        """A text of at most `most` code points that both databases can keep."""
        value = self._take(name, default)
        if not isinstance(value, str):
            raise CannotRead("wrong_type", self.at(name))
        if len(value) > most:
            raise CannotRead("too_long", self.at(name))
        if not storable(value):
            raise CannotRead("unstorable", self.at(name))
        return value

    def maybe_text(self, name: str, most: int) -> str:
        """A text, or nothing when it is absent or null."""
        if self._values.get(name) is None:
            self._take(name, None)
            return ""
        return self.text(name, most)

    def flag(self, name: str) -> bool:
        """True or false, said outright."""
        value = self._take(name, REQUIRED)
        if not isinstance(value, bool):
            raise CannotRead("wrong_type", self.at(name))
        return value

    def choice(self, name: str, allowed: Any, default: Any = REQUIRED) -> str:
        """One of a few words."""
        value = self.text(name, 60, default)
        if value not in allowed:
            raise CannotRead("unknown_value", self.at(name))
        return value

    def whole(self, name: str, least: int, most: int, default: Any = REQUIRED) -> Any:
        """A whole number within bounds, or the default."""
        value = self._take(name, default)
        if value is None and default is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            raise CannotRead("wrong_type", self.at(name))
        if not least <= value <= most:
            raise CannotRead("unknown_value", self.at(name))
        return value

    def day(self, name: str) -> date | None:
        """A day as 2026-11-24, or nothing."""
        value = self.text(name, 10, "") if self._values.get(name) is not None else self._take(name, None)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError as wrong:
            raise CannotRead("unknown_value", self.at(name)) from wrong

    def uuid(self, name: str, default: Any = REQUIRED) -> UUID | None:
        """An id, or nothing when a default of None allows it."""
        if default is None and self._values.get(name) is None:
            self._take(name, None)
            return None
        try:
            return UUID(self.text(name, 36, default))
        except CannotRead:
            raise
        except ValueError as wrong:
            raise CannotRead("unknown_value", self.at(name)) from wrong

    def each(self, name: str, most: int) -> list["Fields"]:
        """A list of at most `most` objects; none when it is absent."""
        value = self._take(name, [])
        if not isinstance(value, list):
            raise CannotRead("wrong_type", self.at(name))
        if len(value) > most:
            raise CannotRead("too_many", self.at(name))
        return [Fields(each, f"{self.at(name)}[{at}]") for at, each in enumerate(value)]

    def pairs(self, name: str, kind: type, most: int = 60) -> dict[str, Any]:
        """A small object whose values are all of one kind, its keys checked by whoever knows them."""
        value = self._take(name, {})
        if not isinstance(value, dict) or not all(isinstance(each, kind) for each in value.values()):
            raise CannotRead("wrong_type", self.at(name))
        if len(value) > most:
            raise CannotRead("too_many", self.at(name))
        return value

    def inner(self, name: str) -> "Fields":
        """An object inside this one; an empty one when it is absent."""
        return Fields(self._take(name, {}), self.at(name))

    def maybe_inner(self, name: str) -> "Fields | None":
        """An object inside this one, or nothing when it is absent or null."""
        value = self._take(name, None)
        return None if value is None else Fields(value, self.at(name))

    def loose(self, *names: str) -> dict[str, Any]:
        """What stands in these fields, unchecked, None where nothing does: for looking into what can't be read."""
        return {name: self._values.get(name) for name in names}

    def done(self) -> None:
        """Refuses fields that nobody asked for: a slip in a name must not lose words in silence."""
        for name in self._values.keys() - self._asked:
            raise CannotRead("unknown_field", self.at(name))

    def _take(self, name: str, default: Any) -> Any:
        self._asked.add(name)
        if name in self._values:
            return self._values[name]
        if default is REQUIRED:
            raise CannotRead("missing", self.at(name))
        return default


def _shown(name: str) -> str:
    """A name as the sender spelt it, short and safe to keep."""
    return "".join(sign if sign.isprintable() and storable(sign) else "?" for sign in name[:40])
