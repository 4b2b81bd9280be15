"""The journal's rows: entries that are only ever added, and seals that chain them."""

from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Choice, Row

NO_DIALOGUE = UUID(int=0)


class Entry(Row):
    """One act: who did what to which thing, when, why. Plain ids, for this room lies under all the others."""

    class Who(models.TextChoices):
        PERSON = "person", _("a person")
        RECEIPT = "receipt", _("the holder of a receipt")
        MACHINE = "machine", _("the machine")

    dialogue = models.UUIDField(_("dialogue"), null=True, editable=False)
    who_kind = Choice(_("kind of actor"), max_length=10, choices=Who, editable=False)
    who = models.UUIDField(_("who"), null=True, editable=False)
    act = models.CharField(_("act"), max_length=60, editable=False)
    thing = models.CharField(_("kind of thing"), max_length=60, editable=False)
    thing_id = models.UUIDField(_("thing"), null=True, editable=False)
    why = models.CharField(_("why"), max_length=300, blank=True, editable=False)
    at = models.DateTimeField(_("when"), editable=False)

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(who__isnull=True, who_kind="machine")
                | models.Q(who__isnull=False) & ~models.Q(who_kind="machine"),
                name="journal_who_is_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["dialogue", "id"], name="journal_in_order"),
            models.Index(fields=["thing_id"], name="journal_of_thing"),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.thing}"


class Seal(Row):
    """Closes a run of entries of one dialogue: a hash over them and over the seal before."""

    class Kind(models.TextChoices):
        CLOSING = "closing", _("entries closed")
        PURGE = "purge", _("entries purged after their term")

    dialogue = models.UUIDField(_("dialogue"), default=NO_DIALOGUE, editable=False)
    kind = Choice(_("kind"), max_length=10, choices=Kind, default=Kind.CLOSING, editable=False)
    number = models.PositiveIntegerField(_("number"), editable=False)
    last = models.UUIDField(_("last entry"), editable=False)
    entries = models.PositiveIntegerField(_("number of entries"), editable=False)
    previous = models.CharField(_("hash before"), max_length=64, blank=True, editable=False)
    sha256 = models.CharField(_("hash"), max_length=64, editable=False)
    at = models.DateTimeField(_("when"), editable=False)

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "number"], name="seal_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
