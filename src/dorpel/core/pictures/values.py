"""What a picture shows: counts with their base, and nothing of how it is drawn. Every picture says who was asked."""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True, slots=True)
class Place:
    """A neighbourhood: its border (east, north; north up), talks held and expected (None: not known or not shown).

    `few`: too little to say anything, or hidden by the rule for small numbers. `next`: where to go next.
    `quiet`: a large area with hardly any door, such as a wood.
    """

    code: str
    name: str
    ring: Ring
    held: int | None = None
    expected: int | None = None
    few: bool = False
    next: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class DashMap:
    """Talks held and still missing per neighbourhood, `unit` of them one dash; `key` says what either dash is."""

    title: str
    summary: str
    base: str
    places: Sequence[Place]
    unit: int = 10
    key: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Row100:
    """Of every hundred in a group so many (None: too few to say), the group being `of` large.

    `gap`: a new group of rows begins here; `part` names the group. `beside`: the same among those it is compared with
    (None: not known).
    """

    label: str
    share: int | None
    of: int | None
    gap: bool = False
    beside: int | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Rows100:
    """Shares side by side, each on a scale of one hundred ticks; `beside` says whom they are compared with."""

    title: str
    summary: str
    base: str
    rows: Sequence[Row100]
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """Voices as dashes, `against` of them saying something else; `you`: one of them is who looks at it."""

    title: str
    count: int
    against: int = 0
    you: bool = False
    base: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """One band of a stream: how many at each time; None where it is hidden."""

    label: str
    counts: Sequence[int | None]


@dataclass(frozen=True, slots=True)
class Stream:
    """How the themes came and went."""

    title: str
    summary: str
    base: str
    times: Sequence[str]
    bands: Sequence[Band]


@dataclass(frozen=True, slots=True)
class Seat:
    """A chair at a table: for a resident or for the City; `taken` by somebody."""

    city: bool = False
    taken: bool = True


@dataclass(frozen=True, slots=True)
class Seats:
    """A conversation table with its chairs."""

    label: str
    seats: Sequence[Seat]


@dataclass(frozen=True, slots=True)
class Stage:
    """How far the City walked with a voice: `at` of the named steps (0 is the first); halted with a reason, or not."""

    label: str
    steps: Sequence[str]
    at: int
    state: str = "moving"  # moving, done, agreed, halted
    voices: int = 0


@dataclass(frozen=True, slots=True)
class Turn:
    """A step of the dialogue's own way: down when it failed, up when a way was found, level otherwise."""

    title: str
    when: str = ""
    text: str = ""
    turn: str = "level"
    kind: str = "people"  # people, city, now, open
    address: str = ""
