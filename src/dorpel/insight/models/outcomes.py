"""Figures that the dialogue watches, and stories of what changed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Versioned
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue
from dorpel.findings.models import Finding


class Indicator(InDialogue, Versioned):
    """A figure that the dialogue watches, with its base."""

    read_by: ClassVar[May] = May.READ_INSIGHT

    name = models.CharField(_("name"), max_length=160)
    meaning = models.TextField(_("what it says, and what it doesn't"))
    value = models.FloatField(_("value"))
    unit = models.CharField(_("unit"), max_length=40)
    base = models.CharField(_("base: of whom, and who is missing"), max_length=300)
    measured_on = models.DateField(_("measured on"))

    class Meta(InDialogue.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self) -> str:
        return self.name


class OutcomeStory(InDialogue, Versioned):
    """What changed for somebody, told, with how we know."""

    read_by: ClassVar[May] = May.READ_INSIGHT

    finding = models.ForeignKey(
        Finding, models.SET_NULL, null=True, blank=True, related_name="outcome_stories", verbose_name=_("finding")
    )
    title = models.CharField(_("title"), max_length=160)
    story = models.TextField(_("what changed, for whom"))
    how_we_know = models.TextField(_("how do we know"))
    told_on = models.DateField(_("told on"))

    class Meta(InDialogue.Meta):
        verbose_name = _("outcome story")
        verbose_name_plural = _("outcome stories")

    def __str__(self) -> str:
        return self.title
