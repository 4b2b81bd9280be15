"""One table: who sits there, what lies on it, on screen and on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.tables.forms import SeatForm, TableForm
from dorpel.tables.models import Note, Round, Seat, Table
from dorpel.tables.operations import seat, unseat
from dorpel.tables.queries import claims, voices_at_table

WITH_ITEM = ("round", "item__finding")


@door(read=May.READ_TABLES)
def table_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One table with its places and notes."""
    table: Table = of_dialogue(Table.objects.select_related(*WITH_ITEM), dialogue, pk)
    claim = claims([table.item.finding_id])[table.item.finding_id] if table.item else None
    seats, notes = table.seats.order_by("pk"), table.notes.select_related("written_by").order_by("pk")
    runs = may(request, May.RUN_TABLES)
    context = {
        "title": str(table),
        "breadcrumb": [(table.round.title, reverse("tables:round_detail", args=[dialogue.slug, table.round_id]))],
        "actions": _acts(request, dialogue, table),
        "facts": [
            (_("On"), date_format(table.round.held_on)),
            (_("Talks about"), claim.text if claim else "–"),
            (_("Question for the table"), (table.item.question if table.item else "") or "–"),
        ],
        "sections": [
            {
                "title": _("Who sits here"),
                "rows": [_place(dialogue, each, runs) for each in seats],
                "empty": _("Nobody has a place here yet."),
            },
            {
                "title": _("Notes"),
                "rows": [note_row(dialogue, each) for each in notes],
                "empty": _("Nothing is written down yet."),
            },
        ],
    }
    return render(request, "core/detail.html", context)


def note_row(dialogue: Dialogue, note: Note) -> Row:
    """A note in the list of its table."""
    cells = [
        (_("Note"), str(note)),
        (_("Written by"), note.written_by),
        (_("When"), date_format(note.written_at, "SHORT_DATETIME_FORMAT")),
    ]
    return Row(cells, reverse("tables:note_detail", args=[dialogue.slug, note.pk]))


def _place(dialogue: Dialogue, place: Seat, runs: bool) -> Row:
    away = reverse("tables:seat_removal", args=[dialogue.slug, place.pk]) if runs else ""
    return Row([(_("Name"), place.name), (_("Sits as"), place.get_sits_as_display())], away)


def _acts(request: HttpRequest, dialogue: Dialogue, table: Table) -> list[tuple[str, str]]:
    here = [dialogue.slug, table.pk]
    acts = [(_("Write a note"), reverse("tables:note_new", args=here))] if may(request, May.NOTE) else []
    acts.append((_("Print what lies on the table"), reverse("tables:table_sheet", args=here)))
    if may(request, May.RUN_TABLES):
        acts.append((_("Give somebody a place"), reverse("tables:seat_new", args=here)))
        acts.append((_("Change this table"), reverse("tables:table_change", args=here)))
    return acts


@door(read=May.READ_TABLES)
def table_sheet(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """What lies on the table, to be printed: the finding, the question, the voices, room to write."""
    table: Table = of_dialogue(Table.objects.select_related(*WITH_ITEM), dialogue, pk)
    claim = claims([table.item.finding_id])[table.item.finding_id] if table.item else None
    voices = voices_at_table(table.item.finding) if table.item else []
    context = {
        "title": str(table),
        "table": table,
        "claim": claim,
        "voices": voices,
        "seats": table.seats.order_by("pk"),
    }
    return render(request, "tables/sheet.html", context)


@door(read=May.READ_TABLES, write=May.RUN_TABLES, form=True)
def table_form(
    request: HttpRequest, dialogue: Dialogue, parent: UUID | None = None, pk: UUID | None = None
) -> HttpResponse:
    """A new table in a round, or another number or item for one."""
    if pk:
        table: Table = of_dialogue(Table.objects.select_related("round"), dialogue, pk)
    else:
        table = Table(dialogue=dialogue, round=of_dialogue(Round, dialogue, parent))
    there = reverse("tables:round_detail", args=[dialogue.slug, table.round_id])
    return show_form(
        request,
        TableForm(request.POST or None, instance=table),
        title=_("Change the table") if pk else _("Add a table"),
        write=May.RUN_TABLES,
        then=there,
        cancel=there,
    )


@door(read=May.READ_TABLES, write=May.RUN_TABLES, form=True)
def seat_form(request: HttpRequest, dialogue: Dialogue, parent: UUID) -> HttpResponse:
    """Gives somebody a place at a table."""
    found: Table = of_dialogue(Table, dialogue, parent)
    there = reverse("tables:table_detail", args=[dialogue.slug, found.pk])
    return show_form(
        request,
        SeatForm(request.POST or None, instance=Seat(dialogue=dialogue, table=found)),
        title=_("Give somebody a place"),
        write=May.RUN_TABLES,
        then=there,
        save=lambda form: seat(found, **form.cleaned_data, by=request.user),  # type: ignore[arg-type]
        cancel=there,
    )


@door(read=May.READ_TABLES, write=May.RUN_TABLES, form=True)
def seat_removal(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Takes a place away."""
    place: Seat = of_dialogue(Seat, dialogue, pk)
    there = reverse("tables:table_detail", args=[dialogue.slug, place.table_id])
    if request.method != "POST":
        title = _("Take away the place of {name}?").format(name=place.name)
        return render(request, "core/confirm.html", {"title": title, "cancel": there})
    unseat(place, by=request.user)  # type: ignore[arg-type]
    messages.success(request, _("The place is free."))
    return redirect(there)
