"""What was taken back, and the tombstone that keeps it from coming back."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Choice
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class Withdrawal(InDialogue):
    """A resident took back one purpose, or everything. Plain ids: what they point at may be gone."""

    class Scope(models.TextChoices):
        ALL = "all", _("everything")
        PURPOSE = "purpose", _("one purpose")

    read_by: ClassVar[May] = May.WITHDRAW

    voice = models.UUIDField(_("voice"), editable=False)
    conversation = models.UUIDField(_("conversation"), editable=False)
    scope = Choice(_("what"), max_length=10, choices=Scope)
    purpose = models.CharField(_("purpose"), max_length=12, blank=True)
    by_kind = models.CharField(_("by"), max_length=10)
    removed = models.JSONField(_("what was removed, counted"), default=dict)
    printed = models.JSONField(_("what is already printed"), default=list)
    at = models.DateTimeField(_("when"))

    class Meta(InDialogue.Meta):
        verbose_name = _("withdrawal")
        verbose_name_plural = _("withdrawals")
        constraints = [
            *InDialogue.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(scope="all", purpose="") | models.Q(scope="purpose") & ~models.Q(purpose=""),
                name="withdrawal_names_its_purpose",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.purpose}"


class Tombstone(InDialogue):
    """A voice (or a whole conversation, by its record) that must not come back from a resend or a backup."""

    read_by: ClassVar[May] = May.WITHDRAW

    conversation = models.UUIDField(_("conversation"))
    voice = models.UUIDField(_("voice"), null=True)
    voice_number = models.PositiveSmallIntegerField(_("number in the talk"), null=True)
    receipt_hash = models.CharField(max_length=64, blank=True)
    import_key = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(_("when"))

    class Meta(InDialogue.Meta):
        verbose_name = _("tombstone")
        verbose_name_plural = _("tombstones")
        indexes = [
            models.Index(fields=["dialogue", "conversation"], name="tombstone_conversation"),
            models.Index(fields=["receipt_hash"], name="tombstone_receipt"),
            models.Index(fields=["dialogue", "import_key"], name="tombstone_import"),
        ]

    def __str__(self) -> str:
        return str(self.conversation)
