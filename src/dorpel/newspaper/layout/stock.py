"""What was measured and worked out for articles on one grid, kept while several plans are tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from dorpel.newspaper.layout.content import Article, Edition
from dorpel.newspaper.layout.grid import Grid
from dorpel.newspaper.layout.measure import Lines, measure
from dorpel.newspaper.layout.options import Options, article_pieces, options
from dorpel.newspaper.layout.pieces import Piece

Key = tuple[str, int, int, int, bool]


@dataclass
class Stock:
    """The options of every article that was asked for, the same words never worked out twice."""

    grid: Grid
    language: str
    known: Lines
    besides: tuple[Piece, ...] = ()  # what stands around the articles, measured in the same go
    free: bool = False  # every width, and every quote in both sizes: when nothing less closes
    _made: dict[Key, Options] = field(default_factory=dict)

    def of(self, *several: Edition) -> list[Options]:
        """The options of the first edition's articles; what all of them need is measured in one go."""
        wanted: dict[Key, tuple[Article, bool]] = {}
        for edition in several:
            for index, article in enumerate(edition.articles):
                wanted.setdefault(_key(article, lead=not index), (article, not index))
        return self._worked_out(wanted, several[0].articles)

    def _worked_out(self, wanted: dict[Key, tuple[Article, bool]], articles: Sequence[Article]) -> list[Options]:
        new = {key: each for key, each in wanted.items() if key not in self._made}
        pieces = (
            piece
            for article, lead in new.values()
            for piece in article_pieces(self.grid, self.language, article, lead=lead, free=self.free)
        )
        measure(chain(pieces, self.besides), self.grid.pitch, self.known)
        most = self.grid.rows * self.grid.columns
        for key, (article, lead) in new.items():
            self._made[key] = options(
                self.grid, self.language, article, self.known, lead=lead, most=most, free=self.free
            )
        return [self._made[_key(article, lead=not index)] for index, article in enumerate(articles)]


def _key(article: Article, *, lead: bool) -> Key:
    """An article's parts differ by their paragraphs and quotes; within one edition nothing else does."""
    return article.id, article.part, len(article.body), len(article.quotes), lead
