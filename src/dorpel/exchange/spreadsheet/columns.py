"""What the cells of one column look like, counted over the first rows of a file."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dorpel.exchange.spreadsheet.dates import format_of
from dorpel.exchange.spreadsheet.languages import language_named
from dorpel.exchange.spreadsheet.words import BAND, GENDERS

NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+")
FLAGS = frozenset({"0", "1", "true", "false", "waar", "onwaar", "wahr", "falsch"})
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
DATES_TRIED = 400
MOST_KEPT = 30_000


@dataclass(slots=True)
class Column:
    """The filled cells of one column: their number, their different values and how often each stands there.

    `values` holds at most 30,000 different ones; `words` counts words, three signs of Chinese, Japanese or Thai as
    two.
    """

    name: str
    index: int
    filled: int = 0
    words: int = 0
    values: Counter[str] = field(default_factory=Counter)

    def add(self, cell: str) -> None:
        """Count one cell."""
        text = cell.strip()
        if not text:
            return
        self.filled += 1
        self.words += text.count(" ") + 1 + (0 if text.isascii() else len(UNSPACED.findall(text)) * 2 // 3)
        if text in self.values or len(self.values) < MOST_KEPT:
            self.values[text] += 1

    @property
    def distinct(self) -> int:
        """How many different values there are."""
        return len(self.values)

    @property
    def unique(self) -> bool:
        """Whether no value stands there twice."""
        return self.distinct == self.filled

    @property
    def words_each(self) -> float:
        """Words per filled cell."""
        return self.words / self.filled if self.filled else 0.0

    def share(self, matches: Iterable[bool]) -> float:
        """The share of different values that match."""
        seen = list(matches)
        return sum(seen) / len(seen) if seen else 0.0

    def numbers(self) -> bool:
        """Whether all are numbers."""
        return all(NUMBER.fullmatch(value) for value in self.values)

    def whole_numbers(self) -> bool:
        """Whether all are whole numbers."""
        return all(value.isdecimal() and value.isascii() for value in self.values)

    def flags(self) -> bool:
        """Whether all say yes or no in a machine's way."""
        return all(value.lower() in FLAGS for value in self.values)

    def addresses(self) -> bool:
        """Whether most are addresses of the web or of mail."""
        return self.share(bool(ADDRESS.fullmatch(value)) for value in self.values) > 0.5

    def languages(self) -> bool:
        """Whether all name a language."""
        return self.distinct <= 40 and all(language_named(value) for value in self.values)

    def genders(self) -> bool:
        """Whether all name a gender."""
        return 1 < self.distinct <= 8 and self.share(value.lower() in GENDERS for value in self.values) >= 0.6

    def bands(self) -> bool:
        """Whether most are bands of ages."""
        return 1 < self.distinct <= 20 and self.share(bool(BAND.fullmatch(value)) for value in self.values) >= 0.6

    def date_format(self) -> str | None:
        """The format in which the first values are all dates, or None."""
        return format_of(list(self.values)[:DATES_TRIED])

    def chosen(self) -> bool:
        """Whether a few values come back so often that they were chosen from a list."""
        return self.distinct <= 40 and self.distinct <= 0.3 * self.filled and self.words_each < 5

    def free_text(self) -> bool:
        """Whether people wrote these themselves: several words each, and seldom the same."""
        many = self.distinct >= 0.5 * self.filled or self.distinct > 60
        bare = self.share(bool(NUMBER.fullmatch(value) or ADDRESS.fullmatch(value)) for value in self.values)
        return self.words_each >= 3 and many and bare < 0.5

    def unique_codes(self) -> bool:
        """Whether these are names that a machine gave: one word each, with digits in it."""
        return self.words_each < 1.2 and self.share(any(map(str.isdigit, value)) for value in self.values) > 0.5
