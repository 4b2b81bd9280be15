"""What is read around challengers: how mixed the applications are, and who is out."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from dorpel.challengers.models import Application, Challenger, Intake, Outing, Street
from dorpel.dialogues.inhabitants import inhabitants
from dorpel.dialogues.models import Category, Dialogue, Neighbourhood


@dataclass(frozen=True, slots=True)
class Mixed:
    """One category among the applications of an intake: how many applied, were chosen, and live in the city.

    Shares are of those who told something of this facet, 0–1; None where nobody did or nobody counted.
    """

    facet: str
    category: str
    applied: int
    applied_share: float | None
    chosen: int
    chosen_share: float | None
    population_share: float | None


def diversity(intake: Intake) -> list[Mixed]:
    """Applications and choices beside the population, facet by facet in the same categories, then neighbourhoods."""
    people = inhabitants(intake.dialogue)
    mine = Q(applications__intake=intake)
    chosen = mine & Q(applications__challenger__isnull=False)
    rows: list[Mixed] = []
    categories = _counted(Category.objects.filter(dialogue=intake.dialogue).select_related("facet"), mine, chosen)
    found: dict[str, list[Category]] = {}
    for category in categories.order_by("facet__order", "facet__key", "order", "key"):
        found.setdefault(category.facet.key, []).append(category)
    for key, of_facet in found.items():
        everybody = people.facets.get(key, 0)
        counts = [(str(each), each, people.categories.get(f"{key}:{each.key}", 0)) for each in of_facet]
        rows += _mixed(str(of_facet[0].facet), counts, everybody)
    places = _counted(Neighbourhood.objects.filter(dialogue=intake.dialogue), mine, chosen).order_by("name", "pk")
    living = people.neighbourhoods
    counts = [(str(each), each, living.get(each.pk, 0)) for each in places]
    return rows + _mixed(str(Application._meta.get_field("neighbourhood").verbose_name), counts, sum(living.values()))


def _counted(rows: QuerySet[Any], mine: Q, chosen: Q) -> Any:
    every = "applications"
    return rows.annotate(
        applied=Count(every, filter=mine, distinct=True), chosen=Count(every, filter=chosen, distinct=True)
    )


def _mixed(facet: str, counts: list[tuple[str, Any, int]], everybody: int) -> list[Mixed]:
    applied, chosen = sum(row.applied for _, row, _n in counts), sum(row.chosen for _, row, _n in counts)
    return [
        Mixed(
            facet=facet,
            category=name,
            applied=row.applied,
            applied_share=row.applied / applied if applied else None,
            chosen=row.chosen,
            chosen_share=row.chosen / chosen if chosen else None,
            population_share=living / everybody if everybody else None,
        )
        for name, row, living in counts
    ]


def late(dialogue: Dialogue) -> QuerySet[Outing]:
    """Who should have been home by now and didn't say so."""
    return Outing.objects.filter(dialogue=dialogue, back_at=None, back_by__lt=timezone.now()).order_by("back_by")


def out_on(dialogue: Dialogue, day: date) -> QuerySet[Outing]:
    """The evenings of one day, who comes home first on top."""
    begin = timezone.make_aware(datetime.combine(day, time.min))
    rows = Outing.objects.filter(dialogue=dialogue, starts_at__gte=begin, starts_at__lt=begin + timedelta(days=1))
    return rows.select_related("challenger", "neighbourhood").order_by("back_by", "pk")


def evening_of(challenger: Challenger) -> Outing | None:
    """The evening that a challenger is out, goes out next, or came home from less than half a day ago."""
    rows = Outing.objects.filter(challenger=challenger, back_by__gt=timezone.now() - timedelta(hours=12))
    return rows.prefetch_related("streets").order_by("starts_at").first()


def streets_on(dialogue: Dialogue, day: date) -> QuerySet[Street]:
    """The streets that are taken on one day."""
    rows = Street.objects.filter(dialogue=dialogue, evening=day)
    return rows.select_related("outing__challenger", "outing__neighbourhood").order_by("name", "pk")


def open_intakes(dialogue: Dialogue) -> QuerySet[Intake]:
    """The intakes in which people can apply today."""
    today = timezone.localdate()
    return Intake.objects.filter(dialogue=dialogue, opens_on__lte=today, closes_on__gte=today).order_by("closes_on")
