"""Articles: begun from a finding or a box, written in versions, with the quotes they carry."""

from typing import cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dorpel.coding.models import Quote
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_form
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.newspaper.forms import ArticleForm, NewArticleForm, QuotesForm
from dorpel.newspaper.layout import NothingFits
from dorpel.newspaper.models import Article, ArticleQuote, Edition
from dorpel.newspaper.operations import (
    AlreadyPrinted,
    ChangedMeanwhile,
    NotAdopted,
    NotItsEvidence,
    QuoteBarred,
    QuoteTaken,
    choose_quote,
    drop_quote,
    make_pages,
    remove_article,
    rewrite_article,
    write_article,
)
from dorpel.newspaper.queries import choosable, current_version, evidence_for
from dorpel.newspaper.views.editions import pages_now
from dorpel.people.models import Person

ROWS = Article.objects.select_related("edition__printing", "edition__dialogue", "finding", "dialogue")

OFFERED = 200  # quotes to choose from


def printed_already(request: HttpRequest) -> None:
    """Says why nothing changed."""
    messages.error(request, _("This edition went to the printer; its words stay as they are."))


@door(read=May.EDIT_NEWSPAPER, write=May.EDIT_NEWSPAPER, form=True)
def article_new(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Begins an article in an edition."""
    edition: Edition = of_dialogue(Edition.objects.select_related("dialogue"), dialogue, pk)
    form = NewArticleForm(request.POST or None, dialogue=dialogue)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        try:
            about = {name: told[name] for name in ("kind", "finding", "figure")}
            made = write_article(edition, by=cast(Person, request.user), **about)
            return redirect("newspaper:article_change", dialogue.slug, made.pk)
        except AlreadyPrinted:
            printed_already(request)
        except NotAdopted:
            messages.error(request, _("Nobody stands behind this finding as it is now. Let it be adopted first."))
    cancel = reverse("newspaper:edition_detail", args=[dialogue.slug, pk])
    context = {"title": _("Write an article"), "form": form, "submit": _("Begin"), "cancel": cancel}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


@door(read=May.READ_NEWSPAPER)
def article_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One article: its words, its quotes, its versions."""
    article: Article = of_dialogue(ROWS, dialogue, pk)
    version = current_version(article)
    carried = ArticleQuote.objects.filter(article=article).select_related("quote__answer").order_by("order", "pk")
    edition = (str(article.edition), reverse("newspaper:edition_detail", args=[dialogue.slug, article.edition_id]))
    voices = [{"text": row.quote.exact, "language": row.quote.answer.language, "said": row.caption} for row in carried]
    sheet = page_number(article)
    context = {
        "page_number": sheet,
        "page_picture": reverse("newspaper:edition_picture", args=[dialogue.slug, article.edition_id, sheet or 1]),
        "title": version.headline,
        "intro": version.deck,
        "breadcrumb": [(_("Newspaper"), reverse("newspaper:edition_list", args=[dialogue.slug])), edition],
        "actions": _acts(dialogue, article) if may(request, May.EDIT_NEWSPAPER) else [],
        "facts": [
            (_("Kind"), article.get_kind_display()),
            (_("Code"), article.reference),
            (_("By"), version.byline or "–"),
            (_("Written"), date_format(version.made_at, "DATETIME_FORMAT")),
            (_("Version"), str(version.number)),
        ],
        "sections": [{"title": _("Text"), "text": version.body}, {"title": _("Quotes"), "voices": voices}],
    }
    return render(request, "newspaper/article.html", context)


def page_number(article: Article) -> int | None:
    """The page on which the article begins, when the pages say what it says now."""
    first = article.placements.order_by("part").values_list("page", flat=True).first()
    return first if first and pages_now(article.edition) else None


def quotes_some(article: Article) -> bool:
    """Whether it may carry quotes: an article about a finding, or a page of voices."""
    return article.finding_id is not None or article.kind == Article.Kind.VOICES


def _acts(dialogue: Dialogue, article: Article) -> list[tuple[str, str]]:
    if hasattr(article.edition, "printing"):
        return []
    here = [dialogue.slug, article.pk]
    quotes = [(_("Choose quotes"), reverse("newspaper:article_quotes", args=here))] if quotes_some(article) else []
    return [
        (_("Change the words"), reverse("newspaper:article_change", args=here)),
        *quotes,
        (_("Take it out"), reverse("newspaper:article_removal", args=here)),
    ]


@door(read=May.EDIT_NEWSPAPER, write=May.EDIT_NEWSPAPER, form=True)
def article_form(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """The words of an article; a stale save shows both texts."""
    article: Article = of_dialogue(ROWS, dialogue, pk)
    here = reverse("newspaper:article_detail", args=[dialogue.slug, pk])
    if hasattr(article.edition, "printing"):
        printed_already(request)
        return redirect(here)
    form = ArticleForm(request.POST or None, instance=article, current=current_version(article))

    def save(valid: ArticleForm) -> Article:
        order, seen = valid.cleaned_data["order"], valid.seen_version or article.version
        language, by = valid.cleaned_data["language"], cast(Person, request.user)
        return rewrite_article(article, texts=valid.texts, order=order, seen=seen, by=by, language=language)

    def then(saved: Article) -> str:
        set_again(request, saved.edition)
        return here

    return show_form(
        request, form, title=_("Write the article"), write=May.EDIT_NEWSPAPER, then=then, save=save, cancel=here
    )


def set_again(request: HttpRequest, edition: Edition) -> None:
    """Makes the pages again, when somebody made them before: whoever writes sees at once what became of it."""
    if not edition.placements.exists():
        return
    try:
        make_pages(edition, by=cast(Person, request.user))
    except NothingFits:
        messages.error(request, _("There is nothing to make pages of: write an article first."))
    except (ChangedMeanwhile, AlreadyPrinted):
        messages.error(request, _("The words changed meanwhile. Make the pages again."))


@door(read=May.EDIT_NEWSPAPER, write=May.EDIT_NEWSPAPER, form=True)
def article_quotes(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Which of its finding's quotes an article carries; those without the resident's yes aren't there."""
    article: Article = of_dialogue(ROWS, dialogue, pk)
    here = reverse("newspaper:article_detail", args=[dialogue.slug, pk])
    evidence = list(evidence_for(article).select_related("quote").order_by("-shown", "pk")[:OFFERED])
    form = QuotesForm(request.POST or None, article=article, found=choosable(article, evidence))
    if request.method == "POST" and form.is_valid():
        try:
            _carry(article, form.carried, set(form.cleaned_data["quotes"]), cast(Person, request.user))
        except AlreadyPrinted:
            printed_already(request)
        except (QuoteBarred, QuoteTaken, NotItsEvidence):
            messages.error(request, _("One of these quotes can't be printed any more. The others stand as chosen."))
        else:
            set_again(request, article.edition)
        return redirect(here)
    intro = _("Only quotes whose resident said yes to being quoted, and that stand nowhere else in this edition.")
    context = {"title": _("Choose quotes"), "intro": intro, "form": form, "cancel": here}
    return render(request, "core/form.html", context, status=422 if form.is_bound else 200)


def _carry(article: Article, before: set[str], after: set[str], by: Person) -> None:
    for carried in ArticleQuote.objects.filter(article=article, quote__in=map(UUID, before - after)):
        drop_quote(carried, by=by)
    for quote in Quote.objects.filter(dialogue=article.dialogue_id, pk__in=after - before).order_by("pk"):
        choose_quote(article, quote=quote, by=by)


@door(read=May.EDIT_NEWSPAPER, write=May.EDIT_NEWSPAPER, form=True)
def article_removal(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """Takes an article out of an edition, after a yes."""
    article: Article = of_dialogue(ROWS, dialogue, pk)
    if request.method != "POST":
        back = reverse("newspaper:article_detail", args=[dialogue.slug, pk])
        title = _("Take “%(headline)s” out of the edition?") % {"headline": current_version(article).headline}
        return render(request, "core/confirm.html", {"title": title, "cancel": back})
    try:
        remove_article(article, by=cast(Person, request.user))
    except AlreadyPrinted:
        printed_already(request)
    return redirect("newspaper:edition_detail", dialogue.slug, article.edition_id)
