"""Who stands behind a finding, for everybody's eyes: shares of groups large enough that nobody is known by them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Count
from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from dorpel.conversations.models import VoiceCategory
from dorpel.core.pictures import Row100, Rows100
from dorpel.core.publishable import PUBLIC, Line, showable, suppressed
from dorpel.core.publishable import Cell as SmallCell
from dorpel.findings.models import Evidence, Finding
from dorpel.insight.public import Everybody, Heard, everybody

LADDERS = ("age",)  # facets whose categories are steps: neighbours can be taken together
TELLING = ("age", "languages", "language")  # what tells most and hurts least
STANDS_OUT, FARTHER = 1.3, 4  # times, and hundredths more than among all voices


@dataclass(frozen=True, slots=True)
class Group:
    """One category or several neighbouring ones: voices behind the finding, and all voices (None: hidden)."""

    names: tuple[str, ...]
    behind: SmallCell
    heard: int | None


def spread_of(finding: Finding, counts: Everybody | None = None) -> Rows100 | None:
    """Of every hundred voices behind a finding how many are in each group, beside all voices; None: too few to say."""
    counts = counts or everybody(finding.dialogue)
    behind, told = _behind(finding)
    rows: list[Row100] = []
    for name, groups in _telling(counts):
        facet = groups[0].key.split(":")[0]
        cells = [Group((each.name,), behind.get(each.key, SmallCell(0, 0)), each.voices) for each in groups]
        shown = coarser(cells) if facet in LADDERS else cells
        found = [replace(row, part=name) for row in _rows(shown, told.get(facet, 0), counts.told[name])]
        rows += found if sum(row.share is not None for row in found) > 1 else []
    if not rows:
        return None
    base = _(
        "Of every hundred voices behind this finding who told us. The mark is the same among all {voices} voices. "
        "It is about the people we spoke with."
    ).format(voices=number_format(counts.voices, force_grouping=True))
    return Rows100(_("Who says this?"), _sum_of(rows), base, rows, beside=_("all voices"))


def _behind(finding: Finding) -> tuple[dict[str, SmallCell], dict[str, int]]:
    """Per category the voices behind the finding and their challengers, and how many told each facet; two queries."""
    voices = Evidence.objects.filter(finding=finding, stance=Evidence.Stance.FOR).values("quote__answer__voice")
    rows = VoiceCategory.objects.filter(voice__in=voices).order_by()
    counted = rows.values_list("category__facet__key", "category__key").annotate(
        number=Count("voice", distinct=True), challengers=Count("voice__conversation__challenger", distinct=True)
    )
    told = rows.values_list("category__facet__key").annotate(number=Count("voice", distinct=True))
    return {f"{facet}:{key}": SmallCell(*cell) for facet, key, *cell in counted}, dict(told)


def _telling(counts: Everybody) -> list[tuple[str, list[Heard]]]:
    """Ages and languages when they are asked for, else the first two facets."""
    facets = [(name, groups) for name, groups in counts.facets.items() if groups]
    chosen = [(name, groups) for name, groups in facets if groups[0].key.split(":")[0] in TELLING]
    return (chosen or facets)[:2]


def coarser(groups: Sequence[Group]) -> list[Group]:
    """Steps of a ladder, neighbours taken together until each may be shown; one group is left when none else may.

    A voice stands on one step, so voices add up; of challengers at least as many came as to the larger part.
    """
    found = list(groups)
    while len(found) > 1 and (small := [at for at, each in enumerate(found) if not _fine(each)]):
        at = min(small, key=lambda each: found[each].behind.voices)
        beside = [each for each in (at - 1, at + 1) if 0 <= each < len(found)]
        first = min(at, min(beside, key=lambda each: found[each].behind.voices))
        found[first : first + 2] = [_together(found[first], found[first + 1])]
    return found


def _fine(group: Group) -> bool:
    return group.behind.voices > 0 and showable(group.behind, PUBLIC)


def _together(one: Group, other: Group) -> Group:
    heard = None if one.heard is None or other.heard is None else one.heard + other.heard
    behind = SmallCell(one.behind.voices + other.behind.voices, max(one.behind.challengers, other.behind.challengers))
    return Group((*one.names, *other.names), behind, heard)


def _rows(groups: Sequence[Group], told: int, heard: int) -> list[Row100]:
    """The groups that may be shown, and one row for all that may not; the first begins a new part."""
    cells = {at: each.behind for at, each in enumerate(groups)}
    adds_up = sum(cell.voices for cell in cells.values()) == told
    hidden = suppressed(cells, [Line(tuple(cells))] if adds_up and cells else [], PUBLIC)
    kept = [each for at, each in enumerate(groups) if at not in hidden and each.behind.voices]
    rows = [
        Row100(
            get_text_list(list(each.names), _("and")),
            round(100 * each.behind.voices / told),
            None,
            gap=at == 0,
            beside=None if each.heard is None or not heard else round(100 * each.heard / heard),
        )
        for at, each in enumerate(kept)
    ]
    rest = [name for at in sorted(hidden) for name in groups[at].names]
    return [*rows, Row100(get_text_list(rest, _("or")), None, None)] if rest and rows else rows


def _sum_of(rows: Sequence[Row100]) -> str:
    """Which group stands out, if one does."""
    far = [row for row in rows if row.share is not None and row.beside is not None and _stands_out(row)]
    if not far:
        return _("They are about as mixed as everybody we heard.")
    most = max(far, key=lambda row: (row.share or 0) - (row.beside or 0))
    words = _("Of every hundred who say this, {share} belong to the group “{group}”; of all voices {beside}.")
    return words.format(group=most.label, share=most.share, beside=most.beside)


def _stands_out(row: Row100) -> bool:
    share, beside = row.share or 0, row.beside or 0
    return share >= STANDS_OUT * beside and share >= beside + FARTHER
