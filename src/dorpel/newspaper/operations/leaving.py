"""What follows for editions when quotes go, fall silent or may not be shown: the reactions of this room."""

from uuid import UUID

from django.db import transaction

from dorpel.coding.facts import QuotesGoing, QuotesSilenced, QuotesUncounted, QuotesUnprintable
from dorpel.coding.models import Quote
from dorpel.core.actors import MACHINE
from dorpel.journal.operations import record
from dorpel.newspaper import files
from dorpel.newspaper.models import Article, ArticleQuote, ArticleVersion, ArticleWording, Edition
from dorpel.newspaper.operations.pages import fingerprint_now

SHORTEST = 8  # signs; shorter passages stand in any text by chance
GONE = "[…]"


@transaction.atomic
def take_out(fact: QuotesGoing) -> None:
    """Quotes that go leave every article, and their words leave the texts around them, printed editions' too.

    Paper stays as it is: PrintedQuote remembers by plain ids that they stand there.
    """
    _drop(fact.quotes, unprinted_only=False)
    for words in Quote.objects.filter(pk__in=fact.quotes).values_list("exact", flat=True):
        if len(words.strip()) >= SHORTEST:
            _blot(fact.dialogue, words.strip())
    _forget_soon(fact.dialogue)


@transaction.atomic
def take_off(fact: QuotesUnprintable) -> None:
    """Quotes whose voice doesn't want them shown any more leave every article."""
    _drop(fact.quotes, unprinted_only=False)
    _forget_soon(fact.dialogue)


@transaction.atomic
def look_again(fact: QuotesSilenced | QuotesUncounted) -> None:
    """Quotes that may not speak for now leave articles to come; in printed ones they are shown no more while barred."""
    _drop(fact.quotes, unprinted_only=True)
    _forget_soon(fact.dialogue)


def _drop(quotes: tuple[UUID, ...], *, unprinted_only: bool) -> None:
    rows = ArticleQuote.objects.filter(quote__in=quotes)
    if unprinted_only:
        rows = rows.filter(article__edition__printing=None)
    for article in Article.objects.filter(pk__in=rows.values("article")):
        record("article.lose_quote", article, by=MACHINE, dialogue=article.dialogue_id)
    rows.delete()


def _blot(dialogue: UUID, words: str) -> None:
    versions = ArticleVersion.objects.filter(dialogue=dialogue)
    wordings = ArticleWording.objects.filter(of__dialogue=dialogue)
    for rows, names in ((versions, ("headline", "jump", "deck", "body")), (wordings, ("text", "deck", "body"))):
        for name in names:
            for row in rows.filter(**{f"{name}__contains": words}):
                setattr(row, name, getattr(row, name).replace(words, GONE))
                row.save(update_fields=[name])


def _forget_soon(dialogue: UUID) -> None:
    transaction.on_commit(lambda: forget_pages(dialogue), robust=True)


def forget_pages(dialogue: UUID) -> None:
    """Removes every file of pages in a dialogue that holds words it may not; for the registry of a withdrawal too.

    Pages to come go all. Of a printed edition those stay that say what may still be said; others are made again,
    without the words, when somebody next asks for them.
    """
    root = files.folder_of(dialogue)
    editions = {str(row.pk): row for row in Edition.objects.filter(dialogue=dialogue, printing__isnull=False)}
    files.forget(root, but=editions)
    for name, edition in editions.items():
        files.forget(root / name, but=filter(None, [fingerprint_now(edition.pk)]))
