"""What follows for findings when quotes go, fall silent or may not be shown: the reactions of this room."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from dorpel.coding.facts import QuotesGoing, QuotesSilenced, QuotesUncounted, QuotesUnprintable
from dorpel.core.actors import MACHINE
from dorpel.core.events import announce
from dorpel.findings.facts import EvidenceLost
from dorpel.findings.models import Evidence, Finding
from dorpel.findings.operations.publishing import unpublish
from dorpel.findings.queries import standing_evidence
from dorpel.journal.operations import record


@transaction.atomic
def drop_evidence(fact: QuotesGoing | QuotesUncounted) -> None:
    """Quotes that go, or whose voice doesn't count along any more, are evidence no longer."""
    rows = Evidence.objects.filter(quote__in=fact.quotes)
    findings = _findings_of(rows.values_list("finding", flat=True))
    rows.delete()
    _settle(fact.dialogue, findings, fact.quotes)


@transaction.atomic
def hide_evidence(fact: QuotesUnprintable) -> None:
    """Quotes whose voice doesn't want them shown still count, and are shown no more."""
    rows = Evidence.objects.filter(quote__in=fact.quotes, shown=True)
    findings = _findings_of(rows.values_list("finding", flat=True))
    rows.update(shown=False)
    _settle(fact.dialogue, findings, fact.quotes)


@transaction.atomic
def review_evidence(fact: QuotesSilenced) -> None:
    """Quotes that may not speak for now aren't shown, and don't keep a finding public."""
    rows = Evidence.objects.filter(quote__in=fact.quotes)
    findings = _findings_of(rows.values_list("finding", flat=True))
    rows.update(shown=False)
    _settle(fact.dialogue, findings, fact.quotes)


def _findings_of(ids: Iterable[UUID]) -> list[Finding]:
    return list(Finding.objects.select_for_update().filter(pk__in=set(ids)).select_related("dialogue").order_by("pk"))


def _settle(dialogue: UUID, findings: Sequence[Finding], quotes: tuple[UUID, ...]) -> None:
    """Says in the journal which findings lost evidence, and takes down those that stand on nothing now."""
    for finding in findings:
        record("finding.lose_evidence", finding, by=MACHINE, dialogue=dialogue)
        stands = standing_evidence(finding).filter(stance=Evidence.Stance.FOR).exists()
        if not stands and finding.publications.filter(ended_at=None).exists():
            # The reason is a row's content, in the language of the dialogue and not of whoever withdrew.
            with override(finding.dialogue.language):
                why = _("No voice that may speak stands behind it any more.")
            unpublish(finding, why=why, by=MACHINE)
    if findings:
        announce(EvidenceLost(dialogue, tuple(finding.pk for finding in findings), quotes))
