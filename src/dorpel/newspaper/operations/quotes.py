"""The quotes an article carries: from its finding's evidence, with the resident's yes, once in an edition."""

from django.db import transaction
from django.db.models import Max

from dorpel.coding.models import Quote
from dorpel.coding.queries import Bar, bars, standing
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.newspaper.models import Article, ArticleQuote
from dorpel.newspaper.operations.writing import unprinted
from dorpel.newspaper.queries.chosen import evidence_for
from dorpel.newspaper.queries.content import caption_of
from dorpel.people.models import Person


class NotItsEvidence(Exception):
    """The quote speaks neither for nor against the finding that the article is about, or any that stands."""


class QuoteBarred(Exception):
    """The quote may not be printed; `bar` says why, None when its voice doesn't count along any more."""

    def __init__(self, reference: str, bar: Bar | None) -> None:
        super().__init__(f"{reference}: {bar}")
        self.bar = bar


class QuoteTaken(Exception):
    """The quote stands in this edition already."""


@transaction.atomic
def choose_quote(article: Article, *, quote: Quote, by: Person) -> ArticleQuote:
    """Lets an article carry a quote; its caption says where it was said.

    Raises NotItsEvidence, QuoteBarred, QuoteTaken, AlreadyPrinted, NotAllowed.
    """
    require(by, May.EDIT_NEWSPAPER, article.dialogue)
    edition = unprinted(article.edition)
    if not evidence_for(article).filter(quote=quote).exists():
        raise NotItsEvidence(quote.reference)
    bar = bars([quote.pk])[quote.pk]
    if bar is not None or not standing(Quote.objects.filter(pk=quote.pk)).exists():
        raise QuoteBarred(quote.reference, bar)
    if ArticleQuote.objects.filter(article__edition=edition, quote=quote).exists():
        raise QuoteTaken(quote.reference)
    last = article.article_quotes.aggregate(last=Max("order"))["last"] or 0
    carried = ArticleQuote.objects.create(
        dialogue_id=article.dialogue_id, article=article, quote=quote, caption=caption_of(quote)[:120], order=last + 1
    )
    record("article.choose_quote", article, by=by, dialogue=article.dialogue_id)
    return carried


@transaction.atomic
def caption_quote(carried: ArticleQuote, *, caption: str, order: int, by: Person) -> ArticleQuote:
    """Says what stands under a quote, and at which place it comes. Raises AlreadyPrinted, NotAllowed."""
    require(by, May.EDIT_NEWSPAPER, carried.dialogue)
    unprinted(carried.article.edition)
    carried.caption, carried.order = caption, order
    carried.save(update_fields=["caption", "order"])
    record("article.caption_quote", carried.article, by=by, dialogue=carried.dialogue_id)
    return carried


@transaction.atomic
def drop_quote(carried: ArticleQuote, *, by: Person) -> None:
    """Takes a quote out of an article. Raises AlreadyPrinted, NotAllowed."""
    require(by, May.EDIT_NEWSPAPER, carried.dialogue)
    unprinted(carried.article.edition)
    record("article.drop_quote", carried.article, by=by, dialogue=carried.dialogue_id)
    carried.delete()
