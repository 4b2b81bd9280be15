"""Rounds of conversation tables: what is on the agenda, who sits where, what was noted."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Choice, Versioned
from dorpel.dialogues.models import Service
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue
from dorpel.findings.models import Finding


class Round(InDialogue, Versioned):
    """An evening (or a day) of conversation tables."""

    read_by: ClassVar[May] = May.READ_TABLES

    title = models.CharField(_("title"), max_length=160)
    held_on = models.DateField(_("on"))
    place = models.CharField(_("place"), max_length=160)
    host = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name=_("host")
    )
    take_home = models.CharField(_("what do we take home, and who gets it by when"), max_length=300)

    class Meta(InDialogue.Meta):
        verbose_name = _("round")
        verbose_name_plural = _("rounds")

    def __str__(self) -> str:
        return self.title


class AgendaItem(InDialogue, Versioned):
    """A finding on the agenda and, as plain code, the article it came from."""

    read_by: ClassVar[May] = May.READ_TABLES

    round = models.ForeignKey(Round, models.CASCADE, related_name="agenda", verbose_name=_("round"))
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="agenda_items", verbose_name=_("finding"))
    article_code = models.CharField(
        _("article"), max_length=12, blank=True, help_text=_("The code under the article in the newspaper.")
    )
    question = models.CharField(_("question for the table"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta(InDialogue.Meta):
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["round", "finding"], name="agendaitem_once"),
        ]

    def __str__(self) -> str:
        return self.question or str(self.finding)


class Table(InDialogue, Versioned):
    """One table of a round, with the agenda item it talks about."""

    read_by: ClassVar[May] = May.READ_TABLES

    round = models.ForeignKey(Round, models.CASCADE, related_name="tables", verbose_name=_("round"))
    number = models.PositiveSmallIntegerField(_("number"))
    item = models.ForeignKey(
        AgendaItem, models.PROTECT, null=True, blank=True, related_name="tables", verbose_name=_("agenda item")
    )

    class Meta(InDialogue.Meta):
        verbose_name = _("table")
        verbose_name_plural = _("tables")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["round", "number"], name="table_number_once"),
        ]

    def __str__(self) -> str:
        return _("Table {number}").format(number=self.number)


class Seat(InDialogue):
    """Who sits at a table, and as what."""

    class As(models.TextChoices):
        RESIDENT = "resident", _("resident")
        CHALLENGER = "challenger", _("challenger")
        STAFF = "staff", _("staff member")
        HOST = "host", _("table host")

    read_by: ClassVar[May] = May.READ_TABLES

    table = models.ForeignKey(Table, models.CASCADE, related_name="seats", verbose_name=_("table"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="seats", verbose_name=_("person")
    )
    name = models.CharField(_("name"), max_length=120)
    sits_as = Choice(_("sits as"), max_length=12, choices=As, default=As.RESIDENT)

    class Meta(InDialogue.Meta):
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(
                fields=["table", "person"], condition=models.Q(person__isnull=False), name="seat_once_per_table"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Note(InDialogue, Versioned):
    """What a table wrote down."""

    read_by: ClassVar[May] = May.READ_TABLES

    table = models.ForeignKey(Table, models.PROTECT, related_name="notes", verbose_name=_("table"))
    text = models.TextField(_("note"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written"))

    class Meta(InDialogue.Meta):
        verbose_name = _("note")
        verbose_name_plural = _("notes")

    def __str__(self) -> str:
        return self.text[:80]
