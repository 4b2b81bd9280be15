"""A finding that is public comes down when what it stands on goes, and stays when something else bears it."""

import pytest
from django.db import transaction
from django.utils import timezone

from dorpel.coding.facts import QuotesGoing, QuotesSilenced, QuotesUncounted, QuotesUnprintable
from dorpel.conversations.models import Answer, Consent
from dorpel.core.events import Fact
from dorpel.findings.facts import EvidenceLost, FindingUnpublished
from dorpel.findings.models import Evidence, Publication
from dorpel.findings.operations import (
    AlreadyPublished,
    NotPublic,
    QuoteNotFree,
    drop_evidence,
    hide_evidence,
    publish,
    review_evidence,
    show_evidence,
    unpublish,
    unweigh,
    weigh,
)
from dorpel.findings.queries import public_finding, voices_behind
from dorpel.findings.tests.publishing import draft, quote_of, ready
from dorpel.journal.models import Entry
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("said")


def test_evidence_of_a_public_finding_is_not_taken_away(cast: Cast) -> None:
    finding, evidence = ready(cast)
    publish(finding, by=cast.yara)
    for act in (
        lambda: unweigh(evidence, by=cast.cem),
        lambda: weigh(finding, quote=evidence.quote, stance="against", by=cast.cem),
    ):
        with pytest.raises(AlreadyPublished):
            act()
    unpublish(finding, why="Anders gezegd.", by=cast.yara)
    unweigh(evidence, by=cast.cem)
    assert Evidence.objects.count() == 0


def test_a_finding_comes_down_with_its_last_voice(cast: Cast, said: list[Fact]) -> None:
    finding, evidence = ready(cast)
    publication = publish(finding, by=cast.yara)
    said.clear()
    with transaction.atomic():
        drop_evidence(QuotesGoing(cast.dialogue.pk, (evidence.quote_id,)))
    publication.refresh_from_db()
    assert (publication.ended_at is None, publication.ended_why == "", Evidence.objects.count()) == (False, False, 0)
    assert said == [
        FindingUnpublished(cast.dialogue.pk, finding.pk, publication.pk, publication.ended_why),
        EvidenceLost(cast.dialogue.pk, (finding.pk,), (evidence.quote_id,)),
    ]
    acts = Entry.objects.filter(thing_id=finding.pk).order_by("pk").values_list("act", "who_kind")
    assert list(acts)[-2:] == [("finding.lose_evidence", "machine"), ("finding.unpublish", "machine")]


def test_a_finding_with_another_voice_stays(cast: Cast) -> None:
    finding, evidence = ready(cast)
    other = weigh(finding, quote=quote_of(cast), stance="for", by=cast.cem)
    publish(finding, by=cast.yara)
    with transaction.atomic():
        drop_evidence(QuotesUncounted(cast.dialogue.pk, (evidence.quote_id,)))
    assert (Publication.objects.get().ended_at, list(Evidence.objects.all())) == (None, [other])


def test_a_quote_that_is_not_to_be_shown_still_counts(cast: Cast) -> None:
    finding, evidence = ready(cast)
    show_evidence(evidence, shown=True, by=cast.cem)
    publish(finding, by=cast.yara)
    with transaction.atomic():
        hide_evidence(QuotesUnprintable(cast.dialogue.pk, (evidence.quote_id,)))
    seen = public_finding(cast.dialogue, finding.reference)
    assert seen is not None
    assert (seen.for_it, seen.publication.voices, voices_behind(finding, "for")) == ([], 1, 1)


def test_a_finding_that_stands_on_hidden_words_comes_down(cast: Cast) -> None:
    finding, evidence = ready(cast)
    publish(finding, by=cast.yara)
    Answer.objects.filter(pk=evidence.quote.answer_id).update(hidden_at=timezone.now())
    with transaction.atomic():
        review_evidence(QuotesSilenced(cast.dialogue.pk, (evidence.quote_id,)))
    assert (public_finding(cast.dialogue, finding.reference), Evidence.objects.count()) == (None, 1)


def test_what_is_not_public_can_not_be_taken_down(cast: Cast) -> None:
    with pytest.raises(NotPublic):
        unpublish(draft(cast), why="x", by=cast.yara)


def test_taking_back_consent_hides_a_quote_in_public(cast: Cast) -> None:
    finding, evidence = ready(cast)
    show_evidence(evidence, shown=True, by=cast.cem)
    Consent.objects.filter(voice=evidence.quote.answer.voice, purpose__key="quote").update(given=False)
    with pytest.raises(QuoteNotFree):
        publish(finding, by=cast.yara)
