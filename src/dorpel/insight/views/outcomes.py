"""Indicators, and stories of what changed."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, new_action, show_detail
from dorpel.findings.queries import current_version
from dorpel.insight.forms import IndicatorForm, OutcomeStoryForm
from dorpel.insight.models import Indicator, OutcomeStory

READ, WRITE = May.READ_INSIGHT, May.TELL_OUTCOMES


@door(read=READ)
def indicator_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The figures that the dialogue watches, the newest first."""

    def row(each: Indicator) -> Row:
        cells = [
            (_("Indicator"), each.name),
            (_("Value"), f"{number_format(each.value)} {each.unit}"),
            (_("Base"), each.base),
            (_("On"), date_format(each.measured_on)),
        ]
        return Row(cells, reverse("insight:indicator_detail", args=[dialogue.slug, each.pk]))

    return show_list(
        request,
        Indicator.objects.of(dialogue),
        title=_("Indicators"),
        row=row,
        order=("-measured_on", "-pk"),
        actions=new_action(request, dialogue, "indicator", _("New indicator"), WRITE, room="insight"),
        empty=_("No figure is watched yet."),
    )


@door(read=READ)
def indicator_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One figure, with its base and what it doesn't say."""
    found = of_dialogue(Indicator.objects.select_related("dialogue"), dialogue, pk)
    sections = [{"title": _("What it says, and what it doesn't"), "text": found.meaning}]
    names = ("value", "unit", "base", "measured_on")
    return show_detail(request, found, *names, noun="indicator", write=WRITE, sections=sections)


@door(read=READ, write=WRITE, form=True)
def indicator_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new figure, or a newer value for one."""
    initial = None if pk else {"measured_on": timezone.localdate()}
    return edit(request, dialogue, IndicatorForm, pk, noun="indicator", may=WRITE, initial=initial)


@door(read=READ)
def outcomestory_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What changed for whom, the newest first."""

    def row(each: OutcomeStory) -> Row:
        cells = [(_("What changed"), each.title), (_("Told on"), date_format(each.told_on))]
        return Row(cells, reverse("insight:outcomestory_detail", args=[dialogue.slug, each.pk]))

    return show_list(
        request,
        OutcomeStory.objects.of(dialogue),
        title=_("What changed"),
        row=row,
        order=("-told_on", "-pk"),
        actions=new_action(request, dialogue, "outcomestory", _("Tell what changed"), WRITE, room="insight"),
        empty=_("No change was told yet."),
    )


@door(read=READ)
def outcomestory_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One story, with how we know."""
    found = of_dialogue(OutcomeStory.objects.select_related("dialogue", "finding"), dialogue, pk)
    sections = [
        {"title": _("What changed, for whom"), "text": found.story},
        {"title": _("How do we know?"), "text": found.how_we_know},
    ]
    if found.finding:
        sections.append({"title": _("It began with the finding"), "text": current_version(found.finding).claim})
    return show_detail(request, found, "told_on", noun="outcomestory", write=WRITE, sections=sections)


@door(read=READ, write=WRITE, form=True)
def outcomestory_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Tell what changed, or tell it better."""
    initial = None if pk else {"told_on": timezone.localdate(), "finding": request.GET.get("finding", "")}
    return edit(request, dialogue, OutcomeStoryForm, pk, noun="outcomestory", may=WRITE, initial=initial)
