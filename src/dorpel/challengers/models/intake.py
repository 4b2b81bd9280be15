"""The call, who applied, and who became a challenger."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.ids import reference
from dorpel.core.languages import spoken
from dorpel.core.rows import Versioned
from dorpel.dialogues.models import Category, Neighbourhood
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class Intake(InDialogue, Versioned):
    """A round in which residents can apply."""

    read_by: ClassVar[May] = May.READ_CHALLENGERS

    name = models.CharField(_("name"), max_length=120)
    call = models.TextField(_("call"), blank=True)
    places = models.PositiveSmallIntegerField(_("places"))
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))

    class Meta(InDialogue.Meta):
        verbose_name = _("intake")
        verbose_name_plural = _("intakes")
        constraints = [
            *InDialogue.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="intake_closes_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Application(InDialogue, Versioned):
    """Somebody who wants to be a challenger, counted in the same facets as voices and population."""

    read_by: ClassVar[May] = May.RUN_CHALLENGERS

    intake = models.ForeignKey(Intake, models.PROTECT, related_name="applications", verbose_name=_("intake"))
    reference = models.CharField(max_length=8, default=reference, editable=False)
    name = models.CharField(_("name"), max_length=120)
    why = models.TextField(_("why do you want to"), blank=True)
    subject = models.CharField(_("what would you like to talk about"), max_length=200, blank=True)
    language = models.CharField(_("language"), max_length=12, choices=spoken, default="nl")
    neighbourhood = models.ForeignKey(
        Neighbourhood,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name=_("neighbourhood"),
    )
    categories = models.ManyToManyField(Category, related_name="applications", blank=True, verbose_name=_("about you"))
    applied_at = models.DateTimeField(_("applied"), auto_now_add=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "reference"], name="application_reference_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Challenger(InDialogue, Versioned):
    """A resident who invites fellow residents, with an own subject and target."""

    read_by: ClassVar[May] = May.READ_CHALLENGERS

    name = models.CharField(_("name"), max_length=120)
    application = models.OneToOneField(
        Application, models.PROTECT, null=True, blank=True, related_name="challenger", verbose_name=_("application")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="challengers",
        verbose_name=_("person"),
    )
    intake = models.ForeignKey(
        Intake, models.PROTECT, null=True, blank=True, related_name="challengers", verbose_name=_("intake")
    )
    buddy = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("buddy"))
    professional = models.CharField(_("professional for support"), max_length=120, blank=True)
    subject = models.CharField(_("own subject"), max_length=200, blank=True)
    target = models.PositiveSmallIntegerField(_("residents to invite"), default=100)
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("challenger")
        verbose_name_plural = _("challengers")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(
                fields=["dialogue", "person"],
                condition=models.Q(person__isnull=False),
                name="challenger_once_per_person",
            ),
        ]

    def __str__(self) -> str:
        return self.name
