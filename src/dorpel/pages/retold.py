"""The words of a walk in the visitor's language, where a person wrote them down in it; with how far that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from dorpel.coding.models import Quote
from dorpel.conversations.models import AnswerWording
from dorpel.core.rows import WordingState
from dorpel.pages.trail import Said


@dataclass(frozen=True, slots=True)
class Retold:
    """A translation by a person, and who stands behind it in words."""

    text: str
    language: str
    by: str


def retold_of(said: Iterable[Said]) -> dict[UUID, Retold]:
    """By the version of an answer, what people translated of it into the visitor's language. One query."""
    asked = asked_language()
    versions = [each.version for each in said if each.language != asked]
    rows = AnswerWording.objects.filter(of__in=versions, language=asked)
    return {row.of_id: Retold(row.text, asked, _by(row.state)) for row in rows}


def retold_quote(quote: Quote) -> Retold | None:
    """The same of a passage; its wordings are prefetched."""
    asked = asked_language()
    found = next((row for row in quote.wordings.all() if row.language == asked), None)
    return Retold(found.text, asked, _by(found.state)) if found else None


def approved(wording: type[Any], rows: Iterable[UUID]) -> dict[UUID, str]:
    """By the row, its approved text in the visitor's language. One query."""
    asked = asked_language()
    found = wording.objects.filter(of__in=list(rows), language=asked, state=WordingState.APPROVED)
    return dict(found.values_list("of", "text"))


def asked_language() -> str:
    """The visitor's language, without its country."""
    return (get_language() or "").split("-")[0]


def _by(state: str) -> str:
    return {
        WordingState.DRAFT: _("A person of the team translated this. No second speaker has read it yet."),
        WordingState.READ: _("Translated by a person of the team, and read by a second speaker."),
        WordingState.APPROVED: _("Translated by a person of the team, and approved."),
    }[WordingState(state)]
