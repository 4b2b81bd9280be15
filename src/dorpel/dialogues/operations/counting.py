"""Bringing in neighbourhoods and population from what a city has: all of a file or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dorpel.core.actors import Actor
from dorpel.dialogues.access import require
from dorpel.dialogues.models import Category, Dialogue, Neighbourhood, Population
from dorpel.dialogues.outlines import NotAnOutline, check_outline
from dorpel.dialogues.roles import May
from dorpel.dialogues.sheets import Fault, Line, SheetRefused, read_sheet
from dorpel.journal.operations import record_plain

BATCH = 1000
AREAS = ("area", "area_km2", "km2", "km²", "area (km²)")


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file did: rows that are new, that changed, and that stood there already."""

    added: int
    changed: int
    same: int


def cell_of(code: str, categories: Iterable[tuple[str, str]]) -> str:
    """The name of a cell: the neighbourhood's code and 'facet:key' parts, sorted. The whole city is '' ."""
    return "|".join([code, *sorted(f"{facet}:{key}" for facet, key in categories)])


@transaction.atomic
def import_neighbourhoods(dialogue: Dialogue, *, table: bytes, by: Actor) -> Imported:
    """Neighbourhoods from a CSV with code, name and perhaps area; known again by code. Raises SheetRefused."""
    require(by, May.RUN_DIALOGUE, dialogue)
    lines = read_sheet(table, needs=("code", "name"))
    faults: list[Fault] = []
    wanted: dict[str, dict[str, Any]] = {}
    for line in lines:
        code, name = line.cells.get("code", ""), line.cells.get("name", "")
        _check_name(line.number, code, name, wanted, faults)
        wanted[code] = {"name": name} | _area(line, faults)
    return _keep_neighbourhoods(dialogue, wanted, faults, by)


@transaction.atomic
def import_outlines(dialogue: Dialogue, *, collection: Any, by: Actor) -> Imported:
    """Neighbourhoods from a GeoJSON FeatureCollection with code and name as properties. Raises SheetRefused.

    The row of a fault is the number of its feature, from 1.
    """
    require(by, May.RUN_DIALOGUE, dialogue)
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list) or not features:
        raise SheetRefused([Fault(1, "features", _("This isn't a GeoJSON FeatureCollection."))])
    faults: list[Fault] = []
    wanted: dict[str, dict[str, Any]] = {}
    for number, feature in enumerate(features, start=1):
        found = feature.get("properties") if isinstance(feature, dict) else None
        properties = {str(key).lower(): value for key, value in found.items()} if isinstance(found, dict) else {}
        code, name = (str(properties.get(key) or "").strip() for key in ("code", "name"))
        _check_name(number, code, name, wanted, faults)
        try:
            outline = check_outline(feature.get("geometry") if isinstance(feature, dict) else None)
            cells = {key: str(value) for key, value in properties.items() if value is not None}
            wanted[code] = {"name": name, "outline": outline} | _area(Line(number, cells), faults)
        except NotAnOutline as wrong:
            faults.append(Fault(number, "geometry", str(wrong)))
    return _keep_neighbourhoods(dialogue, wanted, faults, by)


@transaction.atomic
def import_population(
    dialogue: Dialogue, *, table: bytes, source: str, as_of: date | None, is_estimate: bool, by: Actor
) -> Imported:
    """Population from a CSV with code, category and count; known again by cell. Raises SheetRefused."""
    require(by, May.RUN_DIALOGUE, dialogue)
    places = {place.code: place for place in Neighbourhood.objects.filter(dialogue=dialogue)}
    categories = {
        f"{each.facet.key}:{each.key}": each
        for each in Category.objects.filter(dialogue=dialogue).select_related("facet")
    }
    faults: list[Fault] = []
    wanted: dict[str, tuple[str, list[Category], int]] = {}
    for line in read_sheet(table, needs=("code", "category", "count")):
        code = line.cells.get("code", "")
        if code and code not in places:
            faults.append(Fault(line.number, "code", _("There is no neighbourhood “%(code)s”.") % {"code": code}))
        chosen = _categories(line, categories, faults)
        cell = cell_of(code, [(each.facet.key, each.key) for each in chosen])
        if cell in wanted:
            faults.append(Fault(line.number, "category", _("This cell stands in the file twice.")))
        wanted[cell] = (code, chosen, _count(line, faults))
    if faults:
        raise SheetRefused(faults)
    common = {"source": source, "as_of": as_of, "is_estimate": is_estimate}
    done = _keep_population(dialogue, wanted, places, common)
    record_plain("population.import", "dialogues.population", None, by=by, dialogue=dialogue.pk, why=str(len(wanted)))
    return done


def _check_name(number: int, code: str, name: str, wanted: dict[str, Any], faults: list[Fault]) -> None:
    for column, value, longest in (("code", code, 20), ("name", name, 120)):
        if not value:
            faults.append(Fault(number, column, _("This is empty.")))
        elif len(value) > longest:
            faults.append(Fault(number, column, _("This is longer than %(most)d characters.") % {"most": longest}))
    if code and code in wanted:
        faults.append(Fault(number, "code", _("“%(code)s” stands in the file twice.") % {"code": code}))


def _area(line: Line, faults: list[Fault]) -> dict[str, float]:
    written = next((line.cells[name] for name in AREAS if line.cells.get(name)), "")
    if not written:
        return {}
    try:
        area = float(written.replace(",", "."))
    except ValueError:
        area = -1.0
    if not 0 < area < 1e6:
        faults.append(Fault(line.number, "area", _("“%(value)s” is no area in km².") % {"value": written}))
        return {}
    return {"area": area}


def _categories(line: Line, known: dict[str, Category], faults: list[Fault]) -> list[Category]:
    names = [name.strip() for name in line.cells.get("category", "").split("|") if name.strip()]
    unknown = _("There is no category “%(name)s”. Write it as facet:key.")
    faults += [Fault(line.number, "category", unknown % {"name": name}) for name in names if name not in known]
    found = [known[name] for name in names if name in known]
    if len({each.facet_id for each in found}) < len(found):
        faults.append(Fault(line.number, "category", _("Two categories of the same facet can't be in one cell.")))
    return found


def _count(line: Line, faults: list[Fault]) -> int:
    written = line.cells.get("count", "").replace("\u00a0", "").replace(" ", "")
    if written.isascii() and written.isdecimal() and int(written) < 2_000_000_000:
        return int(written)
    faults.append(Fault(line.number, "count", _("“%(value)s” is no whole number of people.") % {"value": written}))
    return 0


def _keep_neighbourhoods(
    dialogue: Dialogue, wanted: dict[str, dict[str, Any]], faults: list[Fault], by: Actor
) -> Imported:
    if faults:
        raise SheetRefused(faults)
    there = {place.code: place for place in Neighbourhood.objects.select_for_update().filter(dialogue=dialogue)}
    new = [
        Neighbourhood(dialogue=dialogue, code=code, **values) for code, values in wanted.items() if code not in there
    ]
    changed = [there[code] for code, values in wanted.items() if code in there and _differs(there[code], values)]
    Neighbourhood.objects.bulk_create(new, batch_size=BATCH)
    Neighbourhood.objects.bulk_update(changed, ["name", "area", "outline", "version"], batch_size=BATCH)
    record_plain(
        "neighbourhood.import", "dialogues.neighbourhood", None, by=by, dialogue=dialogue.pk, why=str(len(wanted))
    )
    return Imported(len(new), len(changed), len(wanted) - len(new) - len(changed))


def _keep_population(
    dialogue: Dialogue,
    wanted: dict[str, tuple[str, list[Category], int]],
    places: dict[str, Neighbourhood],
    common: dict[str, Any],
) -> Imported:
    there = {row.cell: row for row in Population.objects.select_for_update().filter(dialogue=dialogue)}
    new: list[Population] = []
    links: list[Any] = []
    changed: list[Population] = []
    through = Population.categories.through
    for cell, (code, categories, count) in wanted.items():
        if cell not in there:
            row = Population(dialogue=dialogue, neighbourhood=places.get(code), cell=cell, count=count, **common)
            new.append(row)
            links += [through(population_id=row.pk, category_id=category.pk) for category in categories]
        elif _differs(there[cell], {"count": count, **common}):
            changed.append(there[cell])
    Population.objects.bulk_create(new, batch_size=BATCH)
    through.objects.bulk_create(links, batch_size=BATCH)
    Population.objects.bulk_update(changed, ["count", "source", "as_of", "is_estimate", "version"], batch_size=BATCH)
    return Imported(len(new), len(changed), len(wanted) - len(new) - len(changed))


def _differs(row: Any, values: dict[str, Any]) -> bool:
    """Gives the row its new values and the next version, if they are other ones."""
    if all(getattr(row, name) == value for name, value in values.items()):
        return False
    for name, value in values.items():
        setattr(row, name, value)
    row.version += 1
    return True


def fault_rows(faults: Sequence[Fault]) -> list[tuple[int, str, str]]:
    """The first hundred faults as (row, column, why)."""
    return [(fault.row, fault.column, fault.why) for fault in faults[:100]]
