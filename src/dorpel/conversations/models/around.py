"""Around the conversation: attachments in chunks, debriefs, talks that weren't held, drafts on their way."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dorpel.challengers.models import Challenger, Outing
from dorpel.conversations.models.conversation import Conversation
from dorpel.conversations.models.guide import Question
from dorpel.conversations.models.voice import Voice
from dorpel.core.rows import Choice, Row
from dorpel.dialogues.models import Lesson, Neighbourhood
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue

SOUND = "audio/"  # how its kinds of file begin


class Attachment(InDialogue):
    """A photo or sound of a conversation; complete when all its chunks are here and the hash is right."""

    read_by: ClassVar[May] = May.READ_RAW

    conversation = models.ForeignKey(
        Conversation, models.CASCADE, related_name="attachments", verbose_name=_("conversation")
    )
    voice = models.ForeignKey(
        Voice, models.CASCADE, null=True, blank=True, related_name="attachments", verbose_name=_("voice")
    )
    question = models.ForeignKey(
        Question, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False, verbose_name=_("question")
    )
    media_type = models.CharField(_("kind of file"), max_length=60)
    size = models.PositiveIntegerField(_("size (bytes)"))
    chunks = models.PositiveSmallIntegerField(_("number of chunks"))
    sha256 = models.CharField(max_length=64, help_text="of all bytes as they came")
    key = models.CharField(max_length=60, blank=True, help_text="to which the bytes are sealed")
    began_at = models.DateTimeField(_("began to come"), default=timezone.now, editable=False)
    complete_at = models.DateTimeField(_("complete"), null=True, editable=False)
    typed_at = models.DateTimeField(_("typed out"), null=True, editable=False)
    gone_at = models.DateTimeField(_("bytes deleted"), null=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        indexes = [
            models.Index(
                fields=["began_at"],
                condition=models.Q(gone_at=None, media_type__startswith=SOUND),
                name="attachment_sound_kept",
            )
        ]

    def __str__(self) -> str:
        return self.media_type

    @property
    def is_sound(self) -> bool:
        """Whether it is a recording, with a term and a consent of its own."""
        return self.media_type.startswith(SOUND)


class AttachmentChunk(Row):
    """At most 512 kB of an attachment."""

    attachment = models.ForeignKey(Attachment, models.CASCADE, related_name="parts", verbose_name=_("attachment"))
    number = models.PositiveSmallIntegerField(_("number"))
    body = models.BinaryField(_("bytes"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["attachment", "number"], name="chunk_number_once")]

    def __str__(self) -> str:
        return f"{self.attachment_id} {self.number}"


class Debrief(InDialogue):
    """Back home: a rose, a thorn, a bud."""

    read_by: ClassVar[May] = May.READ_CHALLENGERS

    challenger = models.ForeignKey(Challenger, models.CASCADE, related_name="debriefs", verbose_name=_("challenger"))
    outing = models.ForeignKey(
        Outing, models.SET_NULL, null=True, blank=True, related_name="debriefs", verbose_name=_("outing")
    )
    rose = models.CharField(_("rose: what went well"), max_length=400, blank=True)
    thorn = models.CharField(_("thorn: what was hard"), max_length=400, blank=True)
    bud = models.CharField(_("bud: what may grow"), max_length=400, blank=True)
    noted_at = models.DateTimeField(_("when"), auto_now_add=True)
    lesson = models.ForeignKey(
        Lesson, models.SET_NULL, null=True, blank=True, related_name="+", editable=False, verbose_name=_("lesson")
    )

    class Meta(InDialogue.Meta):
        verbose_name = _("debrief")
        verbose_name_plural = _("debriefs")

    def __str__(self) -> str:
        return str(self.challenger)


class Turnaway(InDialogue):
    """A talk that wasn't held, only counted: refused, nobody home, come back later. Never an address."""

    class Outcome(models.TextChoices):
        REFUSED = "refused", _("refused")
        NOBODY = "nobody", _("nobody home")
        LATER = "later", _("come back later")

    read_by: ClassVar[May] = May.READ_INSIGHT

    challenger = models.ForeignKey(
        Challenger, models.CASCADE, null=True, related_name="turnaways", verbose_name=_("challenger")
    )
    neighbourhood = models.ForeignKey(
        Neighbourhood, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("neighbourhood")
    )
    outcome = Choice(_("outcome"), max_length=8, choices=Outcome)
    on = models.DateField(_("on"))
    count = models.PositiveSmallIntegerField(_("how many"), default=1)

    class Meta(InDialogue.Meta):
        verbose_name = _("talk not held")
        verbose_name_plural = _("talks not held")
        constraints = InDialogue.Meta.constraints

    def __str__(self) -> str:
        return self.get_outcome_display()


class Handover(InDialogue):
    """Drafts on their way to a spare phone: encrypted by the old one with a key that only its screen shows."""

    read_by: ClassVar[May] = May.RECORD

    body = models.BinaryField(_("bytes, encrypted"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by"))
    made_at = models.DateTimeField(_("made"), auto_now_add=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("drafts for a spare phone")
        verbose_name_plural = _("drafts for a spare phone")
        constraints = InDialogue.Meta.constraints

    def __str__(self) -> str:
        return str(self.pk)
