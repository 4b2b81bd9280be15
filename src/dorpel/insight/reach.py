"""Who was heard beside who lives there: pure functions on plain counts, no rows.

It is no random sample: nothing here is an estimate for the residents and no margin of error exists. Small counts
are hidden by the one rule of `core/publishable.py`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dorpel.core.publishable import TEAM, Line, suppressed
from dorpel.core.publishable import Cell as SmallCell

FEW = 20  # with fewer expected voices, whether some are missing can't be said
SHORT = 0.8  # of what was expected


class State(StrEnum):
    """How the voices of a group compare with its share of the population."""

    UNKNOWN = "unknown"  # nobody counted the population
    UNDECIDED = "undecided"  # too few expected to say anything
    SHORT = "short"
    MET = "met"


@dataclass(frozen=True, slots=True)
class Group:
    """A neighbourhood or a category before comparison: voices and talks heard, people living there (None: unknown)."""

    name: str
    voices: int
    talks: int
    people: int | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A group as it may be shown. Counts and shares (0–1) are None when they must stay hidden or aren't known."""

    name: str
    voices: int | None
    talks: int | None
    share: float | None
    people: int | None
    people_share: float | None
    state: State
    missing: int | None


@dataclass(frozen=True, slots=True)
class Part:
    """One table: its groups, of how many voices who told this, of how many in all."""

    name: str
    groups: list[Compared]
    told: int
    voices: int

    @property
    def short(self) -> list[Compared]:
        """The groups of which fewer were heard than expected, in the order of the table."""
        return [group for group in self.groups if group.state == State.SHORT]


def compare(name: str, groups: Sequence[Group], *, told: int, voices: int) -> Part:
    """Puts the voices of each group beside its share of the population.

    `told` voices said to which group they belong, of `voices` in all. Expected of a group is its share of the counted
    population times `told`; the groups of which the population is unknown aren't in that population.
    """
    everybody = sum(group.people or 0 for group in groups)
    hidden = _hidden(groups, told)
    compared = [_compared(group, at in hidden, told, everybody) for at, group in enumerate(groups)]
    return Part(name, compared, told, voices)


def _hidden(groups: Sequence[Group], told: int) -> frozenset[int]:
    # The team's rule asks for no number of challengers; a public page would need it, and it isn't kept per cell.
    cells = {at: SmallCell(group.voices, 0) for at, group in enumerate(groups)}
    # When a voice can be in several groups (languages spoken), they don't add up and nothing follows from the sum.
    whole = sum(group.voices for group in groups) == told
    return suppressed(cells, [Line(tuple(cells))] if whole and cells else [], TEAM)


def _compared(group: Group, hidden: bool, told: int, everybody: int) -> Compared:
    people_share = group.people / everybody if group.people is not None and everybody else None
    expected = people_share * told if people_share is not None else None
    state = _state(group.voices, expected)
    short = expected is not None and state == State.SHORT and not hidden
    return Compared(
        name=group.name,
        voices=None if hidden else group.voices,
        talks=None if hidden else group.talks,
        share=group.voices / told if told and not hidden else None,
        people=group.people,
        people_share=people_share,
        state=state,
        missing=round(expected - group.voices) if short and expected is not None else None,
    )


def _state(voices: int, expected: float | None) -> State:
    if expected is None:
        return State.UNKNOWN
    if expected < FEW:
        return State.UNDECIDED
    return State.SHORT if voices < SHORT * expected else State.MET
