"""Pictures that leave the house: a whole file with its own colours, its title, its base and who made it."""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from dorpel.core.pictures.drawing import draw_map, draw_stream
from dorpel.core.pictures.values import DashMap, Row100, Rows100, Stream

LETTERS, HIGH = 96, 26  # of a line of the caveat
LABEL, LINE, ROW = 34, 22, 34  # letters of a row's label, the height of each line of it, and of a row with one line


def svg(picture: DashMap | Rows100 | Stream, *, source: str) -> str:
    """The picture as an SVG file; its caveat and base are part of it, so that nobody can show it without."""
    lines = [(HIGH * at, words) for at, words in enumerate([*wrap(picture.base, LETTERS), source])]
    context: dict[str, Any] = {"picture": picture, "lines": lines}
    if isinstance(picture, DashMap):
        return render_to_string("core/pictures/map.svg", context | {"drawn": draw_map(picture)})
    if isinstance(picture, Stream):
        last = len(picture.times) - 1
        stops = [(0, "start", 0), (500, "middle", last // 2), (1000, "end", last)]
        times = [(x, anchor, picture.times[at]) for x, anchor, at in stops if at * 2 == last or anchor != "middle"]
        context |= {"bands": draw_stream(picture), "times": times, "height": HIGH * len(lines)}
        return render_to_string("core/pictures/stream.svg", context)
    rows, y = [], 120
    for row in picture.rows:
        label = list(enumerate(wrap(_whole(row), LABEL)))
        y += LINE // 2 if row.gap else 0
        mark = None if row.beside is None else 340 + row.beside * 5
        rows.append((row, y, (row.share or 0) * 5, mark, [(LINE * at, words) for at, words in label]))
        y += ROW + LINE * (len(label) - 1)
    return render_to_string("core/pictures/rows.svg", context | {"rows": rows, "height": y + 20})


def table(picture: DashMap | Rows100 | Stream) -> Iterator[Sequence[object]]:
    """The same facts as rows of a table, heads first and the base last."""
    few = _("too few to say")
    if isinstance(picture, DashMap):
        yield (_("neighbourhood"), _("talks held"), _("talks hoped for"))
        yield from (
            (place.name, few if place.few else place.held, "" if place.few else place.expected)
            for place in sorted(picture.places, key=lambda place: place.name)
        )
    elif isinstance(picture, Stream):
        yield (_("theme"), *picture.times)
        yield from ((band.label, *(few if count is None else count for count in band.counts)) for band in picture.bands)
    else:
        beside = [picture.beside] if picture.beside else []
        yield (_("group"), _("of every hundred"), _("of how many"), *beside)
        for row in picture.rows:
            yield (_whole(row), few if row.share is None else row.share, row.of, *([row.beside] if beside else []))
    yield (picture.base,)


def _whole(row: Row100) -> str:
    return f"{row.part}: {row.label}" if row.part else row.label
