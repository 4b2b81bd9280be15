"""Forms for neighbourhoods and population, by hand and from a file."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.core.forms import DorpelForm
from dorpel.dialogues.forms.scoped import ScopedForm
from dorpel.dialogues.models import Category, Neighbourhood, Population
from dorpel.dialogues.operations.counting import cell_of
from dorpel.dialogues.outlines import NotAnOutline, check_outline


class NeighbourhoodForm(ScopedForm):
    """A part of the city."""

    class Meta:
        model = Neighbourhood
        fields = ("code", "name", "area", "outline")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.outline is None:
            self.initial["outline"] = ""  # else the box says null
            self.fields["outline"].prepare_value = lambda value: value or ""  # type: ignore[method-assign]

    def clean_outline(self) -> Any:
        """A polygon that can be drawn."""
        outline = self.cleaned_data["outline"]
        if outline in (None, "", {}):
            return None
        try:
            return check_outline(outline)
        except NotAnOutline as wrong:
            raise forms.ValidationError(str(wrong)) from wrong


class NeighbourhoodImportForm(DorpelForm):
    """A table or a map of neighbourhoods."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A CSV with the columns code, name and, if you have it, area. Or a GeoJSON map with code and name."
        ),
    )

    def clean_file(self) -> tuple[str, Any]:
        """('map', the parsed GeoJSON) or ('table', the bytes)."""
        raw = self.cleaned_data["file"].read()
        if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"{":
            return "table", raw
        try:
            return "map", json.loads(raw.decode("utf-8-sig"))
        except (ValueError, RecursionError) as wrong:
            raise forms.ValidationError(
                _("This looks like GeoJSON, but it can't be read. Nothing was stored.")
            ) from wrong


class CategoriesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Categories as boxes to tick, each with the facet that it answers."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Category) -> str:
        """As 'age: 30 to 44'."""
        return f"{obj.facet}: {obj}"


class PopulationForm(ScopedForm):
    """One cell of the population."""

    class Meta:
        model = Population
        fields = ("neighbourhood", "categories", "count", "as_of", "source", "is_estimate")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within = Category.objects.filter(dialogue=self.dialogue).select_related("facet")
        self.fields["categories"] = CategoriesField(
            within.order_by("facet__order", "order"), label=_("Categories"), required=False
        )

    def clean(self) -> dict[str, Any]:
        """The cell that the choices make; each cell once, and one category of a facet at most."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        categories = list(cleaned.get("categories") or [])
        if len({category.facet_id for category in categories}) < len(categories):
            self.add_error("categories", _("Choose one category of a facet, no more."))
        place = cleaned.get("neighbourhood")
        self.instance.cell = cell_of(place.code if place else "", [(each.facet.key, each.key) for each in categories])
        twins = Population.objects.filter(dialogue=self.dialogue, cell=self.instance.cell).exclude(pk=self.instance.pk)
        if twins.exists():
            self.add_error(None, _("There is a number for this cell already. Change that one."))
        return cleaned


class PopulationImportForm(DorpelForm):
    """A table of the population."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A CSV with the columns code, name, category and count. "
            "Write a category as age:30-44, several with | between."
        ),
    )
    source = forms.CharField(
        label=gettext_lazy("Source"),
        max_length=300,
        help_text=gettext_lazy("Who counted? It stands beside every figure."),
    )
    as_of = forms.DateField(label=gettext_lazy("As of"), required=False, widget=forms.DateInput)
    is_estimate = forms.BooleanField(label=gettext_lazy("These numbers are an estimate"), required=False)
