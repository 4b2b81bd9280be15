"""Files out: asked for, fetched, removed."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.core.paging import page_of
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.exchange.forms import ExportForm
from dorpel.exchange.models import Export
from dorpel.exchange.operations.exports import NotThere, ask_export, fetch_export, file_of, remove_export
from dorpel.exchange.views.imports import names_of
from dorpel.people.models import Person


@door(read=May.EXPORT)
def export_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The files that were asked for and what became of them."""
    rows = Export.objects.of(dialogue).select_related("dialogue")
    page = page_of(rows, order=("-pk",), after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    names = names_of(row.asked_by for row in page.rows)
    shown = {
        "title": _("Exports"),
        "intro": _(
            "Files with conversations or answers, masked, as they are shown now. Whoever has such a file must guard "
            "it. Each file goes after a week, and at once when somebody takes words back."
        ),
        "actions": [(_("Ask for a file"), reverse("exchange:export_new", args=[dialogue.slug]))],
        "found": [(row, names.get(row.asked_by, ""), _state(row), file_of(row).exists()) for row in page.rows],
        "page": page,
        "waiting": any(row.state == Export.State.WAITING for row in page.rows),
    }
    return render(request, "exchange/exports.html", shown)


def _state(row: Export) -> str:
    if row.state == Export.State.MADE and not file_of(row).exists():
        return _("gone, because words were taken back; ask for it again")
    return row.get_state_display()


@door(read=May.EXPORT, write=May.EXPORT, form=True)
def export_new(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Asks for a file."""
    form = ExportForm(request.POST) if request.method == "POST" else ExportForm()
    back = reverse("exchange:export_list", args=[dialogue.slug])
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        ask_export(dialogue, what=given["what"], form=given["form"], by=cast(Person, request.user))
        messages.success(request, _("The file is being made. Look here again in a moment."))
        return redirect(back)
    context = {"title": _("Ask for a file"), "form": form, "submit": _("Make it"), "cancel": back}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=May.EXPORT, write=May.EXPORT)
def export_file(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Gives the file, when it is there; that it was fetched is in the journal."""
    row: Export = of_dialogue(Export.objects.select_related("dialogue"), dialogue, pk)
    if request.method != "GET":
        return redirect("exchange:export_list", dialogue.slug)
    try:
        path = fetch_export(row, by=cast(Person, request.user))
        file = path.open("rb")
    except (NotThere, FileNotFoundError):
        messages.error(request, _("This file isn't there: it isn't made yet, or words in it were taken back."))
        return redirect("exchange:export_list", dialogue.slug)
    name = f"{dialogue.slug}-{row.what}-{row.asked_at:%Y-%m-%d}.{row.form}"
    return cast(HttpResponse, FileResponse(file, as_attachment=True, filename=name))


@door(read=May.EXPORT, write=May.EXPORT)
def export_removal(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Removes a file."""
    row: Export = of_dialogue(Export.objects.select_related("dialogue"), dialogue, pk)
    if request.method == "POST":
        remove_export(row, by=cast(Person, request.user))
        messages.success(request, _("The file was removed."))
    return redirect("exchange:export_list", dialogue.slug)
