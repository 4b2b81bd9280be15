"""What came in: the list of imports, how far one is, and why one was refused."""

import csv
import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from dorpel.conversations.models import ImportBatch
from dorpel.core.paging import page_of
from dorpel.core.spreadsheets import harmless
from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.exchange.models import Upload
from dorpel.exchange.operations.importing import STORE
from dorpel.exchange.operations.uploads import refusals_of
from dorpel.people.models import Person

LATELY = 20  # uploads above the list


@door(read=May.IMPORT)
def import_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The files that were read in, and above them those that somebody uploaded lately."""
    page = page_of(
        ImportBatch.objects.of(dialogue),
        order=("-pk",),
        after=request.GET.get("after", ""),
        before=request.GET.get("before", ""),
    )
    uploads = list(Upload.objects.of(dialogue).order_by("-pk")[:LATELY])
    names = names_of([*(row.asked_by for row in uploads), *(batch.imported_by for batch in page.rows)])
    shown = {
        "title": _("Imports"),
        "intro": _("Files with conversations that were held or written down elsewhere."),
        "actions": [(_("Read in a file"), reverse("exchange:upload_new", args=[dialogue.slug]))],
        "uploads": [_upload_row(row, names, dialogue) for row in uploads],
        "rows": [_batch_row(batch, names) for batch in page.rows],
        "page": page,
        "caption": _("What is in"),
        "empty": _("No file was read in yet."),
    }
    return render(request, "exchange/imports.html", shown)


def names_of(ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """Names of people by id; None is the machine, which has the command line."""
    found = Person.objects.in_bulk({pk for pk in ids if pk})
    return {None: _("the command line"), **{pk: person.name for pk, person in found.items()}}


def _upload_row(upload: Upload, names: dict[UUID | None, str], dialogue: Dialogue) -> Row:
    cells: list[tuple[str, object]] = [
        (_("File"), upload.file_name),
        (_("State"), upload.get_state_display()),
        (_("By"), names.get(upload.asked_by, "")),
        (_("Uploaded"), upload.uploaded_at),
    ]
    return Row(cells, reverse("exchange:upload_detail", args=[dialogue.slug, upload.pk]))


def _batch_row(batch: ImportBatch, names: dict[UUID | None, str]) -> Row:
    cells: list[tuple[str, object]] = [
        (_("File"), batch.file_name),
        (_("State"), _("read in") if batch.published_at else _("being read in")),
        (_("Rows"), batch.rows),
        (_("New"), batch.imported),
        (_("Already here"), batch.same),
        (_("By"), names.get(batch.imported_by, "")),
        (_("When"), batch.published_at or batch.begun_at),
    ]
    return Row(cells)


@door(read=May.IMPORT)
def upload_progress(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """How far a job is: 304 when nothing moved, 204 when it is over."""
    upload: Upload = of_dialogue(Upload, dialogue, pk)
    if upload.state not in Upload.BUSY:
        return HttpResponse(status=204)
    mark = f'"{upload.state}-{upload.step}-{upload.done}"'
    if request.headers.get("If-None-Match") == mark:
        return HttpResponseNotModified()
    answer = render(request, "exchange/progress.html", progress_of(upload))
    answer["ETag"] = mark
    return answer


def progress_of(upload: Upload) -> dict[str, Any]:
    """The words and the numbers for the bar."""
    counts = {"done": number_format(upload.done), "rows": number_format(upload.rows)}
    if upload.state == Upload.State.LOOKING:
        text = _("We are looking at the file.")
    elif upload.state == Upload.State.WAITING:
        text = _("The file waits for its turn.")
    elif upload.step == STORE:
        text = _("Storing: %(done)s of %(rows)s rows.") % counts
    else:
        text = _("Checking: %(done)s rows.") % counts
    return {
        "text": text,
        "done": upload.done if upload.step == STORE else 0,
        "total": upload.rows if upload.step == STORE else 1,
        "address": reverse("exchange:upload_progress", args=[upload.dialogue.slug, upload.pk]),
    }


@door(read=May.IMPORT)
def upload_refusals(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Why a file was refused, as CSV: row, column, reason; at most the first thousand."""
    upload: Upload = of_dialogue(Upload, dialogue, pk)
    listed = refusals(upload)
    if not listed:
        return redirect("exchange:upload_detail", dialogue.slug, pk)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="refused-{upload.pk.hex[-8:]}.csv"'
    write = csv.writer(answer)
    write.writerow([_("row"), _("column"), _("why")])
    write.writerows([each["row"] or "", _harmless(each["column"]), _harmless(each["why"])] for each in listed)
    return answer


def refusals(upload: Upload) -> list[dict[str, Any]]:
    """The reasons of the last try, none when it wasn't refused."""
    try:
        found: list[dict[str, Any]] = json.loads(refusals_of(upload).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return found


def _harmless(text: str) -> str:
    return str(harmless(text))
