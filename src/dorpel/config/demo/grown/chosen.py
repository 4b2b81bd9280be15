"""Which answers of the fictional city the coders read first, and the voice that is followed to the end."""

from __future__ import annotations

from typing import NamedTuple

from dorpel.config.demo.city import City
from dorpel.config.demo.talk import Answer, Conversation, Talker

FIRST = 320  # talks that are looked at: the usual demo, so that a larger one grows the same
UNTIL = 190  # days: what was said later is read later
GOOD, BETTER, CITY = 1, 2, 5  # places of the questions in the guide
FOLLOWED = "meeting"
MOST_FOR, MOST_AGAINST = 9, 3
LONGEST = 40  # words


class Heard(NamedTuple):
    """One answer: its talk, its place in the talk, and whether it speaks for the finding on its theme."""

    talk: Conversation
    place: int
    speaks_for: bool

    @property
    def answer(self) -> Answer:
        """What was said."""
        return self.talk.answers[self.place]


def heard(talker: Talker, count: int, themes: tuple[str, ...]) -> dict[str, list[Heard]]:
    """For each theme the answers that speak for it and against it, the followed voice first."""
    found: dict[str, list[Heard]] = {theme: [] for theme in themes}
    for number in range(min(count, FIRST)):
        talk, about, _group = talker.tell(number)
        if (talk.day - talker.days[0]).days >= UNTIL:
            continue
        for place, (answer, spoken) in enumerate(zip(talk.answers, about, strict=True)):
            if spoken and spoken[0] in found and answer.question in (GOOD, BETTER, CITY) and _free(talk, answer):
                found[spoken[0]].append(Heard(talk, place, answer.question != GOOD))
    return {theme: _few(each) for theme, each in found.items()}


def _free(talk: Conversation, answer: Answer) -> bool:
    """Said by one voice that agreed to be quoted, in not too many words."""
    if answer.voice is None or not 6 <= len(answer.text.split()) <= LONGEST:
        return False
    return talk.voices[answer.voice].consents[1]


def _few(found: list[Heard]) -> list[Heard]:
    found.sort(key=lambda each: not follows(each))
    speaking = [each for each in found if each.speaks_for][:MOST_FOR]
    return speaking + [each for each in found if not each.speaks_for][:MOST_AGAINST]


def follows(each: Heard) -> bool:
    """Whether this voice can be followed all the way: it agreed to everything, in Dutch."""
    voice = each.answer.voice
    return (
        voice is not None and each.speaks_for and each.answer.language == "nl" and all(each.talk.voices[voice].consents)
    )


def followed(seed: int, count: int = FIRST) -> tuple[int, int] | None:
    """The number of the talk and the place of the voice that goes all the way; None in a city too small for one."""
    first = heard(Talker(City(seed)), count, (FOLLOWED,))[FOLLOWED][:1]
    if not first or not follows(first[0]) or first[0].answer.voice is None:
        return None
    return first[0].talk.number, first[0].answer.voice
