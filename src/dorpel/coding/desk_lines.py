"""What waits for a coder."""

from django.urls import reverse
from django.utils.translation import ngettext

from dorpel.coding.models import Objection
from dorpel.coding.queries import unread
from dorpel.dialogues.desk_lines import Line, counted
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person


def answers_unread(dialogue: Dialogue, person: Person) -> list[Line]:
    """Answers that nobody has read yet."""
    return counted(
        unread(dialogue),
        lambda number: ngettext(
            "There is %(number)s answer that nobody has read yet.",
            "There are %(number)s answers that nobody has read yet.",
            number,
        ),
        reverse("coding:desk", args=[dialogue.slug]),
    )


def objections_waiting(dialogue: Dialogue, person: Person) -> list[Line]:
    """Residents who said "that's not what I meant" and wait for a reply."""
    return counted(
        Objection.objects.filter(dialogue=dialogue, answered_at=None),
        lambda number: ngettext(
            "%(number)s resident says: that's not what I meant. Answer them.",
            "%(number)s times residents say: that's not what I meant. Answer them.",
            number,
        ),
        reverse("coding:objection_list", args=[dialogue.slug]),
    )
