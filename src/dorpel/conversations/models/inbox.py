"""The inbox: raw bytes as they came, before anything looks inside."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Choice
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue, Scoped
from dorpel.people.models import Device


class Submission(models.Model):
    """One content that a device sent for one record. Its key is the sequence number in the receipt."""

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting to be read")
        PARSED = "parsed", _("read")
        QUARANTINED = "quarantined", _("could not be read")
        HIDDEN = "hidden", _("stored, hidden")

    read_by: ClassVar[May] = May.MEND_INBOX

    sequence = models.BigAutoField(primary_key=True)
    dialogue = models.ForeignKey(Dialogue, models.PROTECT, related_name="+", db_index=False, verbose_name=_("dialogue"))
    kind = models.CharField(_("kind"), max_length=20)
    record = models.UUIDField(_("record"), help_text=_("The id that the device gave."))
    sha256 = models.CharField(max_length=64)
    body = models.BinaryField(_("bytes, as they came"))
    format = models.CharField(_("format"), max_length=60, blank=True)
    key = models.CharField(_("key id"), max_length=60, blank=True)
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="submissions", verbose_name=_("device"))
    sender = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("sender")
    )
    number = models.PositiveIntegerField(_("number on the device"), null=True)
    state = Choice(_("state"), max_length=12, choices=State, default=State.WAITING)
    problem = models.CharField(_("what is wrong"), max_length=300, blank=True)
    received_at = models.DateTimeField(_("received"))
    parsed_at = models.DateTimeField(_("read"), null=True)
    emptied_at = models.DateTimeField(_("bytes deleted after their term"), null=True, editable=False)

    objects = Scoped.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("inbox")
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "kind", "record", "sha256"], name="submission_content_once"),
        ]
        indexes = [
            models.Index(fields=["sequence"], condition=models.Q(state="waiting"), name="submission_waiting"),
            models.Index(
                fields=["parsed_at"],
                condition=models.Q(state="parsed", emptied_at=None),
                name="submission_not_emptied",
            ),
            models.Index(fields=["dialogue", "state", "sequence"], name="submission_by_state"),
            models.Index(fields=["device", "number"], name="submission_gaps"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.record}"


class ImportBatch(InDialogue):
    """One file read in: staged in small steps, then published in one; until then its rows are not shown."""

    read_by: ClassVar[May] = May.IMPORT

    file_name = models.CharField(_("file"), max_length=255)
    sha256 = models.CharField(max_length=64)
    mapping = models.JSONField(_("mapping"), default=dict)
    rows = models.PositiveIntegerField(_("rows"), default=0)
    imported = models.PositiveIntegerField(_("new"), default=0)
    same = models.PositiveIntegerField(_("already here"), default=0)
    imported_by = models.UUIDField(_("by"), null=True, editable=False)
    begun_at = models.DateTimeField(_("begun"), auto_now_add=True)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [
            models.Index(fields=["dialogue"], condition=models.Q(published_at=None), name="batch_unpublished"),
        ]

    def __str__(self) -> str:
        return self.file_name
