"""Situations: little matters of a theme that an answer is about, with the sentences that belong to each.

In a bank file: `== sit <theme>.<key>`, then lines `what: …`, `story: …` and so on, parted as other phrases are.
`for: who=old; kinds=towers,mine` says who speaks of it. A sentence in another language may carry its Dutch after
` => `, with as many inline choices in the same order: then the same draws choose the same on both sides.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from dorpel.config.demo.grammar import SITUATION, Bank, Grammar, Phrase, PhraseError, blocks

ROLES = ("what", "story", "feel", "good", "me", "we", "city", "contra", "short")
_ARROW = " => "


class Person(NamedTuple):
    """Who speaks: child, young, adult, parent or old; in which kind of neighbourhood; come from elsewhere or not."""

    group: str
    kind: str
    newcomer: bool


# Beside their own group: what else the writer of a situation may call them.
_CALLED = {
    "child": {"child", "young"},
    "young": {"young", "worker"},
    "adult": {"adult", "worker"},
    "parent": {"parent", "adult", "worker"},
    "old": {"old"},
}


class Written(NamedTuple):
    """A situation as it stands in the file: its hints, and per role its sentences with their Dutch ("" if none)."""

    theme: str
    key: str
    hints: dict[str, set[str]]
    lines: dict[str, list[tuple[str, str]]]

    def suits(self, person: Person) -> bool:
        """Whether this person would speak of it."""
        who, kinds, origin = (self.hints.get(hint, set()) for hint in ("who", "kinds", "origin"))
        if who and "any" not in who and not who & _CALLED[person.group]:
            return False
        if origin and ("new" in origin) != person.newcomer:
            return False
        return not kinds or person.kind in kinds


class Situation(NamedTuple):
    """A situation ready to speak of, for one group of people."""

    name: str
    theme: str
    banks: dict[str, Bank]
    dutch: dict[str, list[Phrase | None]]


@cache
def written(language: str) -> dict[str, list[Written]]:
    """All situations of a language by theme. Raises PhraseError."""
    found: dict[str, Written] = {}
    for section, line in blocks(language):
        if section.startswith(SITUATION):
            name = section[len(SITUATION) :]
            if name not in found:
                theme, _, key = name.partition(".")
                found[name] = Written(theme, key, {}, {})
            _read(found[name], line, language)
    themes: dict[str, list[Written]] = {}
    for each in found.values():
        themes.setdefault(each.theme, []).append(each)
    return themes


def _read(situation: Written, line: str, language: str) -> None:
    label, colon, rest = line.partition(":")
    if label == "for" and colon:
        for hint in rest.split(";"):
            name, _, values = hint.strip().partition("=")
            situation.hints[name] = {value.strip() for value in values.replace("|", ",").split(",")} - {""}
    elif label in ROLES and colon:
        situation.lines.setdefault(label, []).extend(_pairs(rest.strip()))
    else:
        raise PhraseError(f"{language}: {situation.theme}.{situation.key} has a line that begins with {line[:20]!r}")


def _pairs(text: str) -> list[tuple[str, str]]:
    if text.count(_ARROW) == 1:
        ours, _, dutch = text.partition(_ARROW)
        sides = ours.split(" | "), dutch.split(" | ")
        if len(sides[0]) == len(sides[1]):
            return [(one.strip(), other.strip()) for one, other in zip(*sides, strict=True)]
    parts = (part.partition(_ARROW) for part in text.split(" | "))
    return [(ours.strip(), dutch.strip()) for ours, _, dutch in parts if ours.strip()]


class Situations:
    """The situations of one language, compiled for whoever speaks of them."""

    def __init__(self, grammar: Grammar, dutch: Grammar) -> None:
        self.grammar, self.dutch = grammar, dutch
        self._suiting: dict[tuple[str, Person], list[Situation]] = {}
        self._made: dict[tuple[str, str], Situation] = {}

    def suiting(self, theme: str, person: Person) -> list[Situation]:
        """What this person would speak of in a theme; whatever there is when nothing suits."""
        key = (theme, person)
        found = self._suiting.get(key)
        if found is None:
            known = written(self.grammar.language).get(theme)
            if known is None:
                return [self._from_banks(theme, person.group)]
            own = [each for each in known if person.group == "child" and "young" in each.hints.get("who", ())]
            suiting = own or [each for each in known if each.suits(person)] or known
            found = self._suiting[key] = [self._compiled(each, person.group) for each in suiting]
        return found

    def _from_banks(self, theme: str, group: str) -> Situation:
        """All of a theme as one matter, while a language has no situations for it."""
        key = (f"{theme}.", group)
        if key not in self._made:
            grammar = self.grammar
            banks: dict[str, Bank] = {}
            for role in ("what", "story", "good", "me", "we", "city"):
                own = f"{theme}.{'better' if role == 'what' else role}"
                if role in ("me", "we", "city"):
                    banks[role] = grammar.bank(role, own if own in grammar else f"{theme}.do", group)
                elif own in grammar:
                    banks[role] = grammar.bank(own, "", group)
            self._made[key] = Situation(
                key[0], theme, banks, {role: [None] * len(bank) for role, bank in banks.items()}
            )
        return self._made[key]

    def _compiled(self, each: Written, group: str) -> Situation:
        key = (f"{each.theme}.{each.key}", group)
        if key not in self._made:
            banks = {
                role: [self.grammar.compiled(text, "", group) for text, _ in lines]
                for role, lines in each.lines.items()
            }
            dutch: dict[str, list[Phrase | None]] = {
                role: [self.dutch.compiled(text) if text else None for _, text in lines]
                for role, lines in each.lines.items()
            }
            self._made[key] = Situation(key[0], each.theme, banks, dutch)
        return self._made[key]
