"""Reads across the rows of conversations."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet

from dorpel.conversations.models import (
    Answer,
    AnswerVersion,
    Conversation,
    GuideVersion,
    ImportBatch,
    Question,
    Tombstone,
)
from dorpel.dialogues.models import Category, Dialogue, Facet, Purpose


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that is asked, in the language it is asked in (the main language when nobody worded it)."""

    id: UUID
    key: str
    text: str
    language: str
    more: str = ""
    options: tuple[tuple[str, str], ...] = ()
    group: str = ""


def newest_guide(dialogue: Dialogue, kind: str = "") -> GuideVersion | None:
    """The published guide version that new talks are held with; one for this kind of talk goes before a general one."""
    rows = GuideVersion.objects.filter(dialogue=dialogue).exclude(published_at=None).select_related("guide")
    for_kind = rows.filter(guide__kind=kind).order_by("-published_at").first() if kind else None
    return for_kind or rows.order_by("-published_at").first()


def questions_in(version: GuideVersion, language: str) -> list[Asked]:
    """The questions of a guide in their order, each in this language when it has the words."""
    rows = Question.objects.filter(guide_version=version).prefetch_related("wordings").order_by("order", "key")
    return [
        replace(_worded(row, row.key, row.text, version.dialogue, language, row.prompt), group=row.group)
        for row in rows
    ]


def purposes_in(dialogue: Dialogue, language: str) -> list[Asked]:
    """What a resident is asked to agree to, in this language."""
    rows = Purpose.objects.filter(dialogue=dialogue).prefetch_related("wordings").order_by("order", "key")
    return [_worded(row, row.key, row.sentence, dialogue, language, row.meaning) for row in rows]


def facets_in(dialogue: Dialogue, language: str) -> list[Asked]:
    """What a resident may tell of themselves, with why and the categories, in this language."""
    categories = Category.objects.order_by("order", "key").prefetch_related("wordings")
    rows = Facet.objects.filter(dialogue=dialogue).order_by("order", "key")
    found = []
    for row in rows.prefetch_related("wordings", Prefetch("categories", categories)):
        options = tuple((each.key, _text(each, each.name, language)) for each in row.categories.all())
        found.append(_worded(row, row.key, row.name, dialogue, language, row.why, options))
    return found


def consent_text_version(purposes: Sequence[Asked]) -> str:
    """A short name of exactly these sentences, so that it is known later what was read out."""
    return hashlib.sha256("\n".join(f"{each.key}: {each.text}" for each in purposes).encode()).hexdigest()[:12]


def current_versions(**where: Any) -> QuerySet[Any]:
    """The texts that stand now, of the answers that may be read, with question and voice."""
    rows = AnswerVersion.objects.filter(number=F("answer__version"), answer__hidden_at=None, **where)
    return rows.select_related("answer__question", "answer__voice")


def versions_shown(dialogue: Dialogue) -> QuerySet[Any]:
    """The texts that stand now and that everybody who reads conversations may read."""
    hidden = list(ImportBatch.objects.filter(dialogue=dialogue, published_at=None).values_list("pk", flat=True))
    rows = current_versions(dialogue=dialogue)
    return rows.exclude(answer__conversation__batch__in=hidden) if hidden else rows


def answers_shown(dialogue: Dialogue, *, question: str = "", unread: bool = False) -> QuerySet[Any]:
    """Answers that may be read, with their current text in `now`; not those of a file that is still being read in."""
    rows = Answer.objects.filter(dialogue=dialogue, hidden_at=None)
    if question:
        rows = rows.filter(
            question__in=list(Question.objects.filter(dialogue=dialogue, key=question).values_list("pk", flat=True))
        )
    if unread:
        rows = rows.filter(first_read_at=None)
    return _with_text(_of_read_files(rows, dialogue))


def answers_hidden(dialogue: Dialogue) -> QuerySet[Any]:
    """Answers that nobody reads until somebody has looked; `waits` when somebody of the talk left, else for a mask."""
    left = Tombstone.objects.filter(dialogue=dialogue, conversation=OuterRef("conversation"))
    rows = _of_read_files(Answer.objects.filter(dialogue=dialogue, hidden_at__isnull=False), dialogue)
    return _with_text(rows.annotate(waits=Exists(left)))


def answers_to_mask(dialogue: Dialogue) -> QuerySet[Any]:
    """All answers, hidden or not, with their current text in `now`: for who masks."""
    return _with_text(_of_read_files(Answer.objects.filter(dialogue=dialogue), dialogue))


def _of_read_files(rows: QuerySet[Any], dialogue: Dialogue) -> QuerySet[Any]:
    """Without the answers of a file that is still being read in."""
    hidden = list(ImportBatch.objects.filter(dialogue=dialogue, published_at=None).values_list("pk", flat=True))
    return rows.exclude(conversation__batch__in=hidden) if hidden else rows


def _with_text(rows: QuerySet[Any]) -> QuerySet[Any]:
    now = AnswerVersion.objects.filter(number=F("answer__version"))
    return rows.select_related("question").prefetch_related(Prefetch("versions", now, to_attr="now"))


def conversations_shown(dialogue: Dialogue, chosen: dict[str, Any]) -> QuerySet[Any]:
    """Talks by the filters that were chosen."""
    rows = Conversation.objects.of(dialogue).filter(**chosen)
    return rows.select_related("neighbourhood", "challenger")


def _worded(
    row: Any,
    key: str,
    text: str,
    dialogue: Dialogue,
    language: str,
    more: str = "",
    options: tuple[tuple[str, str], ...] = (),
) -> Asked:
    wording = next((each for each in row.wordings.all() if each.language == language), None)
    if wording is None:
        return Asked(row.pk, key, text, dialogue.language, more, options)
    return Asked(row.pk, key, wording.text, language, getattr(wording, "prompt", "") or more, options)


def _text(row: Any, text: str, language: str) -> str:
    return next((str(each.text) for each in row.wordings.all() if each.language == language), text)
