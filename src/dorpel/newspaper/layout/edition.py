"""The usual way in: from content to a closed plan, a checked PDF and pictures of its pages."""

from __future__ import annotations

from dataclasses import dataclass

from dorpel.newspaper.layout.content import Edition
from dorpel.newspaper.layout.frames import Plan
from dorpel.newspaper.layout.measure import Lines
from dorpel.newspaper.layout.plan import plan
from dorpel.newspaper.layout.typeset import pdf, png, pngs, set_texts
from dorpel.newspaper.layout.verify import Findings, verify


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
    """Plan, set and check an edition of exactly ``pages`` pages; ``known`` keeps measured lines between calls."""
    planned = plan(edition, pages=pages, known=known)
    made, marks = pdf(edition, planned)
    return LaidOut(edition, planned, made, verify(made, marks, planned, set_texts(edition, planned)))
