"""Proposals in versions, which findings they answer, and what they grew from."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.ids import reference
from dorpel.core.languages import spoken
from dorpel.core.rows import Choice, Versioned, Wording
from dorpel.dialogues.models import Service
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue
from dorpel.findings.models import Finding
from dorpel.tables.models import Note


class Proposal(InDialogue, Versioned):
    """An answer to findings. `version` names its current text."""

    read_by: ClassVar[May] = May.READ_PROPOSALS

    reference = models.CharField(max_length=8, default=reference, editable=False)
    note = models.ForeignKey(
        Note, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("grew from the note")
    )
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="proposals", verbose_name=_("service")
    )
    findings = models.ManyToManyField(
        Finding, through="Answering", related_name="proposals", verbose_name=_("answers the findings")
    )
    made_at = models.DateTimeField(_("made"))
    answer_due_on = models.DateField(_("the city answers by"), null=True, blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["reference"], name="proposal_reference_once"),
        ]

    def __str__(self) -> str:
        return self.reference


class ProposalVersion(InDialogue):
    """The proposal as it stood."""

    read_by: ClassVar[May] = May.READ_PROPOSALS

    proposal = models.ForeignKey(
        Proposal, models.CASCADE, related_name="versions", db_index=False, verbose_name=_("proposal")
    )
    number = models.PositiveIntegerField(_("number"), default=1)
    title = models.CharField(_("title"), max_length=200)
    text = models.TextField(_("what do we propose"))
    language = models.CharField(_("language"), max_length=12, choices=spoken)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    made_at = models.DateTimeField(_("made"))

    class Meta(InDialogue.Meta):
        verbose_name = _("proposal version")
        verbose_name_plural = _("proposal versions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["proposal", "number"], name="proposalversion_number_once"),
        ]

    def __str__(self) -> str:
        return self.title


class ProposalWording(Wording):
    """A version of a proposal in another language: its title (text) and what is proposed (body)."""

    of = models.ForeignKey(ProposalVersion, models.CASCADE, related_name="wordings")
    body = models.TextField(_("what do we propose"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="proposalwording_once")]


class Answering(InDialogue):
    """A proposal answers a finding."""

    read_by: ClassVar[May] = May.READ_PROPOSALS

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="answerings", verbose_name=_("proposal"))
    finding = models.ForeignKey(Finding, models.PROTECT, related_name="answerings", verbose_name=_("finding"))

    class Meta(InDialogue.Meta):
        verbose_name = _("answered finding")
        verbose_name_plural = _("answered findings")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["proposal", "finding"], name="answering_once"),
        ]

    def __str__(self) -> str:
        return str(self.finding)


class Ancestry(InDialogue):
    """A proposal grew from another one, by merging or by splitting."""

    class How(models.TextChoices):
        MERGED = "merged", _("merged into it")
        SPLIT = "split", _("split from it")

    read_by: ClassVar[May] = May.READ_PROPOSALS

    parent = models.ForeignKey(Proposal, models.PROTECT, related_name="children", verbose_name=_("grew from"))
    child = models.ForeignKey(Proposal, models.PROTECT, related_name="parents", verbose_name=_("became"))
    how = Choice(_("how"), max_length=8, choices=How)
    at = models.DateTimeField(_("when"))

    class Meta(InDialogue.Meta):
        verbose_name = _("ancestry")
        verbose_name_plural = _("ancestry")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["parent", "child"], name="ancestry_once"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("child")), name="ancestry_not_itself"),
        ]

    def __str__(self) -> str:
        return self.get_how_display()
