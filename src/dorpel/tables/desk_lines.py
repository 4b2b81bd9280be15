"""What waits for who sits at a conversation table."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.dialogues.desk_lines import MOST, Line
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person
from dorpel.tables.models import Note, Table


def tables_without_note(dialogue: Dialogue, person: Person) -> list[Line]:
    """The tables I sat at, of rounds that were held, of which nobody wrote anything down."""
    mine = Table.objects.filter(dialogue=dialogue, seats__person=person, round__held_on__lte=timezone.localdate())
    silent = mine.exclude(Exists(Note.objects.filter(table=OuterRef("pk")))).select_related("round")
    return [
        Line(
            _("Write down what table %(number)d said: %(round)s") % {"number": row.number, "round": row.round.title},
            reverse("tables:table_detail", args=[dialogue.slug, row.pk]),
        )
        for row in silent.order_by("-round__held_on", "number")[:MOST]
    ]


def own_tables_ahead(dialogue: Dialogue, person: Person) -> list[Line]:
    """The tables I will sit at."""
    mine = Table.objects.filter(dialogue=dialogue, seats__person=person, round__held_on__gt=timezone.localdate())
    return [
        Line(
            _("You sit at table %(number)d: %(round)s") % {"number": row.number, "round": row.round.title},
            reverse("tables:table_detail", args=[dialogue.slug, row.pk]),
            row.round.held_on,
        )
        for row in mine.select_related("round").order_by("round__held_on", "number")[:MOST]
    ]
