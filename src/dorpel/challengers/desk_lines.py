"""What waits for who runs the challengers, and for who is out."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.challengers.models import Application, Outing
from dorpel.challengers.queries import late
from dorpel.dialogues.access import rights
from dorpel.dialogues.desk_lines import MOST, Line, counted
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.people.models import Person

FORGOTTEN = timedelta(days=2)  # who wasn't called by then only forgot to say that they were home
CHOOSING = timedelta(days=60)  # after a call has closed; who wasn't chosen by then isn't waiting any more


def late_home(dialogue: Dialogue, person: Person) -> list[Line]:
    """Who should be home by now and didn't say so: for who runs the challengers, and for the buddy of each."""
    rows = late(dialogue).select_related("challenger")
    if May.RUN_CHALLENGERS not in rights(person, dialogue):
        rows = rows.filter(challenger__buddy__person=person)
    return [
        Line(
            _("%(name)s should have been home at %(time)s. Call them.")
            % {"name": each.challenger.name, "time": date_format(timezone.localtime(each.back_by), "H:i")},
            reverse("challengers:outing_detail", args=[dialogue.slug, each.pk]),
            timezone.localdate(each.back_by),
        )
        for each in rows.filter(back_by__gte=timezone.now() - FORGOTTEN)[:MOST]
    ]


def own_evening(dialogue: Dialogue, person: Person) -> list[Line]:
    """One's own evening that isn't over."""
    rows = Outing.objects.filter(dialogue=dialogue, challenger__person=person, back_at=None).order_by("starts_at")
    begun = rows.filter(starts_at__lte=timezone.now(), back_by__gte=timezone.now() - FORGOTTEN)
    return [
        Line(_("You are out. Say when you are home."), reverse("challengers:outing_return", args=[dialogue.slug, pk]))
        for pk in begun.values_list("pk", flat=True)[:1]
    ]


def applications_waiting(dialogue: Dialogue, person: Person) -> list[Line]:
    """Residents who want to be a challenger, of calls that are open or were just closed."""
    since = timezone.localdate() - CHOOSING
    return counted(
        Application.objects.filter(dialogue=dialogue, challenger=None, intake__closes_on__gte=since),
        lambda number: ngettext(
            "%(number)s resident wants to be a challenger.",
            "%(number)s residents want to be a challenger.",
            number,
        ),
        reverse("challengers:intake_list", args=[dialogue.slug]),
    )
