"""What waits for who runs the intakes of challengers, and for a challenger who went out."""

from django.urls import reverse
from django.utils.translation import ngettext

from dorpel.challengers.models import Application
from dorpel.dialogues.desk_lines import Line, counted
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person


def applications_waiting(dialogue: Dialogue, person: Person) -> list[Line]:
    """Residents who want to be a challenger and have no answer yet."""
    return counted(
        Application.objects.filter(dialogue=dialogue, challenger=None),
        lambda number: ngettext(
            "%(number)s resident wants to be a challenger.",
            "%(number)s residents want to be a challenger.",
            number,
        ),
        reverse("challengers:application_list", args=[dialogue.slug]),
    )
