"""Reads across the rows of conversations."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.utils import timezone

from dorpel.conversations.models import (
    Answer,
    AnswerVersion,
    Conversation,
    GuideVersion,
    ImportBatch,
    Question,
    Referral,
    ReferralStep,
    Submission,
    Tombstone,
    Voice,
)
from dorpel.conversations.opening import opened
from dorpel.conversations.wire import CannotRead
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
    newest = list(rows.order_by("-published_at"))  # a dialogue has a few guides in a few versions
    for_kind = [version for version in newest if kind and kind in version.guide.kinds]
    general = [version for version in newest if not version.guide.kinds]
    return next(iter([*for_kind, *general, *newest]), None)


def questions_in(version: GuideVersion, language: str) -> list[Asked]:
    """The questions of a guide in their order, each in this language when it has the words."""
    rows = Question.objects.filter(guide_version=version).prefetch_related("wordings").order_by("order", "key")
    return [
        replace(_worded(row, row.key, row.text, version.dialogue, language, row.prompt), group=row.group)
        for row in rows
    ]


def purposes_in(dialogue: Dialogue, language: str) -> list[Asked]:
    """What a resident is asked to agree to at the end of a talk, in this language."""
    rows = (
        Purpose.objects.filter(dialogue=dialogue)
        .exclude(key=Purpose.Key.SOUND)
        .prefetch_related("wordings")
        .order_by("order", "key")
    )
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


class Unread(NamedTuple):
    """A need that no program could read: when it came, from whom, and its words when they open."""

    received_at: datetime
    sender: Any
    text: str


def unread_needs(dialogue: Dialogue) -> list[Unread]:
    """Needs in quarantine, newest first: any of them may be a concern, so only the person of trust reads them."""
    held = Submission.objects.filter(dialogue=dialogue, kind="referral", state=Submission.State.QUARANTINED)
    return [
        Unread(row.received_at, row.sender, _opened(row))
        for row in held.select_related("sender").order_by("-sequence")[:20]
    ]


def _opened(row: Submission) -> str:
    try:
        return opened(row).decode("utf-8", "replace")[:8000]
    except CannotRead:
        return ""


class StepFollowed(NamedTuple):
    """One thing that happened to a need; `what` is a ReferralStep.What, `note` is for the resident."""

    what: str
    service: str
    on: date
    note: str


class NeedFollowed(NamedTuple):
    """What became of a need, for whoever holds the receipt."""

    kind: str
    made_on: date
    steps: list[StepFollowed]


def referrals_of(voice: Voice) -> list[NeedFollowed]:
    """The needs that this voice passed on, each with what happened to it; never concerns."""
    return needs_followed(Referral.objects.of_voice(voice))


def needs_followed(rows: QuerySet[Any]) -> list[NeedFollowed]:
    """Needs with their steps, as their resident may read them, in two questions."""
    steps = ReferralStep.objects.select_related("service").order_by("at", "pk")
    return [
        NeedFollowed(
            each.get_kind_display(),
            timezone.localdate(each.made_at),
            [
                StepFollowed(step.what, str(step.service or ""), timezone.localdate(step.at), step.note)
                for step in each.steps.all()
            ],
        )
        for each in rows.prefetch_related(Prefetch("steps", steps)).order_by("made_at", "pk")
    ]


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
