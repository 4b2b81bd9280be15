"""What words are asked for, each purpose with its legal basis and its term."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Choice, Versioned, Wording
from dorpel.dialogues.rows import InDialogue


class Purpose(InDialogue, Versioned):
    """One purpose for which a resident is asked; answered, kept and taken back apart from the others."""

    class Key(models.TextChoices):
        COUNT = "count", _("count along in what was found")
        QUOTE = "quote", _("be quoted in newspaper and website")
        TABLE = "table", _("be read at the table with the city")
        RESEARCH = "research", _("be kept for research")
        CONTACT = "contact", _("be called back")
        SOUND = "sound", _("be recorded as sound")

    class Basis(models.TextChoices):
        CONSENT = "consent", _("consent (GDPR 6.1.a)")
        LAW = "law", _("legal obligation (GDPR 6.1.c)")
        TASK = "task", _("task of public interest (GDPR 6.1.e)")

    key = Choice(_("key"), max_length=12, choices=Key)
    sentence = models.CharField(_("what is asked"), max_length=300)
    meaning = models.CharField(_("what taking it back means"), max_length=400, blank=True)
    basis = Choice(_("legal basis"), max_length=10, choices=Basis, default=Basis.CONSENT)
    keep_days = models.PositiveIntegerField(_("kept for (days)"), null=True, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta(InDialogue.Meta):
        verbose_name = _("purpose")
        verbose_name_plural = _("purposes")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "key"], name="purpose_key_once"),
        ]

    def __str__(self) -> str:
        return self.sentence


class PurposeWording(Wording):
    """What is asked, in another language."""

    of = models.ForeignKey(Purpose, models.CASCADE, related_name="wordings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="purposewording_once")]
