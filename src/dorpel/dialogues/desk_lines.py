"""What is mine to do, in sentences: each room says its own, for whoever holds the right to do it."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.dialogues.access import rights
from dorpel.dialogues.models import Decision, Dialogue, Intention, Invitation, Neighbourhood, Phase
from dorpel.dialogues.roles import May
from dorpel.people.models import Person

MOST = 5  # lines of one kind; the list behind it has the rest
MANY = 100  # nobody plans an evening by the exact number above it, and counting a million rows takes a while


class Line(NamedTuple):
    """One thing to do, where, and by which day when there is one."""

    text: str
    address: str
    due: date | None = None


Sentences = Callable[[Dialogue, Person], list[Line]]


def counted(rows: QuerySet[Any], words: Callable[[int], str], address: str) -> list[Line]:
    """One line with how many rows wait, "more than 100" at most; none when nothing waits.

    `words` gives the sentence for a number in the right plural form, with %(number)s where the number goes.
    """
    number = rows.order_by()[: MANY + 1].count()
    if number == 0:
        return []
    shown = _("more than %(many)d") % {"many": MANY} if number > MANY else str(number)
    return [Line(words(number) % {"number": shown}, address)]


def decisions_due(dialogue: Dialogue, person: Person) -> list[Line]:
    """Decisions that were to be looked at again by now."""
    due = Decision.objects.filter(dialogue=dialogue, look_again_on__lte=timezone.localdate()).order_by("look_again_on")
    return [
        Line(
            _("Look again at a decision: %(what)s") % {"what": row.what},
            reverse("dialogues:decision_detail", args=[dialogue.slug, row.pk]),
            row.look_again_on,
        )
        for row in due[:MOST]
    ]


def phases_over(dialogue: Dialogue, person: Person) -> list[Line]:
    """Phases that end within a week, when no later phase is planned."""
    today = timezone.localdate()
    phases = Phase.objects.filter(dialogue=dialogue, dropped_at=None)
    if not phases.exists():
        return [Line(_("Plan the first phase."), reverse("dialogues:phase_new", args=[dialogue.slug]))]
    if phases.filter(ends_on__gt=today + timedelta(days=7)).exists() or phases.filter(ends_on=None).exists():
        return []
    return [
        Line(
            _("The last planned phase is ending. What is the next step?"),
            reverse("dialogues:phase_new", args=[dialogue.slug]),
        )
    ]


def missing_ground(dialogue: Dialogue, person: Person) -> list[Line]:
    """What a dialogue can't do without, while it isn't there."""
    lines = []
    if not Intention.objects.filter(dialogue=dialogue).exists():
        lines.append(
            Line(
                _("Write down what this dialogue wants, in one strong sentence."),
                reverse("dialogues:intention_new", args=[dialogue.slug]),
            )
        )
    if not Neighbourhood.objects.filter(dialogue=dialogue).exists():
        lines.append(
            Line(
                _("Bring in the neighbourhoods of the city."),
                reverse("dialogues:neighbourhood_import", args=[dialogue.slug]),
            )
        )
    return lines


def open_invitations(dialogue: Dialogue, person: Person) -> list[Line]:
    """Invitations of which the term ends within three days."""
    now = timezone.now()
    waiting = Invitation.objects.filter(
        dialogue=dialogue, accepted_at=None, revoked_at=None, expires_at__gt=now, expires_at__lt=now + timedelta(days=3)
    ).order_by("expires_at")
    return [
        Line(
            _("%(name)s hasn't accepted the invitation yet.") % {"name": row.name},
            reverse("dialogues:invitation_detail", args=[dialogue.slug, row.pk]),
            timezone.localdate(row.expires_at),
        )
        for row in waiting[:MOST]
    ]


_registered: list[tuple[May, Sentences]] = [
    (May.RUN_DIALOGUE, missing_ground),
    (May.RUN_DIALOGUE, phases_over),
    (May.RUN_DIALOGUE, decisions_due),
    (May.INVITE, open_invitations),
]


def register(may: May, *sentences: Sentences) -> None:
    """Lets a room above add its sentences, for everybody who holds the right."""
    for each in sentences:
        if (may, each) not in _registered:
            _registered.append((may, each))


def lines_for(dialogue: Dialogue, person: Person) -> list[Line]:
    """What this person can do here now, room by room."""
    held, found = rights(person, dialogue), []
    for may, sentences in _registered:
        if may in held:
            with suppress(NoReverseMatch):  # as in the menu: a room without pages yet says nothing
                found += sentences(dialogue, person)
    return found


def registered() -> list[Sentences]:
    """Every sentence that a room has registered, for the test that tries them all."""
    return [sentences for _may, sentences in _registered]
