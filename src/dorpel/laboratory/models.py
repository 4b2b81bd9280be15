"""Experiments inside the city's services, and what was observed and learned."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Choice, Versioned
from dorpel.dialogues.models import Service
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue
from dorpel.findings.models import Finding


class Experiment(InDialogue, Versioned):
    """A question that a service tries out for a while."""

    class Ending(models.TextChoices):
        STOPPED = "stopped", _("stopped")
        USUAL = "usual", _("became usual")

    read_by: ClassVar[May] = May.READ_LABORATORY

    finding = models.ForeignKey(
        Finding,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="experiments",
        verbose_name=_("grew from the finding"),
    )
    host = models.ForeignKey(Service, models.PROTECT, related_name="experiments", verbose_name=_("hosted by"))
    title = models.CharField(_("title"), max_length=160)
    question = models.CharField(_("question"), max_length=300)
    trying = models.TextField(_("what do we try"))
    starts_on = models.DateField(_("starts on"))
    until = models.DateField(_("until"), null=True, blank=True)
    ending = Choice(_("ending"), max_length=8, choices=Ending, blank=True, editable=False)
    ended_on = models.DateField(_("ended on"), null=True, blank=True, editable=False)
    lesson = models.TextField(_("what we learned"), blank=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("experiment")
        verbose_name_plural = _("experiments")
        constraints = [
            *InDialogue.Meta.constraints,
            models.CheckConstraint(condition=models.Q(ending__in=["", "stopped", "usual"]), name="experiment_ending"),
            models.CheckConstraint(
                condition=models.Q(ending="", ended_on=None)
                | (~models.Q(ending="") & ~models.Q(lesson="") & models.Q(ended_on__isnull=False)),
                name="experiment_ends_with_a_lesson",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Observation(InDialogue, Versioned):
    """What was seen along the way."""

    read_by: ClassVar[May] = May.READ_LABORATORY

    experiment = models.ForeignKey(
        Experiment, models.CASCADE, related_name="observations", verbose_name=_("experiment")
    )
    text = models.TextField(_("what did you see"))
    seen_on = models.DateField(_("on"))
    seen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False, verbose_name=_("seen by")
    )

    class Meta(InDialogue.Meta):
        verbose_name = _("observation")
        verbose_name_plural = _("observations")

    def __str__(self) -> str:
        return self.text[:80]
