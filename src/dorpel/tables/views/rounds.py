"""Rounds of tables: the list, one round with its agenda and tables, its form."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.tables.forms import RoundForm
from dorpel.tables.models import AgendaItem, Round, Table
from dorpel.tables.queries import Claim, claims


@door(read=May.READ_TABLES)
def round_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All rounds, the latest evening first."""

    def row(each: Round) -> Row:
        cells = [(_("Round"), each.title), (_("On"), date_format(each.held_on)), (_("Place"), each.place)]
        return Row(cells, reverse("tables:round_detail", args=[dialogue.slug, each.pk]))

    new = [(_("Plan a round"), reverse("tables:round_new", args=[dialogue.slug]))]
    return show_list(
        request,
        Round.objects.of(dialogue),
        title=_("Rounds of tables"),
        row=row,
        order=("-held_on", "-pk"),
        actions=[
            *(new if may(request, May.RUN_TABLES) else []),
            (_("All notes"), reverse("tables:note_list", args=[dialogue.slug])),
        ],
        empty=_("No round is planned yet."),
    )


@door(read=May.READ_TABLES)
def round_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One round: when and where, its agenda, its tables."""
    found: Round = of_dialogue(Round.objects.select_related("host"), dialogue, pk)
    agenda = list(found.agenda.order_by("order", "pk"))
    words = claims(item.finding_id for item in agenda)
    here = [dialogue.slug, found.pk]
    acts = [
        (_("Put a finding on the agenda"), reverse("tables:agendaitem_new", args=here)),
        (_("Add a table"), reverse("tables:table_new", args=here)),
        (_("Change this round"), reverse("tables:round_change", args=here)),
    ]
    context = {
        "title": found.title,
        "breadcrumb": [(_("Rounds of tables"), reverse("tables:round_list", args=[dialogue.slug]))],
        "actions": acts if may(request, May.RUN_TABLES) else [],
        "facts": [
            (_("On"), date_format(found.held_on)),
            (_("Place"), found.place),
            (_("Host"), found.host or "–"),
            (_("What we take home"), found.take_home),
        ],
        "sections": [
            {"title": _("Agenda"), "rows": _agenda(dialogue, agenda, words), "empty": _("The agenda is empty.")},
            {"title": _("Tables"), "rows": _tables(dialogue, found, words), "empty": _("There are no tables yet.")},
        ],
    }
    return render(request, "core/detail.html", context)


def _agenda(dialogue: Dialogue, agenda: list[AgendaItem], words: dict[UUID, Claim]) -> list[Row]:
    def row(item: AgendaItem) -> Row:
        cells = [
            (_("Finding"), words[item.finding_id].text),
            (_("Question for the table"), item.question),
            (_("Article"), item.article_code),
        ]
        return Row(cells, reverse("tables:agendaitem_detail", args=[dialogue.slug, item.pk]))

    return [row(item) for item in agenda]


def _tables(dialogue: Dialogue, found: Round, words: dict[UUID, Claim]) -> list[Row]:
    def row(table: Table) -> Row:
        sitting = ", ".join(place.name for place in table.seats.all())
        about = words[table.item.finding_id].text if table.item else ""
        cells = [(_("Table"), str(table)), (_("Talks about"), about), (_("Who sits there"), sitting)]
        return Row(cells, reverse("tables:table_detail", args=[dialogue.slug, table.pk]))

    tables = found.tables.select_related("item").prefetch_related("seats").order_by("number")
    return [row(table) for table in tables]


@door(read=May.READ_TABLES, write=May.RUN_TABLES, form=True)
def round_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new round, or another date for one."""
    found = of_dialogue(Round, dialogue, pk) if pk else Round(dialogue=dialogue)
    there = reverse("tables:round_list", args=[dialogue.slug])
    return show_form(
        request,
        RoundForm(request.POST or None, instance=found),
        title=_("Change the round") if pk else _("Plan a round"),
        write=May.RUN_TABLES,
        then=lambda saved: reverse("tables:round_detail", args=[dialogue.slug, saved.pk]),
        cancel=there,
    )
