"""A finding is made public on the words of voices only, by a second pair of eyes, and comes down without them."""

import pytest
from django.utils import timezone

from dorpel.coding.models import Quote
from dorpel.coding.operations import mark
from dorpel.coding.queries import Bar
from dorpel.core.events import Fact
from dorpel.dialogues.access import NotAllowed, StaleSave
from dorpel.findings.facts import FindingPublished
from dorpel.findings.models import Evidence, Finding, FindingVersion, Publication, Response
from dorpel.findings.operations import (
    AlreadyAdopted,
    AlreadyDecided,
    AlreadyPublished,
    NobodyLooked,
    NoEvidence,
    NoSuchFinding,
    NotAdopted,
    NotItsEvidence,
    OwnWork,
    QuoteNotFree,
    QuoteSilent,
    adopt,
    look_against,
    publish,
    refuse_response,
    respond,
    rewrite,
    show_evidence,
    show_response,
    unpublish,
    weigh,
    word,
    write,
)
from dorpel.findings.queries import current_version as text_of
from dorpel.findings.queries import public_finding, voices_behind
from dorpel.findings.tests.publishing import draft, quote_of, ready
from tests.cast import Cast

pytestmark = pytest.mark.usefixtures("said")


def test_a_finding_with_evidence_is_published(cast: Cast, said: list[Fact]) -> None:
    finding, evidence = ready(cast)
    quote_of(cast, "Nee.")
    show_evidence(evidence, shown=True, by=cast.cem)
    publication = publish(finding, by=cast.yara)
    assert (publication.voices, publication.base, publication.finding_version.number) == (1, 2, 1)
    assert said == [
        FindingPublished(
            cast.dialogue.pk, finding.pk, publication.finding_version_id, publication.pk, (evidence.quote_id,)
        )
    ]
    seen = public_finding(cast.dialogue, finding.reference)
    assert seen is not None
    assert ([quote.exact for quote in seen.for_it], seen.against) == (["Wij missen een bank."], [])
    with pytest.raises(AlreadyPublished):
        publish(finding, by=cast.yara)


def test_without_words_for_it_nothing_is_published(cast: Cast) -> None:
    finding = draft(cast)
    weigh(finding, quote=quote_of(cast), stance="against", by=cast.cem)
    for act in (lambda: publish(finding, by=cast.yara), lambda: adopt(text_of(finding), by=cast.bea)):
        with pytest.raises(NoEvidence):
            act()


def test_somebody_must_have_looked_for_the_opposite(cast: Cast) -> None:
    finding = draft(cast)
    weigh(finding, quote=quote_of(cast), stance="for", by=cast.cem)
    adopt(text_of(finding), by=cast.bea)
    with pytest.raises(NobodyLooked):
        publish(finding, by=cast.yara)
    weigh(finding, quote=quote_of(cast, "Bank? Nee."), stance="against", by=cast.cem)
    assert publish(finding, by=cast.yara).voices == 1


def test_only_the_version_somebody_stands_behind_is_published(cast: Cast) -> None:
    finding, _ = ready(cast)
    rewrite(finding, claim="Mensen missen een bank.", explanation="", language="nl", seen=1, by=cast.cem)
    with pytest.raises(NotAdopted):
        publish(finding, by=cast.yara)


def test_nobody_publishes_their_own_words(cast: Cast) -> None:
    finding = write(cast.dialogue, claim="Mensen missen een plek.", language="nl", by=cast.yara)
    weigh(finding, quote=quote_of(cast), stance="for", by=cast.yara)
    look_against(finding, where="overal", by=cast.yara)
    adopt(text_of(finding), by=cast.bea)
    with pytest.raises(OwnWork):
        publish(finding, by=cast.yara)


def test_a_quote_is_shown_with_consent_only(cast: Cast) -> None:
    finding, evidence = ready(cast, consents=("count",))
    with pytest.raises(QuoteNotFree):
        show_evidence(evidence, shown=True, by=cast.cem)
    Evidence.objects.update(shown=True)
    with pytest.raises(QuoteNotFree) as refused:
        publish(finding, by=cast.yara)
    assert refused.value.bars == {evidence.quote.reference: Bar.NO_CONSENT}
    Evidence.objects.update(shown=False)
    assert publish(finding, by=cast.yara).voices == 1


def test_a_sensitive_quote_needs_an_explicit_yes(cast: Cast) -> None:
    _, evidence = ready(cast)
    _, explicit = ready(cast, explicit=True)
    Quote.objects.update(sensitive=True)
    with pytest.raises(QuoteNotFree):
        show_evidence(evidence, shown=True, by=cast.cem)
    assert show_evidence(explicit, shown=True, by=cast.cem).shown


def test_a_voice_is_counted_once(cast: Cast) -> None:
    finding, evidence = ready(cast)
    version = evidence.quote.answer_version
    weigh(finding, quote=mark(version, start=0, end=3, by=cast.cem), stance="for", by=cast.cem)
    weigh(finding, quote=quote_of(cast, voice=False, voices=4), stance="for", by=cast.cem)
    weigh(finding, quote=quote_of(cast, "Nee."), stance="against", by=cast.cem)
    assert (voices_behind(finding, "for"), voices_behind(finding, "against")) == (2, 1)
    assert publish(finding, by=cast.yara).base == 6


def test_what_may_not_speak_is_no_evidence(cast: Cast) -> None:
    finding = draft(cast)
    lost, uncounted, elsewhere = quote_of(cast), quote_of(cast, consents=()), quote_of(cast, dialogue=cast.elsewhere)
    Quote.objects.filter(pk=lost.pk).update(lost_at=timezone.now())
    for quote, refusal in ((lost, QuoteSilent), (uncounted, QuoteSilent), (elsewhere, NotItsEvidence)):
        with pytest.raises(refusal):
            weigh(finding, quote=quote, stance="for", by=cast.cem)
    assert Evidence.objects.count() == 0


def test_who_may_not_does_not(cast: Cast) -> None:
    finding, evidence = ready(cast)
    for act in (
        lambda: write(cast.dialogue, claim="x", language="nl", by=cast.edda),
        lambda: weigh(finding, quote=evidence.quote, stance="for", by=cast.stig),
        lambda: look_against(finding, where="x", by=cast.nobody),
        lambda: adopt(text_of(finding), by=cast.cem),
        lambda: publish(finding, by=cast.bea),
        lambda: unpublish(finding, why="x", by=cast.cem),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert (Finding.objects.count(), Publication.objects.count()) == (1, 0)


def test_a_stale_rewrite_keeps_both_texts(cast: Cast) -> None:
    finding = draft(cast)
    rewrite(finding, claim="Van Cem", explanation="", language="nl", seen=1, by=cast.cem)
    with pytest.raises(StaleSave) as stale:
        rewrite(finding, claim="Van Yara", explanation="", language="nl", seen=1, by=cast.yara)
    assert [pair[1:] for pair in stale.value.differences] == [("Van Cem", "Van Yara")]
    assert list(FindingVersion.objects.order_by("number").values_list("claim", flat=True)) == [
        "Mensen missen een plek.",
        "Van Cem",
    ]


def test_a_version_is_adopted_once(cast: Cast) -> None:
    finding, _ = ready(cast)
    with pytest.raises(AlreadyAdopted):
        adopt(text_of(finding), by=cast.yara)


def test_a_wording_is_not_overwritten_unseen(cast: Cast) -> None:
    version = text_of(draft(cast))
    first = word(version, language="tr", text="Bir", explanation="", state="draft", by=cast.cem)
    with pytest.raises(StaleSave):
        word(version, language="tr", text="İki", explanation="", state="read", by=cast.yara)
    again = word(version, language="tr", text="İki", explanation="", state="read", by=cast.yara, seen=first.version)
    assert (again.pk, again.text, again.state, again.version) == (first.pk, "İki", "read", 2)


def test_a_reader_answers_a_public_finding(cast: Cast) -> None:
    finding, _ = ready(cast)
    with pytest.raises(NoSuchFinding):
        respond(finding.reference, stance="agree", text="", language="nl")
    publish(finding, by=cast.yara)
    given = respond(f" {finding.reference.lower()} ", stance="different", text="Bij ons niet.", language="nl")
    shown = show_response(given, by=cast.yara)
    assert (Response.objects.get(), shown.shown_at is None) == (given, False)
    with pytest.raises(AlreadyDecided):
        refuse_response(given, why="Een naam.", by=cast.yara)
