"""What other rooms and pages ask of the kept counts; each a handful of rows, whatever the size of the dialogue."""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dorpel.dialogues.inhabitants import inhabitants
from dorpel.dialogues.models import Category, Dialogue, Neighbourhood
from dorpel.insight.models import Cell
from dorpel.insight.reach import Group, Part, compare


@dataclass(frozen=True, slots=True)
class Totals:
    """Conversations held, voices in them, neighbourhoods where at least one was held."""

    talks: int
    voices: int
    neighbourhoods: int


def totals(dialogue: Dialogue) -> Totals:
    """What was reached so far; two small queries on kept counts."""
    talks, voices = Cell.objects.filter(dialogue=dialogue, kind=Cell.Kind.TOTAL).values_list(
        "talks", "voices"
    ).first() or (0, 0)
    places = Cell.objects.filter(dialogue=dialogue, kind=Cell.Kind.NEIGHBOURHOOD, talks__gt=0)
    return Totals(talks, voices, places.exclude(neighbourhood=None).count())


def base_voices(dialogue: Dialogue) -> int:
    """How many voices there are: the base of every share of voices."""
    return totals(dialogue).voices


def reach(dialogue: Dialogue) -> list[Part]:
    """Who was heard beside who lives there: neighbourhoods first, then each facet; four queries on small tables."""
    people = inhabitants(dialogue)
    kinds = (Cell.Kind.TOTAL, Cell.Kind.NEIGHBOURHOOD, Cell.Kind.CATEGORY)
    heard = {
        (kind, place or cell): (talks, voices)
        for kind, place, cell, talks, voices in Cell.objects.filter(dialogue=dialogue, kind__in=kinds).values_list(
            "kind", "neighbourhood", "cell", "talks", "voices"
        )
    }
    _talks, everybody = heard.get((Cell.Kind.TOTAL, ""), (0, 0))
    places = []
    for pk, name in Neighbourhood.objects.filter(dialogue=dialogue).order_by("name", "pk").values_list("pk", "name"):
        talks, voices = heard.get((Cell.Kind.NEIGHBOURHOOD, pk), (0, 0))
        places.append(Group(name, voices, talks, people.neighbourhoods.get(pk)))
    _unplaced, elsewhere = heard.get((Cell.Kind.NEIGHBOURHOOD, ""), (0, 0))
    parts = [compare(_("Neighbourhoods"), places, told=everybody - elsewhere, voices=everybody)]
    for (key, name), categories in _facets(dialogue).items():
        groups = []
        for category in categories:
            cell = f"{key}:{category.key}"
            talks, voices = heard.get((Cell.Kind.CATEGORY, cell), (0, 0))
            groups.append(Group(category.name, voices, talks, people.categories.get(cell)))
        _talks, told = heard.get((Cell.Kind.CATEGORY, f"{key}:"), (0, 0))
        parts.append(compare(name, groups, told=told, voices=everybody))
    return parts


def _facets(dialogue: Dialogue) -> dict[tuple[str, str], list[Category]]:
    found: dict[tuple[str, str], list[Category]] = defaultdict(list)
    rows = Category.objects.filter(dialogue=dialogue).select_related("facet")
    for each in rows.order_by("facet__order", "facet__key", "order", "key"):
        found[each.facet.key, each.facet.name].append(each)
    return found
