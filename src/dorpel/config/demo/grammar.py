"""The small grammar in which the phrase banks are written, and how a phrase grows out of it.

A bank file has sections `== name`; each line below is one way to say it, or several parted by ` | `. `{name}` is
another section, with the phrases of `name.young` or whoever speaks beside it; `{@}` the phrases of the theme at hand,
`{buurt}` the neighbourhood's name, `[a|b|]` an inline choice. Sections `== sit …` are read in `situations`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import Union

Phrase = Union[str, "tuple[str | Bank, ...]"]
Bank = list[Phrase]
Draw = Callable[[], float]

NEIGHBOURHOOD = "\x01"  # replaced last, so that one bank serves all neighbourhoods
SITUATION = "sit "
_TOKEN = re.compile(r"\{([@\w.]+)\}|\[([^\[\]]*)\]")


class PhraseError(ValueError):
    """A bank names a section that isn't there, or a line can't be read."""


@cache
def texts(language: str) -> tuple[str, ...]:
    """The bank files of a language: `<language>.txt` and any `<language>-….txt`."""
    folder = sorted(files("dorpel.config.demo.phrases").iterdir(), key=lambda file: file.name)
    return tuple(
        entry.read_text(encoding="utf-8") for entry in folder if re.fullmatch(rf"{language}(-[\w-]+)?\.txt", entry.name)
    )


def blocks(language: str) -> Iterator[tuple[str, str]]:
    """Every line of a language with the name of the section it stands in."""
    for text in texts(language):
        name = ""
        for line in text.splitlines():
            if line.startswith("== "):
                name = line[3:].strip()
            elif line.strip():
                yield name, line.strip()


@cache
def sections(language: str) -> dict[str, list[str]]:
    """All sections of a language but its situations."""
    found: dict[str, list[str]] = {}
    for name, line in blocks(language):
        if not name.startswith(SITUATION):
            found.setdefault(name, []).extend(part.strip() for part in line.split(" | "))
    return found


@cache
def uncapitalised(language: str) -> frozenset[str]:
    """The words of a language that are somewhere written without a capital: these may lose it within a sentence."""
    return frozenset(word for text in texts(language) for word in re.findall(r"[^\W\d_]+", text) if word[0].islower())


class Grammar:
    """One language's banks, compiled: strings where nothing varies, tuples of strings and banks elsewhere."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._raw = sections(language)
        self._banks: dict[tuple[str, str, str], Bank] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._raw

    def bank(self, name: str, about: str = "", group: str = "") -> Bank:
        """The compiled section `name` as `group` says it; `about` is the section that `{@}` stands for."""
        key = (name, about, group)
        if key not in self._banks:
            if name not in self._raw:
                raise PhraseError(f"{self.language}: there is no section {name!r}")
            bank: Bank = []
            self._banks[key] = bank  # before it is filled, for a section may name itself
            own = self._raw.get(f"{name}.{group}", [])
            bank.extend(self.compiled(line, about, group) for line in own + self._raw[name])
        return self._banks[key]

    def compiled(self, line: str, about: str = "", group: str = "") -> Phrase:
        """One phrase, ready to grow. Raises PhraseError."""
        parts: list[str | Bank] = []
        at = 0
        for match in _TOKEN.finditer(line):
            parts.append(line[at : match.start()])
            at = match.end()
            parts.append(self._token(match, about, group))
        parts.append(line[at:])
        kept = tuple(part for part in parts if part != "")
        return kept[0] if len(kept) == 1 and isinstance(kept[0], str) else kept

    def _token(self, match: re.Match[str], about: str, group: str) -> str | Bank:
        name, choice = match.groups()
        if name is None:
            return [self.compiled(part, about, group) for part in choice.split("|")]
        if name == "buurt":
            return NEIGHBOURHOOD
        return self.bank(about, "", group) if name == "@" else self.bank(name, about, group)


def grow(bank: Bank, draw: Draw, out: list[str]) -> None:
    """Append the pieces of one phrase of `bank` to `out`."""
    grow_phrase(bank[int(draw() * len(bank))], draw, out)


def grow_phrase(phrase: Phrase, draw: Draw, out: list[str]) -> None:
    """Append the pieces of `phrase` to `out`."""
    if phrase.__class__ is str:
        out.append(phrase)
        return
    for part in phrase:
        if part.__class__ is str:
            out.append(part)
        else:
            grow_phrase(part[int(draw() * len(part))], draw, out)
