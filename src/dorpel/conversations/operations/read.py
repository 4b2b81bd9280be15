"""From a record of the inbox to rows: a talk kept, a talk corrected, or a refusal counted."""

from datetime import date
from uuid import UUID, uuid5

from django.utils import timezone

from dorpel.challengers.models import Method
from dorpel.conversations.drafts import AnswerDraft, ConversationDraft, VoiceDraft
from dorpel.conversations.models import Conversation, Submission, Turnaway, Voice
from dorpel.conversations.opening import opened
from dorpel.conversations.operations.correct import correct
from dorpel.conversations.operations.keep import keep_many
from dorpel.conversations.record import HELD, ConversationRecord, VoiceRecord, read_record
from dorpel.conversations.vocabulary import vocabulary_of
from dorpel.conversations.wire import CannotRead
from dorpel.core.actors import MACHINE
from dorpel.core.crypto import fingerprint
from dorpel.core.ids import uuid7
from dorpel.dialogues.models import Neighbourhood


def receipt_hash(signs: str) -> str:
    """What is kept of a receipt code's 13 signs."""
    return fingerprint(signs, purpose="receipt")


def read_conversation(submission: Submission) -> None:
    """The parser of kind 'conversation'. Raises CannotRead; forgets the bytes when words in them may not stay."""
    found = read_record(opened(submission))
    if found.id != submission.record:
        raise CannotRead("wrong_record", "id")
    before = Conversation.objects.filter(pk=found.id).first()
    if before is not None and before.dialogue_id != submission.dialogue_id:
        raise CannotRead("record_taken", "id")
    agreed = [voice for voice in found.voices if voice.agreed]
    if before is not None and (found.outcome != HELD or not agreed):
        raise CannotRead("was_held", "outcome")
    _count_refusals(found, submission)
    if found.outcome != HELD or len(agreed) < len(found.voices):
        submission.body = b""
    if agreed:
        _keep(_drafted(found, agreed, submission), before, submission)


def _keep(draft: ConversationDraft, before: Conversation | None, submission: Submission) -> None:
    if before is None:
        keep_many([draft], dialogue=submission.dialogue, by=MACHINE)
        kept = Voice.objects.filter(conversation=draft.id).count()
    else:
        kept = correct(before, draft, submission=submission)
    if kept < len(draft.voices):
        # A voice was taken back before its words came: the words of all go from the inbox.
        submission.body, submission.state = b"", Submission.State.HIDDEN


def _count_refusals(found: ConversationRecord, submission: Submission) -> None:
    """One counted row for each who said no; its id follows from the record, so a correction counts nobody twice."""
    refusals = {voice.number: uuid5(found.id, f"refusal {voice.number}") for voice in found.voices}
    for voice in found.voices:
        if not voice.agreed:
            _count(refusals.pop(voice.number), Turnaway.Outcome.REFUSED, found, submission, 1)
    if found.outcome != HELD:
        _count(found.id, found.outcome, found, submission, found.count)
    else:
        Turnaway.objects.filter(dialogue=submission.dialogue, pk__in=[found.id, *refusals.values()]).delete()


def _count(key: UUID, outcome: str, found: ConversationRecord, submission: Submission, number: int) -> None:
    if Turnaway.objects.filter(pk=key).exclude(dialogue=submission.dialogue).exists():
        raise CannotRead("record_taken", "id")
    Turnaway.objects.update_or_create(
        pk=key,
        defaults={
            "dialogue": submission.dialogue,
            "challenger_id": _challenger(submission),
            "neighbourhood_id": _neighbourhood(found, submission),
            "outcome": outcome,
            "on": found.held_on or timezone.localdate(submission.received_at),
            "count": number,
        },
    )


def _drafted(found: ConversationRecord, agreed: list[VoiceRecord], submission: Submission) -> ConversationDraft:
    guide, questions = _guide(found, submission)
    voices = {voice.number: uuid7() for voice in agreed}
    answers = []
    for said in found.answers:
        if said.question not in questions:
            raise CannotRead("unknown_question", f"{said.where}.question")
        if said.text.strip() and (said.voice is None or said.voice in voices):
            voice = None if said.voice is None else voices[said.voice]
            answers.append(
                AnswerDraft(
                    uuid7(), questions[said.question], said.text, said.language, voice, said.doer, said.read_back
                )
            )
    return ConversationDraft(
        id=found.id,
        guide_version=guide,
        language=found.language,
        received_at=submission.received_at,
        kind=found.kind,
        channel=found.channel,
        held_on=possible_day(found.held_on),
        subject=found.subject,
        place=found.place,
        present=max(found.present, len(found.voices)),
        supported_by=found.supported_by,
        method=_method(found, submission),
        challenger=_challenger(submission),
        neighbourhood=_neighbourhood(found, submission),
        submission=submission.sequence,
        content_sha256=submission.sha256,
        voices=_voices(agreed, voices, submission),
        answers=tuple(answers),
        reason=found.reason,
    )


def _voices(agreed: list[VoiceRecord], ids: dict[int, UUID], submission: Submission) -> tuple[VoiceDraft, ...]:
    known = vocabulary_of(submission.dialogue)
    _not_taken(agreed, submission)
    return tuple(_voice(voice, ids[voice.number], known.categories, known.purposes) for voice in agreed)


def _not_taken(agreed: list[VoiceRecord], submission: Submission) -> None:
    """A code leads to one voice only, in all dialogues: whoever holds it must never see another's words."""
    for voice in agreed:
        if voice.receipt:
            others = Voice.objects.filter(receipt_hash=receipt_hash(voice.receipt))
            if others.exclude(conversation=submission.record, number=voice.number).exists():
                raise CannotRead("receipt_taken", f"{voice.where}.receipt")


def _voice(
    voice: VoiceRecord, key: UUID, categories: dict[tuple[str, str], UUID], purposes: dict[str, UUID]
) -> VoiceDraft:
    for pair in voice.categories.items():
        if pair not in categories:
            raise CannotRead("unknown_category", f"{voice.where}.categories")
    if (voice.consents.keys() | voice.explicit.keys()) - purposes.keys():
        raise CannotRead("unknown_purpose", f"{voice.where}.consent.answers")
    return VoiceDraft(
        id=key,
        number=voice.number,
        receipt_hash=receipt_hash(voice.receipt) if voice.receipt else None,
        categories=tuple(categories[pair] for pair in voice.categories.items()),
        consents=tuple(
            (purposes[key], given, given and voice.explicit.get(key, False)) for key, given in voice.consents.items()
        ),
        consent_text=voice.consent_text,
        consent_language=voice.consent_language,
        consent_read_by=voice.consent_read_by,
    )


def _guide(found: ConversationRecord, submission: Submission) -> tuple[UUID, dict[str, UUID]]:
    questions = vocabulary_of(submission.dialogue).questions(found.guide) if found.guide else None
    if found.guide is None or questions is None:
        raise CannotRead("unknown_guide", "guide")
    return found.guide, questions


def _challenger(submission: Submission) -> UUID | None:
    return vocabulary_of(submission.dialogue).challenger(submission.sender_id) if submission.sender_id else None


def _neighbourhood(found: ConversationRecord, submission: Submission) -> UUID | None:
    if not found.neighbourhood:
        return None
    rows = Neighbourhood.objects.filter(dialogue=submission.dialogue, code=found.neighbourhood)
    here: UUID | None = rows.values_list("pk", flat=True).first()
    if here is None:
        raise CannotRead("unknown_neighbourhood", "neighbourhood")
    return here


def _method(found: ConversationRecord, submission: Submission) -> UUID | None:
    if found.method and not Method.objects.filter(dialogue=submission.dialogue, pk=found.method).exists():
        raise CannotRead("unknown_method", "method")
    return found.method


def possible_day(day: date | None) -> date | None:
    """The day as the device's clock gave it; a clock that is off by years tells nothing, and the talk stays."""
    today = timezone.localdate()
    return day if day is not None and abs((today - day).days) < 3 * 366 else None
