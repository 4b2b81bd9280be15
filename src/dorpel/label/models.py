"""The label: a call with its criteria, nominations, what jurors scored and why, and the award or the reasoned no."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.ids import reference
from dorpel.core.rows import Choice, Versioned
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue
from dorpel.findings.models import Finding


class Call(InDialogue, Versioned):
    """A call for role-model projects."""

    read_by: ClassVar[May] = May.READ_LABEL

    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("call"))
    opens_on = models.DateField(_("opens on"))
    closes_on = models.DateField(_("closes on"))

    class Meta(InDialogue.Meta):
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        constraints = [
            *InDialogue.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")), name="call_closes_after_opening"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Criterion(InDialogue, Versioned):
    """What jurors score on, and how much it weighs."""

    read_by: ClassVar[May] = May.READ_LABEL

    call = models.ForeignKey(Call, models.CASCADE, related_name="criteria", verbose_name=_("call"))
    name = models.CharField(_("name"), max_length=120)
    about = models.CharField(_("what to look at"), max_length=300, blank=True)
    weight = models.PositiveSmallIntegerField(
        _("weight"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )

    class Meta(InDialogue.Meta):
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["call", "name"], name="criterion_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Nomination(InDialogue, Versioned):
    """A project that somebody holds up as an example."""

    read_by: ClassVar[May] = May.READ_LABEL

    call = models.ForeignKey(Call, models.PROTECT, related_name="nominations", verbose_name=_("call"))
    finding = models.ForeignKey(
        Finding,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="nominations",
        verbose_name=_("answers the finding"),
    )
    reference = models.CharField(max_length=8, default=reference, editable=False)
    project = models.CharField(_("project"), max_length=160)
    who = models.CharField(_("by whom is it done"), max_length=160)
    why = models.TextField(_("why is it an example"))
    nominated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("nominated by")
    )
    nominated_at = models.DateTimeField(_("nominated"), editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")

    def __str__(self) -> str:
        return self.project


class Score(InDialogue, Versioned):
    """What one juror gives one nomination on one criterion, and why."""

    read_by: ClassVar[May] = May.READ_LABEL

    nomination = models.ForeignKey(Nomination, models.CASCADE, related_name="scores", verbose_name=_("nomination"))
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="scores", verbose_name=_("criterion"))
    juror = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("juror"))
    points = models.PositiveSmallIntegerField(
        _("points (1–5)"), validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    why = models.CharField(_("why"), max_length=300)

    class Meta(InDialogue.Meta):
        verbose_name = _("score")
        verbose_name_plural = _("scores")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["nomination", "criterion", "juror"], name="score_once"),
            models.CheckConstraint(condition=models.Q(points__gte=1, points__lte=5), name="score_points"),
        ]

    def __str__(self) -> str:
        return str(self.points)


class Award(InDialogue):
    """The jury's answer to a nomination: the label, or a reasoned no."""

    class Outcome(models.TextChoices):
        AWARDED = "awarded", _("awarded")
        NOT = "not", _("not awarded")

    read_by: ClassVar[May] = May.READ_LABEL

    nomination = models.OneToOneField(Nomination, models.PROTECT, related_name="award", verbose_name=_("nomination"))
    outcome = Choice(_("outcome"), max_length=8, choices=Outcome)
    reason = models.TextField(_("reason"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("decided by")
    )
    at = models.DateTimeField(_("when"), editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        constraints = [
            *InDialogue.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(reason=""), name="award_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()
