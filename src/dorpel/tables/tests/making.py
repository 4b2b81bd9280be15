"""Findings, tables and proposals to build tests on; the rooms above use them too."""

from datetime import date
from typing import Any

from django.test import Client
from django.utils import timezone

from dorpel.coding.models import Quote
from dorpel.conversations.models import Answer, AnswerVersion
from dorpel.dialogues.models import Dialogue
from dorpel.findings.models import Evidence, Finding, FindingVersion, Publication
from dorpel.tables.models import AgendaItem, Round, Table
from tests.cast import Cast

CLAIM = "Mensen missen een plek om te zitten."


def write_finding(cast: Cast, claim: str = CLAIM, *, dialogue: Dialogue | None = None) -> Finding:
    """A finding that isn't public."""
    dialogue, now = dialogue or cast.dialogue, timezone.now()
    finding = Finding.objects.create(dialogue=dialogue, written_by=cast.cem, made_at=now)
    FindingVersion.objects.create(
        dialogue=dialogue, finding=finding, claim=claim, language="nl", written_by=cast.cem, made_at=now
    )
    return finding


def publish_finding(cast: Cast, claim: str = CLAIM, *, dialogue: Dialogue | None = None) -> Finding:
    """A finding that is public."""
    finding = write_finding(cast, claim, dialogue=dialogue)
    Publication.objects.create(
        dialogue=finding.dialogue,
        finding=finding,
        finding_version=finding.versions.get(),
        published_by=cast.yara,
        at=timezone.now(),
        voices=1,
        base=1,
    )
    return finding


def show_evidence(finding: Finding, answer: Answer, *, stance: str = "for") -> Evidence:
    """A quote of a whole answer, shown with the finding."""
    version, now = AnswerVersion.objects.get(answer=answer), timezone.now()
    about = {"dialogue": finding.dialogue, "answer": answer, "answer_version": version}
    passage = {"start": 0, "end": len(version.text), "exact": version.text}
    quote = Quote.objects.create(**about, **passage, marked_by=finding.written_by, marked_at=now)
    who = {"weighed_by": finding.written_by, "weighed_at": now}
    return Evidence.objects.create(
        dialogue=finding.dialogue, finding=finding, quote=quote, stance=stance, shown=True, **who
    )


def lay_table(cast: Cast, finding: Finding | None = None, *, number: int = 1) -> Table:
    """A table in a round, about a finding when one is given."""
    about = {"dialogue": cast.dialogue}
    evening, _ = Round.objects.get_or_create(
        **about,
        title="Eerste ronde",
        defaults={"held_on": date(2026, 3, 9), "place": "Buurthuis", "take_home": "Iets."},
    )
    item = None
    if finding:
        item, _ = AgendaItem.objects.get_or_create(
            **about, round=evening, finding=finding, defaults={"question": "Waar?"}
        )
    return Table.objects.create(**about, round=evening, number=number, item=item)


def client_of(person: Any) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person)
    return client
