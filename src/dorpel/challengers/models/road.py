"""What challengers are given and what they go through: training, methods, support, outings."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.challengers.models.intake import Challenger, Intake
from dorpel.core.rows import Choice, Versioned
from dorpel.dialogues.models import Neighbourhood, Service
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class Training(InDialogue, Versioned):
    """An evening on theme or on method."""

    class On(models.TextChoices):
        SUBJECT = "subject", _("subject")
        METHOD = "method", _("method")
        BOTH = "both", _("subject and method")

    read_by: ClassVar[May] = May.READ_CHALLENGERS

    title = models.CharField(_("title"), max_length=160)
    on = Choice(_("on subject or method"), max_length=10, choices=On, default=On.BOTH)
    starts_at = models.DateTimeField(_("starts"))
    place = models.CharField(_("place"), max_length=160)
    host = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="trainings", verbose_name=_("host")
    )
    intake = models.ForeignKey(
        Intake, models.PROTECT, null=True, blank=True, related_name="trainings", verbose_name=_("intake")
    )
    take_home = models.CharField(_("what do we take home, and who gets it by when"), max_length=300, blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("training")
        verbose_name_plural = _("trainings")
        constraints = InDialogue.Meta.constraints

    def __str__(self) -> str:
        return self.title


class Attendance(InDialogue):
    """Who was there."""

    read_by: ClassVar[May] = May.READ_CHALLENGERS

    training = models.ForeignKey(Training, models.CASCADE, related_name="attendance", verbose_name=_("training"))
    challenger = models.ForeignKey(Challenger, models.CASCADE, related_name="attendance", verbose_name=_("challenger"))
    was_there = models.BooleanField(_("was there"), default=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["training", "challenger"], name="attendance_once"),
        ]

    def __str__(self) -> str:
        return f"{self.challenger} – {self.training}"


class Method(InDialogue, Versioned):
    """A way to hold a conversation: a doorstep talk, a circle, open space, a world café."""

    read_by: ClassVar[May] = May.READ_DIALOGUE

    name = models.CharField(_("name"), max_length=120)
    steps = models.TextField(_("steps"))
    smallest = models.PositiveSmallIntegerField(_("fewest people"), default=1)
    largest = models.PositiveSmallIntegerField(_("most people"), default=8)
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=30)

    class Meta(InDialogue.Meta):
        verbose_name = _("method")
        verbose_name_plural = _("methods")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "name"], name="method_name_once"),
            models.CheckConstraint(condition=models.Q(largest__gte=models.F("smallest")), name="method_sizes"),
        ]

    def __str__(self) -> str:
        return self.name


class SupportEntry(InDialogue):
    """A note in the support log of a challenger: a low point, a question, help that was given."""

    read_by: ClassVar[May] = May.SUPPORT

    challenger = models.ForeignKey(Challenger, models.CASCADE, related_name="support", verbose_name=_("challenger"))
    text = models.TextField(_("note"))
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("noted by"))
    noted_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("support entry")
        verbose_name_plural = _("support log")

    def __str__(self) -> str:
        return self.text[:60]


class Outing(InDialogue, Versioned):
    """An evening out: who, where, back by when, with whom as a buddy. No track is kept."""

    read_by: ClassVar[May] = May.READ_CHALLENGERS

    challenger = models.ForeignKey(Challenger, models.CASCADE, related_name="outings", verbose_name=_("challenger"))
    neighbourhood = models.ForeignKey(
        Neighbourhood, models.PROTECT, null=True, blank=True, related_name="outings", verbose_name=_("neighbourhood")
    )
    buddy = models.CharField(_("buddy"), max_length=120, blank=True)
    starts_at = models.DateTimeField(_("going out"))
    back_by = models.DateTimeField(_("back home by"))
    back_at = models.DateTimeField(_("back home"), null=True, blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("outing")
        verbose_name_plural = _("outings")
        constraints = [
            *InDialogue.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(back_by__gte=models.F("starts_at")), name="outing_back_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.challenger} {self.starts_at:%Y-%m-%d}"


class Street(InDialogue):
    """A street that somebody took for one evening, so that nobody knocks twice; gone a few days later."""

    read_by: ClassVar[May] = May.READ_CHALLENGERS

    outing = models.ForeignKey(Outing, models.CASCADE, related_name="streets", verbose_name=_("outing"))
    evening = models.DateField(_("evening"))
    name = models.CharField(_("street"), max_length=160)
    key = models.CharField(max_length=160, editable=False, help_text="the name as it is compared")

    class Meta(InDialogue.Meta):
        verbose_name = _("street")
        verbose_name_plural = _("streets")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "evening", "key"], name="street_taken_once"),
        ]

    def __str__(self) -> str:
        return self.name
