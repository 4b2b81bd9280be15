"""What is unusual about a talk, for a person to look at; pure functions on plain values, nothing is ever merged."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

CLOCK, SHORT, TWIN = "clock", "short", "twin"
SKEW = timedelta(days=1)
FEWEST = 5  # words of a whole talk
ALIKE = 0.8  # share of their words that two talks have in common
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Seen:
    """A talk as far as it is compared: whose, of which day, when it came, since when its phone is known, its words."""

    id: UUID
    challenger: UUID | None
    held_on: date | None
    received_at: datetime
    phone_since: datetime | None
    text: str


def unusual(talks: Sequence[Seen]) -> dict[UUID, list[str]]:
    """For each talk that is unusual, why: CLOCK, SHORT, TWIN.

    A phone's clock can be judged, because the id that it made holds its time: later than the talk came here, or
    earlier than the phone was signed in, both by more than a day.
    """
    found: dict[UUID, list[str]] = {}
    twins = _twins(talks)
    for talk in talks:
        flags = [CLOCK] * _skewed(talk) + [SHORT] * (len(WORD.findall(talk.text)) < FEWEST)
        if talk.id in twins:
            flags.append(TWIN)
        if flags:
            found[talk.id] = flags
    return found


def made_at(record: UUID) -> datetime | None:
    """When the device made this id, by its own clock; None when it isn't an id of version 7."""
    if record.version != 7:
        return None
    return datetime.fromtimestamp((record.int >> 80) / 1000, UTC)


def _skewed(talk: Seen) -> bool:
    said = made_at(talk.id)
    if said is None:
        return False
    early = talk.phone_since is not None and said < talk.phone_since - SKEW
    return early or said > talk.received_at + SKEW


def _twins(talks: Sequence[Seen]) -> set[UUID]:
    """Talks of one challenger on one day in nearly the same words; compared within the day only."""
    days: dict[tuple[UUID, date], list[tuple[UUID, set[str]]]] = {}
    for talk in talks:
        words = set(WORD.findall(talk.text.casefold()))
        if talk.challenger and talk.held_on and len(words) >= FEWEST:
            days.setdefault((talk.challenger, talk.held_on), []).append((talk.id, words))
    found: set[UUID] = set()
    for group in days.values():
        for at, (one, mine) in enumerate(group):
            for other, theirs in group[at + 1 :]:
                if len(mine & theirs) >= ALIKE * len(mine | theirs):
                    found |= {one, other}
    return found
