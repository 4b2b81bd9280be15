"""Pages of the decisions, the lessons and the statements of support."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue, show_list
from dorpel.dialogues.forms.course import DecisionForm, LessonForm, StatementForm
from dorpel.dialogues.models import Decision, Dialogue, Lesson, StatementOfSupport
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, new_action, show_detail


@door(read=May.READ_DIALOGUE)
def decision_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What was decided, the newest first."""
    return show_list(
        request,
        Decision.objects.filter(dialogue=dialogue).select_related("intention"),
        title=_("Decisions"),
        order=("-decided_on", "-pk"),
        row=lambda each: Row(
            [
                (_("Decision"), each.what),
                (_("On"), each.decided_on),
                (_("By"), each.decided_by),
                (_("Serves"), each.intention),
            ],
            address=reverse("dialogues:decision_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=new_action(request, dialogue, "decision", _("New decision")),
    )


@door(read=May.READ_DIALOGUE)
def decision_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A decision: by whom, why, serving what."""
    row = of_dialogue(Decision.objects.select_related("dialogue", "intention", "phase"), dialogue, pk)
    return show_detail(
        request, row, "why", "decided_by", "decided_on", "intention", "phase", "look_again_on", noun="decision"
    )


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def decision_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Write a decision down; `?phase=` offers the phase that it is about."""
    initial = {"decided_on": timezone.localdate(), "phase": request.GET.get("phase", "")}
    return edit(request, dialogue, DecisionForm, pk, noun="decision", initial=None if pk else initial)


@door(read=May.READ_DIALOGUE)
def lesson_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What was learned, the newest first."""
    return show_list(
        request,
        Lesson.objects.filter(dialogue=dialogue),
        title=_("Lessons"),
        order=("-noted_on", "-pk"),
        row=lambda each: Row(
            [(_("What we learned"), each.learned), (_("On"), each.noted_on)],
            address=reverse("dialogues:lesson_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=new_action(request, dialogue, "lesson", _("New lesson")),
    )


@door(read=May.READ_DIALOGUE)
def lesson_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A lesson."""
    row = of_dialogue(Lesson.objects.select_related("dialogue", "phase"), dialogue, pk)
    return show_detail(request, row, "happened", "learned", "differently", "phase", "noted_on", noun="lesson")


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def lesson_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Write a lesson down."""
    return edit(
        request, dialogue, LessonForm, pk, noun="lesson", initial=None if pk else {"noted_on": timezone.localdate()}
    )


@door(read=May.READ_DIALOGUE)
def statement_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Who names their support, the newest first."""
    return show_list(
        request,
        StatementOfSupport.objects.filter(dialogue=dialogue),
        title=_("Statements of support"),
        order=("-given_on", "-pk"),
        row=lambda each: Row(
            [(_("Who"), each.who), (_("Office"), each.office), (_("On"), each.given_on)],
            address=reverse("dialogues:statementofsupport_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=new_action(request, dialogue, "statementofsupport", _("New statement")),
    )


@door(read=May.READ_DIALOGUE)
def statement_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A statement of support."""
    row = of_dialogue(StatementOfSupport.objects.select_related("dialogue"), dialogue, pk)
    return show_detail(request, row, "office", "text", "given_on", noun="statementofsupport")


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def statement_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Write a statement down."""
    initial = None if pk else {"given_on": timezone.localdate()}
    return edit(request, dialogue, StatementForm, pk, noun="statementofsupport", initial=initial)
