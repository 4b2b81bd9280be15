"""The agenda of a round: one item, its form, taking it off."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.tables.forms import AgendaItemForm
from dorpel.tables.models import AgendaItem, Round
from dorpel.tables.operations import TalkedAbout, put_on_agenda, take_off_agenda
from dorpel.tables.queries import claims, voices_at_table


@door(read=May.READ_TABLES)
def agendaitem_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One item: what was found, the voices that may be read at the table, the tables that have it."""
    item: AgendaItem = of_dialogue(AgendaItem.objects.select_related("round", "finding"), dialogue, pk)
    claim = claims([item.finding_id])[item.finding_id]
    tables = [
        Row([(_("Table"), str(table))], reverse("tables:table_detail", args=[dialogue.slug, table.pk]))
        for table in item.tables.order_by("number")
    ]
    context = {
        "title": claim.text,
        "kicker": _("On the agenda"),
        "breadcrumb": [(item.round.title, reverse("tables:round_detail", args=[dialogue.slug, item.round_id]))],
        "actions": _acts(dialogue, item) if may(request, May.RUN_TABLES) else [],
        "facts": [(_("Question for the table"), item.question or "–"), (_("Article"), item.article_code or "–")],
        "sections": [
            {"title": _("Voices"), "voices": voices_at_table(item.finding)},
            {"title": _("Tables"), "rows": tables, "empty": _("No table talks about this yet.")},
        ],
    }
    return render(request, "core/detail.html", context)


def _acts(dialogue: Dialogue, item: AgendaItem) -> list[tuple[str, str]]:
    here = [dialogue.slug, item.pk]
    return [
        (_("Change this item"), reverse("tables:agendaitem_change", args=here)),
        (_("Take it off the agenda"), reverse("tables:agendaitem_removal", args=here)),
    ]


@door(read=May.READ_TABLES, write=May.RUN_TABLES, form=True)
def agendaitem_form(
    request: HttpRequest, dialogue: Dialogue, parent: UUID | None = None, pk: UUID | None = None
) -> HttpResponse:
    """A finding on the agenda, or another question for it."""
    if pk:
        item: AgendaItem = of_dialogue(AgendaItem, dialogue, pk)
    else:
        item = AgendaItem(dialogue=dialogue, round=of_dialogue(Round, dialogue, parent))
    there = reverse("tables:round_detail", args=[dialogue.slug, item.round_id])

    def put(form: AgendaItemForm) -> AgendaItem:
        words = {name: form.cleaned_data[name] for name in ("finding", "question", "article_code", "order")}
        return put_on_agenda(item.round, **words, by=request.user)  # type: ignore[arg-type]

    return show_form(
        request,
        AgendaItemForm(request.POST or None, instance=item),
        title=_("Change the agenda item") if pk else _("Put a finding on the agenda"),
        write=May.RUN_TABLES,
        then=there,
        save=None if pk else put,
        cancel=there,
    )


@door(read=May.READ_TABLES, write=May.RUN_TABLES, form=True)
def agendaitem_removal(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Takes a finding off the agenda, when no table has it."""
    item: AgendaItem = of_dialogue(AgendaItem, dialogue, pk)
    there = reverse("tables:agendaitem_detail", args=[dialogue.slug, item.pk])
    if request.method != "POST":
        return render(request, "core/confirm.html", {"title": _("Take this finding off the agenda?"), "cancel": there})
    try:
        take_off_agenda(item, by=request.user)  # type: ignore[arg-type]
    except TalkedAbout:
        messages.error(
            request, _("A table talks about this finding. Give that table another item first. Nothing was changed.")
        )
        return redirect(there)
    messages.success(request, _("The finding is off the agenda."))
    return redirect("tables:round_detail", dialogue.slug, item.round_id)
