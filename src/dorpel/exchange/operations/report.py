"""What came of a file: counted, with a place and a reason for each row that can't be taken."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from dorpel.exchange.spreadsheet.mapping import Mapping
from dorpel.exchange.spreadsheet.mapping_file import to_json
from dorpel.exchange.spreadsheet.recognise import Verdict
from dorpel.exchange.spreadsheet.refused import Refused

MOST_LISTED = 1_000


@dataclass(slots=True)
class Report:
    """Counts of conversations, but `rows`, which counts the rows of the file below its header.

    same: already here. unanswered: nobody answered anything in it. withdrawn: taken back before, so it stays away.
    changed: first rows of those that are here under their id with other words; they were left as they are.
    refusals: how many reasons there are; `refused` lists the first 1,000. verdicts: when the columns were recognised.
    """

    rows: int = 0
    imported: int = 0
    same: int = 0
    unanswered: int = 0
    withdrawn: int = 0
    refusals: int = 0
    refused: list[Refused] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    mapping: Mapping | None = None
    verdicts: tuple[Verdict, ...] = ()
    seconds: float = 0.0

    def refuse(self, found: Iterable[Refused]) -> None:
        """Note reasons why the file can't be taken."""
        for each in found:
            self.refusals += 1
            if len(self.refused) < MOST_LISTED:
                self.refused.append(each)

    def plain(self) -> dict[str, Any]:
        """The report as JSON keeps it."""
        return {
            "rows": self.rows,
            "imported": self.imported,
            "same": self.same,
            "refused": [{"row": each.row, "column": each.column, "why": each.why} for each in self.refused],
            "map": json.loads(to_json(self.mapping)) if self.mapping else None,
            "seconds": round(self.seconds, 3),
            "refusals": self.refusals,
            "changed": self.changed,
            "unanswered": self.unanswered,
            "withdrawn": self.withdrawn,
            "columns": [verdict._asdict() for verdict in self.verdicts],
        }
