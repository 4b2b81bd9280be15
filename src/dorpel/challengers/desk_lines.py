"""What waits for who runs the intakes of challengers."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from dorpel.challengers.models import Application
from dorpel.dialogues.desk_lines import Line, counted
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person

CHOOSING = timedelta(days=60)  # after a call has closed; who wasn't chosen by then isn't waiting any more


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
