"""Counts of talks and voices that are kept up to date, so that no page ever counts the conversations."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.conversations.models import ImportBatch
from dorpel.core.rows import Choice
from dorpel.dialogues.models import Neighbourhood
from dorpel.dialogues.roles import May


class Counted(models.Model):
    """How many talks and voices fell in one cell; margins stand beside whole cells, so that nobody adds them up."""

    class Kind(models.TextChoices):
        TOTAL = "total", _("all together")
        NEIGHBOURHOOD = "place", _("per neighbourhood")
        MONTH = "month", _("per neighbourhood and month")
        CATEGORY = "category", _("per category")
        GATHERED = "gathered", _("per challenger, in a neighbourhood or category")
        WHOLE = "whole", _("per neighbourhood, all facets and language")

    read_by: ClassVar[May] = May.READ_INSIGHT

    dialogue = models.ForeignKey("dialogues.Dialogue", models.CASCADE, related_name="+", db_index=False)
    neighbourhood = models.ForeignKey(Neighbourhood, models.CASCADE, null=True, related_name="+", db_index=False)
    kind = Choice(_("kind"), max_length=10, choices=Kind, default=Kind.WHOLE)
    cell = models.CharField(
        _("cell"), max_length=300, help_text=_("Code and keys, sorted: W01|age:30-44|gender:f|language:tr")
    )
    month = models.CharField(_("month"), max_length=7, blank=True)
    talks = models.IntegerField(_("talks"), default=0)
    voices = models.IntegerField(_("voices"), default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.cell}: {self.voices}"


class Cell(Counted):
    """A kept count of what is shown; brought up to date by reactions, equal to a recount."""

    class Meta:
        verbose_name = _("cell")
        verbose_name_plural = _("cells")
        constraints = [models.UniqueConstraint(fields=["dialogue", "kind", "cell", "month"], name="cell_once")]


class StagedCell(Counted):
    """A count of a file that is still being read in; added to the kept counts when the file is published."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="+", db_index=False)

    class Meta:
        verbose_name = _("cell of a file")
        verbose_name_plural = _("cells of a file")
        constraints = [models.UniqueConstraint(fields=["batch", "kind", "cell", "month"], name="stagedcell_once")]
