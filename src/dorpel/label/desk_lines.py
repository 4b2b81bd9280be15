"""What waits for the jury, and for who runs the label."""

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from dorpel.dialogues.desk_lines import Line, counted
from dorpel.dialogues.models import Dialogue
from dorpel.label.models import Criterion, Nomination, Score
from dorpel.people.models import Person


def nominations_to_score(dialogue: Dialogue, person: Person) -> list[Line]:
    """Nominations without an answer, of which I left a criterion without points."""
    mine = Score.objects.filter(nomination=OuterRef(OuterRef("pk")), criterion=OuterRef("pk"), juror=person)
    unscored = Criterion.objects.filter(call=OuterRef("call")).exclude(Exists(mine))
    return counted(
        Nomination.objects.filter(Exists(unscored), dialogue=dialogue, award=None),
        lambda number: ngettext(
            "There is %(number)s nomination for you to score.",
            "There are %(number)s nominations for you to score.",
            number,
        ),
        reverse("label:nomination_list", args=[dialogue.slug]),
    )


def nominations_to_answer(dialogue: Dialogue, person: Person) -> list[Line]:
    """Nominations of calls that are closed, which got neither the label nor a reasoned no."""
    return counted(
        Nomination.objects.filter(dialogue=dialogue, award=None, call__closes_on__lt=timezone.localdate()),
        lambda number: ngettext(
            "%(number)s nomination waits for the label, or for a no with the reason.",
            "%(number)s nominations wait for the label, or for a no with the reason.",
            number,
        ),
        reverse("label:nomination_list", args=[dialogue.slug]),
    )
