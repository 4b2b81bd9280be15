"""Making the plan: versions that are copied and adopted, lines that change only until then, places for proposals."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dorpel.core.actors import Actor
from dorpel.core.forms import DorpelModelForm
from dorpel.dialogues.access import require, save_recorded
from dorpel.dialogues.models import Dialogue
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.policy.models import Action, ActionOrigin, ActionPlan, Objective, PlanVersion, PolicyPlan
from dorpel.policy.queries import answer_in_force
from dorpel.proposals.models import Proposal


class Adopted(Exception):
    """The council adopted this version: only progress can still be added; changes go in a next version."""


class EmptyPlan(Exception):
    """A version without actions can't be adopted."""


class CodeTaken(Exception):
    """Another line of this version has the code."""


class NotAccepted(Exception):
    """Only a proposal whose latest answer is yes, or yes with a change, gets a place in the plan."""


class OtherPlan(Exception):
    """The line above, or the proposal, belongs to another version or another dialogue."""


@transaction.atomic
def begin_plan(
    dialogue: Dialogue, *, name: str, first_year: int, last_year: int, version_name: str, by: Actor
) -> PlanVersion:
    """A new plan with its first version, still open."""
    require(by, May.RUN_PLAN, dialogue)
    plan = PolicyPlan.objects.create(dialogue=dialogue, name=name, first_year=first_year, last_year=last_year)
    version = PlanVersion.objects.create(dialogue=dialogue, plan=plan, name=version_name)
    record("policyplan.add", plan, by=by, dialogue=dialogue.pk)
    record("planversion.add", version, by=by, dialogue=dialogue.pk)
    return version


@transaction.atomic
def begin_version(earlier: PlanVersion, *, name: str, by: Actor) -> PlanVersion:
    """Copies a version to the plan's next one: codes, owners, origins and threads are kept, the adoption isn't."""
    require(by, May.RUN_PLAN, earlier.dialogue)
    plan = PolicyPlan.objects.select_for_update().get(pk=earlier.plan_id)
    last = plan.versions.order_by("-number").values_list("number", flat=True)[0]
    made = PlanVersion.objects.create(dialogue_id=plan.dialogue_id, plan=plan, number=last + 1, name=name)
    objectives = _copied(Objective, earlier, made, {})
    plans = _copied(ActionPlan, earlier, made, {"objective_id": objectives})
    actions = _copied(Action, earlier, made, {"action_plan_id": plans}, fresh=("reference",))
    for links in (Action.owners.through, ActionOrigin):
        _copy_links(links, earlier, actions)
    record("planversion.copy", made, by=by, dialogue=plan.dialogue_id)
    return made


@transaction.atomic
def adopt(version: PlanVersion, *, on: date, by: Actor) -> PlanVersion:
    """The council adopted this version on a day; from then on it stays as it is. Raises Adopted or EmptyPlan."""
    require(by, May.RUN_PLAN, version.dialogue)
    stored = require_open(version)
    if not Action.objects.filter(plan_version=stored).exists():
        raise EmptyPlan(str(stored.pk))
    stored.adopted_on, stored.version = on, stored.version + 1
    stored.save(update_fields=["adopted_on", "version"])
    record("planversion.adopt", stored, by=by, dialogue=stored.dialogue_id)
    return stored


@transaction.atomic
def save_line(form: DorpelModelForm, *, by: Actor) -> Any:
    """Keeps an objective, an action plan, an action or the version's own name.

    Raises Adopted, CodeTaken, OtherPlan, or StaleSave with both texts.
    """
    row = form.instance
    require(by, May.RUN_PLAN, row.dialogue)
    version = row if isinstance(row, PlanVersion) else row.plan_version
    require_open(version)
    if not isinstance(row, PlanVersion):
        _check_line(row)
    return save_recorded(form, by=by, may=May.RUN_PLAN)


@transaction.atomic
def give_place(action: Action, *, proposal: Proposal, by: Actor) -> ActionOrigin:
    """A proposal gets its place, once. Raises NotAccepted, OtherPlan or Adopted."""
    require(by, May.RUN_PLAN, action.dialogue)
    if proposal.dialogue_id != action.dialogue_id:
        raise OtherPlan(str(proposal.pk))
    require_open(action.plan_version)
    answer = answer_in_force(proposal)
    if answer is None or not answer.is_yes:
        raise NotAccepted(str(proposal.pk))
    origin, made = ActionOrigin.objects.get_or_create(
        action=action, proposal=proposal, defaults={"dialogue_id": action.dialogue_id, "at": timezone.now()}
    )
    if made:
        record("proposal.place", origin, by=by, dialogue=action.dialogue_id)
    return origin


@transaction.atomic
def take_place(origin: ActionOrigin, *, by: Actor) -> None:
    """Takes a proposal's place away again, in a version that isn't adopted. Raises Adopted."""
    require(by, May.RUN_PLAN, origin.dialogue)
    require_open(origin.action.plan_version)
    record("proposal.displace", origin, by=by, dialogue=origin.dialogue_id)
    origin.delete()


def require_open(version: PlanVersion) -> PlanVersion:
    """The version as it stands, locked, so that it can't be adopted while it changes. Raises Adopted."""
    stored = PlanVersion.objects.select_for_update().get(pk=version.pk)
    if stored.adopted_on:
        raise Adopted(str(stored.pk))
    return stored


def _check_line(row: Objective | ActionPlan | Action) -> None:
    above = row.objective if isinstance(row, ActionPlan) else row.action_plan if isinstance(row, Action) else None
    if above is not None and above.plan_version_id != row.plan_version_id:
        raise OtherPlan(str(above.pk))
    lines = type(row)._default_manager.filter(plan_version=row.plan_version_id, code=row.code)
    if lines.exclude(pk=row.pk).exists():
        raise CodeTaken(row.code)


def _copied(
    kind: type[Any],
    earlier: PlanVersion,
    later: PlanVersion,
    above: dict[str, dict[UUID, UUID]],
    fresh: tuple[str, ...] = (),
) -> dict[UUID, UUID]:
    """Copies the lines of one kind; answers which new id each old one became."""
    became: dict[UUID, UUID] = {}
    lines = []
    for line in kind.objects.filter(plan_version=earlier).order_by("pk"):
        kept = {field.attname: getattr(line, field.attname) for field in kind._meta.concrete_fields}
        kept = {name: value for name, value in kept.items() if name not in ("id", "version", *fresh)}
        kept |= {"plan_version_id": later.pk} | {name: ids[kept[name]] for name, ids in above.items()}
        lines.append(kind(**kept))
        became[line.pk] = lines[-1].pk
    kind.objects.bulk_create(lines, batch_size=500)
    return became


def _copy_links(kind: type[Any], earlier: PlanVersion, became: dict[UUID, UUID]) -> None:
    links = []
    for link in kind.objects.filter(action__plan_version=earlier):
        kept = {field.attname: getattr(link, field.attname) for field in kind._meta.concrete_fields}
        del kept["id"]
        links.append(kind(**kept | {"action_id": became[link.action_id]}))
    kind.objects.bulk_create(links, batch_size=500)
