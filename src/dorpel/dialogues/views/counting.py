"""Pages of the neighbourhoods and the population, by hand and from a file."""

from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dorpel.core.ui.values import Link, Row
from dorpel.dialogues.access import door
from dorpel.dialogues.desk import may, of_dialogue, show_list
from dorpel.dialogues.forms.counting import (
    NeighbourhoodForm,
    NeighbourhoodImportForm,
    PopulationForm,
    PopulationImportForm,
)
from dorpel.dialogues.models import Dialogue, Neighbourhood, Population
from dorpel.dialogues.operations.counting import (
    Imported,
    fault_rows,
    import_neighbourhoods,
    import_outlines,
    import_population,
)
from dorpel.dialogues.roles import May
from dorpel.dialogues.sheets import SheetRefused
from dorpel.dialogues.views.plain import edit, new_action, show_detail
from dorpel.people.models import Person


@door(read=May.READ_DIALOGUE)
def neighbourhood_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The neighbourhoods, by name."""
    return show_list(
        request,
        Neighbourhood.objects.filter(dialogue=dialogue),
        title=_("Neighbourhoods"),
        order=("name", "pk"),
        row=lambda each: Row(
            [(_("Neighbourhood"), each.name), (_("Code"), each.code), (_("Area (km²)"), each.area)],
            address=reverse("dialogues:neighbourhood_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=_actions(request, dialogue, "neighbourhood", _("New neighbourhood")),
    )


@door(read=May.READ_DIALOGUE)
def neighbourhood_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """A neighbourhood."""
    row = of_dialogue(Neighbourhood.objects.select_related("dialogue"), dialogue, pk)
    drawn = _("There is an outline for the map.") if row.outline else _("There is no outline for the map yet.")
    return show_detail(request, row, "code", "area", noun="neighbourhood", intro=drawn)


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def neighbourhood_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Add or change a neighbourhood."""
    return edit(request, dialogue, NeighbourhoodForm, pk, noun="neighbourhood")


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def neighbourhood_import(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Bring neighbourhoods in from a CSV or a GeoJSON map."""

    def bring_in(values: dict[str, Any]) -> Imported:
        kind, content = values["file"]
        by = cast(Person, request.user)
        if kind == "map":
            return import_outlines(dialogue, collection=content, by=by)
        return import_neighbourhoods(dialogue, table=content, by=by)

    form = NeighbourhoodImportForm(request.POST or None, request.FILES or None)
    return _import(
        request,
        form,
        bring_in,
        title=_("Bring in neighbourhoods"),
        then=reverse("dialogues:neighbourhood_list", args=[dialogue.slug]),
    )


@door(read=May.READ_DIALOGUE)
def population_list(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """How many people live where, cell by cell."""
    return show_list(
        request,
        Population.objects.filter(dialogue=dialogue),
        title=_("Population"),
        order=("cell", "pk"),
        row=lambda each: Row(
            [
                (_("Cell"), each.cell or _("the whole city")),
                (_("People"), each.count),
                (_("As of"), each.as_of),
                (_("Source"), each.source),
                (_("Estimate"), _("yes") if each.is_estimate else _("no")),
            ],
            address=reverse("dialogues:population_detail", args=[dialogue.slug, each.pk]),
        ),
        actions=_actions(request, dialogue, "population", _("New number")),
    )


@door(read=May.READ_DIALOGUE)
def population_detail(request: HttpRequest, dialogue: Dialogue, pk: UUID) -> HttpResponse:
    """One cell of the population."""
    row = of_dialogue(Population.objects.select_related("dialogue", "neighbourhood"), dialogue, pk)
    cells = [
        (category.facet.name, category.name)
        for category in row.categories.select_related("facet").order_by("facet__order")
    ]
    sections = [{"title": _("Who"), "facts": cells or [(_("Categories"), _("everybody"))]}]
    names = ("neighbourhood", "count", "as_of", "source", "is_estimate")
    return show_detail(request, row, *names, noun="population", sections=sections)


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def population_form(request: HttpRequest, dialogue: Dialogue, pk: UUID | None = None) -> HttpResponse:
    """Add or change a number."""
    return edit(request, dialogue, PopulationForm, pk, noun="population")


@door(read=May.READ_DIALOGUE, write=May.RUN_DIALOGUE, form=True)
def population_import(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """Bring the population in from a CSV."""

    def bring_in(values: dict[str, Any]) -> Imported:
        rest = {name: value for name, value in values.items() if name != "file"}
        return import_population(dialogue, table=values["file"].read(), by=cast(Person, request.user), **rest)

    form = PopulationImportForm(request.POST or None, request.FILES or None)
    return _import(
        request,
        form,
        bring_in,
        title=_("Bring in the population"),
        then=reverse("dialogues:population_list", args=[dialogue.slug]),
    )


def _import(request: HttpRequest, form: Any, bring_in: Any, *, title: str, then: str) -> HttpResponse:
    context: dict[str, Any] = {"title": title, "form": form, "submit": _("Bring in"), "cancel": then}
    if request.method == "POST" and form.is_valid():
        try:
            done = bring_in(form.cleaned_data)
        except SheetRefused as refused:
            faults = [
                Row([(_("Row"), row), (_("Column"), column), (_("Why"), why)])
                for row, column, why in fault_rows(refused.faults)
            ]
            return render(request, "dialogues/import.html", {**context, "faults": faults}, status=422)
        words = _("%(added)d new, %(changed)d changed, %(same)d the same as before.")
        messages.success(request, words % {"added": done.added, "changed": done.changed, "same": done.same})
        return redirect(then)
    return render(request, "dialogues/import.html", context, status=422 if form.is_bound else 200)


def _actions(request: HttpRequest, dialogue: Dialogue, noun: str, label: str) -> list[Link]:
    actions = new_action(request, dialogue, noun, label)
    if may(request, May.RUN_DIALOGUE):
        actions.append(Link(_("Bring in a file"), reverse(f"dialogues:{noun}_import", args=[dialogue.slug])))
    return actions
