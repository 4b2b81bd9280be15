"""What waits for who writes proposals."""

from django.urls import reverse
from django.utils.translation import ngettext

from dorpel.dialogues.desk_lines import Line, counted
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person
from dorpel.tables.models import Note


def notes_without_proposal(dialogue: Dialogue, person: Person) -> list[Line]:
    """What tables wrote down, and no proposal grew from."""
    return counted(
        Note.objects.filter(dialogue=dialogue, proposals=None),
        lambda number: ngettext(
            "No proposal grew from %(number)s note yet. Write one.",
            "No proposal grew from %(number)s notes yet. Write them.",
            number,
        ),
        reverse("tables:note_list", args=[dialogue.slug]),
    )
