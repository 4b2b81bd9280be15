"""Photos and sounds that come after their talk, in chunks that may come twice, late or in any order."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from dorpel.conversations.models import Attachment, AttachmentChunk, Conversation, Question, Submission, Voice
from dorpel.conversations.models.around import SOUND
from dorpel.conversations.operations.sound import may_come
from dorpel.core.ids import uuid7
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person

CHUNK, LARGEST = 512 * 1024, 8 * 1024 * 1024
MEDIA = ("image/jpeg", "image/webp", "audio/webm", "audio/mp4", "audio/ogg")


class NoSuchTalk(LookupError):
    """The talk of an attachment isn't here (yet), was taken back, or is somebody else's."""


class OtherAttachment(ValueError):
    """Another content already goes by this id, or a chunk isn't one of it."""


class NoSound(PermissionError):
    """Sound isn't recorded in this dialogue, or not everybody in the talk said yes to it (any more)."""


@dataclass(frozen=True, slots=True)
class Announced:
    """What a device says of an attachment before its bytes."""

    conversation: UUID
    voice: int | None
    media_type: str
    size: int
    chunks: int
    sha256: str
    key: str = ""
    question: str = ""

    @property
    def holds(self) -> bool:
        """Whether the numbers hold together."""
        whole = -(-self.size // CHUNK) == self.chunks
        return self.media_type in MEDIA and 0 < self.size <= LARGEST and whole and len(self.sha256) == 64


@transaction.atomic
def begin_attachment(dialogue: Dialogue, pk: UUID, said: Announced, *, by: Person) -> Attachment:
    """The attachment of this id; the same said twice is one.

    Raises NotAllowed, NoSuchTalk, NoSound, OtherAttachment.
    """
    require(by, May.RECORD, dialogue)
    talk = _own_talk(dialogue, said.conversation, by)
    if not said.holds:
        raise OtherAttachment(str(pk))
    voice = Voice.objects.filter(conversation=talk, number=said.voice).first() if said.voice is not None else None
    if said.voice is not None and voice is None:
        raise NoSuchTalk(str(said.conversation))
    if said.media_type.startswith(SOUND) and not may_come(talk):
        raise NoSound(str(pk))
    values = {
        "dialogue_id": dialogue.pk, "conversation_id": talk.pk, "voice_id": voice and voice.pk,
        "media_type": said.media_type, "size": said.size, "chunks": said.chunks, "sha256": said.sha256,
        "key": said.key, "question_id": _question(talk, said.question),
    }  # fmt: skip
    made, new = Attachment.objects.get_or_create(pk=pk, defaults=values)
    if any(getattr(made, name) != value for name, value in values.items()):
        raise OtherAttachment(str(pk))
    if new:
        record("attachment.begin", made, by=by, dialogue=dialogue.pk)
    return made


@transaction.atomic
def keep_chunk(dialogue: Dialogue, pk: UUID, number: int, body: bytes, *, by: Person) -> Attachment:
    """Keeps one chunk, once; completes the attachment with the last. What was deleted after its term stays away.

    Raises NotAllowed, NoSuchTalk, NoSound, OtherAttachment.
    """
    require(by, May.RECORD, dialogue)
    whole = Attachment.objects.select_for_update().filter(pk=pk, dialogue=dialogue).first()
    if whole is None:
        raise NoSuchTalk(str(pk))
    talk = _own_talk(dialogue, whole.conversation_id, by)
    if whole.gone_at is not None:
        return whole
    if whole.is_sound and not may_come(talk):
        raise NoSound(str(pk))
    if number >= whole.chunks or len(body) != _length(whole, number):
        raise OtherAttachment(str(pk))
    sha256 = hashlib.sha256(body).hexdigest()
    try:
        with transaction.atomic():
            AttachmentChunk.objects.create(id=uuid7(), attachment=whole, number=number, body=body, sha256=sha256)
    except IntegrityError:
        if not whole.parts.filter(number=number, sha256=sha256).exists():
            raise OtherAttachment(str(pk)) from None
    if whole.complete_at is None and whole.parts.count() == whole.chunks:
        _complete(whole, by=by)
    return whole


def _complete(whole: Attachment, *, by: Person) -> None:
    digest = hashlib.sha256()
    for part in whole.parts.order_by("number"):
        digest.update(part.body)
    if digest.hexdigest() != whole.sha256:
        whole.parts.all().delete()  # the phone has them all still, and begins again
        return
    whole.complete_at = timezone.now()
    whole.save(update_fields=["complete_at"])
    record("attachment.complete", whole, by=by, dialogue=whole.dialogue_id)


def _question(talk: Conversation, key: str) -> UUID | None:
    """The question of the talk's guide to which a recording is the answer."""
    if not key:
        return None
    rows = Question.objects.filter(guide_version=talk.guide_version_id, key=key)
    found: UUID | None = rows.values_list("pk", flat=True).first()
    if found is None:
        raise OtherAttachment(key)
    return found


def _length(whole: Attachment, number: int) -> int:
    return CHUNK if number < whole.chunks - 1 else whole.size - CHUNK * (whole.chunks - 1)


def _own_talk(dialogue: Dialogue, pk: UUID, by: Person) -> Conversation:
    talk: Conversation | None = Conversation.objects.filter(pk=pk, dialogue=dialogue).first()
    if talk is None or not Submission.objects.filter(dialogue=dialogue, record=pk, sender=by).exists():
        raise NoSuchTalk(str(pk))
    return talk
