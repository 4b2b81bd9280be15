"""What can be asked about findings: where each stands, what speaks for it, how many voices that are."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Coalesce

from dorpel.coding.models import Quote
from dorpel.coding.queries import showable, standing, wordings
from dorpel.dialogues.models import Dialogue
from dorpel.findings.models import Evidence, Finding, FindingVersion, FindingWording, Publication


@dataclass(frozen=True, slots=True)
class PublicFinding:
    """A finding as the public sees it: the published version, the quotes shown for and against, the count."""

    finding: Finding
    version: FindingVersion
    publication: Publication
    for_it: list[Quote]
    against: list[Quote]


def current(rows: QuerySet[Finding], state: str = "") -> QuerySet[Finding]:
    """Findings with `claim` and `language` of their current version, `adopted` and `public`; for lists.

    `state` keeps those that are 'draft', 'adopted' (and not public) or 'published'; anything else keeps all.
    """
    now = FindingVersion.objects.filter(finding=OuterRef("pk"), number=OuterRef("version"))
    adopted = Exists(now.filter(adoption__isnull=False))
    public = Exists(Publication.objects.filter(finding=OuterRef("pk"), ended_at=None))
    if state == "published":
        rows = rows.filter(public)
    elif state in ("draft", "adopted"):
        rows = rows.filter(~public, adopted if state == "adopted" else ~adopted)
    return rows.annotate(
        claim=now.values("claim")[:1], language=now.values("language")[:1], adopted=adopted, public=public
    )


def current_version(finding: Finding) -> FindingVersion:
    """The current text of a finding."""
    return FindingVersion.objects.select_related("written_by").get(finding=finding, number=finding.version)


def standing_evidence(finding: Finding) -> QuerySet[Evidence]:
    """The evidence of a finding whose quotes may speak."""
    return Evidence.objects.filter(
        finding=finding, quote__in=standing(Quote.objects.filter(evidence__finding=finding)).values("pk")
    )


def voices_behind(finding: Finding, stance: str) -> int:
    """How many voices speak for (or against) a finding: what a whole talk said counts as one."""
    whose = Coalesce(F("quote__answer__voice"), F("quote__answer__conversation"))
    return standing_evidence(finding).filter(stance=stance).annotate(whose=whose).values("whose").distinct().count()


def evidence_of(finding: Finding) -> QuerySet[Evidence]:
    """All evidence of a finding with its quotes and their translations, in the order it was weighed."""
    return (
        Evidence.objects.filter(finding=finding)
        .select_related("quote__answer__conversation__neighbourhood")
        .prefetch_related(wordings())
        .order_by("pk")
    )


def public_findings(dialogue: Dialogue) -> QuerySet[Publication]:
    """The publications that stand now in one dialogue, with version, finding and wordings; order by '-at' or pk."""
    return (
        Publication.objects.filter(dialogue=dialogue, ended_at=None)
        .select_related("finding", "finding_version")
        .prefetch_related(Prefetch("finding_version__wordings", FindingWording.objects.order_by("language")))
    )


def public_finding(dialogue: Dialogue, reference: str) -> PublicFinding | None:
    """What the public sees of the finding with this reference code; None when it isn't public.

    Whether a quote may be shown is asked again here: a correction may have taken a consent back since.
    """
    publication = public_findings(dialogue).filter(finding__reference=reference).first()
    if publication is None:
        return None
    free = showable(Quote.objects.filter(evidence__finding=publication.finding))
    rows = list(evidence_of(publication.finding).filter(shown=True, quote__in=free.values("pk")))
    return PublicFinding(
        publication.finding,
        publication.finding_version,
        publication,
        [row.quote for row in rows if row.stance == Evidence.Stance.FOR],
        [row.quote for row in rows if row.stance == Evidence.Stance.AGAINST],
    )
