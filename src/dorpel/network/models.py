"""Who looks for what, who offers it, and how introducing them worked out."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Choice, Versioned
from dorpel.dialogues.models import Neighbourhood, Service
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class Notice(InDialogue, Versioned):
    """What asks and offers share."""

    read_by: ClassVar[May] = May.READ_NETWORK

    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("text"))
    who = models.CharField(_("who"), max_length=160)
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("service")
    )
    neighbourhood = models.ForeignKey(
        Neighbourhood, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("neighbourhood")
    )
    until = models.DateField(_("until"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("written by")
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)

    class Meta(InDialogue.Meta):
        abstract = True

    def __str__(self) -> str:
        return self.title


class Ask(Notice):
    """Somebody looks for something."""

    class Meta(Notice.Meta):
        verbose_name = _("ask")
        verbose_name_plural = _("asks")


class Offer(Notice):
    """Somebody offers something."""

    class Meta(Notice.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")


class Introduction(InDialogue, Versioned):
    """An ask and an offer (or a person) were brought together. Did it help?"""

    class Help(models.TextChoices):
        YES = "yes", _("yes")
        PARTLY = "partly", _("partly")
        NO = "no", _("no")

    read_by: ClassVar[May] = May.READ_NETWORK

    ask = models.ForeignKey(Ask, models.PROTECT, related_name="introductions", verbose_name=_("ask"))
    offer = models.ForeignKey(
        Offer, models.PROTECT, null=True, blank=True, related_name="introductions", verbose_name=_("offer")
    )
    other = models.CharField(_("or introduced to"), max_length=160, blank=True)
    why = models.CharField(_("why these two"), max_length=300)
    introduced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("introduced by")
    )
    at = models.DateTimeField(_("when"), editable=False)
    helped = Choice(_("did it help"), max_length=8, choices=Help, blank=True, editable=False)
    told = models.TextField(_("what came of it"), blank=True, editable=False)
    told_at = models.DateTimeField(_("told"), null=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("introduction")
        verbose_name_plural = _("introductions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(offer__isnull=False) | ~models.Q(other=""), name="introduction_has_another_side"
            ),
            models.CheckConstraint(
                condition=models.Q(helped__in=["", "yes", "partly", "no"]), name="introduction_helped"
            ),
        ]

    def __str__(self) -> str:
        return self.why
