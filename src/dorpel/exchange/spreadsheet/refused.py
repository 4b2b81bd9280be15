"""What is said about a file, row or cell that can't be taken."""

from typing import NamedTuple


class Refused(NamedTuple):
    """One thing that is wrong, where the person can find it.

    row: the row as their spreadsheet numbers it, from 1; 0 when it concerns the file or the mapping as a whole.
    column: the column's name, or its letter where it has no name, or "".
    why: one translated sentence.
    """

    row: int
    column: str
    why: str

    def __str__(self) -> str:
        where = ", ".join(part for part in (str(self.row) if self.row else "", self.column) if part)
        return f"{where}: {self.why}" if where else self.why


class Unreadable(Exception):
    """The file as a whole can't be taken; says why, and nothing of it was used."""

    def __init__(self, why: str, *, row: int = 0, column: str = "") -> None:
        self.refused = Refused(row, column, why)
        super().__init__(str(self.refused))
