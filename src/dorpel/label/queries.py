"""How a nomination was scored: who scored all criteria, what the jury gives together, who may see it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from dorpel.dialogues.access import rights
from dorpel.dialogues.models import Membership
from dorpel.dialogues.roles import May, roles_that
from dorpel.label.models import Award, Criterion, Nomination, Score
from dorpel.people.models import Person

JURORS = 2


@dataclass(frozen=True, slots=True)
class Judged:
    """One criterion: its weight and the mean of the jurors who scored them all (1–5), None while nobody did."""

    criterion: Criterion
    mean: float | None


@dataclass(frozen=True, slots=True)
class Result:
    """What the jury gives together: per criterion, and weighted over all (1–5); who is done, who misses what."""

    criteria: list[Judged]
    mean: float | None
    complete: list[Person]
    missing: list[tuple[str, list[str]]]

    @property
    def enough(self) -> bool:
        """Whether enough jurors scored every criterion."""
        return len(self.complete) >= JURORS


def result_of(nomination: Nomination) -> Result:
    """The result of one nomination; three queries. A juror who misses a criterion doesn't count yet."""
    criteria = list(Criterion.objects.filter(call=nomination.call_id).order_by("-weight", "name"))
    given: dict[UUID, dict[UUID, int]] = defaultdict(dict)
    people: dict[UUID, Person] = {}
    for score in Score.objects.filter(nomination=nomination).select_related("juror").order_by("juror__name", "juror"):
        given[score.juror_id][score.criterion_id] = score.points
        people[score.juror_id] = score.juror
    done = [pk for pk in given if criteria and all(each.pk in given[pk] for each in criteria)]
    judged = [Judged(each, _mean([given[pk][each.pk] for pk in done])) for each in criteria]
    return Result(judged, weighted(judged), [people[pk] for pk in done], _missing(nomination, criteria, given))


def weighted(judged: list[Judged]) -> float | None:
    """Sum of weight × mean over sum of weights; None while a criterion has no mean or there are none."""
    if not judged:
        return None
    total = 0.0
    for each in judged:
        if each.mean is None:
            return None
        total += each.criterion.weight * each.mean
    return total / sum(each.criterion.weight for each in judged)


def _mean(points: list[int]) -> float | None:
    return sum(points) / len(points) if points else None


def _missing(
    nomination: Nomination, criteria: list[Criterion], given: Mapping[UUID, Mapping[UUID, int]]
) -> list[tuple[str, list[str]]]:
    jury = Membership.objects.filter(
        dialogue=nomination.dialogue_id, ended_at=None, role__in=roles_that(May.SCORE)
    ).select_related("person")
    names = {each.person_id: each.person.name for each in jury.order_by("person__name")}
    lacking = {
        pk: [each.name for each in criteria if each.pk not in given.get(pk, {})]
        for pk in names
        if pk != nomination.nominated_by_id
    }
    return [(names[pk], criteria_left) for pk, criteria_left in lacking.items() if criteria_left]


def may_see_scores(person: Person, nomination: Nomination, result: Result) -> bool:
    """Whether somebody may see what others gave: a juror once done, who runs the label, all after the decision."""
    if Award.objects.filter(nomination=nomination).exists() or May.RUN_LABEL in rights(person, nomination.dialogue):
        return True
    return person in result.complete
