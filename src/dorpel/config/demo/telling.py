"""From the generator's talks to conversations that can be kept, in the order in which they were held."""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Sequence
from datetime import timedelta
from uuid import UUID

from dorpel.config.demo.chance import Dice
from dorpel.config.demo.city import DAYS
from dorpel.config.demo.frame import PURPOSES, Frame, moment
from dorpel.config.demo.talk import _MASK, Conversation, Talker, Voice
from dorpel.conversations.drafts import AnswerDraft, ConversationDraft, VoiceDraft
from dorpel.conversations.models import Referral, Turnaway
from dorpel.conversations.operations.read import receipt_hash
from dorpel.core.bulk import insert_rows
from dorpel.core.crypto import seal
from dorpel.core.ids import read_receipt, uuid7_from

CHANNELS = {"phone": "phone", "paper": "paper", "import": "import", "other": "program"}
CONSENT_TEXT = "kolmere-1"


def in_time(talker: Talker, count: int) -> list[int]:
    """The numbers of the first `count` talks in the order of their days: ids then grow as the rows are written."""
    source, days, seed = talker.random, talker.tables.days, talker.city.seed
    found: list[list[int]] = [[] for _ in range(DAYS + 1)]
    for number in range(count):
        source.seed((seed * 0x9E3779B97F4A7C15 + number * 0xBF58476D1CE4E5B9 + 1) & _MASK)
        found[bisect(days, source.random())].append(number)
    return [number for numbers in found for number in numbers]


class Teller:
    """Makes drafts of the talks of one city for the rows of one dialogue."""

    def __init__(self, frame: Frame, dice: Dice) -> None:
        self.frame, self.dice = frame, dice
        self.talker = Talker(frame.city)
        self.neighbourhoods = [row.pk for row in frame.neighbourhoods]
        self.challengers = [row.pk for row in frame.challengers]
        self.categories = {pair: row.pk for pair, row in frame.categories.items()}
        self.purposes = [frame.purposes[PURPOSES[key]] for key in frame.city.purposes]

    def talks(self, count: int) -> Iterator[Conversation]:
        """The first `count` talks, by day."""
        return (self.talker.tell(number)[0] for number in in_time(self.talker, count))

    def draft(self, talk: Conversation) -> ConversationDraft:
        """One talk as it is kept."""
        held = moment(talk.day, talk.minute)
        received = held + timedelta(minutes=talk.minutes)
        chance = random.Random(self.dice.number(f"talk {talk.number}", 16))  # noqa: S311 -- a fiction, no secret
        at, bits = int(received.timestamp() * 1000), chance.getrandbits
        voices = [uuid7_from(at, bits(80)) for _ in talk.voices]
        asked = self.frame.questions
        answers = tuple(
            AnswerDraft(
                uuid7_from(at, bits(80)),
                asked[said.question],
                said.text,
                said.language,
                None if said.voice is None else voices[said.voice],
                said.who or "unsaid",
                "no" if said.read_back == "not_asked" else said.read_back,
            )
            for said in talk.answers
        )
        return ConversationDraft(
            id=uuid7_from(at, bits(80)),
            guide_version=self.frame.guide,  # type: ignore[arg-type]
            language=talk.answers[0].language,
            received_at=received,
            kind=talk.kind,
            channel=CHANNELS[talk.channel],
            held_on=talk.day,
            present=talk.present,
            supported_by=self.frame.challengers[talk.challenger].professional if talk.supported else "",
            subject=self.frame.challengers[talk.challenger].subject,
            method=self.frame.methods[talk.method].pk,
            challenger=self.challengers[talk.challenger],
            neighbourhood=self.neighbourhoods[talk.neighbourhood],
            voices=tuple(self._voice(talk, index, voices[index]) for index in range(len(voices))),
            answers=answers,
        )

    def _voice(self, talk: Conversation, index: int, pk: UUID) -> VoiceDraft:
        voice = talk.voices[index]
        return VoiceDraft(
            id=pk,
            number=index + 1,
            receipt_hash=receipt_hash(read_receipt(self.dice.receipt(talk.number, index)) or ""),
            categories=tuple(self._told(voice)),
            consents=tuple(
                (purpose, given, False) for purpose, given in zip(self.purposes, voice.consents, strict=True)
            ),
            consent_text=CONSENT_TEXT,
            consent_language="nl",
        )

    def _told(self, voice: Voice) -> Iterator[UUID]:
        for facet in ("age", "gender", "origin"):
            if told := getattr(voice, facet):
                yield self.categories[facet, told]
        for language in voice.languages:
            yield self.categories["languages", language]


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
            pk = dice.id(f"need {talk.number}", draft.received_at)
            sealed = seal(talk.need.text, place=f"referral/{pk.hex}")
            service = frame.services[talk.need.service].pk
            voice = draft.voices[talk.need.voice].id
            rows.append(
                (
                    pk,
                    frame.dialogue.pk,
                    1,
                    draft.id,
                    voice,
                    service,
                    "other",
                    sealed,
                    draft.received_at,
                    draft.received_at,
                )
            )
    names = (
        "id",
        "dialogue_id",
        "version",
        "conversation_id",
        "voice_id",
        "service_id",
        "kind",
        "sealed",
        "agreed_at",
        "made_at",
    )
    insert_rows(Referral, names, rows)
    return len(rows)
