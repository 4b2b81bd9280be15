"""Proposals with an answer, and a plan with one action, to build tests on."""

from datetime import date

from dorpel.core.forms import DorpelModelForm
from dorpel.findings.models import Finding
from dorpel.policy.models import Action, ActionPlan, Objective, PlanVersion, Resolution
from dorpel.policy.operations import begin_plan, resolve
from dorpel.proposals.models import Proposal
from dorpel.proposals.operations import propose
from dorpel.tables.tests.making import publish_finding
from tests.cast import Cast

DAY = date(2026, 2, 23)


def make_proposal(cast: Cast, title: str = "Een bank", *, finding: Finding | None = None) -> Proposal:
    """A proposal without an answer."""
    return propose(cast.dialogue, findings=[finding or publish_finding(cast)], title=title, text="Zo.", by=cast.stig)


def answer(cast: Cast, proposal: Proposal, outcome: str = "accepted", *, on: date = DAY) -> Resolution:
    """An answer of the board."""
    return resolve(proposal, outcome=outcome, body="board", reason="Er is plaats.", on=on, by=cast.bea)


def make_plan(cast: Cast, *codes: str) -> PlanVersion:
    """An open plan version: BD1 > AP1 > an action for each code (AC1 when none is given)."""
    version = begin_plan(
        cast.dialogue, name="Meerjarenplan", first_year=2026, last_year=2031, version_name="Eerste", by=cast.yara
    )
    about = {"dialogue": cast.dialogue, "plan_version": version}
    objective = Objective.objects.create(**about, code="BD1", text="Elkaar tegenkomen")
    plan = ActionPlan.objects.create(**about, objective=objective, code="AP1", text="Zitten")
    for code in codes or ("AC1",):
        action = Action.objects.create(**about, action_plan=plan, code=code, text=f"Actie {code}")
        action.owners.add(cast.service)
    return version


def action_of(version: PlanVersion, code: str = "AC1") -> Action:
    """The action with this code."""
    return Action.objects.get(plan_version=version, code=code)


def filled(kind: type[DorpelModelForm], row: object, **words: object) -> DorpelModelForm:
    """A valid form over a row."""
    form = kind(words, instance=row)
    assert form.is_valid(), form.errors
    return form
