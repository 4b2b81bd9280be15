"""What waits for who brings people together."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.dialogues.desk_lines import MOST, Line
from dorpel.dialogues.models import Dialogue
from dorpel.network.models import Introduction
from dorpel.people.models import Person

PATIENCE = timedelta(days=30)  # by then two people have met, or they won't


def introductions_untold(dialogue: Dialogue, person: Person) -> list[Line]:
    """My introductions of a month ago, of which nobody said whether they helped."""
    own = Introduction.objects.filter(dialogue=dialogue, introduced_by=person, helped="")
    return [
        Line(
            _("Did it help? %(ask)s") % {"ask": row.ask.title},
            reverse("network:introduction_detail", args=[dialogue.slug, row.pk]),
        )
        for row in own.filter(at__lt=timezone.now() - PATIENCE).select_related("ask").order_by("at")[:MOST]
    ]
