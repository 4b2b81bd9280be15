"""Codes and themes: the codebook as it is now, and the quotes under each code."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.coding.forms import CodeForm, MergeForm, ThemeForm
from dorpel.coding.models import Code, Theme
from dorpel.coding.operations import AlreadyRetired, SameCode, merge_codes, retire_code, take_up_code
from dorpel.coding.queries import quotes_with
from dorpel.coding.views.voices import steps, voice_of
from dorpel.core.forms import DorpelForm
from dorpel.core.paging import page_of
from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May

VOICES = 20
FIRST_VOICES = 3


@door(read=May.READ_CODING)
def code_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Every code with its theme and how many quotes have it, by name."""
    rows = Code.objects.filter(dialogue=dialogue).select_related("theme")
    actions = [Link(_("Themes"), reverse("coding:theme_list", args=[dialogue.slug]))]
    actions += [Link(_("Kept codebooks"), reverse("coding:codebook_list", args=[dialogue.slug]))]
    actions += [Link(_("All quotes"), reverse("coding:quote_list", args=[dialogue.slug]))]
    if may(request, May.EDIT_CODEBOOK):
        actions.insert(0, Link(_("New code"), reverse("coding:code_new", args=[dialogue.slug])))
    return show_list(
        request,
        rows,
        title=_("Codes and themes"),
        row=lambda code: code_row(dialogue, code),
        order=("name", "pk"),
        actions=actions,
        empty=_("There are no codes yet."),
    )


def code_row(dialogue: Dialogue, code: Code) -> Row:
    """A code in a list."""
    cells = [
        (_("Code"), code.name),
        (_("Theme"), code.theme.name if code.theme else ""),
        (_("Quotes"), code.quotes),
        (_("State"), _("no longer used") if code.retired_at else _("in use")),
    ]
    return Row(cells, reverse("coding:code_detail", args=[dialogue.slug, code.pk]))


@door(read=May.READ_CODING)
def code_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One code: what it means, and its quotes in pages."""
    code: Code = of_dialogue(Code.objects.select_related("theme"), dialogue, pk)
    marks = {name: request.GET.get(name, "") for name in ("after", "before")}
    page = page_of(quotes_with(code), order=("-quote_id", "-pk"), size=VOICES, **marks)
    context = {
        "title": code.name,
        "breadcrumb": steps(dialogue),
        "intro": code.meaning,
        "actions": _actions(request, dialogue, code),
        "facts": [
            (_("Theme"), code.theme.name if code.theme else ""),
            (_("Quotes"), code.quotes),
            (_("State"), _("no longer used") if code.retired_at else _("in use")),
        ],
        "voices": [voice_of(coding.quote, dialogue) for coding in page.rows],
        "page": page,
    }
    return render(request, "coding/code.html", context)


def _actions(request: HttpRequest, dialogue: Dialogue, code: Code) -> list[Link]:
    if not may(request, May.EDIT_CODEBOOK):
        return []
    words = {
        "code_change": _("Change"),
        "merge_form": _("Merge into another code"),
        "retirement": _("Use again") if code.retired_at else _("Use no longer"),
    }
    return [Link(label, reverse(f"coding:{name}", args=[dialogue.slug, code.pk])) for name, label in words.items()]


@door(read=May.READ_CODING, write=May.EDIT_CODEBOOK, form=True)
def code_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new code, or a change to one."""
    code = of_dialogue(Code, dialogue, pk) if pk else None
    form = CodeForm(request.POST or None, instance=code, dialogue=dialogue)
    return show_form(
        request,
        form,
        title=_("Change code") if code else _("New code"),
        write=May.EDIT_CODEBOOK,
        then=lambda saved: reverse("coding:code_detail", args=[dialogue.slug, saved.pk]),
        breadcrumb=steps(dialogue),
    )


@door(read=May.READ_CODING, write=May.EDIT_CODEBOOK, form=True)
def retirement(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Takes a code out of use, or into use again."""
    code: Code = of_dialogue(Code, dialogue, pk)
    back = reverse("coding:code_detail", args=[dialogue.slug, pk])
    if request.method == "POST":
        by: Any = request.user
        try:
            take_up_code(code, by=by) if code.retired_at else retire_code(code, by=by)
        except AlreadyRetired:
            messages.info(request, _("Somebody took this code out of use just before you."))
        return redirect(back)
    title = _("Use this code again: {name}") if code.retired_at else _("Use this code no longer: {name}")
    intro = "" if code.retired_at else _("What was coded with it stays. Nobody can choose it any more.")
    context = {"title": title.format(name=code.name), "intro": intro, "form": DorpelForm(), "cancel": back}
    return render(request, "core/confirm.html", context)


@door(read=May.READ_CODING, write=May.EDIT_CODEBOOK, form=True)
def merge_form(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Puts all quotes of one code under another."""
    code: Code = of_dialogue(Code, dialogue, pk)
    form = MergeForm(request.POST or None, code=code)
    if request.method == "POST" and form.is_valid():
        into = form.cleaned_data["into"]
        try:
            merge_codes(code, into=into, by=request.user)  # type: ignore[arg-type]
        except SameCode:
            form.add_error("into", _("This code was taken out of use. Choose another one."))
        else:
            messages.success(
                request, _("All quotes of {old} are under {new} now.").format(old=code.name, new=into.name)
            )
            return redirect("coding:code_detail", dialogue.slug, into.pk)
    context = {
        "title": _("Merge {name} into another code").format(name=code.name),
        "intro": _(
            "Every quote gets the other code, by the coder who chose this one. This code is then no longer used."
        ),
        "form": form,
        "cancel": reverse("coding:code_detail", args=[dialogue.slug, pk]),
    }
    return render(request, "core/confirm.html", context, status=422 if form.is_bound else 200)


@door(read=May.READ_CODING)
def theme_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Every theme, in the order of the codebook."""

    def row(theme: Theme) -> Row:
        cells = [(_("Theme"), theme.name), (_("What belongs here"), theme.about)]
        return Row(cells, reverse("coding:theme_detail", args=[dialogue.slug, theme.pk]))

    label, address = _("New theme"), reverse("coding:theme_new", args=[dialogue.slug])
    return show_list(
        request,
        Theme.objects.filter(dialogue=dialogue),
        title=_("Themes"),
        row=row,
        order=("order", "pk"),
        breadcrumb=steps(dialogue),
        actions=[Link(label, address)] if may(request, May.EDIT_CODEBOOK) else [],
        empty=_("There are no themes yet."),
    )


@door(read=May.READ_CODING)
def theme_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One theme: its codes, each with its newest quotes."""
    theme: Theme = of_dialogue(Theme, dialogue, pk)
    change = Link(_("Change"), reverse("coding:theme_change", args=[dialogue.slug, pk]))
    context = {
        "title": theme.name,
        "intro": theme.about,
        "breadcrumb": [*steps(dialogue), Link(_("Themes"), reverse("coding:theme_list", args=[dialogue.slug]))],
        "actions": [change] if may(request, May.EDIT_CODEBOOK) else [],
        "sections": [_code_section(dialogue, code) for code in theme.codes.filter(retired_at=None).order_by("name")],
    }
    return render(request, "core/detail.html", context)


def _code_section(dialogue: Dialogue, code: Code) -> dict[str, Any]:
    newest = quotes_with(code).order_by("-quote_id", "-pk")[:FIRST_VOICES]
    return {
        "title": code.name,
        "intro": code.meaning,
        "voices": [voice_of(coding.quote, dialogue) for coding in newest],
        "actions": [
            Link(
                _("All {number} quotes with this code").format(number=code.quotes),
                reverse("coding:code_detail", args=[dialogue.slug, code.pk]),
            )
        ],
    }


@door(read=May.READ_CODING, write=May.EDIT_CODEBOOK, form=True)
def theme_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new theme, or a change to one."""
    theme = of_dialogue(Theme, dialogue, pk) if pk else None
    return show_form(
        request,
        ThemeForm(request.POST or None, instance=theme, dialogue=dialogue),
        title=_("Change theme") if theme else _("New theme"),
        write=May.EDIT_CODEBOOK,
        then=lambda saved: reverse("coding:theme_detail", args=[dialogue.slug, saved.pk]),
        breadcrumb=steps(dialogue),
    )
