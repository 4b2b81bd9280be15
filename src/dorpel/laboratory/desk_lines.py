"""What waits for who runs an experiment."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.dialogues.desk_lines import MOST, Line
from dorpel.dialogues.models import Dialogue
from dorpel.laboratory.models import Experiment
from dorpel.people.models import Person


def experiments_over(dialogue: Dialogue, person: Person) -> list[Line]:
    """Experiments past their day, of which nobody said what was learned."""
    over = Experiment.objects.filter(dialogue=dialogue, ending="", until__lt=timezone.localdate())
    return [
        Line(
            _("What did we learn from “%(title)s”?") % {"title": row.title},
            reverse("laboratory:experiment_detail", args=[dialogue.slug, row.pk]),
            row.until,
        )
        for row in over.order_by("until")[:MOST]
    ]
