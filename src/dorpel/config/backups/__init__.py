"""Copies of the database that were looked into before anybody relies on them, and putting one back."""

from dataclasses import dataclass, field


class Unsound(Exception):
    """A copy can't be trusted, or can't be made; the sentence says why."""


@dataclass(slots=True)
class Contents:
    """What lies in a copy: the highest sequence of its inbox, rows counted by table, contents whose hash is wrong."""

    highest: int = 0
    inbox: dict[int, str] = field(default_factory=dict)  # sequence: hash
    counts: dict[str, int] = field(default_factory=dict)
    wrong: list[int] = field(default_factory=list)

    def take(self, sequence: int, sha256: str, found: str | None) -> None:
        """One row of the inbox; `found` is the hash of its bytes, None when they may be gone."""
        self.inbox[sequence] = sha256
        self.highest = max(self.highest, sequence)
        if found is not None and found != sha256:
            self.wrong.append(sequence)
