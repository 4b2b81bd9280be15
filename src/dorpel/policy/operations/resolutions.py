"""Answering a proposal, with the reason, in public."""

from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils import timezone

from dorpel.core.events import announce
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.journal.operations import record
from dorpel.people.models import Person
from dorpel.policy.facts import ProposalResolved
from dorpel.policy.models import Resolution
from dorpel.proposals.models import Proposal
from dorpel.proposals.operations import Closed
from dorpel.proposals.queries import is_closed

is_web_address = URLValidator(schemes=["http", "https"])


class NoReason(Exception):
    """Every answer comes with its reason."""


class WrongAddress(Exception):
    """The formal decision's address isn't one of the web (http or https)."""


@transaction.atomic
def resolve(
    proposal: Proposal,
    *,
    outcome: str,
    body: str,
    reason: str,
    on: date,
    by: Person,
    language: str = "",
    look_again_on: date | None = None,
    besluit: str = "",
) -> Resolution:
    """Answers a proposal; a later answer stands beside the earlier ones, none is ever changed.

    Raises NoReason, WrongAddress, or Closed when the proposal was merged or split: its children are to be answered.
    """
    require(by, May.RESOLVE, proposal.dialogue)
    if not reason.strip():
        raise NoReason(str(proposal.pk))
    _check_address(besluit)
    Proposal.objects.select_for_update().get(pk=proposal.pk)
    if is_closed(proposal):
        raise Closed(str(proposal.pk))
    made = Resolution.objects.create(
        dialogue_id=proposal.dialogue_id,
        proposal=proposal,
        outcome=outcome,
        body=body,
        reason=reason,
        language=language or proposal.dialogue.language,
        resolved_on=on,
        look_again_on=look_again_on,
        besluit=besluit,
        given_by=by,
        made_at=timezone.now(),
    )
    record("proposal.resolve", made, by=by, dialogue=made.dialogue_id)
    announce(ProposalResolved(made.dialogue_id, proposal.pk, made.pk, str(made.outcome)))
    return made


def _check_address(besluit: str) -> None:
    if not besluit:
        return
    try:
        is_web_address(besluit)
    except ValidationError as wrong:
        raise WrongAddress(besluit) from wrong
