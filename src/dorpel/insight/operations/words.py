"""Keeping the index of what is public: a thing is indexed again when the journal says that it changed."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction

from dorpel.coding.facts import QuotesGoing
from dorpel.core.search import add_rows, words_of
from dorpel.dialogues.models import Dialogue
from dorpel.insight.models import PublicWords
from dorpel.insight.published import SOURCES, marked
from dorpel.journal.facts import Written

Kind = PublicWords.Kind
STEP = 500  # things
# For each kind of row in the journal: of which public things the words may have changed, as a condition on them.
FOLLOWS: dict[str, tuple[tuple[str, str], ...]] = {
    "findings.finding": ((Kind.FINDING, "pk"), (Kind.VOICE, "finding")),
    "findings.findingwording": ((Kind.FINDING, "versions__wordings"),),
    "findings.evidence": ((Kind.VOICE, "pk"),),
    "coding.quote": ((Kind.VOICE, "quote"),),
    "coding.quotewording": ((Kind.VOICE, "quote__wordings"),),
    "newspaper.edition": ((Kind.ARTICLE, "edition"),),
    "newspaper.article": ((Kind.ARTICLE, "pk"),),
    "newspaper.articlewording": ((Kind.ARTICLE, "versions__wordings"),),
    "proposals.proposal": ((Kind.PROPOSAL, "pk"),),
    "proposals.proposalwording": ((Kind.PROPOSAL, "versions__wordings"),),
    "policy.resolution": ((Kind.ANSWER, "pk"),),
    "policy.resolutionwording": ((Kind.ANSWER, "wordings"),),
    "policy.planversion": ((Kind.ACTION, "plan_version__plan__versions"),),
    "policy.action": ((Kind.ACTION, "pk"),),
    "policy.progress": ((Kind.ACTION, "progress"),),
    "dialogues.decision": ((Kind.DECISION, "pk"),),
}


def index_written(fact: Written) -> None:
    """Indexes again what somebody changed, in the transaction that changes it."""
    if fact.dialogue is None or fact.thing_id is None:
        return
    for kind, condition in FOLLOWS.get(fact.thing, ()):
        model = apps.get_model(SOURCES[kind].model)
        found = model._default_manager.filter(dialogue=fact.dialogue, **{condition: fact.thing_id})
        index_again(fact.dialogue, kind, found.values_list("pk", flat=True).distinct())


def index_blotted(fact: QuotesGoing) -> None:
    """Articles from which words were taken leave the index with those words, and come back without them."""
    articles = PublicWords.objects.filter(dialogue=fact.dialogue, kind=Kind.ARTICLE)
    index_again(fact.dialogue, Kind.ARTICLE, articles.values_list("article", flat=True))


@transaction.atomic
def index_again(dialogue: UUID, kind: str, things: Iterable[UUID]) -> None:
    """Puts these things into the index as they stand now; what isn't public stays out."""
    wanted = list(things)
    for start in range(0, len(wanted), STEP):
        step = wanted[start : start + STEP]
        PublicWords.objects.filter(**{f"{kind}__in": step}).delete()
        _add(dialogue, kind, SOURCES[kind].texts(dialogue, step))


@transaction.atomic
def rebuild(dialogue: Dialogue) -> int:
    """Makes the index of a dialogue again; returns how many things are in it."""
    PublicWords.objects.filter(dialogue=dialogue).delete()
    done = 0
    for kind, source in SOURCES.items():
        model: Any = apps.get_model(source.model)
        found: Callable[..., Any] = model._default_manager.filter(dialogue=dialogue).order_by("pk").values_list
        things = list(found("pk", flat=True)) if kind != Kind.VOICE else list(_shown_evidence(model, dialogue))
        for start in range(0, len(things), STEP):
            done += _add(dialogue.pk, kind, source.texts(dialogue.pk, things[start : start + STEP]))
    return done


def _shown_evidence(model: Any, dialogue: Dialogue) -> Iterable[UUID]:
    # Evidence grows with the talks; what is shown of it doesn't.
    rows: Iterable[UUID] = (
        model.objects.filter(dialogue=dialogue, shown=True).order_by("pk").values_list("pk", flat=True)
    )
    return rows


def _add(dialogue: UUID, kind: str, texts: dict[UUID, str]) -> int:
    rows = [(dialogue, kind, thing, f"{marked(kind)} {words_of(text)}") for thing, text in texts.items()]
    add_rows(PublicWords, ("dialogue_id", "kind", f"{kind}_id", "words"), rows)
    return len(rows)
