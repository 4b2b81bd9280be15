"""Editions: the list, one edition with its articles and its pages, its form."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.core.ui.values import Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form, show_list
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.newspaper.files import Pages
from dorpel.newspaper.forms import EditionForm
from dorpel.newspaper.layout import NothingFits
from dorpel.newspaper.models import Edition
from dorpel.newspaper.operations import ChangedMeanwhile, pages_of
from dorpel.newspaper.queries import told_articles


@door(read=May.READ_NEWSPAPER)
def edition_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """All editions, the newest first."""

    def row(each: Edition) -> Row:
        printed = _("sent to the printer") if hasattr(each, "printing") else _("being made")
        cells = [(_("Edition"), str(each)), (_("Appears on"), date_format(each.appears_on)), (_("State"), printed)]
        return Row(cells, reverse("newspaper:edition_detail", args=[dialogue.slug, each.pk]))

    new = (_("Make an edition"), reverse("newspaper:edition_new", args=[dialogue.slug]))
    return show_list(
        request,
        Edition.objects.of(dialogue).select_related("printing"),
        title=_("Newspaper"),
        row=row,
        order=("-number", "-pk"),
        actions=[new] if may(request, May.EDIT_NEWSPAPER) else [],
        empty=_("There is no edition yet."),
    )


@door(read=May.EDIT_NEWSPAPER, write=May.EDIT_NEWSPAPER, form=True)
def edition_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """A new edition, or another masthead, date or colophon of one that isn't printed."""
    row = of_dialogue(Edition.objects.select_related("printing"), dialogue, pk) if pk else _next(dialogue)
    here = reverse("newspaper:edition_detail", args=[dialogue.slug, pk]) if pk else ""
    if hasattr(row, "printing"):
        return redirect(here)
    return show_form(
        request,
        EditionForm(request.POST or None, instance=row, dialogue=dialogue),
        title=_("Change the edition") if pk else _("Make an edition"),
        write=May.EDIT_NEWSPAPER,
        then=lambda saved: reverse("newspaper:edition_detail", args=[dialogue.slug, saved.pk]),
        cancel=here or reverse("newspaper:edition_list", args=[dialogue.slug]),
    )


def _next(dialogue: Dialogue) -> Edition:
    last = Edition.objects.filter(dialogue=dialogue).order_by("-number").first()
    title = last.title if last else dialogue.name
    return Edition(dialogue=dialogue, number=last.number + 1 if last else 1, title=title, language=dialogue.language)


@door(read=May.READ_NEWSPAPER)
def edition_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One edition: its articles, its pages as they are now, what was left out."""
    edition: Edition = of_dialogue(Edition.objects.select_related("printing", "dialogue"), dialogue, pk)
    pages = pages_now(edition)
    here = [dialogue.slug, edition.pk]
    printed = hasattr(edition, "printing")
    context = {
        "title": str(edition),
        "breadcrumb": [(_("Newspaper"), reverse("newspaper:edition_list", args=[dialogue.slug]))],
        "actions": _acts(here) if not printed and may(request, May.EDIT_NEWSPAPER) else [],
        "facts": _facts(edition, pages),
        "sections": [{"title": _("Articles"), "rows": _articles(dialogue, edition), "empty": _("No article yet.")}],
        "pages": pages,
        "pictures": [
            (number, reverse("newspaper:edition_picture", args=[*here, number]))
            for number in range(1, pages.pages + 1 if pages else 1)
        ],
        "left_out": [told_left_out(left) for left in pages.left_out] if pages else [],
        "pdf": reverse("newspaper:edition_pdf", args=here),
        "edit": not printed and may(request, May.EDIT_NEWSPAPER),
        "make": reverse("newspaper:edition_pages", args=here),
        "send": reverse("newspaper:edition_printing", args=here),
    }
    return render(request, "newspaper/edition.html", context)


def pages_now(edition: Edition) -> Pages | None:
    """The pages of what the edition says now, when they were made."""
    try:
        return pages_of(edition)
    except (NothingFits, ChangedMeanwhile):
        return None


def _acts(here: list[Any]) -> list[tuple[str, str]]:
    return [
        (_("Write an article"), reverse("newspaper:article_new", args=here)),
        (_("Change the edition"), reverse("newspaper:edition_change", args=here)),
    ]


def _facts(edition: Edition, pages: Pages | None) -> list[tuple[str, str]]:
    facts = [(_("Appears on"), date_format(edition.appears_on)), (_("Copies"), str(edition.copies or "–"))]
    if hasattr(edition, "printing"):
        facts.append((_("Sent to the printer"), date_format(edition.printing.at, "DATETIME_FORMAT")))
    if pages:
        facts.append((_("Lines filled"), f"{pages.fill:.0%}"))
    return facts


def _articles(dialogue: Dialogue, edition: Edition) -> list[Row]:
    def row(told: Any) -> Row:
        count = len(told.quotes)
        cells = [
            (_("Article"), told.version.headline),
            (_("Kind"), told.article.get_kind_display()),
            (_("Quotes"), ngettext("%d quote", "%d quotes", count) % count),
            (_("Code"), told.article.reference),
        ]
        return Row(cells, reverse("newspaper:article_detail", args=[dialogue.slug, told.article.pk]))

    return [row(told) for told in told_articles(edition)]


def told_left_out(left: dict[str, Any]) -> str:
    """What had to stay out, in words."""
    kinds = {
        "article": _("an article"),
        "quote": _("a quote"),
        "paragraph": _("a paragraph"),
        "item": _("an item of a box"),
    }
    reasons = {"no_room": _("there was no room"), "unreadable": _("we can't print its letters")}
    words = left.get("text") or left.get("headline") or ""
    sentence = _("%(what)s: %(why)s") % {"what": kinds.get(left["kind"], ""), "why": reasons.get(left["reason"], "")}
    return f"{sentence} – {words}" if words else sentence
