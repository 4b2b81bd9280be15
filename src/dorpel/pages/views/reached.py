"""Whom we reached and whom we didn't, for everybody: the map, shares per facet, themes in time; also as files."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dorpel.core.pictures import DashMap, Rows100, Stream
from dorpel.core.pictures.export import svg, table
from dorpel.core.spreadsheets import csv_rows
from dorpel.dialogues.models import Dialogue
from dorpel.insight.pictures import base_of, facet_rows, reach_map, themes_in_time
from dorpel.insight.public import Everybody, everybody
from dorpel.pages.frame import named, public, show

Picture = DashMap | Rows100 | Stream


@require_safe
@public
def reach(request: HttpRequest, dialogue: Dialogue) -> HttpResponse:
    """The pictures with what they say, and what they don't."""
    counts = everybody(dialogue)
    shown = [_shown(dialogue, key, picture) for key, picture in _pictures(dialogue, counts).items()]
    return show(
        request,
        "reach",
        dialogue,
        title=_("Who we reached, and who we didn't"),
        share_text=base_of(counts),
        base=base_of(counts),
        pictures=shown,
        heard=counts.talks > 0,
    )


@require_safe
@public
def picture_svg(request: HttpRequest, dialogue: Dialogue, picture: str) -> HttpResponse:
    """One picture as a file that carries its base and where it comes from."""
    found = svg(_picture(dialogue, picture), source=_source(dialogue))
    return HttpResponse(found, content_type="image/svg+xml", headers=_named(dialogue, picture, "svg"))


@require_safe
@public
def picture_csv(request: HttpRequest, dialogue: Dialogue, picture: str) -> HttpResponse:
    """The facts of one picture as a table."""
    heads, *rows = table(_picture(dialogue, picture))
    lines = csv_rows([str(head) for head in heads], rows)
    return HttpResponse(
        "".join(lines), content_type="text/csv; charset=utf-8", headers=_named(dialogue, picture, "csv")
    )


def _pictures(dialogue: Dialogue, counts: Everybody) -> dict[str, Picture]:
    found: dict[str, Callable[[], Picture | None]] = {"map": lambda: reach_map(dialogue, counts)}
    for name in counts.facets:
        if counts.told[name]:
            found[slugify(name) or "facet"] = lambda name=name: facet_rows(counts, name)  # type: ignore[misc]
    found["themes"] = lambda: themes_in_time(dialogue)
    drawn = {key: draw() for key, draw in found.items()}
    return {key: picture for key, picture in drawn.items() if picture is not None}


def _picture(dialogue: Dialogue, key: str) -> Picture:
    try:
        return _pictures(dialogue, everybody(dialogue))[key]
    except KeyError:
        raise Http404(_("There is no such picture.")) from None


def _shown(dialogue: Dialogue, key: str, picture: Picture) -> dict[str, Any]:
    kind = {DashMap: "map", Rows100: "rows", Stream: "stream"}[type(picture)]
    addresses = {name: reverse(f"pages:reach_{name}", args=[dialogue.slug, key]) for name in ("svg", "csv")}
    return {"kind": kind, "picture": picture, "title": picture.title, **addresses}


def _source(dialogue: Dialogue) -> str:
    """Who drew it, and that it is all invented when it is: a picture travels without its page."""
    told = named(dialogue)
    return _("{name}. A fictional city: all figures are invented.").format(name=told) if dialogue.fictional else told


def _named(dialogue: Dialogue, picture: str, end: str) -> dict[str, str]:
    return {"Content-Disposition": f'inline; filename="{dialogue.slug}-{picture}.{end}"'}
