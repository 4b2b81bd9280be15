"""Each resident in a conversation: what they told of themselves, what they agreed to, their receipt."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.models.conversation import Conversation
from dorpel.dialogues.models import Category, Purpose
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class Voice(InDialogue):
    """One resident in one conversation. Only a keyed hash of the receipt code is kept."""

    read_by: ClassVar[May] = May.READ_CONVERSATIONS

    conversation = models.ForeignKey(
        Conversation, models.CASCADE, related_name="voices", verbose_name=_("conversation")
    )
    number = models.PositiveSmallIntegerField(_("number in the talk"), default=1)
    receipt_hash = models.CharField(max_length=64, null=True, unique=True, editable=False)
    consent_text = models.CharField(_("consent text, version"), max_length=40, blank=True)
    consent_language = models.CharField(_("consent text, language"), max_length=12, blank=True)
    consent_read_by = models.CharField(_("consent text, read by"), max_length=40, blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("voice")
        verbose_name_plural = _("voices")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["conversation", "number"], name="voice_number_once"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class VoiceCategory(models.Model):
    """What a voice told of itself: one category of one facet."""

    dialogue = models.ForeignKey("dialogues.Dialogue", models.PROTECT, related_name="+", db_index=False)
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="categories", db_index=False)
    category = models.ForeignKey(Category, models.PROTECT, related_name="voices", db_index=False)

    class Meta:
        verbose_name = _("what a voice told of itself")
        verbose_name_plural = _("what voices told of themselves")
        constraints = [models.UniqueConstraint(fields=["voice", "category"], name="voicecategory_once")]
        indexes = [models.Index(fields=["dialogue", "category", "voice"], name="voicecategory_by_category")]

    def __str__(self) -> str:
        return str(self.category)


class Consent(models.Model):
    """What one voice answered for one purpose, and when it was taken back."""

    dialogue = models.ForeignKey("dialogues.Dialogue", models.PROTECT, related_name="+", db_index=False)
    voice = models.ForeignKey(Voice, models.CASCADE, related_name="consents", db_index=False)
    purpose = models.ForeignKey(Purpose, models.PROTECT, related_name="+", db_index=False)
    given = models.BooleanField(_("given"))
    explicit = models.BooleanField(_("explicitly also for health, faith, origin, politics"), default=False)
    asked_at = models.DateTimeField(_("asked"))
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.UniqueConstraint(fields=["voice", "purpose"], name="consent_once"),
            models.CheckConstraint(
                condition=models.Q(taken_back_at=None) | models.Q(given=False), name="consent_taken_back_is_not_given"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.purpose_id} {self.given}"
