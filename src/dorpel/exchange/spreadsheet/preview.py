"""A look at a file before anything of it is stored: its first rows, what was found out, and what would come of it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from dorpel.exchange.spreadsheet.drafts import ConversationDraft, Outcome, drafts
from dorpel.exchange.spreadsheet.mapping import Mapping
from dorpel.exchange.spreadsheet.reading import Row, Sheet
from dorpel.exchange.spreadsheet.refused import Refused

SHOWN = 10
REASONS = 100


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file would become.

    how: format, encoding, separator or sheet. first: its first rows, cells as text, in the order of columns.
    conversations, answers, unanswered, refused: counts over the whole file, or over `limit` outcomes when `cut`.
    reasons: at most the first 100 refusals. languages: answers per language, None for not known.
    categories: {facet key: {category: conversations}}.
    """

    how: dict[str, str]
    columns: tuple[str, ...]
    first: tuple[Row, ...]
    conversations: int
    answers: int
    unanswered: int
    refused: int
    reasons: tuple[Refused, ...]
    languages: dict[str | None, int]
    categories: dict[str, dict[str, int]]
    cut: bool


def preview(sheet: Sheet, mapping: Mapping, *, languages: Sequence[str] = (), limit: int | None = None) -> Preview:
    """Read a file by a mapping and count; with `limit`, only so many outcomes, for a page that must answer soon."""
    first = tuple(islice((row for row in sheet.rows() if isinstance(row, Row)), SHOWN))
    count = _Count()
    outcomes = drafts(sheet, mapping, languages=languages)
    for outcome in islice(outcomes, limit):
        count.add(outcome)
    cut = limit is not None and next(outcomes, None) is not None
    return Preview(
        how=sheet.how,
        columns=sheet.columns,
        first=first,
        conversations=count.kinds["drafts"],
        answers=count.languages.total(),
        unanswered=count.kinds["unanswered"],
        refused=count.kinds["refused"],
        reasons=tuple(count.reasons),
        languages=dict(count.languages.most_common()),
        categories={facet: dict(values.most_common()) for facet, values in count.categories.items()},
        cut=cut,
    )


class _Count:
    def __init__(self) -> None:
        self.kinds: Counter[str] = Counter()
        self.languages: Counter[str | None] = Counter()
        self.categories: dict[str, Counter[str]] = {}
        self.reasons: list[Refused] = []

    def add(self, outcome: Outcome) -> None:
        if isinstance(outcome, ConversationDraft):
            self.kinds["drafts"] += 1
            self.languages.update(answer.language for answer in outcome.answers)
            for facet, category in outcome.facets.items():
                self.categories.setdefault(facet, Counter())[category] += 1
        elif isinstance(outcome, Refused):
            self.kinds["refused"] += 1
            if len(self.reasons) < REASONS:
                self.reasons.append(outcome)
        else:
            self.kinds["unanswered"] += 1
