"""The newspaper as it was printed: the list of editions, and one as a page to read."""

from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dorpel.coding.queries import bars
from dorpel.dialogues.models import Dialogue
from dorpel.newspaper.layout import NothingFits
from dorpel.newspaper.models import Article, ArticleQuote, ArticleVersion, Printing
from dorpel.newspaper.operations import ChangedMeanwhile, pages_of
from dorpel.newspaper.queries import printed_editions
from dorpel.pages.frame import public, show


@require_safe
@public
def newspaper(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The editions that went to the printer, the newest first."""
    printings = Printing.objects.filter(dialogue=dialogue).select_related("edition").order_by("-edition__number")
    return show(request, "newspaper", dialogue, title=_("The newspaper"), printings=printings[:60])


@require_safe
@public
def edition(request: HttpRequest, dialogue: Dialogue, number: int) -> HttpResponse:
    """The articles of a printed edition. A quote that was taken back since is no longer here."""
    row = get_object_or_404(Printing.objects.select_related("edition"), dialogue=dialogue, edition__number=number)
    versions = Prefetch("versions", ArticleVersion.objects.order_by("-number"))
    quotes = Prefetch("article_quotes", ArticleQuote.objects.select_related("quote__answer").order_by("order"))
    rows = Article.objects.filter(edition=row.edition).prefetch_related(versions, quotes).select_related("finding")
    articles = list(rows.order_by("order", "pk"))
    barred = bars([each.quote_id for article in articles for each in article.article_quotes.all()])
    told = [
        (article, version, [each for each in article.article_quotes.all() if barred.get(each.quote_id, True) is None])
        for article in articles
        for version in article.versions.all()
        if version.number == article.version
    ]
    return show(request, "edition", dialogue, row=row, articles=told)


@require_safe
@public
def page_picture(request: HttpRequest, dialogue: Dialogue, number: int, page: int) -> HttpResponse:
    """One page as a small picture, as it may be seen today."""
    row = get_object_or_404(printed_editions(dialogue), number=number)
    try:
        pages = pages_of(row)
        picture = pages.small(page) if pages else None
    except (NothingFits, ChangedMeanwhile, FileNotFoundError):
        picture = None
    if picture is None:
        raise Http404
    # A quote may be taken back any moment: nobody keeps the picture for longer than it takes to read the page.
    return HttpResponse(picture, content_type="image/webp", headers={"Cache-Control": "public, max-age=60"})


@require_safe
@public
def edition_pdf(request: HttpRequest, dialogue: Dialogue, number: int) -> HttpResponse:
    """The pages of a printed edition as they may be read today: without what was taken back since."""
    row = get_object_or_404(printed_editions(dialogue), number=number)
    try:
        pages = pages_of(row)
    except (NothingFits, ChangedMeanwhile):
        pages = None
    if pages is None:
        raise Http404
    name = f"{dialogue.slug}-{number}.pdf"
    return HttpResponse(
        pages.pdf, content_type="application/pdf", headers={"Content-Disposition": f'inline; filename="{name}"'}
    )
