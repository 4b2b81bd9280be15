"""Adopting a finding, making it public, taking it down."""

from django.db import transaction
from django.utils import timezone

from dorpel.coding.operations.counts import heard_of
from dorpel.coding.queries import bars
from dorpel.core.actors import Actor
from dorpel.core.events import announce
from dorpel.dialogues.access import require
from dorpel.dialogues.roles import May
from dorpel.findings.facts import FindingPublished, FindingUnpublished
from dorpel.findings.models import Adoption, Evidence, Finding, FindingVersion, Publication
from dorpel.findings.operations.evidence import AlreadyPublished, QuoteNotFree
from dorpel.findings.queries import standing_evidence, voices_behind
from dorpel.journal.operations import record
from dorpel.people.models import Person


class NoEvidence(Exception):
    """Nobody's words speak for the finding."""


class NobodyLooked(Exception):
    """There is nothing against the finding, and nobody said that they looked for it."""


class NotAdopted(Exception):
    """Nobody stands behind the version as it is now."""


class AlreadyAdopted(Exception):
    """Somebody stands behind this version already."""


class OwnWork(Exception):
    """Who wrote a version doesn't publish it: a second pair of eyes does."""


class NotPublic(Exception):
    """The finding isn't public."""


@transaction.atomic
def adopt(version: FindingVersion, *, by: Person) -> Adoption:
    """Stands behind one version of a finding. Raises NoEvidence, AlreadyAdopted, NotAllowed."""
    require(by, May.ADOPT, version.dialogue)
    Finding.objects.select_for_update().get(pk=version.finding_id)
    if not standing_evidence(version.finding).filter(stance=Evidence.Stance.FOR).exists():
        raise NoEvidence(version.finding.reference)
    adoption, made = Adoption.objects.get_or_create(
        finding_version=version, defaults={"dialogue_id": version.dialogue_id, "adopted_by": by, "at": timezone.now()}
    )
    if not made:
        raise AlreadyAdopted(version.finding.reference)
    record("finding.adopt", version.finding, by=by, dialogue=version.dialogue_id)
    return adoption


@transaction.atomic
def publish(finding: Finding, *, by: Person, base: int | None = None) -> Publication:
    """Makes the current version of a finding public, with how many voices say so, of how many that were heard.

    `base` is the number of voices heard when the caller knows better than the kept count. Raises AlreadyPublished,
    NoEvidence, NobodyLooked, NotAdopted, OwnWork, QuoteNotFree, NotAllowed; then nothing changed.
    """
    require(by, May.PUBLISH, finding.dialogue)
    stored = Finding.objects.select_for_update().get(pk=finding.pk)
    version = FindingVersion.objects.get(finding=stored, number=stored.version)
    _check(stored, version, by)
    voices = voices_behind(stored, Evidence.Stance.FOR)
    publication = Publication.objects.create(
        dialogue_id=stored.dialogue_id,
        finding=stored,
        finding_version=version,
        published_by=by,
        at=timezone.now(),
        voices=voices,
        base=max(voices, heard_of(stored.dialogue).voices if base is None else base),
    )
    record("finding.publish", stored, by=by, dialogue=stored.dialogue_id)
    shown = tuple(stored.evidence.filter(shown=True).values_list("quote", flat=True))
    announce(FindingPublished(stored.dialogue_id, stored.pk, version.pk, publication.pk, shown))
    return publication


def _check(finding: Finding, version: FindingVersion, by: Person) -> None:
    if finding.publications.filter(ended_at=None).exists():
        raise AlreadyPublished(finding.reference)
    evidence = standing_evidence(finding)
    if not evidence.filter(stance=Evidence.Stance.FOR).exists():
        raise NoEvidence(finding.reference)
    if not evidence.filter(stance=Evidence.Stance.AGAINST).exists() and not finding.looked_against.exists():
        raise NobodyLooked(finding.reference)
    if not Adoption.objects.filter(finding_version=version).exists():
        raise NotAdopted(finding.reference)
    if version.written_by_id == by.pk:
        raise OwnWork(finding.reference)
    references = dict(finding.evidence.filter(shown=True).values_list("quote", "quote__reference"))
    barred = {references[quote]: bar for quote, bar in bars(references).items() if bar is not None}
    if barred:
        raise QuoteNotFree(barred)


@transaction.atomic
def unpublish(finding: Finding, *, why: str, by: Actor) -> Publication:
    """Takes a finding down, with the reason. Raises NotPublic, NotAllowed."""
    require(by, May.PUBLISH, finding.dialogue)
    publication = Publication.objects.select_for_update().filter(finding=finding, ended_at=None).first()
    if publication is None:
        raise NotPublic(finding.reference)
    publication.ended_at, publication.ended_why = timezone.now(), why
    publication.save(update_fields=["ended_at", "ended_why"])
    record("finding.unpublish", finding, by=by, dialogue=finding.dialogue_id, why=why)
    announce(FindingUnpublished(finding.dialogue_id, finding.pk, publication.pk, why))
    return publication
