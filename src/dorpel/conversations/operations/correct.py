"""A later content of a talk that was kept before: new versions of its answers, never a second talk."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dorpel.conversations.drafts import AnswerDraft, ConversationDraft, VoiceDraft
from dorpel.conversations.facts import AnswerChanged, ConsentTakenBack, ConversationCorrected, ConversationCorrecting
from dorpel.conversations.models import (
    Answer,
    AnswerVersion,
    Consent,
    Conversation,
    RawText,
    Submission,
    Voice,
    VoiceCategory,
)
from dorpel.conversations.operations.erase import erase_outside
from dorpel.conversations.operations.keep import without_withdrawn
from dorpel.conversations.operations.sound import all_agreed, silence
from dorpel.conversations.search import index_again
from dorpel.conversations.wire import CannotRead
from dorpel.core.actors import MACHINE
from dorpel.core.crypto import seal, unseal
from dorpel.core.events import announce
from dorpel.core.ids import uuid7
from dorpel.dialogues.models import Purpose
from dorpel.journal.operations import record

KEPT = (
    "kind",
    "channel",
    "language",
    "held_on",
    "subject",
    "place",
    "present",
    "supported_by",
)
POINTS = ("method", "challenger", "neighbourhood", "guide_version")


@transaction.atomic
def correct(conversation: Conversation, draft: ConversationDraft, *, submission: Submission) -> int:
    """Lays a later content over a kept talk; returns how many of its voices may stay. Nobody and no answer is removed.

    An older content that arrives late only brings the codes of its receipts, which no later one can know.
    Raises CannotRead.
    """
    allowed = without_withdrawn([draft], submission.dialogue)
    if not allowed:
        return 0
    if _is_older(submission, conversation.submission):
        _bring_codes(conversation, draft)
        return len(draft.voices)
    draft = allowed[0]
    announce(ConversationCorrecting(conversation.dialogue_id, conversation.pk))
    for name in KEPT:
        setattr(conversation, name, getattr(draft, name))
    for name in POINTS:
        setattr(conversation, f"{name}_id", getattr(draft, name))
    conversation.submission = submission
    conversation.version += 1
    conversation.save()
    voices = {voice.id: _voice(conversation, voice) for voice in draft.voices}
    for said in draft.answers:
        lay_answer(conversation, said, voices[said.voice] if said.voice else None, draft.reason)
    if not all_agreed(conversation.pk):
        silence(conversation.pk, by=MACHINE)
    announce(ConversationCorrected(conversation.dialogue_id, conversation.pk))
    record("conversation.correct", conversation, by=MACHINE, dialogue=conversation.dialogue_id)
    return len(draft.voices)


def _is_older(submission: Submission, before: Submission | None) -> bool:
    """Whether a content was made before the one that stands: by the numbers of one phone, else as they came in."""
    if before is None:
        return False
    of_one = submission.device_id is not None and submission.device_id == before.device_id
    if of_one and submission.number is not None and before.number is not None:
        return submission.number < before.number
    return submission.sequence < before.sequence


def _bring_codes(conversation: Conversation, draft: ConversationDraft) -> None:
    for voice in draft.voices:
        if voice.receipt_hash:
            there = Voice.objects.filter(conversation=conversation, number=voice.number, receipt_hash=None)
            there.update(receipt_hash=voice.receipt_hash)


def _voice(conversation: Conversation, draft: VoiceDraft) -> Voice:
    """The voice of this number: the one that is there, brought up to date, or a new one."""
    voice, _new = Voice.objects.get_or_create(
        conversation=conversation,
        number=draft.number,
        defaults={"id": draft.id, "dialogue_id": conversation.dialogue_id},
    )
    if draft.receipt_hash and voice.receipt_hash not in (None, draft.receipt_hash):
        raise CannotRead("receipt_changed", f"voices {draft.number}")
    voice.receipt_hash = voice.receipt_hash or draft.receipt_hash
    voice.consent_text, voice.consent_language = draft.consent_text, draft.consent_language
    voice.consent_read_by = draft.consent_read_by
    voice.save()
    _told(voice, draft)
    no_longer = [
        purpose
        for purpose, given, explicit in draft.consents
        if _consent(voice, purpose, given=given, explicit=explicit)
    ]
    _say_taken_back(voice, no_longer)
    return voice


def _told(voice: Voice, draft: VoiceDraft) -> None:
    told = set(VoiceCategory.objects.filter(voice=voice).values_list("category_id", flat=True))
    VoiceCategory.objects.filter(voice=voice, category__in=told - set(draft.categories)).delete()
    for category in set(draft.categories) - told:
        VoiceCategory.objects.create(dialogue_id=voice.dialogue_id, voice=voice, category_id=category)


def _consent(voice: Voice, purpose: UUID, *, given: bool, explicit: bool) -> bool:
    """What was answered now; what was taken back stays taken back. Whether a yes became less."""
    found = Consent.objects.filter(voice=voice, purpose=purpose).first()
    if found is None:
        found = Consent(dialogue_id=voice.dialogue_id, voice=voice, purpose_id=purpose, asked_at=timezone.now())
        found.given = found.explicit = False
    elif found.taken_back_at is not None:
        return False
    less = bool((found.given and not given) or (found.explicit and not explicit))
    found.given, found.explicit = given, explicit
    found.save()
    return less


def _say_taken_back(voice: Voice, purposes: list[UUID]) -> None:
    """A yes that was noted wrongly counts as taken back: nothing may go on being shown because of it."""
    if not purposes:
        return
    for key in Purpose.objects.filter(pk__in=purposes).order_by("order").values_list("key", flat=True):
        announce(ConsentTakenBack(voice.dialogue_id, voice.pk, key))
        record("voice.take_back", voice, by=MACHINE, dialogue=voice.dialogue_id, why=key)
    transaction.on_commit(lambda: erase_outside(voice.dialogue_id), robust=True)


def lay_answer(conversation: Conversation, said: AnswerDraft, voice: Voice | None, reason: str) -> None:
    """What is said now to one question by one voice: a new answer, or a new version of the one that stands."""
    # What the voice added itself with its receipt stays beside what its talk sends again.
    rows = Answer.objects.filter(conversation=conversation, question=said.question, voice=voice, added_at=None)
    found = rows.first()
    if found is None:
        answer = Answer.objects.create(
            id=said.id,
            dialogue_id=conversation.dialogue_id,
            conversation=conversation,
            voice=voice,
            question_id=said.question,
            language=said.language,
            doer=said.doer,
            read_back=said.read_back,
        )
        _version(answer, said.text, number=1, cause=AnswerVersion.Cause.SAID)
        index_again([answer.pk])
        return
    found.language, found.doer, found.read_back = said.language, said.doer, said.read_back
    _reword(found, said.text, reason)
    found.save()


def _reword(answer: Answer, text: str, reason: str) -> None:
    """A new version when the words differ from what was said before, masked or not."""
    before = answer.versions.select_related("raw").get(number=answer.version)
    raw = before.raw
    words = unseal(bytes(raw.sealed), place=raw.place) if raw else before.text
    if words == text:
        return
    if before.cause == AnswerVersion.Cause.MASKED:
        # The new words may hold the name that was masked: nobody reads them until somebody has looked.
        answer.hidden_at = timezone.now()
    answer.version += 1
    after = _version(answer, text, number=answer.version, cause=AnswerVersion.Cause.CORRECTED, reason=reason)
    answer.save()
    index_again([answer.pk])
    announce(AnswerChanged(answer.dialogue_id, answer.pk, before.pk, after.pk))


def _version(answer: Answer, text: str, *, number: int, cause: str, reason: str = "") -> AnswerVersion:
    raw = RawText(id=uuid7(), dialogue_id=answer.dialogue_id, answer=answer)
    raw.sealed = seal(text, place=raw.place)
    raw.save(force_insert=True)
    return AnswerVersion.objects.create(
        dialogue_id=answer.dialogue_id,
        answer=answer,
        number=number,
        text=text,
        raw=raw,
        cause=cause,
        reason=reason,
        made_at=timezone.now(),
    )
