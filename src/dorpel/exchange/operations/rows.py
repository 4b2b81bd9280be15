"""From a row of somebody's file to a conversation that can be kept here."""

import hashlib
from collections.abc import Iterable, Sequence
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from dorpel.conversations.drafts import AnswerDraft, ConversationDraft, VoiceDraft
from dorpel.conversations.models import Conversation
from dorpel.core.ids import uuid7
from dorpel.dialogues.models import Dialogue, Purpose
from dorpel.exchange.operations.questions import Fitting
from dorpel.exchange.operations.vocabulary import Vocabulary
from dorpel.exchange.spreadsheet.cells import Cells
from dorpel.exchange.spreadsheet.drafts import ConversationDraft as Draft
from dorpel.exchange.spreadsheet.mapping import Mapping

ANOTHER = "und"  # a language that nobody recognised or that isn't spoken here


class Reader:
    """Turns drafts of a spreadsheet into drafts of conversations; each row is one talk with one voice."""

    def __init__(
        self,
        mapping: Mapping,
        words: Vocabulary,
        guide: Fitting,
        dialogue: Dialogue,
        *,
        columns: Sequence[str],
        agreed: Sequence[str],
        source: str,
    ) -> None:
        self.mapping = mapping
        self.words = words
        self.guide = guide
        # Only what is new is listened to: recognising a language takes as long as all the rest.
        self.cells = Cells(columns, mapping, dialogue.languages, listen=True)
        self.spoken = {code for code, _name in settings.SPOKEN_LANGUAGES}
        known = mapping.language.fixed or (mapping.language.detect or (dialogue.language,))[0]
        self.otherwise = self._language(known)
        self.kinds = {str(word).casefold(): value for value, word in Conversation.Kind.choices}
        self.kinds |= {value: value for value in Conversation.Kind.values}
        purposes = Purpose.objects.of(dialogue).order_by("order").values_list("pk", "key")
        self.consents = tuple((pk, True, False) for pk, key in purposes if key in agreed)
        self.source = source[:40]
        self.now = timezone.now()

    def key(self, draft: Draft) -> str:
        """By what this row is known again: its id under the name of its column, else what it says and which time."""
        if draft.external_id is not None:
            parts = ("id", self.mapping.id or "", draft.external_id)
        else:
            parts = ("content", draft.content_hash, str(draft.occurrence))
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()

    def draft(self, draft: Draft, key: str, *, batch: UUID) -> ConversationDraft:
        """The conversation of one row."""
        said = [(answer, self.cells.language(*answer)) for answer in draft.answers]
        language = self._language(draft.language or _shared(code for _answer, code in said) or self.otherwise)
        voice = VoiceDraft(
            id=uuid7(),
            categories=self.words.categories_of(draft),
            consents=self.consents,
            consent_text=self.source,
        )
        return ConversationDraft(
            id=uuid7(),
            guide_version=self.guide.version,
            language=language,
            received_at=self.now,
            kind=self._kind(draft.kind),
            channel=Conversation.Channel.IMPORT,
            held_on=draft.date,
            present=draft.present or 1,
            neighbourhood=self.words.place_of(draft),
            batch=batch,
            import_key=key,
            content_sha256=draft.content_hash,
            voices=(voice,),
            answers=tuple(
                AnswerDraft(
                    id=uuid7(),
                    question=self.guide.questions[answer.question],
                    text=answer.text,
                    language=self._language(code) if code else language,
                    voice=voice.id,
                )
                for answer, code in said
            ),
        )

    def _language(self, code: str) -> str:
        return code if code in self.spoken else ANOTHER

    def _kind(self, told: str | None) -> str:
        return self.kinds.get((told or "").casefold(), Conversation.Kind.OTHER)


def _shared(codes: Iterable[str | None]) -> str | None:
    """The language of the talk when all its answers that could be recognised are in one."""
    heard = {code for code in codes if code}
    return heard.pop() if len(heard) == 1 else None
