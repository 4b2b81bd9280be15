"""The way of the dialogue so far as a line: phases in time, bent by the decisions that turned it."""

from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.pictures import Turn
from dorpel.dialogues.models import Decision, Dialogue, Phase

MOST = 8  # steps of the line; the page with all decisions has the rest
CITY = ("tables", "policy", "feedback", "after")


def way_of(dialogue: Dialogue, today: date) -> list[Turn]:
    """At most eight steps, the oldest first: every turn, the phase of now, one open step; phases fill the rest."""
    phases = list(Phase.objects.filter(dialogue=dialogue, dropped_at=None).order_by("starts_on", "pk")[:40])
    turns = Decision.objects.filter(dialogue=dialogue).exclude(turn=Decision.Turn.LEVEL).order_by("-decided_on", "-pk")
    begun = [phase for phase in phases if phase.starts_on <= today]
    ahead = [phase for phase in phases if phase.starts_on > today][:1]
    now = begun[-1] if begun else None
    found = [(row.decided_on, 1, _turned(dialogue, row)) for row in turns[: MOST // 2]]
    room = MOST - len(found) - len(ahead)
    found += [(phase.starts_on, 0, _phase(phase, now=phase == now)) for phase in begun[max(0, len(begun) - room) :]]
    found += [(phase.starts_on, 0, _phase(phase, now=False, ahead=True)) for phase in ahead]
    steps = [step for _day, _rank, step in sorted(found, key=lambda each: each[:2])]
    if steps and not ahead:
        steps.append(Turn(_("And then?"), _("after that"), _("We decide on the next step together."), kind="open"))
    return steps


def _phase(phase: Phase, *, now: bool, ahead: bool = False) -> Turn:
    kind = "open" if ahead else "now" if now else "city" if phase.kind in CITY else "people"
    when = _("now, since {day}") if now else "{day}"
    return Turn(phase.name, when.format(day=date_format(phase.starts_on, "F Y")), kind=kind)


def _turned(dialogue: Dialogue, decision: Decision) -> Turn:
    address = f"{reverse('pages:course', args=[dialogue.slug])}#{decision.pk}"
    when = date_format(decision.decided_on, "F Y")
    why = decision.why.split("\n")[0]
    first = why if len(why) <= 90 else why[:90].rsplit(" ", 1)[0] + " …"
    return Turn(decision.what, when, first, turn=decision.turn, address=address)
