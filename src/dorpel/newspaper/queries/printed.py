"""What went to the printer, and whose words stand in it."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from dorpel.dialogues.models import Dialogue
from dorpel.newspaper.models import Edition, PrintedQuote


def printed_editions(dialogue: Dialogue) -> QuerySet[Edition]:
    """The editions of a dialogue that went to the printer, for anybody to read."""
    return Edition.objects.filter(dialogue=dialogue, printing__isnull=False).select_related("printing")


def printed_of(voice: UUID) -> list[dict[str, Any]]:
    """Where words of this voice are printed for good: edition, its number, page, code of the article."""
    rows = PrintedQuote.objects.filter(voice=voice).order_by("printing__at", "page")
    names = ("printing__edition__title", "printing__edition__number", "page", "article__reference")
    return [
        {"edition": title, "number": number, "page": page, "article": code}
        for title, number, page, code in rows.values_list(*names)
    ]
