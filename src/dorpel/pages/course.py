"""The way of the dialogue so far as a line: phases in time, bent by the decisions that turned it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dorpel.core.pictures import Turn
from dorpel.dialogues.models import Decision, Dialogue, Phase

MOST = 9  # steps of the line; the page with all decisions has the rest
TURNS = 4  # of them, when so many decisions turned the way
LOOKED = 200  # turns; no dialogue turned as often
CITY = ("tables", "policy", "feedback", "after")
LETTERS, WORDS = 44, 90  # of a title and of a reason: there are nine side by side


def way_of(dialogue: Dialogue, today: date) -> list[Turn]:
    """At most nine steps, the oldest first: where it began, its turns, the phase of now, one open step; two queries."""
    phases = list(Phase.objects.filter(dialogue=dialogue, dropped_at=None).order_by("starts_on", "pk")[:40])
    begun = [phase for phase in phases if phase.starts_on <= today]
    ahead = [phase for phase in phases if phase.starts_on > today][:1]
    turned = chosen(_turns(dialogue, today), TURNS)
    kept = spread(begun, [row.decided_on for row in turned], MOST - 1 - len(turned))
    now = begun[-1] if begun else None
    found: list[tuple[date, int, Turn]] = [(row.decided_on, 1, _turned(dialogue, row)) for row in turned]
    # What was decided since the phase of now began belongs to it: now stays the last of what has come.
    found += [(date.max if phase == now else phase.starts_on, 0, _phase(phase, now=phase == now)) for phase in kept]
    steps = [step for _day, _rank, step in sorted(found, key=lambda each: each[:2])]
    steps += [_phase(phase, now=False, ahead=True) for phase in ahead]
    if steps and not ahead:
        steps.append(Turn(_("And then?"), _("after that"), _("We decide on the next step together."), kind="open"))
    return steps


def chosen(turns: Sequence[Any], most: int) -> list[Any]:
    """So many turns that tell the most: falls with the rise after each, the first and then the latest; then rises."""
    falls = [at for at, row in enumerate(turns) if row.turn == Decision.Turn.DOWN]
    pairs = [[at, at + 1] if at + 1 < len(turns) and at + 1 not in falls else [at] for at in falls]
    rises = [[at] for at in range(len(turns)) if not any(at in pair for pair in pairs)]
    ordered = [*pairs[:1], *reversed(pairs[1:]), *reversed(rises)]
    kept: list[int] = []
    for steps in ordered:
        kept += steps[: most - len(kept)]
    return [turns[at] for at in sorted(kept)]


def spread(phases: Sequence[Any], days: Sequence[date], most: int) -> list[Any]:
    """The first phase, the one of now, and those that begin farthest from everything that is told already."""
    kept = [*phases[:1], *phases[1:][-1:]]
    while len(kept) < min(most, len(phases)):
        told = [*days, *(phase.starts_on for phase in kept)]
        rest = [phase for phase in phases if phase not in kept]
        kept.append(max(rest, key=lambda phase: min(abs(phase.starts_on - day) for day in told)))
    return kept


def _turns(dialogue: Dialogue, today: date) -> list[Decision]:
    rows = Decision.objects.filter(dialogue=dialogue, decided_on__lte=today).exclude(turn=Decision.Turn.LEVEL)
    return list(rows.order_by("decided_on", "pk")[:LOOKED])


def _phase(phase: Phase, *, now: bool, ahead: bool = False) -> Turn:
    kind = "open" if ahead else "now" if now else "city" if phase.kind in CITY else "people"
    when = _("now, since {day}") if now else "{day}"
    return Turn(phase.name, when.format(day=date_format(phase.starts_on, "F Y")), kind=kind)


def _turned(dialogue: Dialogue, decision: Decision) -> Turn:
    address = f"{reverse('pages:course', args=[dialogue.slug])}#{decision.pk}"
    why = Truncator(decision.why.split("\n")[0].split(". ")[0].rstrip(".") + ".").chars(WORDS, truncate=" …")
    when = date_format(decision.decided_on, "F Y")
    return Turn(short(decision.what), when, why, turn=decision.turn, address=address)


def short(words: str) -> str:
    """The words, or their beginning when they are long: up to a comma or colon, else up to a whole word."""
    words = words.rstrip(".")
    if len(words) <= LETTERS:
        return words
    begin = words[:LETTERS]
    for sign in (": ", ", ", "; "):
        if begin.find(sign) > LETTERS // 3:
            return begin[: begin.find(sign)]
    return begin.rsplit(" ", 1)[0] + " …"
