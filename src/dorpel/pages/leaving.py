"""What a withdrawal takes along in all the rooms, counted, and where the words are printed already."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from dorpel.coding.models import Coding, Objection, Quote
from dorpel.conversations.models import AnswerVersion, RawText
from dorpel.conversations.operations.withdraw import Seen
from dorpel.findings.models import Evidence, Publication
from dorpel.newspaper.models import ArticleQuote, PrintedQuote

COUNTED: dict[str, tuple[Any, str]] = {
    "versions": (AnswerVersion, "answer__in"),
    "raw_texts": (RawText, "answer__in"),
    "quotes": (Quote, "answer__in"),
    "codings": (Coding, "quote__answer__in"),
    "objections": (Objection, "answer__in"),
    "evidence": (Evidence, "quote__answer__in"),
    "articles_to_come": (ArticleQuote, "quote__answer__in"),
}


def look(voice: UUID, answers: tuple[UUID, ...]) -> Seen:
    """Counts before anything goes; `gone()` afterwards says how many of each went, and which findings came down."""
    before = {name: model.objects.filter(**{path: answers}).count() for name, (model, path) in COUNTED.items()}
    public = Publication.objects.filter(ended_at=None, finding__evidence__quote__answer__in=answers)
    up = set(public.values_list("pk", flat=True))

    def gone() -> dict[str, int]:
        after = {name: model.objects.filter(**{path: answers}).count() for name, (model, path) in COUNTED.items()}
        counted = {name: before[name] - after[name] for name in COUNTED}
        return counted | {"publications": Publication.objects.filter(pk__in=up).exclude(ended_at=None).count()}

    return Seen(printed_of(voice, answers), gone)


def printed_of(voice: UUID, answers: tuple[UUID, ...]) -> list[dict[str, Any]]:
    """Where words of this voice are printed for good: edition, day, page, code of the article."""
    quotes = Quote.objects.filter(answer__in=answers).values("pk")
    rows = PrintedQuote.objects.filter(Q(voice=voice) | Q(quote__in=quotes)).order_by("printing__at", "page")
    names = ("printing__edition__title", "printing__edition__number", "printing__at", "page", "article__reference")
    return [
        {"edition": title, "number": number, "printed": at.date().isoformat(), "page": page, "article": code}
        for title, number, at, page, code in rows.values_list(*names)
    ]
