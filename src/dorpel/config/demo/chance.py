"""The fictional city's own clock and dice: the same moments, ids and codes at every making, on every database."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from uuid import UUID

from dorpel.core.clock import living_by
from dorpel.core.ids import CROCKFORD, RECEIPT_SIGNS, receipt_of, uuid7_from

STEP = timedelta(seconds=1)


class Dice:
    """Numbers that follow from the seed, the dialogue's short name and what they are for."""

    def __init__(self, seed: int, slug: str) -> None:
        self.slug = slug
        self.key = blake2b(f"{seed} {slug}".encode(), digest_size=32).digest()

    def number(self, what: str, size: int = 10) -> int:
        """A number of so many bytes."""
        return int.from_bytes(blake2b(what.encode(), digest_size=size, key=self.key).digest())

    def id(self, what: str, moment: datetime) -> UUID:
        """The id of a thing that came to be at a moment."""
        return uuid7_from(int(moment.timestamp() * 1000), self.number(what))

    def receipt(self, number: int, voice: int) -> str:
        """The receipt code of a voice (its place in talk `number`)."""
        chosen = self.number(f"receipt {number} {voice}", 8)
        return receipt_of("".join(CROCKFORD[chosen >> 5 * place & 31] for place in range(RECEIPT_SIGNS)))


class Clock:
    """The city's clock: whatever is done while it runs gets its moments and ids from it, each a second later."""

    def __init__(self, dice: Dice, start: datetime) -> None:
        self.dice = dice
        self.moment = start
        self.made = 0

    def set(self, moment: datetime) -> None:
        """Turn the hands, forward only, so that nothing comes before what it grew from."""
        self.moment = max(self.moment, moment.astimezone(UTC))

    def now(self) -> datetime:
        """What the clock says; it moves on a little each time."""
        self.moment += STEP
        return self.moment

    def id(self) -> UUID:
        """The next id."""
        self.made += 1
        return self.dice.id(f"made {self.made}", self.moment)

    def signs(self, count: int) -> str:
        """The next short reference."""
        self.made += 1
        chosen = self.dice.number(f"signs {self.made}", 32)
        return "".join(CROCKFORD[chosen >> 5 * place & 31] for place in range(count))

    def runs(self) -> AbstractContextManager[None]:
        """While it runs, whatever is done in this context lives by this clock."""
        return living_by(self)
