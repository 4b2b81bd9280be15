"""How one answer is put together: a recipe of sentences, grown from the banks, with the slips of a hurried hand."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable

from dorpel.config.demo.grammar import NEIGHBOURHOOD, Bank, Grammar, grow

Draw = Callable[[], float]
Step = tuple[str, Bank | None]

_QUESTIONS = ("alive", "good", "better", "me", "we", "city")
_LONGEST = 150  # words
# Per question: recipes that are short, middling, long, very long. `other` is a sentence on a second theme.
_RECIPES: dict[str, tuple[str, str, str, str]] = {
    "alive": (
        "better|good|open better|story|open good|better",
        "better story|open story feel|good better|better feel|story close|open better contra|open better other",
        "open better story feel close|story better feel city|good contra better other|open better other feel",
        "open story better feel other contra city aside close|better story feel other story2 city feel2 close",
    ),
    "good": (
        "good|good|open good|good|good2",
        "good close|open good story|good other+|good good2|open good contra|good contra",
        "open good other+ story close|good good2 contra better|open good story contra other+",
        "open good story good2 other+ contra better aside close|good story other+ good2 feel contra better close",
    ),
    "better": (
        "better|open better|better|city|better",
        "better story|better feel|open better city|better other|better city|open better feel|better close",
        "open better story feel city|better other feel close|better feel city contra|story better city close",
        "open better story feel better2 other city contra aside close|better better2 story other feel city feel2 close",
    ),
    "me": (
        "me|me|open me|me.none|me",
        "me close|better me|me.none we|open me contra|me city|story me",
        "open better me feel|me we city close|story me contra close",
        "open story better me we feel other city aside close|better story me feel me2 we contra city close",
    ),
    "we": (
        "we|we|open we|we",
        "we close|better we|open we me|good we|we city|story we",
        "open better we feel we2|story we me close|good we contra city",
        "open story better we me feel other we2 city aside close|good better story we feel we2 city contra close",
    ),
    "city": (
        "city|city|open city|city",
        "better city|city close|open city feel|city city2|story city|city contra",
        "open better city feel close|story city city2 close|better city we feel",
        "open story better city feel city2 other we contra aside close|better story city feel other city2 me close",
    ),
}
_CONTENT = {"better", "good", "me", "me.none", "we", "city"}
_ACTS = ("me", "me.none", "we", "city")
_KEPT = ("I ", "I'", "CV")  # beginnings that stay capitals after a comma
_LENGTHS = (0.27, 0.79, 0.96)


class Speaker:
    """Speaks all languages of the city."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._grammars = {language: Grammar(language) for language in languages}
        self._made: dict[tuple[str, int, str, int], list[list[Step]]] = {}

    def say(
        self, draw: Draw, language: str, question: int, theme: str, second: str, young: bool, neighbourhood: str
    ) -> tuple[str, tuple[str, ...]]:
        """The words of one answer, and the themes they are about (none when they stray from the question)."""
        chance = draw()
        if chance < 0.03:
            return self._finish(draw, [self._one(draw, language, "one.full")], neighbourhood, language), ()
        if chance < 0.038:
            return self._finish(draw, [self._one(draw, language, "aside")], neighbourhood, language), ()
        recipes = self._recipes(language, question, theme, bisect(_LENGTHS, draw()))
        sentences, seconded = self._grow(draw, language, recipes[int(draw() * len(recipes))], second, young)
        if chance > 0.93:
            sentences.append(
                self._one(draw, language, "aside" if chance > 0.98 else "funny" if chance > 0.955 else "angry")
            )
        themes = (theme, second) if seconded and second != theme else (theme,)
        return self._finish(draw, sentences, neighbourhood, language), themes

    def need(self, draw: Draw, at: int) -> str:
        """The need on line `at` of the section `need`, in Dutch."""
        return self._sentence([self._grammars["nl"].bank("need")[at]], draw, "")

    def _recipes(self, language: str, question: int, theme: str, length: int) -> list[list[Step]]:
        key = (language, question, theme, length)
        found = self._made.get(key)
        if found is None:
            recipes = _RECIPES[_QUESTIONS[question]][length].split("|")
            found = self._made[key] = [self._steps(language, recipe, theme) for recipe in recipes]
        return found

    def _steps(self, language: str, recipe: str, theme: str) -> list[Step]:
        words = recipe.split()
        if f"{theme}.story" not in self._grammars[language] and not _CONTENT.intersection(words):
            words = ["better" if word == "story" else word for word in words]
        shared = f"{theme}.do" in self._grammars[language]
        steps: list[Step] = []
        for word in words:
            if word.startswith("other"):
                steps.append(("good" if word.endswith("+") else "better", None))
                continue
            name = word.rstrip("2")
            # Where me, we and city share their phrases, a second of them would repeat the first.
            if shared and name in _ACTS and any(step in _ACTS for step, _ in steps):
                continue
            bank = self._bank(language, name, theme)
            if bank is not None:
                steps.append((name, bank))
        return steps

    def _bank(self, language: str, name: str, theme: str) -> Bank | None:
        grammar = self._grammars[language]
        if name == "me.none" and name not in grammar:
            name = "me"
        if name in ("me", "we", "city"):
            own = f"{theme}.{name}"
            return grammar.bank(name, own if own in grammar else f"{theme}.do")
        for found in (f"{theme}.{name}", name):
            if found in grammar:
                return grammar.bank(found)
        return None

    def _one(self, draw: Draw, language: str, name: str) -> str:
        return self._sentence(self._grammars[language].bank(name), draw, "")

    def _grow(self, draw: Draw, language: str, steps: list[Step], second: str, young: bool) -> tuple[list[str], bool]:
        sentences: list[str] = []
        prefix, seconded = "", False
        for name, bank in steps:
            if bank is None:
                bank, seconded = self._bank(language, name, second), True
            elif young and name in ("open", "close") and draw() < 0.6:
                bank = self._bank(language, f"{name}.jong", second) or bank
            assert bank is not None
            if name == "open":
                pieces: list[str] = []
                grow(bank, draw, pieces)
                prefix = "".join(pieces)
                continue
            sentence = self._sentence(bank, draw, prefix)
            if sentence not in sentences:
                sentences.append(sentence)
            prefix = ""
        return sentences, seconded

    def _sentence(self, bank: Bank, draw: Draw, prefix: str) -> str:
        pieces: list[str] = []
        grow(bank, draw, pieces)
        text = "".join(pieces).strip()
        if prefix:
            first = text[0].upper() if prefix[-1] in ".?!" else text[0] if text[:2] in _KEPT else text[0].lower()
            text = f"{prefix} {first}{text[1:]}"
        if "  " in text:
            text = text.replace("  ", " ")
        text = text[0].upper() + text[1:]
        return text if text[-1] in ".?!…؟;" else text + "."

    def _finish(self, draw: Draw, sentences: list[str], neighbourhood: str, language: str) -> str:
        text = " ".join(sentences)
        if NEIGHBOURHOOD in text:
            text = text.replace(NEIGHBOURHOOD, neighbourhood)
        if len(text) > 600:
            while len(text.split()) > _LONGEST:
                sentences = sentences[:-2] + sentences[-1:]
                text = " ".join(sentences).replace(NEIGHBOURHOOD, neighbourhood)
        chance = draw()
        return text if chance < 0.7 else _slip(text, (chance - 0.7) / 0.3, draw)


def _slip(text: str, chance: float, draw: Draw) -> str:
    """What a thumb, a cold hand or an interrupted talk does to a text."""
    if chance < 0.3:
        return text.lower().rstrip(".")
    if chance < 0.5:
        return text.rstrip(".")
    if chance < 0.84:
        return _typo(text, draw)
    words = text.split(" ")
    if chance < 0.92 and len(words) > 7:
        return " ".join(words[: len(words) - 1 - int(draw() * 4)]).rstrip(",.:") + "..."
    if chance < 0.95:
        return text.replace(",", "")
    return text.rstrip(".") + ("!!" if draw() < 0.4 else " ..." if draw() < 0.5 else "!")


def _typo(text: str, draw: Draw) -> str:
    words = text.split(" ")
    for _ in range(1 + len(words) // 25):
        at = int(draw() * len(words))
        word = words[at]
        if len(word) < 4 or not word.isalpha():
            continue
        cut = 1 + int(draw() * (len(word) - 2))
        kind = draw()
        if kind < 0.4:
            words[at] = word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :]
        elif kind < 0.75:
            words[at] = word[:cut] + word[cut + 1 :]
        else:
            words[at] = word[:cut] + word[cut] + word[cut:]
    return " ".join(words)
