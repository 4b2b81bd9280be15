"""The verbs of proposals: make one, write it anew, merge several, split one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dorpel.dialogues.access import StaleSave, require
from dorpel.dialogues.models import Dialogue, Service
from dorpel.dialogues.roles import May
from dorpel.findings.models import Finding
from dorpel.journal.operations import record
from dorpel.people.models import Person
from dorpel.proposals.models import Ancestry, Answering, Proposal, ProposalVersion
from dorpel.proposals.queries import is_closed, words_of
from dorpel.tables.models import Note


class NoFinding(Exception):
    """A proposal answers at least one finding."""


class NothingProposed(Exception):
    """A proposal without a title or without words."""


class OtherDialogue(Exception):
    """A finding, a note or a proposal of another dialogue."""


class Closed(Exception):
    """The proposal was merged or split; its children go on."""


class TooFew(Exception):
    """Merging takes two proposals, splitting takes two parts."""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the proposals that a proposal is split into; without findings it answers all of its parent's."""

    title: str
    text: str
    findings: tuple[Finding, ...] = ()


@transaction.atomic
def propose(
    dialogue: Dialogue,
    *,
    findings: Iterable[Finding],
    title: str,
    text: str,
    by: Person,
    language: str = "",
    note: Note | None = None,
    service: Service | None = None,
    answer_due_on: date | None = None,
) -> Proposal:
    """Answers findings with a proposal, grown from a table's note or not; `language` is the dialogue's own if empty.

    Raises NoFinding, NothingProposed or OtherDialogue.
    """
    require(by, May.PROPOSE, dialogue)
    findings = list(findings)
    if any(thing.dialogue_id != dialogue.pk for thing in (*findings, note, service) if thing is not None):
        raise OtherDialogue(str(dialogue.pk))
    terms = _Terms(dialogue, language or dialogue.language, service, answer_due_on, note)
    made = _make(terms, findings=findings, title=title, text=text, by=by, at=timezone.now())
    record("proposal.propose", made, by=by, dialogue=dialogue.pk)
    return made


@transaction.atomic
def rewrite(
    proposal: Proposal,
    *,
    title: str,
    text: str,
    seen: int,
    by: Person,
    language: str = "",
    findings: Iterable[Finding] | None = None,
) -> Proposal:
    """Adds a version with new words; the service and the date of `proposal` as given are kept with it.

    `seen` is the version that was read; `findings` None leaves them. Raises Closed, NothingProposed, NoFinding,
    OtherDialogue, or StaleSave with both texts.
    """
    require(by, May.PROPOSE, proposal.dialogue)
    stored = _locked([proposal])[0]
    before = words_of(stored)
    if stored.version != seen:
        raise StaleSave(stored, _differences(before, title, text))
    stored.service, stored.answer_due_on = proposal.service, proposal.answer_due_on
    stored.version = seen + 1
    stored.save(update_fields=["service", "answer_due_on", "version"])
    _add_words(stored, title=title, text=text, language=language or before.language, by=by, at=timezone.now())
    if findings is not None:
        _answer(stored, list(findings))
    record("proposal.rewrite", stored, by=by, dialogue=stored.dialogue_id)
    return stored


@transaction.atomic
def merge(parents: Iterable[Proposal], *, title: str, text: str, by: Person, language: str = "") -> Proposal:
    """Makes one proposal of several; it answers all their findings, by the earliest of their dates.

    Raises TooFew, OtherDialogue, Closed or NothingProposed.
    """
    parents = list({parent.pk: parent for parent in parents}.values())
    if len(parents) < 2:
        raise TooFew(str(len(parents)))
    dialogue = parents[0].dialogue
    require(by, May.PROPOSE, dialogue)
    if any(parent.dialogue_id != dialogue.pk for parent in parents):
        raise OtherDialogue(str(dialogue.pk))
    parents = _locked(parents)
    services = {parent.service for parent in parents}
    dates = [parent.answer_due_on for parent in parents if parent.answer_due_on]
    service = services.pop() if len(services) == 1 else None
    terms = _Terms(dialogue, language or words_of(parents[0]).language, service, min(dates, default=None))
    now = timezone.now()
    made = _make(terms, findings=_findings_of(parents), title=title, text=text, by=by, at=now)
    for parent in parents:
        _descend(parent, made, Ancestry.How.MERGED, at=now)
    record("proposal.merge", made, by=by, dialogue=dialogue.pk)
    return made


@transaction.atomic
def split(parent: Proposal, *, parts: Sequence[Part], by: Person) -> list[Proposal]:
    """Makes several proposals of one; each answers the parent's findings or its own choice of them.

    Raises TooFew, Closed, NothingProposed or OtherDialogue (a finding that the parent doesn't answer).
    """
    require(by, May.PROPOSE, parent.dialogue)
    if len(parts) < 2:
        raise TooFew(str(len(parts)))
    stored = _locked([parent])[0]
    answered, now = _findings_of([stored]), timezone.now()
    if any(finding not in answered for part in parts for finding in part.findings):
        raise OtherDialogue(str(stored.pk))
    terms = _Terms(stored.dialogue, words_of(stored).language, stored.service, stored.answer_due_on)
    made = [
        _make(terms, findings=list(part.findings) or answered, title=part.title, text=part.text, by=by, at=now)
        for part in parts
    ]
    for child in made:
        _descend(stored, child, Ancestry.How.SPLIT, at=now)
    record("proposal.split", stored, by=by, dialogue=stored.dialogue_id)
    return made


@dataclass(frozen=True, slots=True)
class _Terms:
    dialogue: Dialogue
    language: str
    service: Service | None
    answer_due_on: date | None
    note: Note | None = None


def _make(terms: _Terms, *, findings: list[Finding], title: str, text: str, by: Person, at: datetime) -> Proposal:
    made = Proposal.objects.create(
        dialogue=terms.dialogue,
        note=terms.note,
        service=terms.service,
        made_at=at,
        answer_due_on=terms.answer_due_on,
    )
    _add_words(made, title=title, text=text, language=terms.language, by=by, at=at)
    _answer(made, findings)
    return made


def _add_words(proposal: Proposal, *, title: str, text: str, language: str, by: Person, at: datetime) -> None:
    if not title.strip() or not text.strip():
        raise NothingProposed(str(proposal.pk))
    ProposalVersion.objects.create(
        dialogue_id=proposal.dialogue_id,
        proposal=proposal,
        number=proposal.version,
        title=title,
        text=text,
        language=language,
        written_by=by,
        made_at=at,
    )


def _answer(proposal: Proposal, findings: list[Finding]) -> None:
    if not findings:
        raise NoFinding(str(proposal.pk))
    if any(finding.dialogue_id != proposal.dialogue_id for finding in findings):
        raise OtherDialogue(str(proposal.pk))
    proposal.answerings.exclude(finding__in=findings).delete()
    there = set(proposal.answerings.values_list("finding_id", flat=True))
    for finding in {each.pk: each for each in findings}.values():
        if finding.pk not in there:
            Answering.objects.create(dialogue_id=proposal.dialogue_id, proposal=proposal, finding=finding)


def _descend(parent: Proposal, child: Proposal, how: Ancestry.How, *, at: datetime) -> None:
    Ancestry.objects.create(dialogue_id=child.dialogue_id, parent=parent, child=child, how=how, at=at)


def _findings_of(proposals: list[Proposal]) -> list[Finding]:
    return list(Finding.objects.filter(answerings__proposal__in=proposals).distinct().order_by("pk"))


def _locked(proposals: list[Proposal]) -> list[Proposal]:
    """The rows as they stand, locked, so that two people can't merge or split the same one at once."""
    found = Proposal.objects.select_for_update().filter(pk__in=[each.pk for each in proposals]).order_by("pk")
    rows = list(found)
    for row in rows:
        if is_closed(row):
            raise Closed(str(row.pk))
    return rows


def _differences(stored: ProposalVersion, title: str, text: str) -> list[tuple[str, str, str]]:
    labels = (_("title"), stored.title, title), (_("what do we propose"), stored.text, text)
    return [(label, theirs, mine) for label, theirs, mine in labels if theirs != mine]
