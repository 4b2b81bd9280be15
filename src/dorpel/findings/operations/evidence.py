"""Evidence for and against a finding: weighed, taken away, shown; and saying that one looked for the opposite."""

from django.db import transaction
from django.utils import timezone

from dorpel.coding.models import Quote
from dorpel.coding.queries import Bar, bars, standing
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.findings.models import Evidence, Finding, LookedAgainst
from dorpel.journal.operations import record
from dorpel.people.models import Person


class NotItsEvidence(Exception):
    """The quote belongs to another dialogue."""


class QuoteSilent(Exception):
    """The quote is lost or hidden, or its voice doesn't count along."""


class QuoteNotFree(Exception):
    """The quote can't be shown in public; `bars` says why, for each quote by its reference."""

    def __init__(self, found: dict[str, Bar]) -> None:
        super().__init__(", ".join(f"{reference}: {bar}" for reference, bar in found.items()))
        self.bars = found


class AlreadyPublished(Exception):
    """The finding is public: take it down first, so that what was printed and what is shown stay the same."""


@transaction.atomic
def weigh(finding: Finding, *, quote: Quote, stance: str, by: Person) -> Evidence:
    """Lays a quote beside a finding, for it or against it; a second time changes its side.

    Raises NotItsEvidence, QuoteSilent, AlreadyPublished, NotAllowed.
    """
    require(by, May.WRITE_FINDINGS, finding.dialogue)
    if quote.dialogue_id != finding.dialogue_id:
        raise NotItsEvidence(quote.reference)
    if not standing(Quote.objects.filter(pk=quote.pk)).exists():
        raise QuoteSilent(quote.reference)
    _lock(finding)
    evidence, made = Evidence.objects.get_or_create(
        finding=finding,
        quote=quote,
        defaults={
            "dialogue_id": finding.dialogue_id,
            "stance": Evidence.Stance(stance).value,
            "weighed_by": by,
            "weighed_at": timezone.now(),
        },
    )
    changes = not made and evidence.stance != stance
    if changes:
        # A voice that contradicts may always be added to what is public; one that supports it may not be turned round.
        _refuse_public(finding)
        evidence.stance, evidence.weighed_by = Evidence.Stance(stance).value, by
        evidence.save(update_fields=["stance", "weighed_by"])
    if made or changes:
        record("evidence.weigh", evidence, by=by, dialogue=finding.dialogue_id)
    return evidence


@transaction.atomic
def unweigh(evidence: Evidence, *, by: Person) -> None:
    """Takes a quote away from a finding. Raises AlreadyPublished, NotAllowed."""
    require(by, May.WRITE_FINDINGS, evidence.dialogue)
    _lock(evidence.finding)
    _refuse_public(evidence.finding)
    record("evidence.remove", evidence, by=by, dialogue=evidence.dialogue_id)
    evidence.delete()


@transaction.atomic
def show_evidence(evidence: Evidence, *, shown: bool, by: Person) -> Evidence:
    """Says whether a quote is shown with its finding. Raises QuoteNotFree, NotAllowed."""
    require(by, May.WRITE_FINDINGS, evidence.dialogue)
    if shown:
        bar = bars([evidence.quote_id])[evidence.quote_id]
        if bar is not None:
            raise QuoteNotFree({evidence.quote.reference: bar})
        # A public finding shows what a second person agreed to; more needs a new publication.
        _refuse_public(evidence.finding)
    if evidence.shown != shown:
        evidence.shown = shown
        evidence.save(update_fields=["shown"])
        record("evidence.show" if shown else "evidence.hide", evidence, by=by, dialogue=evidence.dialogue_id)
    return evidence


@transaction.atomic
def look_against(finding: Finding, *, where: str, by: Person) -> LookedAgainst:
    """Says that one looked for voices against a finding, and where. Raises NotAllowed."""
    require(by, May.WRITE_FINDINGS, finding.dialogue)
    looked = LookedAgainst.objects.create(
        dialogue_id=finding.dialogue_id, finding=finding, person=by, where=where, at=timezone.now()
    )
    record("finding.look_against", finding, by=by, dialogue=finding.dialogue_id)
    return looked


def _lock(finding: Finding) -> None:
    Finding.objects.select_for_update().get(pk=finding.pk)


def _refuse_public(finding: Finding) -> None:
    if finding.publications.filter(ended_at=None).exists():
        raise AlreadyPublished(finding.reference)
