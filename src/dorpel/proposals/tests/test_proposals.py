"""A proposal answers findings in versions; merged and split ones keep their ancestry and their findings."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dorpel.dialogues.access import NotAllowed, StaleSave
from dorpel.findings.models import Finding
from dorpel.journal.models import Entry
from dorpel.proposals.models import Ancestry, Answering, Proposal, ProposalVersion
from dorpel.proposals.operations import (
    Closed,
    NoFinding,
    NothingProposed,
    OtherDialogue,
    Part,
    TooFew,
    merge,
    propose,
    rewrite,
    split,
)
from dorpel.proposals.queries import Branch, answers_to, became, grew_from, open_proposals, words_of, words_on
from dorpel.tables.operations import write_note
from dorpel.tables.tests.making import lay_table, publish_finding
from tests.cast import Cast

WORDS = {"title": "Een bank", "text": "Zet een bank op het plein."}


def answered(proposal: Proposal) -> set[object]:
    return set(proposal.answerings.values_list("finding_id", flat=True))


def make(cast: Cast, title: str = "Een bank", *findings: Finding, **terms: object) -> Proposal:
    found = findings or (publish_finding(cast, f"Bij {title}"),)
    return propose(cast.dialogue, findings=found, title=title, text="Zo.", by=cast.stig, **terms)  # type: ignore[arg-type]


def test_a_note_becomes_a_proposal_that_answers_findings(cast: Cast) -> None:
    finding = publish_finding(cast)
    note = write_note(lay_table(cast, finding), text="Een bank!", by=cast.stig)
    made = propose(cast.dialogue, findings=[finding], note=note, service=cast.service, by=cast.stig, **WORDS)
    words = words_of(made)
    assert (made.note, made.service, answered(made)) == (note, cast.service, {finding.pk})
    assert (words.number, words.title, words.text, words.language) == (1, *WORDS.values(), "nl")
    assert Entry.objects.filter(act="proposal.propose", thing_id=made.pk).count() == 1


def test_a_proposal_without_finding_title_or_words_is_refused(cast: Cast) -> None:
    finding = publish_finding(cast)
    for refusal, findings, title, text in (
        (NoFinding, [], "Een bank", "Zo."),
        (NothingProposed, [finding], " ", "Zo."),
        (NothingProposed, [finding], "Een bank", "\n"),
        (OtherDialogue, [publish_finding(cast, dialogue=cast.elsewhere)], "Een bank", "Zo."),
    ):
        with pytest.raises(refusal):
            propose(cast.dialogue, findings=findings, title=title, text=text, by=cast.stig)
    assert (Proposal.objects.count(), ProposalVersion.objects.count()) == (0, 0)


def test_only_who_may_propose_does(cast: Cast) -> None:
    made = make(cast)
    other = make(cast, "Twee")
    for person in (cast.vera, cast.bea, cast.nobody):
        for act in (
            lambda who=person: propose(cast.dialogue, findings=[], by=who, **WORDS),
            lambda who=person: rewrite(made, seen=1, by=who, **WORDS),
            lambda who=person: merge([made, other], by=who, **WORDS),
            lambda who=person: split(made, parts=[Part("A", "a"), Part("B", "b")], by=who),
        ):
            with pytest.raises(NotAllowed):
                act()
    assert Proposal.objects.count() == 2


def test_new_words_are_a_new_version_and_the_old_ones_stay(cast: Cast) -> None:
    made = make(cast)
    made.answer_due_on = date(2026, 12, 1)
    more = publish_finding(cast, "Ook dit.")
    saved = rewrite(made, title="Twee banken", text="Zet er twee.", findings=[more], seen=1, by=cast.yara)
    assert (saved.version, saved.answer_due_on, answered(saved)) == (2, date(2026, 12, 1), {more.pk})
    assert list(made.versions.order_by("number").values_list("number", "title")) == [
        (1, "Een bank"),
        (2, "Twee banken"),
    ]
    first, second = made.versions.order_by("number")
    assert (words_on(made, first.made_at), words_on(made, second.made_at)) == (first, second)


def test_a_stale_rewrite_is_refused_with_both_texts(cast: Cast) -> None:
    made = make(cast)
    rewrite(made, title="Een bank", text="Twee.", seen=1, by=cast.yara)
    with pytest.raises(StaleSave) as refused:
        rewrite(made, title="Een bank", text="Drie.", seen=1, by=cast.stig)
    assert [each[1:] for each in refused.value.differences] == [("Twee.", "Drie.")]
    assert (words_of(Proposal.objects.get()).text, made.versions.count()) == ("Twee.", 2)


def test_a_merged_proposal_answers_all_findings_by_the_earliest_date(cast: Cast) -> None:
    one = make(cast, "Een", service=cast.service, answer_due_on=date(2026, 12, 1))
    two = make(cast, "Twee", service=cast.service, answer_due_on=date(2026, 11, 1))
    made = merge([one, two, one], by=cast.stig, **WORDS)
    assert answered(made) == answered(one) | answered(two)
    assert (made.service, made.answer_due_on) == (cast.service, date(2026, 11, 1))
    assert {(each.parent, each.child, each.how) for each in Ancestry.objects.all()} == {
        (one, made, "merged"),
        (two, made, "merged"),
    }
    assert [each.pk for each in open_proposals(cast.dialogue)] == [made.pk]


def test_a_part_answers_the_parents_findings_or_its_own_choice(cast: Cast) -> None:
    first, second = publish_finding(cast, "Een."), publish_finding(cast, "Twee.")
    parent = make(cast, "Alles", first, second)
    a, b = split(parent, parts=[Part("A", "a"), Part("B", "b", (second,))], by=cast.stig)
    assert (answered(a), answered(b)) == ({first.pk, second.pk}, {second.pk})
    assert set(Ancestry.objects.values_list("parent", "child", "how")) == {
        (parent.pk, a.pk, "split"),
        (parent.pk, b.pk, "split"),
    }
    strange = Part("C", "c", (publish_finding(cast, "Drie."),))
    with pytest.raises(OtherDialogue):
        split(a, parts=[strange, strange], by=cast.stig)


def test_what_went_on_is_closed_to_every_change(cast: Cast) -> None:
    one, two, three = make(cast, "Een"), make(cast, "Twee"), make(cast, "Drie")
    merge([one, two], by=cast.stig, **WORDS)
    for act in (
        lambda: rewrite(one, seen=1, by=cast.stig, **WORDS),
        lambda: merge([one, three], by=cast.stig, **WORDS),
        lambda: split(two, parts=[Part("A", "a"), Part("B", "b")], by=cast.stig),
    ):
        with pytest.raises(Closed):
            act()
    assert (Proposal.objects.count(), Ancestry.objects.count(), one.versions.count()) == (4, 2, 1)


def test_merging_and_splitting_take_two(cast: Cast) -> None:
    one = make(cast)
    with pytest.raises(TooFew):
        merge([one, one], by=cast.stig, **WORDS)
    with pytest.raises(TooFew):
        split(one, parts=[Part("A", "a")], by=cast.stig)
    with pytest.raises(NothingProposed):
        split(one, parts=[Part("A", "a"), Part("B", " ")], by=cast.stig)
    assert (Proposal.objects.count(), Ancestry.objects.count()) == (1, 0)


def test_ancestry_is_a_tree_both_ways(cast: Cast) -> None:
    one, two = make(cast, "Een"), make(cast, "Twee")
    both = merge([one, two], title="Samen", text="Zo.", by=cast.stig)
    a, b = split(both, parts=[Part("A", "a"), Part("B", "b")], by=cast.stig)
    leaves = [Branch(a.pk, "A", "split from it"), Branch(b.pk, "B", "split from it")]
    assert became(one) == [Branch(both.pk, "Samen", "merged into it", leaves)]
    roots = [Branch(one.pk, "Een", "merged into it"), Branch(two.pk, "Twee", "merged into it")]
    assert grew_from(a) == [Branch(both.pk, "Samen", "split from it", roots)]
    assert (grew_from(one), became(a)) == ([], [])


def test_the_walk_finds_every_answer_in_one_query(cast: Cast, django_assert_num_queries: object) -> None:
    finding, other = publish_finding(cast), publish_finding(cast, "Anders.")
    one, two = make(cast, "Een", finding), make(cast, "Twee", finding)
    make(cast, "Elders", other)
    both = merge([one, two], title="Samen", text="Zo.", by=cast.stig)
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = answers_to([finding.pk])
    assert [(each.proposal_id, each.title, each.closed) for each in found] == [
        (one.pk, "Een", True),
        (two.pk, "Twee", True),
        (both.pk, "Samen", False),
    ]


def test_the_database_refuses_what_may_never_be(cast: Cast) -> None:
    one, two = make(cast, "Een"), make(cast, "Twee")
    merge([one, two], by=cast.stig, **WORDS)
    line, words = Ancestry.objects.first(), words_of(one)
    assert line is not None
    for change in (
        lambda: Ancestry.objects.filter(pk=line.pk).update(child=line.parent),
        lambda: Ancestry.objects.filter(pk=line.pk).update(how="grown"),
        lambda: Ancestry.objects.create(
            dialogue=cast.dialogue, parent=line.parent, child=line.child, how="split", at=line.at
        ),
        lambda: Answering.objects.create(dialogue=cast.dialogue, proposal=one, finding_id=answered(one).pop()),
        lambda: Proposal.objects.filter(pk=one.pk).update(reference=two.reference),
        lambda: ProposalVersion.objects.create(
            dialogue=cast.dialogue, proposal=one, number=1, written_by=cast.stig, made_at=words.made_at
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            change()
