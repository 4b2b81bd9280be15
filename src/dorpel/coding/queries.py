"""What can be asked about quotes: which may speak, which may be shown, and why not."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from dorpel.coding.models import Code, Coding, Objection, Quote, QuoteWording, Reading
from dorpel.conversations.models import Answer, AnswerVersion, Consent, Conversation, ImportBatch, Voice
from dorpel.dialogues.models import Dialogue, Purpose
from dorpel.people.models import Person


class Bar(StrEnum):
    """Why a quote can't be shown in public."""

    LOST = "lost"
    HIDDEN = "hidden"
    OBJECTED = "objected"
    NO_CONSENT = "no consent"
    NOT_EXPLICIT = "not explicit"


def standing(quotes: QuerySet[Quote]) -> QuerySet[Quote]:
    """The quotes that may speak for or against something: not lost, not hidden, by voices that count along."""
    refused = Consent.objects.filter(purpose__key=Purpose.Key.COUNT, given=False)
    own = refused.filter(voice=OuterRef("answer__voice"))
    talk = refused.filter(voice__conversation=OuterRef("answer__conversation"))
    return (
        quotes.filter(lost_at=None, answer__hidden_at=None)
        .exclude(Exists(own))
        .exclude(Exists(talk), answer__voice=None)
    )


def bars(quotes: Iterable[UUID]) -> dict[UUID, Bar | None]:
    """For each quote why it can't be shown in public, or None when it may; a handful of queries for any number.

    What a whole talk said needs the yes of every voice in it.
    """
    rows = list(Quote.objects.filter(pk__in=list(quotes)).select_related("answer"))
    voices = _voices_behind([row.answer for row in rows])
    consents = {
        consent.voice_id: consent
        for consent in Consent.objects.filter(
            voice__in=[voice for found in voices.values() for voice in found], purpose__key=Purpose.Key.QUOTE
        )
    }
    objected: set[tuple[UUID, UUID | None]] = set(
        Objection.objects.filter(answer__in=[row.answer_id for row in rows], answered_at=None).values_list(
            "answer", "quote"
        )
    )
    return {row.pk: _bar(row, [consents.get(voice) for voice in voices[row.answer_id]], objected) for row in rows}


def showable(quotes: QuerySet[Quote]) -> QuerySet[Quote]:
    """The quotes that may be shown in public, those of which `bars` says None; as a condition inside one query."""
    yes = Consent.objects.filter(purpose__key=Purpose.Key.QUOTE, given=True)
    objected = Objection.objects.filter(Q(quote=OuterRef("pk")) | Q(quote=None), answer=OuterRef("answer"))
    return quotes.filter(
        _all_said(yes),
        Q(sensitive=False) | _all_said(yes.filter(explicit=True)),
        lost_at=None,
        answer__hidden_at=None,
    ).exclude(Exists(objected.filter(answered_at=None)))


def _all_said(yes: QuerySet[Consent]) -> Q:
    """The voice behind the quote's answer has such a consent; each voice of the talk when nobody has divided it."""
    talk = Voice.objects.filter(conversation=OuterRef("answer__conversation"))
    silent = talk.exclude(Exists(yes.filter(voice=OuterRef("pk"))))
    own = Q(Exists(yes.filter(voice=OuterRef("answer__voice"))), answer__voice__isnull=False)
    return own | Q(Exists(talk), ~Exists(silent), answer__voice=None)


def _bar(quote: Quote, consents: list[Consent | None], objected: set[tuple[UUID, UUID | None]]) -> Bar | None:
    if quote.lost_at is not None:
        return Bar.LOST
    if quote.answer.hidden_at is not None:
        return Bar.HIDDEN
    if (quote.answer_id, quote.pk) in objected or (quote.answer_id, None) in objected:
        return Bar.OBJECTED
    if not consents or not all(consent is not None and consent.given for consent in consents):
        return Bar.NO_CONSENT
    if quote.sensitive and not all(consent is not None and consent.explicit for consent in consents):
        return Bar.NOT_EXPLICIT
    return None


def _voices_behind(answers: Iterable[Answer]) -> dict[UUID, list[UUID]]:
    """The voices behind each answer: its own, or all of the talk when nobody has divided it."""
    answers = list(answers)
    talks: dict[UUID, list[UUID]] = {}
    whole = {answer.conversation_id for answer in answers if answer.voice_id is None}
    for voice, talk in Voice.objects.filter(conversation__in=whole).values_list("pk", "conversation"):
        talks.setdefault(talk, []).append(voice)
    return {
        answer.pk: [answer.voice_id] if answer.voice_id else talks.get(answer.conversation_id, []) for answer in answers
    }


def current_version(answer: Answer) -> AnswerVersion:
    """The text of an answer as it stands today. Raises AnswerVersion.DoesNotExist."""
    return AnswerVersion.objects.get(answer=answer, number=answer.version)


def unread(dialogue: Dialogue) -> QuerySet[Answer]:
    """The answers that nobody has read and somebody can: not hidden, not of a file that is still being read in."""
    hidden = list(ImportBatch.objects.filter(dialogue=dialogue, published_at=None).values_list("pk", flat=True))
    rows = Answer.objects.filter(dialogue=dialogue, first_read_at=None, hidden_at=None)
    if hidden:
        rows = rows.exclude(conversation__in=Conversation.objects.filter(batch__in=hidden).values("pk"))
    return rows


def next_unread(dialogue: Dialogue, person: Person, *, question: str = "", after: UUID | None = None) -> Answer | None:
    """The next answer that nobody has read, oldest first; of one question (its key) when named.

    Reads along a partial index of unread answers, so it costs the same at any size.
    """
    rows = unread(dialogue)
    if question:
        rows = rows.filter(question__key=question)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    return rows.select_related("conversation__neighbourhood", "question", "voice").order_by("pk").first()


def next_for_second(dialogue: Dialogue, person: Person) -> Answer | None:
    """The next answer that others have read and this person has not: for a second pair of eyes."""
    mine = Reading.objects.filter(answer=OuterRef("answer"), reader=person)
    rows = Reading.objects.filter(dialogue=dialogue, answer__hidden_at=None).exclude(Exists(mine))
    first = rows.order_by("pk").select_related("answer__conversation__neighbourhood", "answer__question").first()
    return first.answer if first else None


def quotes_with(code: Code) -> QuerySet[Coding]:
    """One coding for each quote under a code, in the order ('-quote_id', '-pk') that its index gives."""
    earlier = Coding.objects.filter(quote=OuterRef("quote"), code=OuterRef("code"), pk__lt=OuterRef("pk"))
    return (
        Coding.objects.filter(dialogue=code.dialogue_id, code=code)
        .exclude(Exists(earlier))
        .select_related("quote__answer__conversation__neighbourhood")
        .prefetch_related(wordings())
    )


def wordings(path: str = "quote__wordings") -> "Prefetch[str, QuerySet[QuoteWording], str]":
    """The translations of quotes, best state first."""
    return Prefetch(path, QuoteWording.objects.order_by("state"))


def own_quotes(answer: Answer, person: Person) -> list[tuple[Quote, list[Coding]]]:
    """What this person marked or coded in an answer, in the order of the text; never what others did."""
    own = Coding.objects.filter(coder=person).select_related("code").order_by("pk")
    rows = (
        Quote.objects.filter(Q(marked_by=person) | Q(codings__coder=person), answer=answer)
        .distinct()
        .order_by("start", "end")
        .prefetch_related(Prefetch("codings", own, to_attr="own"))
    )
    return [(quote, quote.own) for quote in rows]


def recent_codes(dialogue: Dialogue, person: Person, *, number: int = 9) -> list[Code]:
    """The codes this person used last, newest first; those still in use."""
    last = Coding.objects.filter(coder=person, dialogue=dialogue).select_related("code").order_by("-pk")[: 20 * number]
    codes = dict.fromkeys(coding.code for coding in last if coding.code.retired_at is None)
    return list(codes)[:number]
