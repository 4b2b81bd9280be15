"""Calls with their criteria."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, new_action, show_detail
from dorpel.label.forms import CallForm, CriterionForm
from dorpel.label.models import Call, Criterion

RUN = May.RUN_LABEL


@door(read=May.READ_LABEL)
def call_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Calls for role-model projects, the latest first."""

    def row(each: Call) -> Row:
        cells = [
            (_("Call"), each.title),
            (_("Opens"), date_format(each.opens_on)),
            (_("Closes"), date_format(each.closes_on)),
        ]
        return Row(cells, reverse("label:call_detail", args=[dialogue.slug, each.pk]))

    all_of_them = Link(_("All nominations"), reverse("label:nomination_list", args=[dialogue.slug]))
    return show_list(
        request,
        Call.objects.of(dialogue),
        title=_("The label"),
        intro=_("The label stimulates and rewards projects that others can learn from."),
        row=row,
        order=("-opens_on", "-pk"),
        actions=[*new_action(request, dialogue, "call", _("New call"), RUN, room="label"), all_of_them],
        empty=_("There is no call yet."),
    )


@door(read=May.READ_LABEL)
def call_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One call: its text, what jurors look at, its newest nominations."""
    found: Call = of_dialogue(Call.objects.select_related("dialogue"), dialogue, pk)
    nominations = found.nominations.select_related("award").order_by("-pk")[:20]
    sections = [
        {"title": _("The call"), "text": found.text},
        {
            "title": _("What jurors look at"),
            "rows": [_criterion(request, each) for each in found.criteria.order_by("-weight", "name")],
            "empty": _("There are no criteria yet. Without them nobody can score."),
        },
        {
            "title": _("Newest nominations"),
            "rows": [nomination_row(each, dialogue) for each in nominations],
            "empty": _("Nothing was nominated yet."),
        },
    ]
    names, back = ("opens_on", "closes_on"), Link(_("The label"), reverse("label:call_list", args=[dialogue.slug]))
    actions = _acts(request, found)
    return show_detail(request, found, *names, noun="call", write=RUN, actions=actions, sections=sections, back=back)


def _acts(request: HttpRequest, call: Call) -> list[Link]:
    slug, acts = call.dialogue.slug, []
    if may(request, May.NOMINATE):
        acts.append(Link(_("Nominate a project"), f"{reverse('label:nomination_new', args=[slug])}?call={call.pk}"))
    if may(request, RUN):
        acts.append(Link(_("Add a criterion"), f"{reverse('label:criterion_new', args=[slug])}?call={call.pk}"))
    return acts


def _criterion(request: HttpRequest, each: Criterion) -> Row:
    slug = request.dialogue.slug  # type: ignore[attr-defined]
    address = reverse("label:criterion_change", args=[slug, each.pk]) if may(request, RUN) else ""
    return Row([(_("Criterion"), each.name), (_("What to look at"), each.about), (_("Weight"), each.weight)], address)


def nomination_row(each: Any, dialogue: Dialogue) -> Row:
    """One nomination in a list: what, by whom, the jury's answer."""
    answer = each.award.get_outcome_display() if hasattr(each, "award") else _("open")
    cells = [(_("Project"), each.project), (_("By"), each.who), (_("Answer"), answer)]
    return Row(cells, reverse("label:nomination_detail", args=[dialogue.slug, each.pk]))


@door(read=May.READ_LABEL, write=RUN, form=True)
def call_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new call, or other dates for one."""
    return edit(request, dialogue, CallForm, pk, noun="call", may=RUN)


@door(read=May.READ_LABEL, write=RUN, form=True)
def criterion_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new criterion for the call in `?call=`, or another weight for one."""
    initial = None if pk else {"call": request.GET.get("call", "")}
    return edit(
        request,
        dialogue,
        CriterionForm,
        pk,
        noun="criterion",
        may=RUN,
        initial=initial,
        then=lambda saved: reverse("label:call_detail", args=[dialogue.slug, saved.call_id]),
        cancel=reverse("label:call_list", args=[dialogue.slug]),
    )
