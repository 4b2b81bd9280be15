"""The answer to one proposal, with its reason, in public."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.languages import spoken
from dorpel.core.rows import Choice, Versioned, Wording
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue
from dorpel.proposals.models import Proposal


class Resolution(InDialogue, Versioned):
    """What board, college or council answered. A later resolution on the same proposal stands beside it."""

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", _("yes")
        CHANGED = "changed", _("yes, with a change")
        REFUSED = "refused", _("no")
        POSTPONED = "postponed", _("not now")

    class Body(models.TextChoices):
        BOARD = "board", _("the daily board")
        COLLEGE = "college", _("the college")
        COUNCIL = "council", _("the council")

    read_by: ClassVar[May] = May.READ_POLICY

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="resolutions", verbose_name=_("proposal"))
    outcome = Choice(_("answer"), max_length=10, choices=Outcome)
    body = Choice(_("by"), max_length=10, choices=Body)
    reason = models.TextField(_("reason"))
    language = models.CharField(_("language"), max_length=12, choices=spoken)
    resolved_on = models.DateField(_("on"))
    look_again_on = models.DateField(_("look at it again on"), null=True, blank=True)
    besluit = models.URLField(_("address of the formal decision"), max_length=500, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("given by"), editable=False
    )
    made_at = models.DateTimeField(_("made"), editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("resolution")
        verbose_name_plural = _("resolutions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.CheckConstraint(condition=~models.Q(reason=""), name="resolution_has_a_reason"),
        ]

    def __str__(self) -> str:
        return self.get_outcome_display()

    @property
    def is_yes(self) -> bool:
        """Whether the proposal may get its place in the plan."""
        return self.outcome in (self.Outcome.ACCEPTED, self.Outcome.CHANGED)


class ResolutionWording(Wording):
    """The reason in another language."""

    of = models.ForeignKey(Resolution, models.CASCADE, related_name="wordings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="resolutionwording_once")]
