"""Making the pages: what the edition says becomes a closed plan, a PDF and pictures."""

from uuid import UUID

from django.db import transaction

from dorpel.core.actors import Actor
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.newspaper import files
from dorpel.newspaper.layout import LaidOut, lay_out
from dorpel.newspaper.models import Edition, Placement
from dorpel.newspaper.operations.writing import unprinted
from dorpel.newspaper.queries.content import edition_content, fingerprint_of


class ChangedMeanwhile(Exception):
    """The words of the edition changed while its pages were made; nothing was kept."""


def make_pages(edition: Edition, *, by: Actor) -> files.Pages:
    """Lays out an edition, keeps where everything stands, and writes its PDF and pictures; some seconds.

    Raises NothingFits when there is no article, ChangedMeanwhile, AlreadyPrinted, NotAllowed. Not to be called
    inside a transaction, where changes of others can't be seen.
    """
    require(by, May.EDIT_NEWSPAPER, edition.dialogue)
    with transaction.atomic():
        unprinted(edition)
    made, pages = _made(edition)
    with transaction.atomic():
        unprinted(edition)
        _place(edition, made)
        record("edition.make_pages", edition, by=by, dialogue=edition.dialogue_id)
    return pages


def pages_of(edition: Edition) -> files.Pages | None:
    """The pages of what the edition says now. Of a printed edition they are made again when they are gone.

    None when nobody made them since the last change. Raises NothingFits, ChangedMeanwhile.
    """
    content = edition_content(edition)
    pages = files.found(edition.dialogue_id, edition.pk, fingerprint_of(content))
    if pages is None and getattr(edition, "printing", None) is not None:
        pages = _made(edition)[1]
    return pages


def _made(edition: Edition) -> tuple[LaidOut, files.Pages]:
    content = edition_content(edition)
    fingerprint = fingerprint_of(content)
    made = lay_out(content, pages=edition.pages)
    pages = files.keep(
        made,
        dialogue=edition.dialogue_id,
        edition=edition.pk,
        fingerprint=fingerprint,
        pages=edition.pages,
        still=lambda: fingerprint_now(edition.pk) == fingerprint,
    )
    if pages is None:
        raise ChangedMeanwhile(str(edition))
    return made, pages


def fingerprint_now(edition: UUID) -> str | None:
    """The hash of what an edition says now; None when it is gone."""
    row = Edition.objects.select_related("dialogue", "printing").filter(pk=edition).first()
    return fingerprint_of(edition_content(row)) if row else None


def _place(edition: Edition, made: LaidOut) -> None:
    Placement.objects.filter(edition=edition).delete()
    Placement.objects.bulk_create(
        Placement(
            dialogue_id=edition.dialogue_id,
            edition=edition,
            article_id=UUID(frame.id.removeprefix("box-").partition("/")[0]),
            part=int(frame.id.partition("/")[2] or 1),
            page=frame.page,
            column=frame.column,
            columns=frame.span,
            line=frame.row,
            lines=frame.rows,
        )
        for frame in made.plan.frames
        if frame.kind in ("article", "box")
    )
