"""Claims in versions, their evidence for and against, who adopted and published them, and what readers answer."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.coding.models import Quote
from dorpel.core.ids import reference
from dorpel.core.languages import spoken
from dorpel.core.rows import Choice, Versioned, Wording
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class Finding(InDialogue, Versioned):
    """A claim with its evidence. `version` names its current text."""

    read_by: ClassVar[May] = May.READ_FINDINGS

    reference = models.CharField(_("reference code"), max_length=8, default=reference, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    made_at = models.DateTimeField(_("made"))

    class Meta(InDialogue.Meta):
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["reference"], name="finding_reference_once"),
        ]

    def __str__(self) -> str:
        return self.reference


class FindingVersion(InDialogue):
    """The claim as it stood."""

    read_by: ClassVar[May] = May.READ_FINDINGS

    finding = models.ForeignKey(
        Finding, models.CASCADE, related_name="versions", db_index=False, verbose_name=_("finding")
    )
    number = models.PositiveIntegerField(_("number"), default=1)
    claim = models.CharField(_("claim"), max_length=200)
    explanation = models.TextField(_("explanation"), blank=True)
    language = models.CharField(_("language"), max_length=12, choices=spoken)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    made_at = models.DateTimeField(_("made"))

    class Meta(InDialogue.Meta):
        verbose_name = _("finding version")
        verbose_name_plural = _("finding versions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["finding", "number"], name="findingversion_number_once"),
        ]

    def __str__(self) -> str:
        return self.claim


class FindingWording(Wording):
    """A version of a finding in another language: its claim (text) and explanation."""

    of = models.ForeignKey(FindingVersion, models.CASCADE, related_name="wordings")
    explanation = models.TextField(_("explanation"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="findingwording_once")]


class Evidence(InDialogue):
    """A quote that speaks for a finding, or against it."""

    class Stance(models.TextChoices):
        FOR = "for", _("speaks for it")
        AGAINST = "against", _("speaks against it")

    read_by: ClassVar[May] = May.READ_FINDINGS

    finding = models.ForeignKey(
        Finding, models.CASCADE, related_name="evidence", db_index=False, verbose_name=_("finding")
    )
    quote = models.ForeignKey(Quote, models.CASCADE, related_name="evidence", verbose_name=_("quote"))
    stance = Choice(_("stance"), max_length=8, choices=Stance)
    shown = models.BooleanField(_("shown with the finding"), default=False)
    weighed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("weighed by")
    )
    weighed_at = models.DateTimeField(_("weighed"))

    class Meta(InDialogue.Meta):
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["finding", "quote"], name="evidence_once"),
        ]

    def __str__(self) -> str:
        return self.get_stance_display()


class LookedAgainst(InDialogue):
    """Somebody looked for quotes against a finding, and says where."""

    read_by: ClassVar[May] = May.READ_FINDINGS

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="looked_against", verbose_name=_("finding"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who looked"))
    where = models.CharField(_("where did you look"), max_length=300)
    at = models.DateTimeField(_("when"))

    class Meta(InDialogue.Meta):
        verbose_name = _("search for the opposite")
        verbose_name_plural = _("searches for the opposite")

    def __str__(self) -> str:
        return self.where


class Adoption(InDialogue):
    """Somebody stands behind one version of a finding."""

    read_by: ClassVar[May] = May.READ_FINDINGS

    finding_version = models.OneToOneField(
        FindingVersion, models.CASCADE, related_name="adoption", verbose_name=_("finding version")
    )
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("adopted by")
    )
    at = models.DateTimeField(_("when"))

    class Meta(InDialogue.Meta):
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")

    def __str__(self) -> str:
        return str(self.finding_version)


class Publication(InDialogue):
    """One version of a finding is public, since when; until when, if it was taken down."""

    read_by: ClassVar[May] = May.READ_FINDINGS

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="publications", verbose_name=_("finding"))
    finding_version = models.ForeignKey(
        FindingVersion, models.CASCADE, related_name="publications", verbose_name=_("finding version")
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("published by")
    )
    at = models.DateTimeField(_("when"))
    voices = models.PositiveIntegerField(_("voices that speak for it"))
    base = models.PositiveIntegerField(_("of how many voices"))
    ended_at = models.DateTimeField(_("taken down"), null=True, blank=True, editable=False)
    ended_why = models.CharField(_("why it was taken down"), max_length=300, blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(
                fields=["finding"], condition=models.Q(ended_at=None), name="publication_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return str(self.finding_version)


class Response(InDialogue):
    """What a reader answers to a finding, by the reference code that stands in anything printed."""

    class Stance(models.TextChoices):
        AGREE = "agree", _("I know this too")
        DIFFERENT = "different", _("It is different with me")
        ADD = "add", _("I want to add something")

    read_by: ClassVar[May] = May.READ_FINDINGS

    finding = models.ForeignKey(Finding, models.CASCADE, related_name="responses", verbose_name=_("finding"))
    stance = Choice(_("stance"), max_length=10, choices=Stance)
    text = models.TextField(_("what do you want to say"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=12, choices=spoken)
    given_at = models.DateTimeField(_("given"))
    shown_at = models.DateTimeField(_("shown in public"), null=True, editable=False)
    refused_why = models.CharField(_("why it is not shown"), max_length=300, blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("response")
        verbose_name_plural = _("responses")
        constraints = InDialogue.Meta.constraints

    def __str__(self) -> str:
        return self.get_stance_display()
