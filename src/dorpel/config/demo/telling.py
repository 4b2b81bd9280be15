"""From the story's talks to conversations that can be kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from dorpel.config.demo.chance import Dice
from dorpel.config.demo.days import moment
from dorpel.config.demo.frame import PURPOSES, Frame
from dorpel.config.demo.residents import Voice
from dorpel.config.demo.story import Told
from dorpel.config.demo.talk import Conversation
from dorpel.conversations.drafts import AnswerDraft, ConversationDraft, VoiceDraft
from dorpel.conversations.models import Referral, Turnaway
from dorpel.conversations.operations.read import receipt_hash
from dorpel.core.bulk import insert_rows
from dorpel.core.crypto import seal

CHANNELS = {"phone": "phone", "paper": "paper", "import": "import", "other": "program"}
CONSENT_TEXT = "kolmere-1"


class Drafter:
    """Makes drafts of what is told of one city for the rows of one dialogue."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.neighbourhoods = [row.pk for row in frame.neighbourhoods]
        self.challengers = [row.pk for row in frame.challengers]
        self.methods = {name: row.pk for name, row in frame.methods.items()}
        self.categories = {pair: row.pk for pair, row in frame.categories.items()}
        purposes = [frame.purposes[PURPOSES[key]] for key in frame.city.purposes]
        self.consents = [{given: (purpose, given, False) for given in (True, False)} for purpose in purposes]

    def draft(self, told: Told) -> ConversationDraft:
        """One talk as it is kept."""
        talk, frame = told.talk, self.frame
        *ids, own = (UUID(int=number) for number in told.ids)
        voices, asked, challenger = ids[: len(talk.voices)], frame.questions, frame.challengers[talk.challenger]
        answers = tuple(
            AnswerDraft(
                pk,
                asked[said.question],
                said.text,
                said.language,
                None if said.voice is None else voices[said.voice],
                said.who or "unsaid",
                "no" if said.read_back == "not_asked" else said.read_back,
            )
            for pk, said in zip(ids[len(voices) :], talk.answers, strict=True)
            if said.text.strip()  # as at the door: who says nothing leaves no row
        )
        return ConversationDraft(
            id=own,
            guide_version=frame.guide,  # type: ignore[arg-type]
            language=talk.answers[0].language,
            received_at=told.received,
            kind=talk.kind,
            channel=CHANNELS[talk.channel],
            held_on=talk.day,
            present=talk.present,
            supported_by=challenger.professional if talk.supported else "",
            subject=challenger.subject,
            method=self.methods[talk.method],
            challenger=self.challengers[talk.challenger],
            neighbourhood=self.neighbourhoods[talk.neighbourhood],
            voices=tuple(
                self._voice(voice, number, pk, signs)
                for number, (voice, pk, signs) in enumerate(zip(talk.voices, voices, told.receipts, strict=True), 1)
            ),
            answers=answers,
        )

    def _voice(self, voice: Voice, number: int, pk: UUID, signs: str) -> VoiceDraft:
        return VoiceDraft(
            id=pk,
            number=number,
            receipt_hash=receipt_hash(signs),
            categories=tuple(self._told(voice)),
            consents=tuple([each[given] for each, given in zip(self.consents, voice.consents, strict=True)]),
            consent_text=CONSENT_TEXT,
            consent_language="nl",
        )

    def _told(self, voice: Voice) -> Iterator[UUID]:
        categories = self.categories
        for facet, told in (("age", voice.age), ("gender", voice.gender), ("origin", voice.origin)):
            if told:
                yield categories[facet, told]
        for language in voice.languages:
            yield categories["languages", language]


def keep_doors(frame: Frame, dice: Dice, talks: Sequence[Conversation]) -> int:
    """Counts the doors that stayed shut on the way to these talks; returns how many there were."""
    rows = [
        (dice.id(f"door {talk.number} {outcome}", moment(talk.day, talk.minute)), frame.dialogue.pk,
         frame.challengers[talk.challenger].pk, frame.neighbourhoods[talk.neighbourhood].pk, outcome, talk.day, count)
        for talk in talks
        for outcome, count in zip(("refused", "nobody", "later"), talk.doors, strict=True)
        if count
    ]  # fmt: skip
    names = ("id", "dialogue_id", "challenger_id", "neighbourhood_id", "outcome", "on", "count")
    insert_rows(Turnaway, names, rows)
    return sum(row[-1] for row in rows)


def keep_needs(frame: Frame, dice: Dice, talks: Sequence[Conversation], drafts: Sequence[ConversationDraft]) -> int:
    """Passes on the needs that were said at the door; returns how many."""
    rows = []
    for talk, draft in zip(talks, drafts, strict=True):
        if talk.need is not None:
            pk, service = dice.id(f"need {talk.number}", draft.received_at), frame.services[talk.need.service].pk
            sealed, voice = seal(talk.need.text, place=f"referral/{pk.hex}"), draft.voices[talk.need.voice]
            at, hashed = draft.received_at, voice.receipt_hash or ""
            rows.append(
                (pk, frame.dialogue.pk, 1, draft.id, voice.number, hashed, draft.challenger, draft.language, service,
                 "other", sealed, at, at)
            )  # fmt: skip
    names = (
        "id", "dialogue_id", "version", "talk", "voice_number", "receipt_hash", "challenger_id", "language",
        "service_id", "kind", "sealed", "agreed_at", "made_at",
    )  # fmt: skip
    insert_rows(Referral, names, rows)
    return len(rows)
