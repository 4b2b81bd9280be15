"""Pages of the intentions and the phases."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import StaleSave, door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.forms.course import DropForm, IntentionForm, PhaseForm
from dorpel.dialogues.models import Decision, Dialogue, Intention, Phase
from dorpel.dialogues.operations import drop_phase
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import edit, new_action, show_detail
from dorpel.people.models import Person


@door(read=May.READ_DIALOGUE)
def intention_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """What the dialogue wants."""
    return show_list(
        request,
        Intention.objects.filter(dialogue=dialogue),
        title=_("Intentions"),
        order=("order", "pk"),
        row=lambda each: Row(
            [(_("Intention"), each.sentence)],
            address=reverse("dialogues:intention_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=new_action(request, dialogue, "intention", _("New intention")),
    )


@door(read=May.READ_DIALOGUE)
def intention_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """An intention with the newest decisions that serve it."""
    row = of_dialogue(Intention, dialogue, pk)
    sections = [_decisions(dialogue, Decision.objects.filter(intention=row), _("Decisions that serve it"))]
    return show_detail(request, row, "order", noun="intention", sections=sections)


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def intention_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new intention, or another sentence for one."""
    return edit(request, dialogue, IntentionForm, pk, noun="intention")


@door(read=May.READ_DIALOGUE)
def phase_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The phases as they follow each other, dropped ones too."""
    return show_list(
        request,
        Phase.objects.filter(dialogue=dialogue),
        title=_("Phases"),
        order=("starts_on", "pk"),
        row=lambda each: Row(
            [
                (_("Phase"), each.name),
                (_("Kind"), each.get_kind_display()),
                (_("From"), each.starts_on),
                (_("To"), each.ends_on or _("open")),
                (_("State"), _("dropped") if each.dropped_at else _("planned")),
            ],
            address=reverse("dialogues:phase_detail", args=[dialogue.slug, each.pk]),
        ),
        intro=_("Nothing is carved in stone. Add, change or drop a phase at any time, and write down why."),
        actions=new_action(request, dialogue, "phase", _("New phase")),
    )


@door(read=May.READ_DIALOGUE)
def phase_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A phase, the decisions about it, and the offer to write one down."""
    row = of_dialogue(Phase.objects.select_related("dialogue", "owner"), dialogue, pk)
    actions = []
    if may(request, May.RUN_DIALOGUE):
        decide = reverse("dialogues:decision_new", args=[dialogue.slug])
        actions.append(Link(_("Write down the decision"), f"{decide}?phase={row.pk}"))
        if row.dropped_at is None:
            actions.append(
                Link(_("Drop this phase"), reverse("dialogues:phase_dropping", args=[dialogue.slug, row.pk]))
            )
    sections = [_decisions(dialogue, Decision.objects.filter(phase=row), _("Decisions about it"))]
    names = ("kind", "starts_on", "ends_on", "owner", "dropped_at")
    return show_detail(request, row, *names, noun="phase", actions=actions, sections=sections)


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def phase_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new phase, or another plan for one."""
    said = _("Saved. Was this decided together? Then write down the decision.")
    return edit(request, dialogue, PhaseForm, pk, noun="phase", said=said)


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def phase_dropping(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Drop a phase and say why."""
    row = of_dialogue(Phase.objects.filter(dropped_at=None), dialogue, pk)
    address = reverse("dialogues:phase_detail", args=[dialogue.slug, row.pk])
    form = DropForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            drop_phase(row, why=form.cleaned_data["why"], seen=row.version, by=cast(Person, request.user))
        except StaleSave:
            messages.error(request, _("Somebody changed this phase just now. Look at it again first."))
            return redirect(address)
        messages.success(request, _("The phase is dropped. Write down the decision, so that others can follow."))
        return redirect(address)
    title = _("Drop the phase “%(name)s”") % {"name": row.name}
    context = {"title": title, "form": form, "submit": _("Drop it"), "cancel": address}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


def _decisions(dialogue: Dialogue, decisions: QuerySet[Any], title: str) -> dict[str, object]:
    rows = [
        Row(
            [(_("Decision"), each.what), (_("On"), each.decided_on), (_("Why"), each.why)],
            address=reverse("dialogues:decision_detail", args=[dialogue.slug, each.pk]),
        )
        for each in decisions.order_by("-decided_on", "-pk")[:20]
    ]
    return {"title": title, "rows": rows, "empty": _("No decision yet.")}
