"""What happens to findings, in plain values."""

from dataclasses import dataclass
from uuid import UUID

from dorpel.core.events import Fact


@dataclass(frozen=True, slots=True)
class FindingPublished(Fact):
    """A version of a finding is public from now on, with the quotes shown beside it."""

    dialogue: UUID
    finding: UUID
    version: UUID
    publication: UUID
    quotes: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class FindingUnpublished(Fact):
    """A finding was taken down; `why` is for people."""

    dialogue: UUID
    finding: UUID
    publication: UUID
    why: str


@dataclass(frozen=True, slots=True)
class EvidenceLost(Fact):
    """Findings lost evidence, or may no longer show some of it; editions that carry it must be looked at again."""

    dialogue: UUID
    findings: tuple[UUID, ...]
    quotes: tuple[UUID, ...]
