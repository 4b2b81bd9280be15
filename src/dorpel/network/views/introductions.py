"""Introductions: bringing two together, and telling whether it helped."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Link
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.views.plain import show_detail
from dorpel.network.forms import IntroductionForm, TellingForm
from dorpel.network.models import Ask, Introduction
from dorpel.network.operations import AlreadyTold, Closed, introduce, tell
from dorpel.network.views.notices import READ, WRITE, introduction_row
from dorpel.people.models import Person


@door(read=READ)
def introduction_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All introductions, the newest first."""
    return show_list(
        request,
        Introduction.objects.of(dialogue).select_related("ask", "offer"),
        title=_("Introductions"),
        row=lambda each: introduction_row(each, dialogue.slug),
        empty=_("Nobody was introduced yet."),
    )


@door(read=READ)
def introduction_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One introduction: which two, why, and what came of it."""
    rows = Introduction.objects.select_related("dialogue", "ask", "offer", "introduced_by")
    found: Introduction = of_dialogue(rows, dialogue, pk)
    acts = []
    if found.told_at is None and may(request, May.CONNECT):
        acts = [Link(_("Did it help?"), reverse("network:introduction_telling", args=[dialogue.slug, pk]))]
    sections = [{"title": _("What came of it"), "text": found.told}] if found.told else []
    names = ("ask", "offer", "other", "why", "introduced_by", "at", "helped")
    context = {"title": _("Introduction"), "actions": acts, "sections": sections}
    return show_detail(request, found, *names, noun="introduction", write=None, **context)


@door(read=READ, write=WRITE, form=True)
def introduction_form(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Bring an ask together with an offer or with somebody."""
    ask: Ask = of_dialogue(Ask.objects.select_related("dialogue"), dialogue, pk)
    form, here = (
        IntroductionForm(request.POST or None, ask=ask),
        reverse("network:ask_detail", args=[dialogue.slug, pk]),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = introduce(ask, **form.cleaned_data, by=cast(Person, request.user))
        except Closed:
            messages.error(request, _("The ask or the offer was closed in the meantime. Nobody was introduced."))
            return redirect(here)
        messages.success(request, _("Introduced. Ask in some weeks whether it helped."))
        return redirect("network:introduction_detail", dialogue.slug, made.pk)
    context = {"title": _("Who fits “%(title)s”?") % {"title": ask.title}, "form": form, "cancel": here}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=READ, write=WRITE, form=True)
def introduction_telling(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Did it help, and what came of it?"""
    found: Introduction = of_dialogue(Introduction.objects.select_related("dialogue"), dialogue, pk)
    form, here = TellingForm(request.POST or None), reverse("network:introduction_detail", args=[dialogue.slug, pk])
    if request.method == "POST" and form.is_valid():
        try:
            tell(found, **form.cleaned_data, by=cast(Person, request.user))
            messages.success(request, _("Thank you. Others learn from it."))
        except AlreadyTold:
            messages.error(request, _("Somebody told it already. Nothing was changed."))
        return redirect(here)
    context = {"title": _("Did it help?"), "form": form, "cancel": here}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)
