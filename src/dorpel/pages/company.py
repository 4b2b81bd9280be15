"""Where a voice sits: how many others say the same and where most of them live, in numbers large enough to hide in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.coding.models import Code, Coding, Theme
from dorpel.core.publishable import PUBLIC, Cell, showable
from dorpel.findings.models import Evidence, Publication

MOST = 1000  # passages that are still looked through one by one, so that a large city costs no more than a small one


@dataclass(frozen=True, slots=True)
class Company:
    """Others who say the same (None: too few to count out) and the neighbourhood of most of them ('': none stands out).

    `many`: more than were looked through; then `others` is only a floor.
    """

    others: int | None
    most: str = ""
    many: bool = False

    def in_words(self, here: str = "") -> str:
        """A sentence; `here` is where this voice spoke itself."""
        if self.others is None:
            return _("Fewer than {number} people spoke of this so far.").format(number=PUBLIC.voices)
        if self.many:
            return _("More than {number} others spoke of this.").format(number=self.others)
        if self.most and self.most == here:
            words = ngettext(
                "{number} other spoke of this, most in {place}, like you.",
                "{number} others spoke of this, most in {place}, like you.",
                self.others,
            )
        elif self.most:
            words = ngettext(
                "{number} other spoke of this, most in {place}.",
                "{number} others spoke of this, most in {place}.",
                self.others,
            )
        else:
            words = ngettext("{number} other spoke of this.", "{number} others spoke of this.", self.others)
        return words.format(number=self.others, place=self.most)


def beside_findings(publications: Iterable[Publication]) -> dict[UUID, Company]:
    """Of each public finding the voices behind it besides one's own; their number is the published one. One query."""
    rows = list(publications)
    counted = [row.finding_id for row in rows if row.voices <= MOST]
    where = _gathered(Evidence.objects.filter(finding__in=counted, stance=Evidence.Stance.FOR), "finding", "quote__")
    found = {}
    for row in rows:
        others = None if row.voices < PUBLIC.voices else row.voices - 1
        found[row.finding_id] = Company(others, _most(where[row.finding_id]) if others else "")
    return found


def under_codes(codes: Iterable[Code]) -> dict[UUID, Company]:
    """Of each code the voices whose words carry it, besides one's own. One query."""
    rows = list(codes)
    counted = [row.pk for row in rows if row.quotes <= MOST]
    where = _gathered(_under(counted, {row.dialogue_id for row in rows}), "code", "quote__")
    return {row.pk: _of(where[row.pk]) if row.quotes <= MOST else Company(MOST, many=True) for row in rows}


def on_theme(theme: Theme) -> Company:
    """The voices that were coded under a theme, besides one's own. Two queries."""
    codes = dict(theme.codes.values_list("pk", "quotes"))
    if sum(codes.values()) > MOST:
        return Company(MOST, many=True)
    return _of(_gathered(_under(codes, {theme.dialogue_id}), "code__theme", "quote__")[theme.pk])


def _under(codes: Iterable[UUID], dialogues: Iterable[UUID]) -> QuerySet[Coding]:
    """The codings of these codes; the dialogue leads their index, so that the others aren't read."""
    return Coding.objects.filter(dialogue__in=list(dialogues), code__in=list(codes))


def _of(cells: "Gathered") -> Company:
    whole = Cell(sum(cell.voices for cell in cells.values()), len({who for _place, who in cells if who}))
    others = whole.voices - 1 if whole.voices and showable(whole, PUBLIC) else None
    return Company(others, _most(cells) if others else "")


Gathered = dict[tuple[str, UUID | None], Cell]


def _gathered(rows: QuerySet[Any], thing: str, path: str) -> dict[UUID, Gathered]:
    """For each thing the voices per neighbourhood and challenger; a voice lives in one talk, so they add up."""
    talk = f"{path}answer__conversation__"
    groups = (
        rows.order_by()
        .values_list(thing, f"{talk}neighbourhood__name", f"{talk}challenger")
        .annotate(voices=Count(f"{path}answer__voice", distinct=True))
    )
    found: dict[UUID, Gathered] = defaultdict(dict)
    for key, place, who, voices in groups:
        found[key][place or "", who] = Cell(voices, 1 if who else 0)
    return found


def _most(cells: Gathered) -> str:
    """The neighbourhood with more voices than any other, when enough of them came from enough challengers."""
    voices: dict[str, int] = defaultdict(int)
    challengers: dict[str, int] = defaultdict(int)
    for (place, _who), cell in cells.items():
        voices[place] += cell.voices
        challengers[place] += cell.challengers
    first, *others = sorted(voices, key=lambda place: -voices[place]) or [""]
    if not first or (others and voices[others[0]] == voices[first]):
        return ""
    return first if showable(Cell(voices[first], challengers[first]), PUBLIC) else ""
