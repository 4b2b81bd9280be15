"""Counts that are kept up to date per cell, indicators, and stories of what changed."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Versioned
from dorpel.dialogues.models import Neighbourhood
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue
from dorpel.findings.models import Finding


class Cell(models.Model):
    """How many talks and voices fell in one cell (neighbourhood × facets × language), with how many challengers.

    Kept by reactions, equal to a recount; a page of reach reads these and never the conversations.
    """

    read_by: ClassVar[May] = May.READ_INSIGHT

    dialogue = models.ForeignKey("dialogues.Dialogue", models.CASCADE, related_name="+", db_index=False)
    neighbourhood = models.ForeignKey(Neighbourhood, models.CASCADE, null=True, related_name="+", db_index=False)
    cell = models.CharField(_("cell"), max_length=300, help_text=_("Code and keys, sorted: W01|age:30-44|gender:f|language:tr"))
    month = models.CharField(_("month"), max_length=7, blank=True)
    talks = models.IntegerField(_("talks"), default=0)
    voices = models.IntegerField(_("voices"), default=0)

    class Meta:
        verbose_name = _("cell")
        verbose_name_plural = _("cells")
        constraints = [models.UniqueConstraint(fields=["dialogue", "cell", "month"], name="cell_once")]

    def __str__(self) -> str:
        return f"{self.cell}: {self.voices}"


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
