"""Notes of the tables: the list, one note and what may grow from it, its form."""

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
from dorpel.tables.forms import NoteForm
from dorpel.tables.models import Note, Table
from dorpel.tables.operations import rewrite_note, write_note
from dorpel.tables.queries import claims, notes


@door(read=May.READ_TABLES)
def note_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All notes, the newest first."""

    def row(note: Note) -> Row:
        cells = [
            (_("Note"), str(note)),
            (_("Round"), note.table.round.title),
            (_("Table"), str(note.table)),
            (_("Written by"), note.written_by),
        ]
        return Row(cells, reverse("tables:note_detail", args=[dialogue.slug, note.pk]))

    return show_list(
        request, notes(dialogue), title=_("Notes of the tables"), row=row, empty=_("Nothing is written down yet.")
    )


@door(read=May.READ_TABLES)
def note_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One note; from here it becomes a proposal in one step."""
    note: Note = of_dialogue(notes(dialogue), dialogue, pk)
    item = note.table.item
    facts = [
        (_("Round"), note.table.round.title),
        (_("Written by"), note.written_by),
        (_("When"), date_format(note.written_at, "SHORT_DATETIME_FORMAT")),
    ]
    if item:
        facts.insert(1, (_("Talks about"), claims([item.finding_id])[item.finding_id].text))
    context = {
        "title": _("Note of {table}").format(table=note.table),
        "breadcrumb": [(str(note.table), reverse("tables:table_detail", args=[dialogue.slug, note.table_id]))],
        "actions": _acts(request, dialogue, note),
        "facts": facts,
        "sections": [{"title": _("What was written down"), "text": note.text}],
    }
    return render(request, "core/detail.html", context)


def _acts(request: HttpRequest, dialogue: Dialogue, note: Note) -> list[tuple[str, str]]:
    here = [dialogue.slug, note.pk]
    # By name only: the room of the proposals lies above this one.
    acts = [
        (May.PROPOSE, _("Make it a proposal"), reverse("proposals:proposal_from_note", args=here)),
        (May.NOTE, _("Change this note"), reverse("tables:note_change", args=here)),
    ]
    return [(label, address) for right, label, address in acts if may(request, right)]


@door(read=May.READ_TABLES, write=May.NOTE, form=True)
def note_form(
    request: HttpRequest, dialogue: Dialogue, parent: UUID | None = None, pk: UUID | None = None
) -> HttpResponse:
    """A new note of a table, or better words for one."""
    if pk:
        note: Note = of_dialogue(Note.objects.select_related("table"), dialogue, pk)
    else:
        note = Note(dialogue=dialogue, table=of_dialogue(Table, dialogue, parent))

    def save(form: NoteForm) -> Note:
        text, by = form.cleaned_data["text"], request.user
        if pk:
            return rewrite_note(note, text=text, seen=form.seen_version or 0, by=by)  # type: ignore[arg-type]
        return write_note(note.table, text=text, by=by)  # type: ignore[arg-type]

    return show_form(
        request,
        NoteForm(request.POST or None, instance=note),
        title=_("Change the note") if pk else _("Write a note"),
        write=May.NOTE,
        then=lambda saved: reverse("tables:note_detail", args=[dialogue.slug, saved.pk]),
        save=save,
        cancel=reverse("tables:table_detail", args=[dialogue.slug, note.table_id]),
    )
