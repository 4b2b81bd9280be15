"""A finding is made public on the words of voices only, by a second pair of eyes, and comes down without them."""

from collections import defaultdict

import pytest
from django.db import transaction
from django.utils import timezone

from dorpel.coding.facts import QuotesGoing, QuotesSilenced, QuotesUncounted, QuotesUnprintable
from dorpel.coding.models import Quote
from dorpel.coding.operations import mark, read_answer
from dorpel.coding.queries import Bar, current_version
from dorpel.conversations.models import Answer, Consent
from dorpel.core.events import Fact, on
from dorpel.dialogues.access import NotAllowed, StaleSave
from dorpel.findings.facts import EvidenceLost, FindingPublished, FindingUnpublished
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
    NotPublic,
    OwnWork,
    QuoteNotFree,
    QuoteSilent,
    adopt,
    drop_evidence,
    hide_evidence,
    look_against,
    publish,
    refuse_response,
    respond,
    review_evidence,
    rewrite,
    show_evidence,
    show_response,
    unpublish,
    unweigh,
    weigh,
    word,
    write,
)
from dorpel.findings.queries import current_version as text_of
from dorpel.findings.queries import public_finding, voices_behind
from dorpel.journal.models import Entry
from tests.cast import Cast
from tests.talks import say


@pytest.fixture(autouse=True)
def said(monkeypatch: pytest.MonkeyPatch) -> list[Fact]:
    """The facts that were announced, with this room's reactions in place."""
    monkeypatch.setattr("dorpel.core.events._reactions", defaultdict(list))
    heard: list[Fact] = []
    for kind in (FindingPublished, FindingUnpublished, EvidenceLost):
        on(kind, heard.append)
    on(QuotesGoing, drop_evidence)
    on(QuotesUncounted, drop_evidence)
    on(QuotesUnprintable, hide_evidence)
    on(QuotesSilenced, review_evidence)
    return heard


def quote_of(cast: Cast, text: str = "Wij missen een bank.", **how: object) -> Quote:
    answer = say(cast, text, **how)  # type: ignore[arg-type]
    read_answer(answer, by=cast.cem if answer.dialogue == cast.dialogue else cast.nobody)
    by = cast.cem if answer.dialogue == cast.dialogue else cast.nobody
    return mark(current_version(answer), start=0, end=len(text), by=by)


def draft(cast: Cast) -> Finding:
    return write(cast.dialogue, claim="Mensen missen een plek.", language="nl", by=cast.cem)


def ready(cast: Cast, **how: object) -> tuple[Finding, Evidence]:
    finding = draft(cast)
    evidence = weigh(finding, quote=quote_of(cast, **how), stance="for", by=cast.cem)
    look_against(finding, where="Alle citaten met de code bank", by=cast.cem)
    adopt(text_of(finding), by=cast.bea)
    return finding, evidence


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


def test_what_is_not_public_can_not_be_taken_down(cast: Cast) -> None:
    with pytest.raises(NotPublic):
        unpublish(draft(cast), why="x", by=cast.yara)


def test_taking_back_consent_hides_a_quote_in_public(cast: Cast) -> None:
    finding, evidence = ready(cast)
    show_evidence(evidence, shown=True, by=cast.cem)
    Consent.objects.filter(voice=evidence.quote.answer.voice, purpose__key="quote").update(given=False)
    with pytest.raises(QuoteNotFree):
        publish(finding, by=cast.yara)
