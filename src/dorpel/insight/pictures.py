"""The pictures of who was heard, for everybody's eyes: each with its base, and small numbers left out."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Count
from django.db.models.functions import TruncMonth, TruncQuarter
from django.utils.formats import date_format, number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.coding.models import Coding
from dorpel.conversations.models import Answer
from dorpel.core.pictures import Band, DashMap, Place, Row100, Rows100, Stream
from dorpel.core.publishable import PUBLIC, showable
from dorpel.core.publishable import Cell as SmallCell
from dorpel.dialogues.models import Dialogue, Neighbourhood
from dorpel.insight.outlines import rings
from dorpel.insight.public import Everybody, Heard, everybody
from dorpel.insight.reach import FEW, SHORT

NAMED = 3  # places in a sentence
BANDS = 6
DASHES = 500  # on a map at the most
UNITS = tuple(step * int(10**power) for power in range(1, 7) for step in (1, 2, 5))
HIDDEN = 8  # one of so many counts may be hidden


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
    words = _in_words(counts, places, quiet[:NAMED])
    unit = talks_a_dash(places)
    return DashMap(_("At these doors we stood"), words, base_of(counts), marked, unit, key_of(unit))


def key_of(unit: int) -> tuple[str, str]:
    """What a dash on the map is, and what a thin one."""
    held = ngettext("One dash is {unit} talk.", "One dash is {unit} talks.", unit)
    missing = ngettext(
        "A thin dash is {unit} talk that we still miss.", "A thin dash is {unit} talks that we still miss.", unit
    )
    return held.format(unit=_number(unit)), missing.format(unit=_number(unit))


def talks_a_dash(places: Sequence[Place]) -> int:
    """How many talks one dash stands for, so that a map of a million talks has no more dashes than one of thousands."""
    most = sum(max(place.held or 0, place.expected or 0) for place in places)
    return next((unit for unit in UNITS if most <= unit * DASHES), UNITS[-1])


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
        known = people and group.people is not None
        rows.append(
            Row100(group.name, share, None, beside=round(100 * (group.people or 0) / people) if known else None)
        )
    base = _("Of the {told} voices who told us this, of {voices} in all. It is no poll of all residents.")
    words = base.format(told=_number(told), voices=_number(counts.voices))
    if sum(row.share or 0 for row in rows) > 105:
        words += " " + _("Some told us more than one, so together they are more than a hundred.")
    title = _("Who we heard: {facet}").format(facet=name)
    return Rows100(title, "", words, rows, beside=_("all residents") if people else "")


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
    """How many voices were coded under each theme in the course of time; small numbers are left out.

    Month by month, or by quarter when too many months have too few voices to be shown.
    """
    by_month = _themes(dialogue, TruncMonth)
    times, counts = by_month if _tells(by_month) else _themes(dialogue, TruncQuarter)
    top = sorted(counts, key=lambda theme: -sum(number or 0 for number in counts[theme].values()))[:BANDS]
    told = [at for at in times if any(counts[theme].get(at) for theme in top)]
    times = [at for at in times if told and told[0] <= at <= told[-1]]
    if len(times) < 2 or not top:
        return None
    bands = [Band(theme, [counts[theme].get(at, 0) for at in times]) for theme in top]
    words = _("“{first}” was spoken of most.").format(first=top[0])
    base = _(
        "Voices whose words were read and coded by people, by when the talk was held; the {number} largest themes. "
        "What isn't read yet isn't in it, nor are numbers too small to show. It is no poll of all residents."
    )
    title = _("What people spoke of, in the course of time")
    return Stream(title, words, base.format(number=len(top)), [date_format(at, "M Y") for at in times], bands)


Themes = tuple[list[date], dict[str, dict[date, int | None]]]


def _tells(themes: Themes) -> bool:
    """Whether nearly all counts may be shown: a band that breaks off tells something that isn't so."""
    counts = [number for of_theme in themes[1].values() for number in of_theme.values()]
    return sum(number is None for number in counts) * HIDDEN <= len(counts)


def _themes(dialogue: Dialogue, step: type[TruncMonth] | type[TruncQuarter]) -> Themes:
    """Voices per theme in each stretch of time, and the stretches from the first to the last."""
    rows = (
        Coding.objects.filter(dialogue=dialogue, quote__answer__conversation__held_on__isnull=False)
        .annotate(at=step("quote__answer__conversation__held_on"))
        .order_by()
        .values_list("code__theme__name", "at")
        .annotate(
            number=Count("quote__answer__voice", distinct=True),
            challengers=Count("quote__answer__conversation__challenger", distinct=True),
        )
    )
    counts: dict[str, dict[date, int | None]] = defaultdict(dict)
    for theme, at, number, challengers in rows:
        counts[theme][at] = number if showable(SmallCell(number, challengers), PUBLIC) else None
    return sorted({at for of_theme in counts.values() for at in of_theme}), counts


def _number(number: int) -> str:
    return number_format(number, force_grouping=True)
