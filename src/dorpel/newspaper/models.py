"""Editions, articles in versions, the quotes they carry, where they stand on a page, and what was printed."""

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
from dorpel.findings.models import Finding


class Edition(InDialogue, Versioned):
    """An issue of the newspaper."""

    read_by: ClassVar[May] = May.READ_NEWSPAPER

    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("masthead"), max_length=80)
    language = models.CharField(_("language"), max_length=12, choices=spoken)
    appears_on = models.DateField(_("appears on"))
    pages = models.PositiveSmallIntegerField(_("pages"), default=2)
    copies = models.PositiveIntegerField(_("copies"), null=True, blank=True)
    across = models.CharField(_("headline over the two middle pages"), max_length=120, blank=True)
    colophon = models.TextField(_("colophon"), blank=True)

    class Meta(InDialogue.Meta):
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "number"], name="edition_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class Article(InDialogue, Versioned):
    """A piece in an edition: about a finding, a box, a picture or voices. `version` names its current text.

    `language`: of its own text, where that isn't the edition's. `figure`: the name of its picture in the register.
    """

    class Kind(models.TextChoices):
        FINDING = "finding", _("about a finding")
        PRIORITIES = "priorities", _("priorities")
        SUGGESTIONS = "suggestions", _("suggestions")
        OWN_ACTIONS = "own_actions", _("own actions")
        FIGURE = "figure", _("a picture of counts")
        VOICES = "voices", _("a page of voices")
        OTHER = "other", _("other")

    read_by: ClassVar[May] = May.READ_NEWSPAPER

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="articles", verbose_name=_("edition"))
    finding = models.ForeignKey(
        Finding, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name=_("finding")
    )
    kind = Choice(_("kind"), max_length=12, choices=Kind, default=Kind.FINDING)
    figure = models.CharField(_("picture"), max_length=40, blank=True)
    language = models.CharField(_("language of its text"), max_length=12, choices=spoken, blank=True)
    reference = models.CharField(_("code under the article"), max_length=8, default=reference, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta(InDialogue.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["reference"], name="article_reference_once"),
            models.CheckConstraint(
                condition=~models.Q(kind="finding") | models.Q(finding__isnull=False),
                name="article_about_a_finding_has_one",
            ),
        ]

    def __str__(self) -> str:
        return self.reference


class ArticleVersion(InDialogue):
    """The article as it stood."""

    read_by: ClassVar[May] = May.READ_NEWSPAPER

    article = models.ForeignKey(
        Article, models.CASCADE, related_name="versions", db_index=False, verbose_name=_("article")
    )
    number = models.PositiveIntegerField(_("number"), default=1)
    headline = models.CharField(_("headline"), max_length=160)
    jump = models.CharField(_("headline where it goes on"), max_length=80, blank=True)
    deck = models.CharField(_("deck"), max_length=300, blank=True)
    body = models.TextField(_("text"), blank=True)
    byline = models.CharField(_("by"), max_length=160, blank=True)
    figure = models.JSONField(_("counts of the picture, as they stood"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    made_at = models.DateTimeField(_("made"))

    class Meta(InDialogue.Meta):
        verbose_name = _("article version")
        verbose_name_plural = _("article versions")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["article", "number"], name="articleversion_number_once"),
        ]

    def __str__(self) -> str:
        return self.headline


class ArticleWording(Wording):
    """A version of an article in another language: its headline (text), deck and body."""

    of = models.ForeignKey(ArticleVersion, models.CASCADE, related_name="wordings")
    deck = models.CharField(_("deck"), max_length=300, blank=True)
    body = models.TextField(_("text"), blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="articlewording_once")]


class ArticleQuote(InDialogue):
    """A quote that an article carries."""

    read_by: ClassVar[May] = May.READ_NEWSPAPER

    article = models.ForeignKey(Article, models.CASCADE, related_name="article_quotes", verbose_name=_("article"))
    quote = models.ForeignKey(Quote, models.CASCADE, related_name="article_quotes", verbose_name=_("quote"))
    caption = models.CharField(_("under the quote"), max_length=120, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta(InDialogue.Meta):
        verbose_name = _("quote in an article")
        verbose_name_plural = _("quotes in articles")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["article", "quote"], name="articlequote_once"),
        ]

    def __str__(self) -> str:
        return str(self.quote)


class Placement(InDialogue):
    """Where an article stands: page, columns and lines of the grid."""

    read_by: ClassVar[May] = May.READ_NEWSPAPER

    edition = models.ForeignKey(Edition, models.CASCADE, related_name="placements", verbose_name=_("edition"))
    article = models.ForeignKey(Article, models.CASCADE, related_name="placements", verbose_name=_("article"))
    part = models.PositiveSmallIntegerField(_("part"), default=1)
    page = models.PositiveSmallIntegerField(_("page"))
    column = models.PositiveSmallIntegerField(_("first column"))
    columns = models.PositiveSmallIntegerField(_("columns wide"))
    line = models.PositiveSmallIntegerField(_("first line"))
    lines = models.PositiveSmallIntegerField(_("lines high"))
    locked = models.BooleanField(_("stays here"), default=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("placement")
        verbose_name_plural = _("placements")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["article", "part"], name="placement_part_once"),
        ]

    def __str__(self) -> str:
        return f"{self.page}"


class Printing(InDialogue):
    """An edition went to the printer: from then on its words can't be called back."""

    read_by: ClassVar[May] = May.READ_NEWSPAPER

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="printing", verbose_name=_("edition"))
    sha256 = models.CharField(max_length=64)
    left_out = models.JSONField(_("what was left out, and why"), default=list)
    printed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sent by")
    )
    at = models.DateTimeField(_("when"))

    class Meta(InDialogue.Meta):
        verbose_name = _("printing")
        verbose_name_plural = _("printings")

    def __str__(self) -> str:
        return str(self.edition)


class PrintedQuote(InDialogue):
    """A quote that stands in a printed edition, by plain id: it says so, also after the quote itself is taken back.

    `x`, `y`, `width` and `height` say where on its page, as shares of the page from its upper left corner.
    """

    read_by: ClassVar[May] = May.READ_NEWSPAPER

    printing = models.ForeignKey(Printing, models.CASCADE, related_name="quotes", verbose_name=_("printing"))
    quote = models.UUIDField(_("quote"))
    voice = models.UUIDField(_("voice"), null=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="+", verbose_name=_("article"))
    page = models.PositiveSmallIntegerField(_("page"))
    x = models.FloatField(_("from the left"), default=0)
    y = models.FloatField(_("from the top"), default=0)
    width = models.FloatField(_("width"), default=0)
    height = models.FloatField(_("height"), default=0)

    class Meta(InDialogue.Meta):
        verbose_name = _("printed quote")
        verbose_name_plural = _("printed quotes")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["printing", "quote"], name="printedquote_once"),
        ]
        indexes = [models.Index(fields=["dialogue", "voice"], name="printedquote_voice")]

    def __str__(self) -> str:
        return str(self.page)
