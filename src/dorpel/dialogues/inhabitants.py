"""How many people live where, in the categories that the dialogue counts in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from dorpel.dialogues.models import Dialogue, Population


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """People in the whole city, per neighbourhood (by id), per category ('age:30-44') and per facet ('age')."""

    city: int = 0
    neighbourhoods: dict[UUID, int] = field(default_factory=dict)
    categories: dict[str, int] = field(default_factory=dict)
    facets: dict[str, int] = field(default_factory=dict)


Shape = tuple[bool, frozenset[str]]
_Row = tuple[UUID | None, str, int]


def inhabitants(dialogue: Dialogue) -> Inhabitants:
    """The population as margins; one query. Tables of several cuts may stand side by side: a margin takes one cut."""
    cuts: dict[Shape, list[_Row]] = defaultdict(list)
    rows = Population.objects.filter(dialogue=dialogue).values_list("neighbourhood", "cell", "count")
    for row in rows:
        keys = row[1].split("|")[1:]
        cuts[row[0] is not None, frozenset(key.partition(":")[0] for key in keys)].append(row)
    places = _coarsest(shape for shape in cuts if shape[0])
    neighbourhoods: dict[UUID, int] = defaultdict(int)
    for place, _cell, count in cuts[places] if places else []:
        if place is not None:
            neighbourhoods[place] += count
    whole = _coarsest(cuts)
    city = sum(count for _place, _cell, count in cuts[whole]) if whole else 0
    return Inhabitants(city, dict(neighbourhoods), *_categories(cuts))


def _categories(cuts: dict[Shape, list[_Row]]) -> tuple[dict[str, int], dict[str, int]]:
    categories: dict[str, int] = defaultdict(int)
    facets: dict[str, int] = {}
    for facet in {each for _placed, names in cuts for each in names}:
        shape = _coarsest(each for each in cuts if facet in each[1])
        assert shape is not None
        facets[facet] = sum(count for _place, _cell, count in cuts[shape])
        for _place, cell, count in cuts[shape]:
            for key in cell.split("|")[1:]:
                if key.partition(":")[0] == facet:
                    categories[key] += count
    return dict(categories), facets


def _coarsest(shapes: Iterable[Shape]) -> Shape | None:
    """The cut with the fewest dimensions, so that its counts are the ones that somebody really published."""
    return min(shapes, key=lambda shape: (len(shape[1]) + shape[0], sorted(shape[1])), default=None)
