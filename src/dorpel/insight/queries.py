"""What other rooms and pages ask of the kept counts; each a handful of rows, whatever the size of the dialogue."""

from dataclasses import dataclass

from dorpel.dialogues.models import Dialogue
from dorpel.insight.models import Cell


@dataclass(frozen=True, slots=True)
class Totals:
    """Conversations held, voices in them, neighbourhoods where at least one was held."""

    talks: int
    voices: int
    neighbourhoods: int


def totals(dialogue: Dialogue) -> Totals:
    """What was reached so far; two small queries on kept counts."""
    talks, voices = Cell.objects.filter(dialogue=dialogue, kind=Cell.Kind.TOTAL).values_list(
        "talks", "voices"
    ).first() or (0, 0)
    places = Cell.objects.filter(dialogue=dialogue, kind=Cell.Kind.NEIGHBOURHOOD, talks__gt=0)
    return Totals(talks, voices, places.exclude(neighbourhood=None).count())


def base_voices(dialogue: Dialogue) -> int:
    """How many voices there are: the base of every share of voices."""
    return totals(dialogue).voices
