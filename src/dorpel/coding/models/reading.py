"""Who has read what, and how far the reading has come."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.models import Answer
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class Reading(InDialogue):
    """A person has read an answer; so no voice stays without an end."""

    read_by: ClassVar[May] = May.READ_CODING

    answer = models.ForeignKey(
        Answer, models.CASCADE, related_name="readings", db_index=False, verbose_name=_("answer")
    )
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("reader"))
    read_at = models.DateTimeField(_("read"))

    class Meta(InDialogue.Meta):
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["answer", "reader"], name="reading_once"),
        ]

    def __str__(self) -> str:
        return f"{self.reader} {self.read_at:%Y-%m-%d}"


class Heard(models.Model):
    """How far the reading has come: kept counts, so that no page counts a million rows.

    `voices` are those of the conversations of which at least one answer was read: what a finding can be based on.
    """

    dialogue = models.OneToOneField("dialogues.Dialogue", models.CASCADE, primary_key=True, related_name="+")
    answers = models.PositiveIntegerField(_("answers read"), default=0)
    voices = models.PositiveIntegerField(_("voices heard"), default=0)

    class Meta:
        verbose_name = _("what was heard")
        verbose_name_plural = _("what was heard")

    def __str__(self) -> str:
        return str(self.voices)
