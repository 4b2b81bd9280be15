"""What waits for the editor."""

from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.dialogues.desk_lines import MOST, Line
from dorpel.dialogues.models import Dialogue
from dorpel.newspaper.models import Edition
from dorpel.people.models import Person


def editions_to_make(dialogue: Dialogue, person: Person) -> list[Line]:
    """The editions that aren't printed; the first one, while there is none."""
    editions = Edition.objects.filter(dialogue=dialogue)
    if not editions.exists():
        return [
            Line(_("Make the first edition of the newspaper."), reverse("newspaper:edition_new", args=[dialogue.slug]))
        ]
    return [
        Line(
            _("“%(title)s” %(number)d isn't printed yet.") % {"title": row.title, "number": row.number},
            reverse("newspaper:edition_detail", args=[dialogue.slug, row.pk]),
            row.appears_on,
        )
        for row in editions.filter(printing=None).order_by("appears_on", "number")[:MOST]
    ]
