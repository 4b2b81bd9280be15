"""The usual way in: from content to a closed plan, a checked PDF and pictures of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from dorpel.newspaper.layout.content import Edition
from dorpel.newspaper.layout.frames import Plan
from dorpel.newspaper.layout.measure import Lines
from dorpel.newspaper.layout.plan import plan
from dorpel.newspaper.layout.typeset import pdf, png, pngs, set_texts
from dorpel.newspaper.layout.verify import Findings, verify

REPAIRS = 3  # rounds


@dataclass(frozen=True)
class LaidOut:
    """An edition as it will be printed: its plan, the tagged PDF, and what the check found."""

    edition: Edition
    plan: Plan
    pdf: bytes
    findings: Findings

    def picture(self, page: int, *, ppi: float = 110) -> bytes:
        """One page as PNG."""
        return png(self.edition, self.plan, page=page, ppi=ppi)

    def pictures(self, *, ppi: float = 110) -> list[bytes]:
        """All pages as PNG, set in one go."""
        return pngs(self.edition, self.plan, ppi=ppi)


def lay_out(edition: Edition, *, pages: int = 2, known: Lines | None = None) -> LaidOut:
    """Plan, set and check an edition of exactly ``pages`` pages; ``known`` keeps measured lines between calls.

    Now and then words break otherwise in their frame than they were measured. Where they ran over, the end of the
    article is reckoned a line longer, so that there is room, and the edition is planned again.
    """
    known = {} if known is None else known
    best = _set(edition, pages, known)
    for _ in range(REPAIRS):
        if not best.findings.overflowing:
            break
        _lengthen(best, known)
        again = _set(edition, pages, known)
        if len(again.findings.overflowing) < len(best.findings.overflowing):
            best = again
    return best


def _set(edition: Edition, pages: int, known: Lines) -> LaidOut:
    planned = plan(edition, pages=pages, known=known)
    made, over = pdf(edition, planned)
    return LaidOut(edition, planned, made, verify(made, over, planned, set_texts(edition, planned)))


def _lengthen(made: LaidOut, known: Lines) -> None:
    """Reckons the last piece of every frame that ran over one line longer than it was measured."""
    for frame in made.plan.frames:
        if frame.id in made.findings.overflowing and frame.runs:
            known[frame.runs[-1][0].piece, made.plan.grid.pitch] += 1
