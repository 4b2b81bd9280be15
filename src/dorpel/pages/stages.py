"""How far the City walked with a voice: the pair of lines beside each action, for the front page and the plan."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dorpel.core.numbers import grouped
from dorpel.core.pictures import Stage
from dorpel.findings.models import Publication
from dorpel.pages.queries import worded
from dorpel.policy.models import Action, Progress, Resolution
from dorpel.policy.queries.answers import LATEST
from dorpel.proposals.models import Answering, Proposal
from dorpel.proposals.queries import with_words

STEPS = (Progress.Stage.AGREED, Progress.Stage.BEGUN, Progress.Stage.HALFWAY, Progress.Stage.DONE)
NO = (Resolution.Outcome.REFUSED, Resolution.Outcome.POSTPONED)
REFUSED = 12  # on the page of the plan; the page with proposals has all


@dataclass(frozen=True, slots=True)
class Behind:
    """A finding behind an action, with the number of voices that say it."""

    reference: str
    claim: str
    language: str
    voices: int


def stage_of(reported: Sequence[str], voices: int) -> Stage:
    """The lines of an action from what was reported on it, the oldest first; nothing reported is agreed."""
    latest = reported[-1] if reported else Progress.Stage.AGREED
    walked = [STEPS.index(Progress.Stage(each)) for each in reported if each in STEPS]
    halted = latest == Progress.Stage.HALTED
    at = (walked[-1] if walked else 0) if halted else STEPS.index(Progress.Stage(latest))
    state = {Progress.Stage.HALTED: "halted", Progress.Stage.DONE: "done", Progress.Stage.AGREED: "agreed"}
    words = _("How far the City walked with these voices: {stage}").format(stage=Progress.Stage(latest).label)
    return Stage(words, [str(step.label) for step in STEPS], at, state.get(Progress.Stage(latest), "moving"), voices)


def reported_on(threads: Iterable[UUID]) -> dict[UUID, list[str]]:
    """The stages reported on each action's thread, the oldest first; one query."""
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = Progress.objects.filter(action__thread__in=list(threads)).order_by("on", "pk")
    for thread, stage in rows.values_list("action__thread", "stage"):
        found[thread].append(stage)
    return found


def behind_actions(actions: Iterable[UUID]) -> dict[UUID, list[Behind]]:
    """The public findings behind each action, the one with most voices first; four queries."""
    rows = Action.objects.filter(pk__in=list(actions), proposals__isnull=False).values_list("pk", "proposals")
    proposals: dict[UUID, list[UUID]] = defaultdict(list)
    for action, proposal in rows:
        proposals[proposal].append(action)
    found: dict[UUID, dict[str, Behind]] = defaultdict(dict)
    for proposal, each in _findings_of(proposals):
        for action in proposals[proposal]:
            found[action][each.reference] = each
    return {action: sorted(each.values(), key=lambda one: -one.voices) for action, each in found.items()}


def _findings_of(proposals: Iterable[UUID]) -> list[tuple[UUID, Behind]]:
    answerings: dict[UUID, list[UUID]] = defaultdict(list)
    for proposal, finding in Answering.objects.filter(proposal__in=list(proposals)).values_list("proposal", "finding"):
        answerings[finding].append(proposal)
    rows = Publication.objects.filter(finding__in=list(answerings), ended_at=None)
    public = rows.select_related("finding", "finding_version").prefetch_related("finding_version__wordings")
    return [(proposal, told(row)) for row in public for proposal in answerings[row.finding_id]]


def told(publication: Publication) -> Behind:
    """A public finding in the visitor's language when somebody translated it; uses the prefetched wordings."""
    claim, language = worded(publication.finding_version, "claim")
    return Behind(publication.finding.reference, claim, language, publication.voices)


def refused_of(dialogue: UUID) -> list[Resolution]:
    """What the City doesn't do, or not now: the latest answer of each proposal when it is no; three queries."""
    latest: dict[UUID, Resolution] = {}
    for row in Resolution.objects.filter(dialogue=dialogue).order_by(*LATEST)[:1000]:
        latest.setdefault(row.proposal_id, row)
    found = [row for row in latest.values() if row.outcome in NO][:REFUSED]
    words = {row.pk: row for row in with_words(Proposal.objects.filter(pk__in=[row.proposal_id for row in found]))}
    for row in found:
        row.proposal = words[row.proposal_id]
    return found


def plan_in_words(stages: Iterable[Stage]) -> str:
    """How many actions there are and how far they have come, as a paragraph."""
    counted = Counter("halted" if stage.state == "halted" else str(STEPS[max(0, stage.at)]) for stage in stages)
    total = sum(counted.values())
    words = [ngettext("The plan has {number} action.", "The plan has {number} actions.", total)]
    words += _by_stage(counted)
    numbers = [total, *(counted[key] for key in _ORDER if counted[key])]
    return " ".join(each.format(number=grouped(number)) for each, number in zip(words, numbers, strict=True))


_ORDER = ("done", "halfway", "begun", "agreed", "halted")


def _by_stage(counted: Counter[str]) -> list[str]:
    said = {
        "done": ngettext("{number} is done.", "{number} are done.", counted["done"]),
        "halfway": ngettext("{number} is halfway.", "{number} are halfway.", counted["halfway"]),
        "begun": ngettext("{number} has begun.", "{number} have begun.", counted["begun"]),
        "agreed": ngettext("{number} is still to begin.", "{number} are still to begin.", counted["agreed"]),
        "halted": ngettext("{number} stands still.", "{number} stand still.", counted["halted"]),
    }
    return [said[key] for key in _ORDER if counted[key]]
