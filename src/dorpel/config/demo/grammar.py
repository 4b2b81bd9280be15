"""The small grammar in which the phrase banks are written, and how a phrase grows out of it.

A bank file has sections `== name`; each line below is one way to say it, or several parted by ` | `. `{name}` is
another section, `{@}` the phrases of the theme at hand, `{buurt}` the neighbourhood's name, `[a|b|]` an inline choice.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Union

Bank = list[Union[str, "tuple[str | Bank, ...]"]]
Draw = Callable[[], float]

NEIGHBOURHOOD = "\x01"  # replaced last, so that one bank serves all neighbourhoods
_TOKEN = re.compile(r"\{([@\w.]+)\}|\[([^\[\]]*)\]")


class PhraseError(ValueError):
    """A bank names a section that isn't there, or a line can't be read."""


@cache
def sections(language: str) -> dict[str, list[str]]:
    """All sections of a language, from `<language>.txt` and any `<language>-*.txt`."""
    found: dict[str, list[str]] = {}
    folder = files("dorpel.config.demo.phrases")
    for entry in sorted(folder.iterdir(), key=lambda file: file.name):
        if re.fullmatch(rf"{language}(-\w+)?\.txt", entry.name):
            _read(entry.read_text(encoding="utf-8"), found)
    return found


def _read(text: str, found: dict[str, list[str]]) -> None:
    name = ""
    for line in text.splitlines():
        if line.startswith("== "):
            name = line[3:].strip()
        elif line.strip():
            found.setdefault(name, []).extend(part.strip() for part in line.split(" | "))


class Grammar:
    """One language's banks, compiled: strings where nothing varies, tuples of strings and banks elsewhere."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._raw = sections(language)
        self._banks: dict[tuple[str, str], Bank] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._raw

    def bank(self, name: str, about: str = "") -> Bank:
        """The compiled section `name`; `about` is the section that `{@}` stands for."""
        key = (name, about)
        if key not in self._banks:
            if name not in self._raw:
                raise PhraseError(f"{self.language}: there is no section {name!r}")
            bank: Bank = []
            self._banks[key] = bank  # before it is filled, for a section may name itself
            bank.extend(self._compile(line, about) for line in self._raw[name])
        return self._banks[key]

    def _compile(self, line: str, about: str) -> str | tuple[str | Bank, ...]:
        parts: list[str | Bank] = []
        at = 0
        for match in _TOKEN.finditer(line):
            parts.append(line[at : match.start()])
            at = match.end()
            parts.append(self._token(match, about))
        parts.append(line[at:])
        kept = tuple(part for part in parts if part != "")
        return kept[0] if len(kept) == 1 and isinstance(kept[0], str) else kept

    def _token(self, match: re.Match[str], about: str) -> str | Bank:
        name, choice = match.groups()
        if name is None:
            return [self._compile(part, about) for part in choice.split("|")]
        if name == "buurt":
            return NEIGHBOURHOOD
        return self.bank(about) if name == "@" else self.bank(name, about)


def grow(bank: Bank, draw: Draw, out: list[str]) -> None:
    """Append the pieces of one phrase of `bank` to `out`."""
    phrase = bank[int(draw() * len(bank))]
    if phrase.__class__ is str:
        out.append(phrase)
        return
    for part in phrase:
        if part.__class__ is str:
            out.append(part)
        else:
            grow(part, draw, out)  # type: ignore[arg-type]
