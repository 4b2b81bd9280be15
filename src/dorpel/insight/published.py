"""What is public and can be looked for by its words: where each kind stands, its texts, and finding it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from dorpel.coding.queries import bars
from dorpel.core.rows import WordingState
from dorpel.core.search import matches
from dorpel.dialogues.models import Decision, Dialogue
from dorpel.findings.models import Evidence, FindingVersion, Publication
from dorpel.insight.models import PublicWords
from dorpel.newspaper.models import ArticleVersion
from dorpel.policy.models import Action, PlanVersion, Progress, Resolution
from dorpel.proposals.models import ProposalVersion

Kind = PublicWords.Kind
Texts = Callable[[UUID, Sequence[UUID]], dict[UUID, str]]


class Source(NamedTuple):
    """A kind of public thing: its model, and the words of some of its rows that are public now."""

    model: str
    texts: Texts


class Hits(NamedTuple):
    """The things of a kind that hold the words, the newest first; `after` asks for older ones (None: no more)."""

    kind: str
    things: list[UUID]
    after: int | None


def marked(kind: str) -> str:
    """The word that stands in each row of a kind, so that one index answers for each kind apart."""
    return f"kind0{kind}"


def search(dialogue: Dialogue, words: str, *, kind: str, limit: int, after: int | None = None) -> Hits:
    """The public things of one kind that hold all of `words`; voices only while they agree to be shown."""
    if not words.strip():
        return Hits(kind, [], None)
    asked = f"{marked(kind)} {words}"
    found = matches(PublicWords, dialogue.pk, asked, column=kind, limit=limit + 1, after=after)
    more = found[limit - 1][0] if len(found) > limit else None
    things = [thing for _mark, thing in found[:limit]]
    return Hits(kind, _agreed(things) if kind == Kind.VOICE else things, more)


def _agreed(evidence: list[UUID]) -> list[UUID]:
    quotes = dict(Evidence.objects.filter(pk__in=evidence, shown=True).values_list("pk", "quote"))
    barred = bars(quotes.values())
    return [pk for pk in evidence if pk in quotes and barred.get(quotes[pk], True) is None]


def _joined(rows: Iterable[tuple[Any, ...]]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for thing, *texts in rows:
        found[thing] = " ".join(filter(None, (found.get(thing, ""), *texts)))
    return found


def _approved(path: str) -> Q:
    return Q(**{f"{path}__state": WordingState.APPROVED})


def _findings(dialogue: UUID, things: Sequence[UUID]) -> dict[UUID, str]:
    now = Publication.objects.filter(dialogue=dialogue, finding__in=things, ended_at=None)
    rows = FindingVersion.objects.filter(pk__in=now.values("finding_version"))
    own = list(rows.values_list("finding", "claim", "explanation"))
    words = rows.filter(_approved("wordings")).values_list("finding", "wordings__text", "wordings__explanation")
    return _joined([*own, *words])


def _voices(dialogue: UUID, things: Sequence[UUID]) -> dict[UUID, str]:
    public = Publication.objects.filter(finding=OuterRef("finding"), ended_at=None)
    rows = Evidence.objects.filter(Exists(public), dialogue=dialogue, pk__in=things, shown=True)
    words = rows.filter(_approved("quote__wordings")).values_list("pk", "quote__wordings__text")
    return _joined([*rows.values_list("pk", "quote__exact"), *words])


def _articles(dialogue: UUID, things: Sequence[UUID]) -> dict[UUID, str]:
    rows = ArticleVersion.objects.filter(
        dialogue=dialogue, article__in=things, number=F("article__version"), article__edition__printing__isnull=False
    )
    texts = ("wordings__text", "wordings__deck", "wordings__body")
    words = rows.filter(_approved("wordings")).values_list("article", *texts)
    return _joined([*rows.values_list("article", "headline", "deck", "body"), *words])


def _proposals(dialogue: UUID, things: Sequence[UUID]) -> dict[UUID, str]:
    rows = ProposalVersion.objects.filter(dialogue=dialogue, proposal__in=things, number=F("proposal__version"))
    words = rows.filter(_approved("wordings")).values_list("proposal", "wordings__text", "wordings__body")
    return _joined([*rows.values_list("proposal", "title", "text"), *words])


def _answers(dialogue: UUID, things: Sequence[UUID]) -> dict[UUID, str]:
    rows = Resolution.objects.filter(dialogue=dialogue, pk__in=things)
    words = rows.filter(_approved("wordings")).values_list("pk", "wordings__text")
    return _joined([*rows.values_list("pk", "reason"), *words])


def _actions(dialogue: UUID, things: Sequence[UUID]) -> dict[UUID, str]:
    later = PlanVersion.objects.filter(
        plan=OuterRef("plan_version__plan"), number__gt=OuterRef("plan_version__number"), adopted_on__isnull=False
    )
    rows = Action.objects.filter(
        ~Exists(later), dialogue=dialogue, pk__in=things, plan_version__adopted_on__isnull=False
    )
    told = Progress.objects.filter(action__in=rows).values_list("action", "text")
    return _joined([*rows.values_list("pk", "code", "text", "counts_as_done"), *told])


def _decisions(dialogue: UUID, things: Sequence[UUID]) -> dict[UUID, str]:
    return _joined(Decision.objects.filter(dialogue=dialogue, pk__in=things).values_list("pk", "what", "why"))


SOURCES: dict[str, Source] = {
    Kind.FINDING: Source("findings.Finding", _findings),
    Kind.VOICE: Source("findings.Evidence", _voices),
    Kind.ARTICLE: Source("newspaper.Article", _articles),
    Kind.PROPOSAL: Source("proposals.Proposal", _proposals),
    Kind.ANSWER: Source("policy.Resolution", _answers),
    Kind.ACTION: Source("policy.Action", _actions),
    Kind.DECISION: Source("dialogues.Decision", _decisions),
}
