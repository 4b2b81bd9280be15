"""The pictures of who was heard, for everybody's eyes: each with its base, and small numbers left out."""

from collections import defaultdict
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format, number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.coding.models import Coding
from dorpel.conversations.models import Answer, VoiceCategory
from dorpel.core.pictures import Band, DashMap, Place, Row100, Rows100, Stream
from dorpel.core.publishable import PUBLIC, showable
from dorpel.core.publishable import Cell as SmallCell
from dorpel.dialogues.models import Dialogue, Neighbourhood
from dorpel.findings.models import Evidence, Finding
from dorpel.insight.outlines import rings
from dorpel.insight.public import Everybody, Heard, everybody
from dorpel.insight.reach import FEW, SHORT

NAMED = 3  # places in a sentence
BANDS = 6


def base_of(counts: Everybody) -> str:
    """Who was asked, and what that isn't."""
    talks = ngettext("{number} talk", "{number} talks", counts.talks).format(number=_number(counts.talks))
    voices = ngettext("{number} voice", "{number} voices", counts.voices).format(number=_number(counts.voices))
    words = _("These are the people we spoke with: {voices} in {talks}. It is no poll of all residents.")
    return words.format(voices=voices, talks=talks)


def reach_map(dialogue: Dialogue, counts: Everybody | None = None) -> DashMap | None:
    """Talks held and missing per neighbourhood; None while the neighbourhoods have no outlines."""
    counts = counts or everybody(dialogue)
    shapes = rings(dict(Neighbourhood.objects.filter(dialogue=dialogue).values_list("code", "outline")))
    if not shapes:
        return None
    people = sum(place.people or 0 for place in counts.places)
    places = [_place(place, shapes[place.key], people, counts.talks) for place in counts.places if place.key in shapes]
    quiet = sorted((place for place in places if place.next), key=_lack)
    kept = {place.code for place in quiet[:NAMED]}
    marked = [_marked(place, place.code in kept) for place in places]
    return DashMap(_("At these doors we stood"), _in_words(counts, places, quiet[:NAMED]), base_of(counts), marked)


def _place(place: Heard, ring: list[tuple[float, float]], people: int, talks: int) -> Place:
    expected = round(talks * place.people / people) if people and place.people else None
    few = place.talks is None or (expected is not None and expected < FEW and place.talks < FEW)
    short = not few and expected is not None and (place.talks or 0) < SHORT * expected
    return Place(place.key, place.name, ring, None if few else place.talks, None if few else expected, few, short)


def _marked(place: Place, name: bool) -> Place:
    return Place(place.code, place.name, place.ring, place.held, place.expected, place.few, name, place.quiet)


def _lack(place: Place) -> float:
    return (place.held or 0) / (place.expected or 1)


def _in_words(counts: Everybody, places: list[Place], quiet: list[Place]) -> str:
    reached = sum(1 for place in places if place.few or place.held)
    talks = ngettext("{number} talk", "{number} talks", counts.talks).format(number=_number(counts.talks))
    words = ngettext(
        "We held {talks}, in {places} neighbourhood.", "We held {talks}, in {places} neighbourhoods.", reached
    ).format(talks=talks, places=reached)
    if quiet:
        names = get_text_list([place.name for place in quiet], _("and"))
        words += " " + _("Not everywhere as many: in {names} we missed the most people.").format(names=names)
    return words


def facet_rows(counts: Everybody, name: str) -> Rows100:
    """Of every hundred voices who told a facet, how many are in each category, beside the residents when known."""
    groups, told = counts.facets[name], counts.told[name]
    people = sum(group.people or 0 for group in groups)
    rows = []
    for group in groups:
        share = None if group.voices is None or not told else round(100 * group.voices / told)
        rows.append(Row100(group.name, share, None))
        if people and group.people is not None:
            words = _("{name}, of all residents").format(name=group.name)
            rows.append(Row100(words, round(100 * group.people / people), None))
    base = _("Of the {told} voices who told us this, of {voices} in all.")
    return Rows100(name, "", base.format(told=_number(told), voices=_number(counts.voices)), rows)


def spread_of(finding: Finding, counts: Everybody | None = None) -> Rows100 | None:
    """Of every hundred voices in a group, how many stand behind a finding; None when there is nothing to show."""
    counts = counts or everybody(finding.dialogue)
    voices = Evidence.objects.filter(finding=finding, stance=Evidence.Stance.FOR).values("quote__answer__voice")
    behind = VoiceCategory.objects.filter(voice__in=voices).values_list("category__facet__key", "category__key")
    found = {
        f"{facet}:{key}": SmallCell(number, challengers)
        for facet, key, number, challengers in behind.annotate(
            number=Count("voice", distinct=True), challengers=Count("voice__conversation__challenger", distinct=True)
        ).order_by()
    }
    rows: list[Row100] = []
    for groups in _telling(counts):
        rows += [_row(group, found.get(group.key, SmallCell(0, 0)), first=at == 0) for at, group in enumerate(groups)]
    if not any(row.share for row in rows):
        return None
    base = _("Of every hundred voices in a group: how many say this. It is about the people we spoke with.")
    return Rows100(_("Who says this?"), _sum_of(rows), base, rows)


def _telling(counts: Everybody) -> list[list[Heard]]:
    """Ages and languages when they are asked for, else the first two facets: what tells most and hurts least."""
    facets = list(counts.facets.values())
    chosen = [groups for groups in facets if groups and groups[0].key.split(":")[0] in ("age", "languages", "language")]
    return (chosen or facets)[:2]


def _row(group: Heard, behind: SmallCell, *, first: bool) -> Row100:
    if not group.voices or not showable(behind, PUBLIC):
        return Row100(group.name, None, None, gap=first)
    return Row100(group.name, round(100 * behind.voices / group.voices), group.voices, gap=first)


def _sum_of(rows: list[Row100]) -> str:
    shown = [row for row in rows if row.share is not None]
    most, least = max(shown, key=lambda row: row.share or 0), min(shown, key=lambda row: row.share or 0)
    if (most.share or 0) < 1.5 * (least.share or 1) + 2:
        return _("In every group about as many say it.")
    return _("Most often in the group “{most}”, least often in the group “{least}”.").format(
        most=most.label, least=least.label
    )


def who_acts(dialogue: Dialogue) -> Rows100 | None:
    """Who should do something, of every hundred answers that say so. Counts all answers: not for a page."""
    rows = Answer.objects.of(dialogue).exclude(doer="unsaid").order_by().values_list("doer").annotate(Count("pk"))
    counted = dict(rows)
    total = sum(counted.values())
    if total < PUBLIC.voices:
        return None
    labels = dict(Answer._meta.get_field("doer").flatchoices)
    shares = [
        Row100(str(labels[key]), round(100 * counted.get(key, 0) / total), None) for key in labels if key != "unsaid"
    ]
    base = _("Of {number} answers that say who should act.").format(number=_number(total))
    return Rows100(_("Who should do something?"), "", base, shares)


def themes_in_time(dialogue: Dialogue) -> Stream | None:
    """How many voices were coded under each theme, month by month; small numbers are left out."""
    rows = (
        Coding.objects.filter(dialogue=dialogue, quote__answer__conversation__held_on__isnull=False)
        .annotate(month=TruncMonth("quote__answer__conversation__held_on"))
        .order_by()
        .values_list("code__theme__name", "month")
        .annotate(
            number=Count("quote__answer__voice", distinct=True),
            challengers=Count("quote__answer__conversation__challenger", distinct=True),
        )
    )
    counts: dict[str, dict[date, int | None]] = defaultdict(dict)
    for theme, month, number, challengers in rows:
        counts[theme][month] = number if showable(SmallCell(number, challengers), PUBLIC) else None
    months = sorted({month for of_theme in counts.values() for month in of_theme})
    top = sorted(counts, key=lambda theme: -sum(number or 0 for number in counts[theme].values()))[:BANDS]
    if len(months) < 2 or not top:
        return None
    bands = [Band(theme, [counts[theme].get(month, 0) for month in months]) for theme in top]
    words = _("“{first}” was spoken of most.").format(first=top[0])
    base = _("Voices whose words were coded by people, by the month of the talk; the {number} largest themes.")
    times = [date_format(month, "M Y") for month in months]
    return Stream(_("What people spoke of, month by month"), words, base.format(number=len(top)), times, bands)


def _number(number: int) -> str:
    return number_format(number, force_grouping=True)
