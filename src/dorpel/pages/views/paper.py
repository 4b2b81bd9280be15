"""The newspaper as it was printed: the list of editions, and one as a page to read, as text, as its very pages."""

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dorpel.dialogues.models import Dialogue
from dorpel.newspaper.files import Pages
from dorpel.newspaper.layout import NothingFits
from dorpel.newspaper.models import Article, Edition, Printing
from dorpel.newspaper.operations import ChangedMeanwhile, pages_of
from dorpel.newspaper.queries import edition_content, printed_editions
from dorpel.pages.frame import public, show
from dorpel.pages.printed import as_text, rows_of
from dorpel.pages.queries import sheets_of


@require_safe
@public
def newspaper(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The editions that went to the printer, the newest first, each with its front page."""
    printings = Printing.objects.filter(dialogue=dialogue).select_related("edition__dialogue")
    told = [(row, sheets_of(row.edition)[0]) for row in printings.order_by("-edition__number")[:60]]
    return show(request, "newspaper", dialogue, title=_("The newspaper"), printings=told)


@require_safe
@public
def edition(request: HttpRequest, dialogue: Dialogue, number: int) -> HttpResponse:
    """A printed edition to read. A quote that was taken back since is no longer here."""
    row = _printed(dialogue, number)
    content = edition_content(row)
    about = Article.objects.filter(edition=row, finding__isnull=False).values_list("pk", "finding__reference")
    references: dict[UUID, str] = dict(about)
    here = [dialogue.slug, number]
    return show(
        request, "edition", dialogue, title=str(row), content=content, edition=row,
        rows=rows_of(content, references), sheets=sheets_of(row),
        pdf=reverse("pages:edition_pdf", args=here), text=reverse("pages:edition_text", args=here),
        share_text=content.articles[0].headline if content.articles else "", share_type="article",
        share_picture=reverse("pages:page_picture", args=[*here, 1]),
    )  # fmt: skip


@require_safe
@public
def edition_text(request: HttpRequest, dialogue: Dialogue, number: int) -> HttpResponse:
    """The same words as plain text, to keep, to enlarge or to have read aloud."""
    row = _printed(dialogue, number)
    headers = {"Content-Disposition": f'inline; filename="{dialogue.slug}-{number}.txt"'}
    return HttpResponse(as_text(edition_content(row)), content_type="text/plain; charset=utf-8", headers=headers)


@require_safe
@public
def page_picture(request: HttpRequest, dialogue: Dialogue, number: int, page: int) -> HttpResponse:
    """One page as a small picture, as it may be seen today."""
    picture = _made(_printed(dialogue, number), lambda pages: pages.small(page))
    # A quote may be taken back any moment: nobody keeps the picture for longer than it takes to read the page.
    return HttpResponse(picture, content_type="image/webp", headers={"Cache-Control": "public, max-age=60"})


@require_safe
@public
def edition_pdf(request: HttpRequest, dialogue: Dialogue, number: int) -> HttpResponse:
    """The pages of a printed edition as they may be read today: without what was taken back since."""
    pdf = _made(_printed(dialogue, number), lambda pages: pages.pdf)
    headers = {"Content-Disposition": f'inline; filename="{dialogue.slug}-{number}.pdf"'}
    return HttpResponse(pdf, content_type="application/pdf", headers=headers)


def _printed(dialogue: Dialogue, number: int) -> Edition:
    return get_object_or_404(printed_editions(dialogue).select_related("dialogue", "printing"), number=number)


def _made(row: Edition, take: Callable[[Pages], bytes]) -> bytes:
    """Something of the made pages, or there is no such page."""
    try:
        pages = pages_of(row)
        if pages is None:
            raise Http404
        return take(pages)
    except (NothingFits, ChangedMeanwhile, FileNotFoundError) as none:
        raise Http404 from none
