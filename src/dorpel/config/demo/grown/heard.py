"""Which talks the coders read, when, and which passages they mark: worked out from the seed, before any row is made."""

from __future__ import annotations

import re
from bisect import insort
from functools import cache
from typing import NamedTuple

from dorpel.config.demo.chance import Dice
from dorpel.config.demo.city import City
from dorpel.config.demo.papers import written
from dorpel.config.demo.retelling import Part, parts
from dorpel.config.demo.story import Storyteller
from dorpel.config.demo.talk import Answer, Conversation, Talker

FIRST = 3_200  # talks that are looked at: a larger city is read no further
UNTIL = 190  # days: what was said later is read after the newspaper
BEFORE, AFTER = 0.42, 0.09  # shares of the talks that are read
ALL = 200  # talks: so many are read in a small city, whatever the share
FOLLOWED, AMONG, LOVELY = "meeting", 320, 8  # the theme of the voice that goes all the way; it is sought among so many
# talks, and among more until one is as lovely as that
LONGEST = 220  # signs of a passage
CODERS = ("Cem", "Ayla", "Moussa", "Katrijn", "Ewa")
WALKED = ("capture", "quote", "archive")  # what a voice agreed to that goes all the way
PLEASANT = ("good", "contra")
TELLING = {"what", "story", "feel"}
_BENCH = re.compile(r"\bbank(je|jes|en)?\b|\bplein", re.IGNORECASE)


class Passage(NamedTuple):
    """A passage as somebody marks it, with what the city knows of it: its matter, role and Dutch (None: unknown)."""

    talk: int
    place: int
    start: int
    end: int
    situation: str
    role: str
    whole: bool
    dutch: str | None

    @property
    def theme(self) -> str:
        """What its matter belongs to."""
        return self.situation.split(".")[0]

    @property
    def pleasant(self) -> bool:
        """Whether it tells the other side of its matter."""
        return self.role in PLEASANT


class Read(NamedTuple):
    """A talk that is read: on which day after the first talk, by whom, and what they marked."""

    day: int
    talk: Conversation
    readers: tuple[str, ...]
    passages: tuple[Passage, ...]


def reads(teller: Storyteller, count: int) -> list[Read]:
    """The talks that are read, by day; the talk of the voice that goes all the way among them."""
    talker, dice = teller.talker, teller.dice
    found: list[Read] = []
    among = min(count, FIRST)
    share = max(BEFORE, min(1.0, ALL / among))
    star = followed(talker.city.seed, count)
    for number in range(among):
        chance = _chance(dice, f"read {number}")
        kept = star is not None and star.talk == number
        if chance >= share and not kept:
            continue
        talk = talker.tell(number)[0]
        said = (talk.day - talker.days[0]).days
        if said < UNTIL or kept or chance < AFTER:
            insort(found, _read(talker, dice, talk, said, star if kept else None), key=lambda each: each.day)
    return found


def _read(talker: Talker, dice: Dice, talk: Conversation, said: int, star: Passage | None) -> Read:
    ahead = int(_chance(dice, f"wait {talk.number}") * 70)
    day = min(max(said + 4, 61) + ahead, 203) if said < UNTIL else min(max(said + 4, 290) + 2 * ahead, 440)
    first = int(_chance(dice, f"reader {talk.number}") * len(CODERS))
    second = (first + 1 + int(_chance(dice, f"second {talk.number}") * (len(CODERS) - 1))) % len(CODERS)
    readers = (CODERS[first], CODERS[second]) if _chance(dice, f"both {talk.number}") < 0.5 else (CODERS[first],)
    passages = []
    for place, told in enumerate(parts(talker, talk.number)):
        passages += _marked(talk, place, told, _chance(dice, f"mark {talk.number} {place}"))
    if star is not None:
        passages = [star, *(each for each in passages if each.place != star.place)]
    return Read(day, talk, readers, tuple(passages))


def _marked(talk: Conversation, place: int, told: tuple[Part, ...], chance: float) -> list[Passage]:
    """What is marked in one answer: mostly one passage, sometimes a second on the other side, now and then none."""
    answer = talk.answers[place]
    whole = [each for each in told if each.situation and each.end - each.start <= LONGEST and each.end > each.start]
    if not whole or chance < 0.14:
        return []
    at = int(chance * 1000) % len(whole)
    found = [_passage(talk, place, answer, _joined(answer, whole, at) if chance > 0.55 else [whole[at]])]
    others = [each for each in whole if (each.role in PLEASANT) != found[0].pleasant]
    if others and chance > 0.7:
        found.append(_passage(talk, place, answer, [others[0]]))
    return sorted(found, key=lambda each: each.start)


def _joined(answer: Answer, whole: list[Part], at: int) -> list[Part]:
    """A sentence with the next, when both tell of the same."""
    first, *rest = whole[at : at + 2]
    if not rest or rest[0].situation != first.situation or not {first.role, rest[0].role} <= TELLING:
        return [first]
    close = answer.text[first.end : rest[0].start].strip() == "" and rest[0].end - first.start <= LONGEST
    return [first, rest[0]] if close else [first]


def _passage(talk: Conversation, place: int, answer: Answer, told: list[Part]) -> Passage:
    start, end = told[0].start, told[-1].end
    text = answer.text[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())
    text = text.strip()
    dutch = None if any(each.dutch is None for each in told) else " ".join(each.dutch or "" for each in told)
    whole = text[:1].isupper() or answer.language == "ar"
    return Passage(
        talk.number, place, start, end, told[0].situation, told[0].role,
        whole and text[-1:] in ".!?؟" and told[0].role != "short", dutch,
    )  # fmt: skip


def _chance(dice: Dice, what: str) -> float:
    return dice.number(what, 6) / (1 << 48)


@cache
def followed(seed: int, count: int) -> Passage | None:
    """What the voice said that can be followed to the end: it agreed to everything, in Dutch, about sitting together.

    None in a city too small for one.
    """
    talker, best, star = Talker(City(seed)), 0.0, None
    for number in range(min(count, FIRST)):
        if number >= AMONG and best >= LOVELY:
            break
        talk, about, _group = talker.tell(number)
        if (talk.day - talker.days[0]).days >= UNTIL - 15 or not any(FOLLOWED in themes for themes in about):
            continue
        for place, told in enumerate(parts(talker, number)):
            for at, part in enumerate(told):
                passage = _star(talker, talk, place, told, at)
                if passage is not None:
                    lovely = _loveliness(talk.answers[place].text[passage.start : passage.end], part)
                    best, star = (lovely, passage) if lovely > best else (best, star)
    return star


def _star(talker: Talker, talk: Conversation, place: int, told: tuple[Part, ...], at: int) -> Passage | None:
    answer = talk.answers[place]
    if answer.voice is None or answer.language != "nl":
        return None
    consents = dict(zip(talker.city.purposes, talk.voices[answer.voice].consents, strict=True))
    if not all(consents[purpose] for purpose in WALKED):
        return None
    theme, _dot, matter = told[at].situation.partition(".")
    matters = written("findings")["findings"][FOLLOWED]["situations"]
    if theme != FOLLOWED or matter not in matters or told[at].role not in TELLING:
        return None
    passage = _passage(talk, place, answer, _joined(answer, list(told), at))
    return passage if passage.whole and passage.end - passage.start <= LONGEST else None


def _loveliness(text: str, told: Part) -> float:
    """How well a sentence stands by itself: about a bench or a square, told, neither short nor long."""
    bench = 3 * (told.situation == "meeting.bank") + 2 * bool(_BENCH.search(text))
    return bench + (told.role == "story") + (told.role != "feel") + (2 if 60 <= len(text) <= 150 else 0)


class Book(NamedTuple):
    """The codes of a theme, with the words by which a coder thinks of each."""

    codes: tuple[str, ...]
    words: tuple[re.Pattern[str], ...]

    def code_of(self, text: str, chance: float) -> int:
        """The code whose words a text has most; by chance when it has none of them."""
        met = [len(pattern.findall(text)) for pattern in self.words]
        best = max(met)
        fitting = [at for at, number in enumerate(met) if number == best]
        return fitting[int(chance * len(fitting))]


@cache
def books() -> dict[str, Book]:
    """The codebook by theme."""
    return {
        theme: Book(
            tuple(name for name, _meaning, _words in told["codes"]),
            tuple(re.compile(words, re.IGNORECASE) for _name, _meaning, words in told["codes"]),
        )
        for theme, told in written("codebook")["codebook"].items()
    }
