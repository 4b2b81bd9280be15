"""Quotes: all, or under one code; one with its codes, translations and the way back to its answer."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.coding.forms import QuoteWordingForm
from dorpel.coding.models import Coding, Quote, QuoteWording, Reading
from dorpel.coding.operations import flag_quote
from dorpel.coding.queries import Bar, bars, wordings
from dorpel.coding.views.voices import said_where, voice_of
from dorpel.core.forms import DorpelForm
from dorpel.core.languages import own_name
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door, raise_version, require
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record


def bar_words(bar: Bar | None) -> str:
    """Whether a quote may be shown in public, in words."""
    words = {
        None: _("yes"),
        Bar.LOST: _("no: its words are gone from the answer"),
        Bar.HIDDEN: _("no: the answer is hidden until somebody divides the talk"),
        Bar.OBJECTED: _("no: the resident objects, and nobody has answered yet"),
        Bar.NO_CONSENT: _("no: not everyone behind it agreed to be quoted"),
        Bar.NOT_EXPLICIT: _("no: it tells of health, faith, origin, politics or sexuality; that needs an explicit yes"),
    }
    return words[bar]


@door(read=May.READ_CODING)
def quote_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Every quote, the newest first."""
    rows = Quote.objects.filter(dialogue=dialogue).select_related("answer__conversation__neighbourhood")

    def row(quote: Quote) -> Row:
        cells = [(_("Quote"), quote.exact), (_("Said"), said_where(quote)), (_("Marked"), quote.marked_at.date())]
        return Row(cells, reverse("coding:quote_detail", args=[dialogue.slug, quote.pk]))

    pages = {"code_list": _("Codes and themes"), "objection_list": _("Objections")}
    if may(request, May.CODE):
        pages = {"desk": _("Coding desk")} | pages
    actions = [Link(label, reverse(f"coding:{name}", args=[dialogue.slug])) for name, label in pages.items()]
    return show_list(
        request, rows, title=_("Quotes"), row=row, actions=actions, empty=_("Nobody has marked a quote yet.")
    )


@door(read=May.READ_CODING)
def quote_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One quote. Others' codes are shown to who has read the answer, or doesn't code."""
    rows = Quote.objects.select_related("answer__conversation__neighbourhood", "answer__question", "marked_by")
    quote: Quote = of_dialogue(rows.prefetch_related(wordings("wordings")), dialogue, pk)
    context = {
        "title": _("Quote {reference}").format(reference=quote.reference),
        "breadcrumb": [Link(_("Quotes"), reverse("coding:quote_list", args=[dialogue.slug]))],
        "actions": _actions(request, dialogue, quote),
        "facts": [
            (_("Question"), quote.answer.question.text),
            (_("Marked by"), quote.marked_by.name),
            (_("May be shown in public"), bar_words(bars([quote.pk])[quote.pk])),
            (_("Tells of health, faith, origin, politics or sexuality"), _("yes") if quote.sensitive else _("no")),
        ],
        "sections": [
            {"title": _("The words"), "voices": [voice_of(quote, dialogue)]},
            {"title": _("Codes"), "rows": _codings(request, dialogue, quote), "empty": _("You see no codes here yet.")},
            {
                "title": _("Translations"),
                "rows": [_wording_row(dialogue, quote, wording) for wording in quote.wordings.all()],
                "empty": _("No translation yet."),
            },
        ],
    }
    return render(request, "core/detail.html", context)


def _actions(request: HttpRequest, dialogue: Dialogue, quote: Quote) -> list[Link]:
    if not may(request, May.CODE):
        return []
    flag = _("Tells nothing sensitive") if quote.sensitive else _("Tells something sensitive")
    return [
        Link(_("To its answer"), reverse("coding:answer_desk", args=[dialogue.slug, quote.answer_id])),
        Link(_("Translate"), reverse("coding:wording_new", args=[dialogue.slug, quote.pk])),
        Link(flag, reverse("coding:quote_flag", args=[dialogue.slug, quote.pk])),
        Link(_("Side by side"), reverse("coding:comparison", args=[dialogue.slug, quote.answer_id])),
    ]


def _codings(request: HttpRequest, dialogue: Dialogue, quote: Quote) -> list[Row]:
    codings = Coding.objects.filter(quote=quote).select_related("code", "coder").order_by("code__name")
    blind = (
        may(request, May.CODE) and not Reading.objects.filter(answer=quote.answer_id, reader=request.user.pk).exists()
    )
    if blind:
        codings = codings.filter(coder=request.user.pk)
    return [
        Row(
            [(_("Code"), coding.code.name), (_("Coder"), coding.coder.name)],
            reverse("coding:code_detail", args=[dialogue.slug, coding.code_id]),
        )
        for coding in codings
    ]


def _wording_row(dialogue: Dialogue, quote: Quote, wording: QuoteWording) -> Row:
    cells = [
        (_("Translation"), wording.text),
        (_("Language"), own_name(wording.language)),
        (_("State"), wording.get_state_display()),
    ]
    return Row(cells, reverse("coding:wording_change", args=[dialogue.slug, quote.pk, wording.pk]))


@door(read=May.READ_CODING, write=May.CODE, form=True)
def quote_flag(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Says that a quote tells of health, faith, origin, politics or sexuality, or that it doesn't."""
    quote: Quote = of_dialogue(Quote, dialogue, pk)
    back = reverse("coding:quote_detail", args=[dialogue.slug, pk])
    if request.method == "POST":
        flag_quote(quote, sensitive=not quote.sensitive, by=request.user)  # type: ignore[arg-type]
        return redirect(back)
    words = (
        _("This quote tells nothing of health, faith, origin, politics or sexuality.")
        if quote.sensitive
        else _(
            "This quote tells of health, faith, origin, politics or sexuality. "
            "It is then shown only with an explicit yes."
        )
    )
    context = {"title": words, "form": DorpelForm(), "cancel": back}
    return render(request, "core/confirm.html", context)


@door(read=May.READ_CODING, write=May.CODE, form=True)
def wording_form(request: HttpRequest, dialogue: Dialogue, quote: UUID, pk: UUID | None = None) -> HttpResponse:
    """A translation of a quote, with its state."""
    of: Quote = of_dialogue(Quote.objects.select_related("dialogue"), dialogue, quote)
    wording = of_wording(of, pk)
    form = QuoteWordingForm(request.POST or None, instance=wording)

    def save(form: Any) -> QuoteWording:
        return _save_wording(form, of, request.user)

    back = reverse("coding:quote_detail", args=[dialogue.slug, of.pk])
    return show_form(
        request, form, title=_("Translation"), write=May.CODE, then=back, save=save, cancel=back, intro=of.exact
    )


def of_wording(quote: Quote, pk: UUID | None) -> QuoteWording:
    """The wording with this id of this quote, or a new one."""
    return get_object_or_404(QuoteWording, of=quote, pk=pk) if pk else QuoteWording(of=quote)


def _save_wording(form: Any, quote: Quote, by: Any) -> QuoteWording:
    with transaction.atomic():
        require(by, May.CODE, quote.dialogue)
        if form.seen_version is not None and not form.instance._state.adding:
            raise_version(form.instance, seen=form.seen_version, texts=form.cleaned_data)
        saved: QuoteWording = form.save()
        record("quotewording.save", saved, by=by, dialogue=quote.dialogue_id)
    return saved
