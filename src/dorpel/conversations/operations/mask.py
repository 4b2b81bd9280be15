"""Masking names and streets, and dividing among the voices that stay what their talk said together."""

from typing import cast

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from dorpel.conversations.facts import AnswerChanged, VoiceLeaving
from dorpel.conversations.models import Answer, AnswerVersion, Tombstone, Voice
from dorpel.conversations.search import forget_answers, index_again
from dorpel.core.actors import Actor
from dorpel.core.crypto import unseal
from dorpel.core.events import announce
from dorpel.dialogues.access import StaleSave, require, rights
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record, record_plain
from dorpel.people.models import Person


class NotAMask(ValueError):
    """The text isn't the raw words with passages replaced by [words in brackets]."""


class NotInThisTalk(ValueError):
    """The voice isn't one of the talk's, or the answer doesn't wait to be divided."""


@transaction.atomic
def mask(answer: Answer, *, text: str, seen: int, by: Actor, reason: str = "") -> AnswerVersion:
    """Gives an answer its masked text: the raw words, in which [brackets] stand for what nobody should read.

    `seen` is the version it was written over. The earlier texts go; the raw words stay, sealed. An answer that
    was hidden until somebody looked is shown again, unless it waits to be divided.
    Raises NotAllowed, NotAMask, StaleSave.
    """
    require(by, May.MASK, answer.dialogue)
    stored = Answer.objects.select_for_update().get(pk=answer.pk)
    before = AnswerVersion.objects.select_related("raw").get(answer=stored, number=stored.version)
    if stored.version != seen:
        raise StaleSave(stored, [(str(AnswerVersion._meta.get_field("text").verbose_name), before.text, text)])
    raw = unseal(before.raw.sealed, place=before.raw.place) if before.raw else before.text
    text = _with_line_ends_of(raw, text)
    if not is_mask_of(text, raw) or _uncovers(text, before, by):
        raise NotAMask(str(answer.pk))
    stored.version += 1
    if not waits_for_division(stored):
        stored.hidden_at = None
    stored.save(update_fields=["version", "hidden_at"])
    after = AnswerVersion.objects.create(
        dialogue_id=stored.dialogue_id, answer=stored, number=stored.version, text=text, raw=before.raw,
        cause=AnswerVersion.Cause.MASKED, reason=reason, made_at=timezone.now(),
    )  # fmt: skip
    announce(AnswerChanged(stored.dialogue_id, stored.pk, before.pk, after.pk))
    # Quotes have moved by now; the earlier texts (and their translations) hold what was masked.
    AnswerVersion.objects.filter(answer=stored).exclude(pk=after.pk).delete()
    index_again([stored.pk])
    record("answer.mask", stored, by=by, dialogue=stored.dialogue_id, why=reason)
    return after


def _uncovers(text: str, before: AnswerVersion, by: Actor) -> bool:
    """Who may not read the raw words covers more, never less: else each try would tell what stands there."""
    if before.cause != AnswerVersion.Cause.MASKED or by.actor_kind != "person":
        return False
    return May.READ_RAW not in rights(cast(Person, by), before.dialogue) and not is_mask_of(text, before.text)


def _with_line_ends_of(raw: str, text: str) -> str:
    """A text that came through a browser, with the line ends that the raw words have."""
    if "\r\n" not in raw or "\n" in raw.replace("\r\n", ""):
        return text
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def is_mask_of(text: str, raw: str) -> bool:
    """Whether `text` is `raw` with some passages (at least one sign each) replaced by [words in brackets].

    So a mask can hide, but put nothing into anybody's mouth. Linear: each piece is looked for once, leftmost.
    """
    pieces = _outside_brackets(text)
    if len(pieces) == 1:
        return text == raw
    first, *middle, last = pieces
    if not raw.startswith(first):
        return False
    at = len(first)
    for piece in middle:
        at = raw.find(piece, at + 1)
        if at < 0:
            return False
        at += len(piece)
    return raw.endswith(last) and len(raw) - len(last) > at


def _outside_brackets(text: str) -> list[str]:
    pieces, rest = [], text
    while "[" in rest and "]" in rest.split("[", 1)[1]:
        before, opened = rest.split("[", 1)
        pieces.append(before)
        rest = opened.split("]", 1)[1]
    return [*pieces, rest]


@transaction.atomic
def divide(answer: Answer, *, voice: Voice, by: Actor) -> None:
    """Says which of the voices that stay an answer of the whole talk belongs to; it is shown again.

    New words over masked ones stay hidden until they are masked too. Raises NotAllowed, NotInThisTalk.
    """
    require(by, May.MASK, answer.dialogue)
    stored = Answer.objects.select_for_update().get(pk=answer.pk)
    if voice.conversation_id != stored.conversation_id or not waits_for_division(stored):
        raise NotInThisTalk(str(voice.pk))
    stored.voice = voice
    if not _waits_for_mask(stored):
        stored.hidden_at = None
    stored.save(update_fields=["voice", "hidden_at"])
    index_again([stored.pk])
    record("answer.divide", stored, by=by, dialogue=stored.dialogue_id)


@transaction.atomic
def set_aside(answer: Answer, *, by: Actor) -> None:
    """Removes an answer that waits to be divided: it was the words of who left, or nobody can tell.

    Its quotes go with it, and whatever rests on them hears so: as if these words had left with their voice.
    Raises NotAllowed, NotInThisTalk when it doesn't wait for that.
    """
    require(by, May.MASK, answer.dialogue)
    stored = Answer.objects.select_for_update().filter(pk=answer.pk).first()
    if stored is None or not waits_for_division(stored):
        raise NotInThisTalk(str(answer.pk))
    left = _tombstones(stored).order_by("at", "pk").last()
    whose = left and left.voice
    announce(VoiceLeaving(stored.dialogue_id, stored.conversation_id, whose or stored.pk, (stored.pk,)))
    forget_answers([answer.pk])
    record_plain("answer.set_aside", Answer._meta.label_lower, answer.pk, by=by, dialogue=answer.dialogue_id)
    Answer.objects.filter(pk=answer.pk).delete()


def waits_for_division(answer: Answer) -> bool:
    """Whether an answer of the whole talk is hidden because one of its voices left."""
    return answer.voice_id is None and answer.hidden_at is not None and _tombstones(answer).exists()


def _waits_for_mask(answer: Answer) -> bool:
    """Whether later words were laid over masked ones, and nobody has looked at them."""
    versions = AnswerVersion.objects.filter(answer=answer)
    now = versions.filter(number=answer.version).exclude(cause=AnswerVersion.Cause.MASKED)
    return now.exists() and versions.filter(cause=AnswerVersion.Cause.MASKED).exists()


def _tombstones(answer: Answer) -> QuerySet[Tombstone]:
    return Tombstone.objects.filter(dialogue=answer.dialogue_id, conversation=answer.conversation_id)
