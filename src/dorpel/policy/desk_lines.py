"""What waits for who answers proposals and reports on actions."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.dialogues.desk_lines import MOST, Line, counted
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person
from dorpel.policy.models import Action, PlanVersion, Progress, Resolution
from dorpel.policy.queries import unanswered

SILENCE = timedelta(days=91)  # three months, after which a resident may think that nothing happens


def proposals_to_answer(dialogue: Dialogue, person: Person) -> list[Line]:
    """Proposals that nobody answered yet."""
    return counted(
        unanswered(dialogue),
        lambda number: ngettext(
            "%(number)s proposal waits for an answer, with the reason.",
            "%(number)s proposals wait for an answer, with the reason.",
            number,
        ),
        reverse("policy:unanswered_list", args=[dialogue.slug]),
    )


def answers_late(dialogue: Dialogue, person: Person) -> list[Line]:
    """Proposals past the day by which the city would answer."""
    return counted(
        unanswered(dialogue).filter(answer_due_on__lt=timezone.localdate()),
        lambda number: ngettext(
            "%(number)s proposal is past the day on which the city would answer.",
            "%(number)s proposals are past the day on which the city would answer.",
            number,
        ),
        reverse("policy:unanswered_list", args=[dialogue.slug]),
    )


def answers_to_look_at_again(dialogue: Dialogue, person: Person) -> list[Line]:
    """Answers that were to be looked at again by now, and have no later one beside them."""
    later = Resolution.objects.filter(proposal=OuterRef("proposal"), resolved_on__gt=OuterRef("resolved_on"))
    due = Resolution.objects.filter(dialogue=dialogue, look_again_on__lte=timezone.localdate()).exclude(Exists(later))
    return [
        Line(
            _("Look again at the answer to proposal %(reference)s.") % {"reference": row.proposal.reference},
            reverse("policy:resolution_detail", args=[dialogue.slug, row.pk]),
            row.look_again_on,
        )
        for row in due.select_related("proposal").order_by("look_again_on")[:MOST]
    ]


def silent_actions(dialogue: Dialogue, person: Person) -> list[Line]:
    """Actions of a plan in force, not done, of which nobody has told anything for three months."""
    return counted(
        _silent(dialogue),
        lambda number: ngettext(
            "Nobody has told for three months how %(number)s action goes. Say how far it is.",
            "Nobody has told for three months how %(number)s actions go. Say how far they are.",
            number,
        ),
        reverse("policy:action_list", args=[dialogue.slug]),
    )


def _silent(dialogue: Dialogue) -> "QuerySet[Action]":
    since = timezone.localdate() - SILENCE
    later = PlanVersion.objects.filter(
        plan=OuterRef("plan_version__plan"), number__gt=OuterRef("plan_version__number"), adopted_on__isnull=False
    )
    told = Progress.objects.filter(dialogue=dialogue, action__thread=OuterRef("thread"))
    rows = Action.objects.filter(dialogue=dialogue, plan_version__adopted_on__lte=since).exclude(Exists(later))
    rows = rows.exclude(Exists(told.filter(on__gt=since)))
    stage = Subquery(told.order_by("-on", "-pk").values("stage")[:1])
    return rows.annotate(stage=stage).filter(Q(stage=None) | ~Q(stage=Progress.Stage.DONE))
