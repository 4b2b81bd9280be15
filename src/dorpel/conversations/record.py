"""The format dorpel-conversation/1 (docs/formats/conversation.md) as plain values; no database here."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings

from dorpel.conversations.models import Answer, Conversation
from dorpel.conversations.wire import CannotRead, Fields, load
from dorpel.core.ids import read_receipt

FORMAT = "dorpel-conversation/1"
LONGEST = 20_000  # code points of one answer
HELD, OUTCOMES = "held", ("held", "refused", "nobody", "later")
UNDER_13, UNDER_16, GROWN = "under13", "13-15", "16plus"
SOUND = "sound"  # a purpose that is asked at the question, and no use of the words
AGES = ("", UNDER_13, UNDER_16, GROWN)
IN_GROUP = (Conversation.Kind.GROUP, Conversation.Kind.CIRCLE)


@dataclass(frozen=True, slots=True)
class VoiceRecord:
    """One resident as the device wrote it; `receipt` the 13 signs of the code; consents by key of purpose."""

    number: int
    receipt: str | None
    categories: dict[str, str]
    consents: dict[str, bool]
    explicit: dict[str, bool]
    consent_text: str
    consent_language: str
    consent_read_by: str
    where: str

    @property
    def agreed(self) -> bool:
        """Whether this resident said yes to a use of the words; else only a refusal is counted."""
        return any(given for key, given in self.consents.items() if key != SOUND)

    @property
    def sound(self) -> bool:
        """Whether this resident said yes to being recorded as sound."""
        return self.consents.get(SOUND, False)


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """What was said to one question; `voice` a number, None when the talk said it."""

    question: str
    voice: int | None
    language: str
    text: str
    doer: str
    read_back: str
    where: str


@dataclass(frozen=True, slots=True)
class ConversationRecord:
    """One talk as the device wrote it, in keys and codes."""

    id: UUID
    outcome: str
    guide: UUID | None
    kind: str
    channel: str
    language: str
    held_on: date | None
    subject: str
    place: str
    neighbourhood: str
    method: UUID | None
    present: int
    supported_by: str
    voices: tuple[VoiceRecord, ...]
    answers: tuple[AnswerRecord, ...]
    count: int = 1  # doors, when there was no talk
    reason: str = ""  # of a correction


def read_record(body: bytes) -> ConversationRecord:
    """The talk that the bytes hold. Raises CannotRead with the place of the first problem."""
    fields = load(body)
    fields.choice("format", (FORMAT,))
    languages = [code for code, _name in settings.SPOKEN_LANGUAGES]
    outcome = fields.choice("outcome", OUTCOMES, HELD)
    kind = fields.choice("kind", Conversation.Kind.values, Conversation.Kind.DOORSTEP)
    held = outcome == HELD
    voices = tuple(_voice(each, kind) for each in fields.each("voices", 60)) if held else ()
    answers = tuple(_answer(each, languages) for each in fields.each("answers", 600)) if held else ()
    found = ConversationRecord(
        id=fields.uuid("id"),  # type: ignore[arg-type]
        outcome=outcome,
        guide=fields.uuid("guide", None),
        kind=kind,
        channel=fields.choice("channel", ("phone", "paper", "program"), "phone"),
        language=fields.choice("language", languages, languages[0]),
        held_on=fields.day("held_on"),
        subject=fields.text("subject", 200, ""),
        place=fields.text("place", 160, ""),
        neighbourhood=fields.text("neighbourhood", 20, ""),
        method=fields.uuid("method", None),
        present=fields.whole("present", 0, 1000, 1),
        supported_by=fields.text("supported_by", 120, ""),
        voices=voices,
        answers=answers,
        count=1 if held else fields.whole("count", 1, 200, 1),
        reason=fields.text("reason", 200, ""),
    )
    if held:
        fields.done()
        _hold_together(found)
    return found


def _voice(fields: Fields, kind: str) -> VoiceRecord:
    consent = fields.inner("consent")
    voice = VoiceRecord(
        number=fields.whole("number", 1, 60),
        receipt=_receipt(fields),
        categories=fields.pairs("categories", str),
        consents=consent.pairs("answers", bool),
        explicit=consent.pairs("explicit", bool),
        consent_text=consent.text("text", 40, ""),
        consent_language=consent.text("language", 12, ""),
        consent_read_by=consent.text("read_by", 40, ""),
        where=fields.where,
    )
    consent.done()
    _spare_children(fields, voice, kind)
    fields.done()
    return voice


def _spare_children(fields: Fields, voice: VoiceRecord, kind: str) -> None:
    """Under 16 no call back, no sound, and an adult agreed; under 13 only group talks, and nothing told of oneself."""
    age = fields.choice("age", AGES, "")
    guardian = fields.text("guardian", 120, "")
    if voice.sound and age != GROWN:
        raise CannotRead("child_sound", fields.at("consent.answers.sound"))
    if age not in (UNDER_13, UNDER_16):
        return
    if voice.consents.get("contact"):
        raise CannotRead("child_contact", fields.at("consent.answers.contact"))
    if not guardian:
        raise CannotRead("child_guardian", fields.at("guardian"))
    if age == UNDER_13 and (kind not in IN_GROUP or voice.categories):
        raise CannotRead("child_alone", fields.at("age"))


def _receipt(fields: Fields) -> str | None:
    typed = fields.text("receipt", 40, "")
    signs = read_receipt(typed) if typed else None
    if typed and signs is None:
        raise CannotRead("wrong_receipt", fields.at("receipt"))
    return signs


def _answer(fields: Fields, languages: list[str]) -> AnswerRecord:
    answer = AnswerRecord(
        question=fields.text("question", 60),
        voice=fields.whole("voice", 1, 60, None),
        language=fields.choice("language", languages),
        text=fields.text("text", LONGEST),
        doer=fields.choice("doer", Answer.Doer.values, Answer.Doer.UNSAID),
        read_back=fields.choice("read_back", Answer.ReadBack.values, Answer.ReadBack.NOT_ASKED),
        where=fields.where,
    )
    fields.done()
    return answer


def _hold_together(found: ConversationRecord) -> None:
    """What no single field can show: numbers and codes once, answers by voices that are here."""
    if not found.voices:
        raise CannotRead("missing", "voices")
    numbers, receipts, pairs = set(), set(), set()
    recorded = any(voice.sound for voice in found.voices)
    for voice in found.voices:
        if recorded and not (voice.sound and voice.agreed):
            raise CannotRead("sound_not_all", f"{voice.where}.consent.answers.sound")
        if voice.number in numbers:
            raise CannotRead("number_twice", f"{voice.where}.number")
        if voice.receipt and voice.receipt in receipts:
            raise CannotRead("receipt_taken", f"{voice.where}.receipt")
        numbers.add(voice.number)
        receipts.add(voice.receipt)
    for answer in found.answers:
        if answer.voice is not None and answer.voice not in numbers:
            raise CannotRead("unknown_voice", f"{answer.where}.voice")
        if (answer.question, answer.voice) in pairs:
            raise CannotRead("answered_twice", f"{answer.where}.question")
        pairs.add((answer.question, answer.voice))
