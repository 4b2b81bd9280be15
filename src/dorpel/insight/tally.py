"""Which cells a talk and its voices fall in; plain values, no database."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from dorpel.insight.models import Counted

Kind = Counted.Kind
LONGEST = 300
_CUT = 260


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk: its neighbourhood's code and its month '2026-03' ('' unknown), per voice its 'facet:category' keys.

    `challenger` is who held it, as text ('' unknown): a count that few of them gathered must not be shown in public.
    """

    neighbourhood: str
    month: str
    language: str
    voices: tuple[tuple[str, ...], ...]
    challenger: str = ""


class Key(NamedTuple):
    """Which count: its kind, its cell, its month, and the code of the neighbourhood it belongs to."""

    kind: str
    cell: str
    month: str = ""
    neighbourhood: str = ""


@dataclass(slots=True)
class Count:
    """So many talks and voices."""

    talks: int = 0
    voices: int = 0


def tally(more: Iterable[Talk], less: Iterable[Talk] = ()) -> dict[Key, Count]:
    """What talks add to each count, and what others take from it; a talk without voices counts nowhere."""
    counts: dict[Key, Count] = defaultdict(Count)
    for talk in more:
        _add(counts, talk, 1)
    for talk in less:
        _add(counts, talk, -1)
    return {key: count for key, count in counts.items() if count.talks or count.voices}


def in_order(counts: dict[Key, Count]) -> list[tuple[Key, Count]]:
    """The counts with the total first: whoever changes counts takes that row first, so two writers never embrace."""
    return sorted(counts.items(), key=lambda each: (each[0].kind != Kind.TOTAL, each[0]))


def _add(counts: dict[Key, Count], talk: Talk, sign: int) -> None:
    if not talk.voices:
        return
    code, voices = talk.neighbourhood, len(talk.voices)
    margins = {
        Key(Kind.TOTAL, ""): voices,
        Key(Kind.NEIGHBOURHOOD, code, neighbourhood=code): voices,
        Key(Kind.MONTH, code, talk.month, code): voices,
        Key(Kind.CATEGORY, f"language:{talk.language}"): voices,
    }
    for told in talk.voices:
        # 'age:' alone counts who told any age: the base of the shares of that facet.
        for each in {*told, *(key.partition(":")[0] + ":" for key in told)}:
            margin = Key(Kind.CATEGORY, each)
            margins[margin] = margins.get(margin, 0) + 1
        counts[Key(Kind.WHOLE, _cell(code, told, talk.language), neighbourhood=code)].voices += sign
    if talk.challenger:
        for key, number in list(margins.items()):
            if key.kind in (Kind.NEIGHBOURHOOD, Kind.CATEGORY) and not key.cell.endswith(":"):
                margins[Key(Kind.GATHERED, f"{key.cell}|{talk.challenger}", neighbourhood=key.neighbourhood)] = number
    for key, number in margins.items():
        count = counts[key]
        count.talks += sign
        count.voices += sign * number


def _cell(code: str, told: tuple[str, ...], language: str) -> str:
    cell = "|".join([code, *sorted([*told, f"language:{language}"])])
    return cell if len(cell) <= LONGEST else f"{cell[:_CUT]}…{sha256(cell.encode()).hexdigest()[:30]}"
