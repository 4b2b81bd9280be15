"""What a generated city amounts to: counts, how alike its answers are, and a hash over everything."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from typing import TypedDict

from dorpel.config.demo.city import City
from dorpel.config.demo.people import challengers
from dorpel.config.demo.talk import Conversation, Talker

_SIGNS = ".,;:!?…\"'’‘«»()،؟-"
SAMPLE = 20_000  # conversations whose texts are compared: more would keep every run of six words in memory


class Run(TypedDict):
    """The commonest run of six words in a language, and the share of its answers that have it."""

    words: str
    share: float
    answers: int


class Measure(TypedDict):
    """Counts over all conversations; `distinct`, `runs` and `words` over the first `compared` of them."""

    conversations: int
    voices: int
    answers: int
    needs: int
    languages: dict[str, int]
    compared: int
    distinct: float
    runs: dict[str, Run]
    words: dict[str, int]
    longest: int
    hash: str


def measure(seed: int, n: int) -> Measure:
    """Make `n` conversations of the city of `seed` and count them."""
    city = City(seed)
    digest = hashlib.sha256(repr((city.name, city.neighbourhoods, city.population, challengers(city))).encode())
    tell = Talker(city).tell
    voices = answers = needs = 0
    languages: Counter[str] = Counter()
    texts: list[tuple[str, str]] = []
    for number in range(n):
        conversation, _, _ = tell(number)
        digest.update(repr(conversation).encode())
        voices += len(conversation.voices)
        answers += len(conversation.answers)
        needs += conversation.need is not None
        languages.update(answer.language for answer in conversation.answers)
        if number < SAMPLE:
            texts += _texts(conversation)
    nameless = Nameless(city)
    commonest, words = runs(texts)
    return Measure(
        conversations=n, voices=voices, answers=answers, needs=needs, languages=dict(languages.most_common()),
        compared=min(n, SAMPLE), distinct=len({nameless(text) for _, text in texts}) / max(len(texts), 1),
        runs=commonest, words=words, longest=max((len(text.split()) for _, text in texts), default=0),
        hash=digest.hexdigest(),
    )  # fmt: skip


class Nameless:
    """Lower-cases a text and takes out names, numbers and signs, so that only what was said is compared."""

    def __init__(self, city: City) -> None:
        names = [place.name for place in city.neighbourhoods] + [person.name for person in challengers(city)]
        self.pattern = re.compile(r"\b(" + "|".join(re.escape(name.lower()) for name in names) + r")\b|[\d\W_]+")

    def __call__(self, text: str) -> str:
        return self.pattern.sub(" ", text.lower()).strip()


def _texts(conversation: Conversation) -> list[tuple[str, str]]:
    return [(answer.language, answer.text) for answer in conversation.answers]


def runs(texts: list[tuple[str, str]]) -> tuple[dict[str, Run], dict[str, int]]:
    """Of (language, text) pairs: per language the commonest six words in a row, and the number of different words."""
    counted: dict[str, Counter[str]] = {}
    known: dict[str, set[str]] = {}
    answers = Counter(language for language, _ in texts)
    for language, text in texts:
        words = [word for part in text.lower().split() if (word := part.strip(_SIGNS))]
        known.setdefault(language, set()).update(words)
        counted.setdefault(language, Counter()).update({" ".join(words[at : at + 6]) for at in range(len(words) - 5)})
    found = {}
    for language, counter in counted.items():
        for words_of_run, times in counter.most_common(1):
            found[language] = Run(words=words_of_run, share=times / answers[language], answers=answers[language])
    return found, {language: len(words) for language, words in known.items()}
