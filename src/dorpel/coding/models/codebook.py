"""Codes and the themes that group them, as they are and as they stood."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Versioned
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class Theme(InDialogue, Versioned):
    """A group of codes."""

    read_by: ClassVar[May] = May.READ_CODING

    name = models.CharField(_("name"), max_length=120)
    about = models.TextField(_("what belongs here"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta(InDialogue.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "name"], name="theme_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Code(InDialogue, Versioned):
    """A label for quotes, with what it means."""

    read_by: ClassVar[May] = May.READ_CODING

    theme = models.ForeignKey(
        Theme, models.SET_NULL, null=True, blank=True, related_name="codes", verbose_name=_("theme")
    )
    name = models.CharField(_("name"), max_length=120)
    meaning = models.TextField(_("when to use it"), blank=True)
    retired_at = models.DateTimeField(_("no longer used since"), null=True, blank=True, editable=False)
    quotes = models.PositiveIntegerField(_("quotes"), default=0, db_default=0, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "name"], name="code_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class CodebookVersion(InDialogue):
    """The codebook as it stood on a day: every theme and code with its meaning."""

    read_by: ClassVar[May] = May.READ_CODING

    number = models.PositiveIntegerField(_("number"))
    contents = models.JSONField(_("contents"))
    why = models.CharField(_("why"), max_length=300, blank=True)
    kept_at = models.DateTimeField(_("kept"))

    class Meta(InDialogue.Meta):
        verbose_name = _("codebook version")
        verbose_name_plural = _("codebook versions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "number"], name="codebook_number_once"),
        ]

    def __str__(self) -> str:
        return str(self.number)
