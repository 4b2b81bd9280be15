"""The kept counts as the public may see them: enough voices, enough challengers, nothing to be worked out."""

from dataclasses import dataclass

from django.utils.translation import get_language

from dorpel.core.publishable import PUBLIC, Line, suppressed
from dorpel.core.publishable import Cell as SmallCell
from dorpel.core.rows import WordingState
from dorpel.dialogues.inhabitants import Inhabitants, inhabitants
from dorpel.dialogues.models import Category, Dialogue, Facet, Neighbourhood
from dorpel.insight.models import Cell

Kind = Cell.Kind


@dataclass(frozen=True, slots=True)
class Heard:
    """Talks and voices of a neighbourhood or category; None where they must stay hidden."""

    key: str
    name: str
    talks: int | None
    voices: int | None
    people: int | None


@dataclass(frozen=True, slots=True)
class Everybody:
    """All that a public page says about who was heard."""

    talks: int
    voices: int
    places: list[Heard]
    facets: dict[str, list[Heard]]  # by the facet's name, in its order
    told: dict[str, int]  # voices who told a facet, by its name


def everybody(dialogue: Dialogue) -> Everybody:
    """The counts of a dialogue for the public; eight queries on small tables, whatever its size."""
    counts, gathered = _kept(dialogue)
    people = inhabitants(dialogue)
    talks, voices = counts.get((Kind.TOTAL, ""), (0, 0))
    rows = Neighbourhood.objects.filter(dialogue=dialogue).order_by("name", "pk").values_list("pk", "code", "name")
    places = [(code, name, people.neighbourhoods.get(pk)) for pk, code, name in rows]
    unplaced = counts.get((Kind.NEIGHBOURHOOD, ""), (0, 0))[1]
    found = Everybody(
        talks, voices, _shown(places, Kind.NEIGHBOURHOOD, counts, gathered, whole=voices - unplaced), {}, {}
    )
    for (key, name), categories in _facets(dialogue, people).items():
        told = counts.get((Kind.CATEGORY, f"{key}:"), (0, 0))[1]
        found.facets[name] = _shown(categories, Kind.CATEGORY, counts, gathered, whole=told)
        found.told[name] = told
    return found


def _kept(dialogue: Dialogue) -> tuple[dict[tuple[str, str], tuple[int, int]], dict[str, int]]:
    counts: dict[tuple[str, str], tuple[int, int]] = {}
    gathered: dict[str, int] = {}
    kinds = (Kind.TOTAL, Kind.NEIGHBOURHOOD, Kind.CATEGORY, Kind.GATHERED)
    rows = Cell.objects.filter(dialogue=dialogue, kind__in=kinds, voices__gt=0)
    for kind, cell, talks, voices in rows.values_list("kind", "cell", "talks", "voices"):
        if kind == Kind.GATHERED:
            key = cell.rpartition("|")[0]
            gathered[key] = gathered.get(key, 0) + 1
        else:
            counts[kind, cell] = talks, voices
    return counts, gathered


def _shown(
    groups: list[tuple[str, str, int | None]],
    kind: str,
    counts: dict[tuple[str, str], tuple[int, int]],
    gathered: dict[str, int],
    *,
    whole: int,
) -> list[Heard]:
    """Whole: the voices of all groups together, known to everybody; when groups overlap nothing follows from it."""
    cells = {key: SmallCell(counts.get((kind, key), (0, 0))[1], gathered.get(key, 0)) for key, _n, _p in groups}
    adds_up = sum(cell.voices for cell in cells.values()) == whole
    hidden = suppressed(cells, [Line(tuple(cells))] if adds_up and cells else [], PUBLIC)
    found = []
    for key, name, people in groups:
        talks, voices = counts.get((kind, key), (0, 0))
        away = key in hidden
        found.append(Heard(key, name, None if away else talks, None if away else voices, people))
    return found


def _facets(dialogue: Dialogue, people: Inhabitants) -> dict[tuple[str, str], list[tuple[str, str, int | None]]]:
    found: dict[tuple[str, str], list[tuple[str, str, int | None]]] = {}
    rows = Category.objects.filter(dialogue=dialogue).select_related("facet")
    rows = rows.prefetch_related("wordings", "facet__wordings")
    for each in rows.order_by("facet__order", "facet__key", "order", "key"):
        key = f"{each.facet.key}:{each.key}"
        facet = each.facet.key, _named(each.facet)
        found.setdefault(facet, []).append((key, _named(each), people.categories.get(key)))
    return found


def _named(row: Category | Facet) -> str:
    """Its name in the visitor's language when somebody approved one, else as it was given."""
    asked = (get_language() or "").split("-")[0]
    for wording in row.wordings.all():
        if wording.language == asked and wording.state == WordingState.APPROVED:
            return str(wording.text)
    return row.name
