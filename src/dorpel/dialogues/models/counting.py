"""What the dialogue counts in: neighbourhoods, facets with their categories, and the population in the same ones."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Versioned, Wording
from dorpel.dialogues.rows import InDialogue


class Neighbourhood(InDialogue, Versioned):
    """A part of the city, as its residents call it, with its outline."""

    code = models.CharField(_("code"), max_length=20)
    name = models.CharField(_("name"), max_length=120)
    area = models.FloatField(_("area (km²)"), null=True, blank=True)
    outline = models.JSONField(
        _("outline"), null=True, blank=True, help_text=_("A GeoJSON geometry (WGS84, or a made-up plane).")
    )

    class Meta(InDialogue.Meta):
        verbose_name = _("neighbourhood")
        verbose_name_plural = _("neighbourhoods")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "code"], name="neighbourhood_code_once"),
        ]

    def __str__(self) -> str:
        return self.name


class Facet(InDialogue, Versioned):
    """What a resident may tell of themselves, voluntarily, with why we ask."""

    key = models.SlugField(_("key"), max_length=30)
    name = models.CharField(_("name"), max_length=80)
    why = models.CharField(_("why we ask"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta(InDialogue.Meta):
        verbose_name = _("facet")
        verbose_name_plural = _("facets")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "key"], name="facet_key_once"),
        ]

    def __str__(self) -> str:
        return self.name


class FacetWording(Wording):
    """A facet's name in another language."""

    of = models.ForeignKey(Facet, models.CASCADE, related_name="wordings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="facetwording_once")]


class Category(InDialogue, Versioned):
    """One of the categories of a facet."""

    facet = models.ForeignKey(Facet, models.CASCADE, related_name="categories", verbose_name=_("facet"))
    key = models.SlugField(_("key"), max_length=40)
    name = models.CharField(_("name"), max_length=80)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta(InDialogue.Meta):
        verbose_name = _("category")
        verbose_name_plural = _("categories")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["facet", "key"], name="category_key_once"),
        ]

    def __str__(self) -> str:
        return self.name


class CategoryWording(Wording):
    """A category's name in another language."""

    of = models.ForeignKey(Category, models.CASCADE, related_name="wordings")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "language"], name="categorywording_once")]


class Population(InDialogue, Versioned):
    """How many people live in one cell: a neighbourhood (or the whole city) and some categories."""

    neighbourhood = models.ForeignKey(
        Neighbourhood, models.CASCADE, null=True, blank=True, related_name="population", verbose_name=_("neighbourhood")
    )
    categories = models.ManyToManyField(Category, related_name="population", blank=True, verbose_name=_("categories"))
    cell = models.CharField(_("cell"), max_length=300, help_text=_("Code and keys, sorted: W01|age:30-44|gender:f"))
    count = models.PositiveIntegerField(_("people"))
    as_of = models.DateField(_("as of"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300)
    is_estimate = models.BooleanField(_("an estimate"), default=False)

    class Meta(InDialogue.Meta):
        verbose_name = _("population")
        verbose_name_plural = _("population")
        constraints = [
            *InDialogue.Meta.constraints,
            models.UniqueConstraint(fields=["dialogue", "cell"], name="population_cell_once"),
        ]

    def __str__(self) -> str:
        return f"{self.cell}: {self.count}"
