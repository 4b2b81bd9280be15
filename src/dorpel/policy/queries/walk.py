"""The actions that grew from proposals and what has become of them, for the walk of one voice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from dorpel.policy.models import Action, ActionOrigin, PlanVersion, Progress


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action of the plan in force, and the proposal that got its place there."""

    action_id: UUID
    thread: UUID
    proposal_id: UUID
    reference: str
    code: str
    text: str
    due_on: date | None
    counts_as_done: str
    plan_id: UUID
    plan_name: str
    plan_version_id: UUID
    adopted_on: date


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """How far an action had come on a day; `stage` is a key of Progress's choices."""

    action_id: UUID
    progress_id: UUID
    stage: str
    text: str
    on: date

    @property
    def stage_words(self) -> str:
        """The stage, in the reader's language."""
        return str(Progress.Stage(self.stage).label)


def actions_of(proposals: Iterable[UUID]) -> list[ActionRow]:
    """The actions in which these proposals have a place, in the latest adopted version of each plan. One query.

    A version that the council didn't adopt isn't public, so its actions are not in the answer.
    """
    version = "action__plan_version"
    later = PlanVersion.objects.filter(plan=OuterRef(f"{version}__plan"), number__gt=OuterRef(f"{version}__number"))
    rows = ActionOrigin.objects.filter(proposal__in=list(proposals), action__plan_version__adopted_on__isnull=False)
    rows = rows.exclude(Exists(later.filter(adopted_on__isnull=False)))
    what = ("action_id", "action__thread", "proposal_id", "action__reference", "action__code", "action__text")
    when = ("action__due_on", "action__counts_as_done", f"{version}__plan_id", f"{version}__plan__name")
    which = ("action__plan_version_id", f"{version}__adopted_on")
    return [ActionRow(*row) for row in rows.order_by("at", "pk").values_list(*what, *when, *which)]


def progress_of(actions: Sequence[ActionRow]) -> list[ProgressRow]:
    """What was reported on these actions, in earlier versions of their plan too, the oldest first. One query."""
    now = {action.thread: action.action_id for action in actions}
    rows = Progress.objects.filter(action__thread__in=list(now)).order_by("on", "pk")
    found = rows.values_list("action__thread", "pk", "stage", "text", "on")
    return [ProgressRow(now[thread], pk, stage, text, on) for thread, pk, stage, text, on in found]


def owners_of(actions: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The names of the services that own these actions. One query."""
    owners: dict[UUID, list[str]] = {}
    rows = Action.objects.filter(pk__in=list(actions), owners__isnull=False).annotate(owner=F("owners__name"))
    for action, owner in rows.order_by("owner").values_list("pk", "owner"):
        owners.setdefault(action, []).append(owner)
    return owners
