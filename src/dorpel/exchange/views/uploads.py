"""One uploaded file: given, looked at, its columns named, read in or left."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.dialogues.access import door
from dorpel.dialogues.desk import of_dialogue
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.exchange.forms import BeginForm, ColumnsForm, MappingFileForm, UploadForm
from dorpel.exchange.models import Upload
from dorpel.exchange.operations.looking import kept_look, mapping_of
from dorpel.exchange.operations.uploads import (
    NotOpen,
    ask_import,
    choose_columns,
    leave_upload,
    look_of,
    map_upload,
    take_file,
)
from dorpel.exchange.spreadsheet.mapping_file import to_json
from dorpel.exchange.spreadsheet.refused import Unreadable
from dorpel.exchange.views.imports import progress_of
from dorpel.exchange.views.shown import report_of, shown
from dorpel.people.models import Person


@door(read=May.IMPORT, write=May.IMPORT, form=True)
def upload_new(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Takes a file and looks at it; one that can't be read isn't kept."""
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            upload = take_file(file, name=file.name, dialogue=dialogue, by=cast(Person, request.user))
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
            form.add_error("file", _("Nothing of it was stored."))
        else:
            return redirect("exchange:upload_detail", dialogue.slug, upload.pk)
    back = reverse("exchange:import_list", args=[dialogue.slug])
    context = {"title": _("Read in a file"), "form": form, "submit": _("Look at it"), "cancel": back}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=May.IMPORT)
def upload_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """How far an upload is: a look at it, the progress of its job, or the report."""
    return page(request, of_dialogue(Upload, dialogue, pk))


def page(request: HttpRequest, upload: Upload, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of an upload in its state; `forms` are bound ones with errors, in place of the empty."""
    if upload.state in Upload.BUSY:
        return render(request, "exchange/busy.html", {"title": upload.file_name, **progress_of(upload)})
    look = kept_look(look_of(upload)) if upload.state in Upload.OPEN else None
    if look is None:
        return render(request, "core/detail.html", report_of(upload))
    dialogue = upload.dialogue
    context = {
        "columns_form": ColumnsForm(look=look, dialogue=dialogue),
        "mapping_form": MappingFileForm(),
        "begin_form": BeginForm(dialogue=dialogue),
        **shown(upload, look),
        **forms,
    }
    return render(request, "exchange/upload.html", context, status=status)


@door(read=May.IMPORT, write=May.IMPORT)
def upload_mapping(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The mapping as a file; with POST, what each column is."""
    upload: Upload = of_dialogue(Upload.objects.select_related("dialogue"), dialogue, pk)
    if request.method != "POST":
        return _downloaded(upload)
    look = kept_look(look_of(upload))
    if look is None or upload.state not in Upload.OPEN:
        return _closed(request, upload)
    form = ColumnsForm(request.POST, look=look, dialogue=dialogue)
    if not form.is_valid():
        return page(request, upload, status=422, columns_form=form)
    try:
        choose_columns(upload, form.chosen(), by=cast(Person, request.user))
    except Unreadable as unreadable:
        form.refuse(unreadable.refused.column, unreadable.refused.why)
        return page(request, upload, status=422, columns_form=form)
    except NotOpen:
        return _closed(request, upload)
    messages.success(request, _("The file was read anew with these columns."))
    return redirect("exchange:upload_detail", dialogue.slug, pk)


def _downloaded(upload: Upload) -> HttpResponse:
    mapping = mapping_of(upload)
    if mapping is None:
        return redirect("exchange:upload_detail", upload.dialogue.slug, upload.pk)
    answer = HttpResponse(to_json(mapping), content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="mapping.json"'
    return answer


@door(read=May.IMPORT, write=May.IMPORT)
def mapping_file(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Takes a mapping from a file."""
    upload: Upload = of_dialogue(Upload.objects.select_related("dialogue"), dialogue, pk)
    if request.method != "POST":
        return redirect("exchange:upload_detail", dialogue.slug, pk)
    if upload.state not in Upload.OPEN:
        return _closed(request, upload)
    form = MappingFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return page(request, upload, status=422, mapping_form=form)
    try:
        map_upload(upload, form.cleaned_data["file"], by=cast(Person, request.user))
    except NotOpen:
        return _closed(request, upload)
    messages.success(request, _("The file was read anew with this mapping."))
    return redirect("exchange:upload_detail", dialogue.slug, pk)


@door(read=May.IMPORT, write=May.IMPORT)
def upload_reading(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Has the file read in."""
    upload: Upload = of_dialogue(Upload.objects.select_related("dialogue"), dialogue, pk)
    if request.method != "POST":
        return redirect("exchange:upload_detail", dialogue.slug, pk)
    if upload.state not in Upload.OPEN:
        return _closed(request, upload)
    form = BeginForm(request.POST, dialogue=dialogue)
    if not form.is_valid():
        return page(request, upload, status=422, begin_form=form)
    given = form.cleaned_data
    try:
        ask_import(upload, agreed=given["agreed"], make=given["make"], by=cast(Person, request.user))
    except NotOpen:
        return _closed(request, upload)
    return redirect("exchange:upload_detail", dialogue.slug, pk)


@door(read=May.IMPORT, write=May.IMPORT)
def upload_removal(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Leaves an upload; its file goes."""
    upload: Upload = of_dialogue(Upload.objects.select_related("dialogue"), dialogue, pk)
    if request.method != "POST":
        return redirect("exchange:upload_detail", dialogue.slug, pk)
    try:
        leave_upload(upload, by=cast(Person, request.user))
    except NotOpen:
        return _closed(request, upload)
    messages.success(request, _("The file was removed. Nothing of it was stored."))
    return redirect("exchange:import_list", dialogue.slug)


def _closed(request: HttpRequest, upload: Upload) -> HttpResponse:
    messages.error(request, _("This file can't be changed any more: it is being read, it is in, or it is gone."))
    return redirect("exchange:upload_detail", upload.dialogue.slug, upload.pk)
