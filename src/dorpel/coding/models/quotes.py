"""Quotes, one person's act of labelling them, and "that's not what I meant", said by a resident."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from dorpel.coding.models.codebook import Code
from dorpel.conversations.models import Answer, AnswerVersion, Voice
from dorpel.core.ids import reference
from dorpel.core.rows import Choice, Versioned, Wording
from dorpel.dialogues.roles import May
from dorpel.dialogues.rows import InDialogue


class NotThePassage(ValueError):
    """The words of a quote aren't what the answer says at that place."""


class Quote(InDialogue, Versioned):
    """A passage of one version of an answer: an anchor, never a text.

    `start` and `end` count Unicode code points; `text[start:end] == exact` on every write. `prefix` and `suffix`
    (up to 32 code points) find the passage again when the answer is corrected; else the quote is lost, never guessed.
    """

    read_by: ClassVar[May] = May.READ_CODING

    answer = models.ForeignKey(Answer, models.CASCADE, related_name="quotes", verbose_name=_("answer"))
    answer_version = models.ForeignKey(
        AnswerVersion, models.CASCADE, related_name="quotes", verbose_name=_("answer version")
    )
    reference = models.CharField(max_length=8, default=reference, editable=False)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("passage"))
    prefix = models.CharField(_("before"), max_length=32, blank=True)
    suffix = models.CharField(_("after"), max_length=32, blank=True)
    sensitive = models.BooleanField(_("tells of health, faith, origin, politics or sexuality"), default=False)
    marked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("marked by")
    )
    marked_at = models.DateTimeField(_("marked"))
    lost_at = models.DateTimeField(_("lost when the answer was corrected"), null=True, blank=True, editable=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "reference"], name="quote_reference_once"),
            models.UniqueConstraint(fields=["answer_version", "start", "end"], name="quote_passage_once"),
            models.CheckConstraint(condition=models.Q(end__gt=models.F("start")), name="quote_not_empty"),
            models.CheckConstraint(
                condition=models.Q(end=models.F("start") + Length("exact")), name="quote_as_long_as_its_passage"
            ),
        ]

    def __str__(self) -> str:
        return self.exact[:60]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Saves, unless the passage isn't what the answer says there. Raises NotThePassage; the database agrees."""
        if self.answer_version.text[self.start : self.end] != self.exact:
            raise NotThePassage(self.start, self.end)
        super().save(*args, **kwargs)


class QuoteWording(Wording):
    """A human translation of a quote."""

    of = models.ForeignKey(Quote, models.CASCADE, related_name="wordings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="quotewording_once")]


class Coding(InDialogue):
    """One person put one code on one quote."""

    read_by: ClassVar[May] = May.READ_CODING

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="codings", db_index=False, verbose_name=_("quote"))
    code = models.ForeignKey(Code, models.PROTECT, related_name="codings", db_index=False, verbose_name=_("code"))
    coder = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", db_index=False, verbose_name=_("coder")
    )
    suggested = models.BooleanField(_("after a suggestion"), default=False)
    coded_at = models.DateTimeField(_("coded"))

    class Meta(InDialogue.Meta):
        verbose_name = _("coding")
        verbose_name_plural = _("codings")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["quote", "code", "coder"], name="coding_once"),
        ]
        indexes = [
            models.Index(fields=["dialogue", "code", "quote"], name="coding_by_code"),
            models.Index(fields=["dialogue", "coder", "id"], name="coding_by_coder"),
        ]

    def __str__(self) -> str:
        return f"{self.code}"


class Objection(InDialogue):
    """A resident says of a quote, its translation or its code: that's not what I meant."""

    class About(models.TextChoices):
        QUOTE = "quote", _("the quote")
        WORDING = "wording", _("its translation")
        CODE = "code", _("its code")
        ANSWER = "answer", _("what was written down")

    read_by: ClassVar[May] = May.READ_CODING

    voice = models.ForeignKey(Voice, models.CASCADE, related_name="objections", verbose_name=_("voice"))
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="objections", verbose_name=_("answer"))
    quote = models.ForeignKey(
        Quote, models.SET_NULL, null=True, blank=True, related_name="objections", verbose_name=_("quote")
    )
    about = Choice(_("about"), max_length=10, choices=About, default=About.QUOTE)
    text = models.TextField(_("what did you mean"), max_length=2000, blank=True)
    made_at = models.DateTimeField(_("made"))
    answered_at = models.DateTimeField(_("answered"), null=True, editable=False)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        verbose_name=_("answered by"),
    )
    reply = models.TextField(_("reply"), blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        constraints = InDialogue.Meta.constraints

    def __str__(self) -> str:
        return self.get_about_display()
