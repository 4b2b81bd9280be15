"""Sending an edition to the printer: from then on its words can't be called back."""

import hashlib
from typing import Any

from django.db import transaction
from django.utils import timezone

from dorpel.core.events import announce
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.newspaper import files
from dorpel.newspaper.facts import EditionPrinted
from dorpel.newspaper.models import Edition, PrintedQuote, Printing
from dorpel.newspaper.operations.pages import fingerprint_now, pages_of
from dorpel.newspaper.operations.writing import unprinted
from dorpel.newspaper.queries.chosen import Told, findings_to_write_about, told_articles
from dorpel.people.models import Person


class NoPages(Exception):
    """There are no pages of what the edition says now, or something runs over in them."""


class NotStanding(Exception):
    """Articles are about findings that nobody stands behind any more; `references` are those of the findings."""

    def __init__(self, references: list[str]) -> None:
        super().__init__(", ".join(references))
        self.references = references


def send_to_printer(edition: Edition, *, by: Person) -> Printing:
    """Freezes an edition with the hash of its PDF, what was left out, and every quote that stands on a page.

    Raises NoPages, NotStanding, AlreadyPrinted, NotAllowed; then nothing changed.
    """
    require(by, May.EDIT_NEWSPAPER, edition.dialogue)
    with transaction.atomic():
        edition = unprinted(edition)
        told = told_articles(edition)
        pages = pages_of(edition)
        if pages is None or not pages.right:
            raise NoPages(str(edition))
        _check(edition, told)
        printing = Printing.objects.create(
            dialogue_id=edition.dialogue_id,
            edition=edition,
            sha256=hashlib.sha256(pages.pdf).hexdigest(),
            left_out=[_without_words(left) for left in pages.left_out],
            printed_by=by,
            at=timezone.now(),
        )
        quotes = _keep_quotes(printing, told, pages)
        record("edition.print", edition, by=by, dialogue=edition.dialogue_id, why=printing.sha256)
        announce(EditionPrinted(edition.dialogue_id, edition.pk, printing.pk, quotes))
        _keep_file(edition, pages)
    return printing


def _check(edition: Edition, told: list[Told]) -> None:
    standing = set(findings_to_write_about(edition.dialogue).values_list("pk", flat=True))
    findings = [each.article.finding for each in told if each.article.finding is not None]
    fallen = [finding.reference for finding in findings if finding.pk not in standing]
    if fallen:
        raise NotStanding(fallen)


def _without_words(left: dict[str, Any]) -> dict[str, Any]:
    """A row outlives a withdrawal, so it keeps none of the words that were left out."""
    return {name: value for name, value in left.items() if name != "text"}


def _keep_quotes(printing: Printing, told: list[Told], pages: files.Pages) -> tuple[Any, ...]:
    """Which quotes really stand on a page, and where on it."""
    spots = {spot["quote"]: spot for spot in pages.quotes}
    rows = [
        PrintedQuote(
            dialogue_id=printing.dialogue_id,
            printing=printing,
            voice=each.quote.answer.voice_id,
            article=one.article,
            **{**spots[str(each.quote_id)], "quote": each.quote_id},
        )
        for one in told
        for each in one.quotes
        if str(each.quote_id) in spots
    ]
    PrintedQuote.objects.bulk_create(rows)
    return tuple(row.quote for row in rows)


def _keep_file(edition: Edition, pages: files.Pages) -> None:
    """What is printed lies under the hash of what was printed, which is the content without what was left out."""
    name = fingerprint_now(edition.pk)
    if name and name != pages.folder.name:
        files.copy(pages.folder, name)
