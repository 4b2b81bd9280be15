"""The first screen of a day: how things stand, in a few sentences, and what is mine to do, in the order of its day."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from dorpel.dialogues.access import rights
from dorpel.dialogues.desk_lines import Line
from dorpel.dialogues.models import Dialogue, Intention, Phase
from dorpel.dialogues.roles import May
from dorpel.people.models import Person

SOON = timedelta(days=7)
MOST = 4  # sentences: with more it is a report, not a morning

States = Callable[[Dialogue, Person], list[SafeString]]


class Thing(NamedTuple):
    """Something to do, by when in words ('' when it can wait), and the key that opens it ('' beyond nine)."""

    text: str
    address: str
    when: str
    key: str


class Heap(NamedTuple):
    """Things of one urgency."""

    title: str
    things: list[Thing]


def heaps(lines: Iterable[Line], today: date) -> list[Heap]:
    """What is late, what is due within a week, what has no day, what comes later; empty heaps are left out."""
    titles = (_("Too late"), _("This week"), _("As soon as you can"), _("Later"))
    found: list[Heap] = [Heap(title, []) for title in titles]
    ordered = sorted(
        ((_urgency(line.due, today), line) for line in lines), key=lambda each: (each[0], each[1].due or today)
    )
    for number, (urgency, line) in enumerate(ordered, 1):
        key = str(number) if number < 10 else ""
        found[urgency].things.append(Thing(line.text, line.address, _when(line.due, today), key))
    return [heap for heap in found if heap.things]


def _urgency(due: date | None, today: date) -> int:
    if due is None:
        return 2
    return 0 if due < today else 1 if due <= today + SOON else 3


def _when(due: date | None, today: date) -> str:
    if due is None:
        return ""
    if due == today:
        return _("today")
    day = date_format(due, "l j F" if abs(due - today) < timedelta(days=180) else "DATE_FORMAT")
    return _("since {day}").format(day=day) if due < today else _("by {day}").format(day=day)


def linked(words: str, address: str) -> SafeString:
    """Words of a sentence that lead to what they speak of."""
    return format_html('<a href="{}">{}</a>', address, words)


def running_phase(dialogue: Dialogue) -> Phase | None:
    """The phase that began last."""
    begun = Phase.objects.filter(dialogue=dialogue, dropped_at=None, starts_on__lte=timezone.localdate())
    found: Phase | None = begun.order_by("-starts_on", "-pk").first()
    return found


def phase_of_today(dialogue: Dialogue, person: Person) -> list[SafeString]:
    """Where the dialogue stands."""
    today, phase = timezone.localdate(), running_phase(dialogue)
    if phase is None:
        return []
    name = linked(phase.name, reverse("dialogues:phase_detail", args=[dialogue.slug, phase.pk]))
    if phase.ends_on is None:
        return [format_html(_("This is where we are: {phase}."), phase=name)]
    day = date_format(phase.ends_on, "j F Y")
    if phase.ends_on < today:
        return [format_html(_("{phase} ended on {day}, and no phase follows yet."), phase=name, day=day)]
    return [format_html(_("This is where we are: {phase}, until {day}."), phase=name, day=day)]


_registered: list[tuple[May, States]] = [(May.READ_DIALOGUE, phase_of_today)]


def register(may: May, *states: States) -> None:
    """Lets a room above say how things stand with it, to everybody who holds the right; the phase comes last."""
    for each in states:
        if (may, each) not in _registered:
            _registered.insert(len(_registered) - 1, (may, each))


def sentences_for(dialogue: Dialogue, person: Person) -> list[SafeString]:
    """How things stand today, for this person."""
    held = rights(person, dialogue)
    found: list[SafeString] = []
    for may, states in _registered:
        if may in held and len(found) < MOST:
            found += states(dialogue, person)
    return found[:MOST]


def intention_of(dialogue: Dialogue) -> Intention | None:
    """What the dialogue wants before all else, as the line above the day."""
    first: Intention | None = Intention.objects.filter(dialogue=dialogue).order_by("order", "pk").first()
    return first
