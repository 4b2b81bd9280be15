"""Texts in other languages: the same two pages for every noun that has them."""

from copy import copy
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from dorpel.core.languages import direction, own_name
from dorpel.core.rows import WordingState
from dorpel.core.ui.values import Difference, Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may
from dorpel.dialogues.forms.wordings import WordingForm
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.operations import StaleWording, word
from dorpel.dialogues.roles import May
from dorpel.dialogues.wordings import WORDED, Worded
from dorpel.people.models import Person


def wordings_action(noun: str, row: Any) -> list[Link]:
    """The button on a row's own page that leads to its texts in other languages."""
    return [Link(_("In other languages"), reverse("dialogues:wording_list", args=[row.dialogue.slug, noun, row.pk]))]


@door(read=May.READ_DIALOGUE)
def wording_list(request: HttpRequest, dialogue: Dialogue, noun: str, pk: UUID) -> HttpResponse:
    """A text in every language of the dialogue, with how far each is."""
    worded, row = _worded(request, dialogue, noun, pk)
    there = {each.language: each for each in worded.wording.objects.filter(of=row)}
    own = worded.language_of(row, dialogue)
    languages = [each for each in dict.fromkeys([*dialogue.languages, *there]) if each != own]
    context = {
        "title": _("In other languages"),
        "intro": getattr(row, worded.source),
        "rows": [
            _row(dialogue, noun, pk, language, there.get(language), may(request, worded.write))
            for language in languages
        ],
        "empty": _("This dialogue has one language. Add others on its own form."),
        "breadcrumb": [Link(str(worded.shown_by(row)), _own_page(worded, dialogue, row))],
    }
    return render(request, "core/list.html", context)


@door(read=May.READ_DIALOGUE, write=May.READ_DIALOGUE, form=True)
def wording_form(request: HttpRequest, dialogue: Dialogue, noun: str, pk: UUID, language: str) -> HttpResponse:
    """Write a text in one language. The noun says which right that takes."""
    worded, row = _worded(request, dialogue, noun, pk)
    if not may(request, worded.write):
        raise PermissionDenied
    if language not in dict(settings.SPOKEN_LANGUAGES):
        raise Http404
    stored = worded.wording.objects.filter(of=row, language=language).first()
    form = _form(request, worded, stored, language)
    address = reverse("dialogues:wording_list", args=[dialogue.slug, noun, pk])
    context = {"title": own_name(language), "intro": _first_text(worded, row), "form": form, "cancel": address}
    if request.method == "POST" and form.is_valid():
        try:
            word(row, worded, language=language, by=cast(Person, request.user), **form.cleaned_data)
        except StaleWording as stale:
            return _show_both(request, form, stale, context)
        messages.success(request, _("Saved."))
        return redirect(address)
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


def _form(request: HttpRequest, worded: Worded, stored: Any, language: str) -> WordingForm:
    more = {name: capfirst(worded.wording._meta.get_field(name).verbose_name) for _source, name in worded.more}
    initial: dict[str, Any] = {"seen": 0}
    if stored:
        initial = {"seen": stored.version} | {name: getattr(stored, name) for name in ("text", "state", *more)}
    form = WordingForm(request.POST or None, initial=initial, more=more)
    for name in ("text", *more):
        form.fields[name].widget.attrs |= {"lang": language, "dir": direction(language)}
    return form


def _first_text(worded: Worded, row: Any) -> str:
    return "\n\n".join(str(getattr(row, name)) for name in (worded.source, *(first for first, _word in worded.more)))


def _show_both(request: HttpRequest, form: WordingForm, stale: StaleWording, context: dict[str, Any]) -> HttpResponse:
    data: Any = copy(form.data)  # of a QueryDict this is one that can be written
    data["seen"] = str(stale.stored.version if stale.stored else 0)
    form.data = data
    both = [
        Difference(str(field.label), getattr(stale.stored, name, ""), form.cleaned_data[name])
        for name, field in form.fields.items()
        if name not in ("state", "seen")
    ]
    return render(request, "core/form.html", {**context, "conflict": both}, status=409)


def _worded(request: HttpRequest, dialogue: Dialogue, noun: str, pk: UUID) -> tuple[Worded, Any]:
    worded = WORDED.get(noun)
    if worded is None or not may(request, worded.read):
        raise Http404
    return worded, get_object_or_404(worded.within(dialogue), pk=pk)


def _own_page(worded: Worded, dialogue: Dialogue, row: Any) -> str:
    own = [] if worded.model is Dialogue else [worded.shown_by(row).pk]
    return reverse(worded.page, args=[dialogue.slug, *own])


def _row(dialogue: Dialogue, noun: str, pk: UUID, language: str, wording: Any, write: bool) -> Row:
    text = wording.text if wording else _("not yet")
    state = WordingState(wording.state).label if wording else _("missing")
    address = reverse("dialogues:wording_form", args=[dialogue.slug, noun, pk, language]) if write else ""
    return Row([(_("Language"), own_name(language)), (_("Text"), text), (_("State"), state)], address=address)
