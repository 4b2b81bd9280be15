"""What happens to quotes, in plain values."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class QuotesGoing(Fact):
    """Quotes are about to be removed; their rows are still there, so that others can clear what hangs on them."""

    dialogue: UUID
    quotes: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class QuotesSilenced(Fact):
    """Quotes stay but may not speak for now: lost when their answer was corrected, or hidden with it."""

    dialogue: UUID
    quotes: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class QuotesUnprintable(Fact):
    """Quotes still count, but their voice no longer agrees that they are shown."""

    dialogue: UUID
    quotes: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class QuotesUncounted(Fact):
    """Quotes stay under their codes, but their voice no longer wants to count along in what was found."""

    dialogue: UUID
    quotes: tuple[UUID, ...]
