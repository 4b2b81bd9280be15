"""Proposals are written, merged and split by forms, and their pages show what they grew from."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dorpel.proposals.models import Ancestry, Proposal
from dorpel.proposals.operations import merge, propose
from dorpel.proposals.queries import words_of
from dorpel.tables.operations import write_note
from dorpel.tables.tests.making import CLAIM, client_of, lay_table, publish_finding
from tests.cast import Cast


def at(cast: Cast, name: str, *rest: object) -> str:
    return reverse(f"proposals:{name}", args=[cast.dialogue.slug, *rest])


def make(cast: Cast, title: str = "Een bank") -> Proposal:
    return propose(cast.dialogue, findings=[publish_finding(cast)], title=title, text="Zo.", by=cast.stig)


def test_the_form_from_a_note_is_filled_in_and_keeps_the_note(cast: Cast) -> None:
    finding = publish_finding(cast)
    note = write_note(lay_table(cast, finding), text="Een bank aan de bushalte.", by=cast.stig)
    stig, address = client_of(cast.stig), at(cast, "proposal_from_note", note.pk)
    page = stig.get(address).content.decode()
    assert page.count("Een bank aan de bushalte.") == 1
    assert re.findall(r'name="findings" value="([^"]+)"[^>]* checked', page) == [str(finding.pk)]
    words = {"title": "Een bank", "text": "Zo.", "language": "nl", "findings": [finding.pk]}
    assert stig.post(address, words).status_code == 302
    assert Proposal.objects.get().note == note


def test_new_words_are_kept_and_a_stale_form_shows_both_texts(cast: Cast) -> None:
    made, stig = make(cast), client_of(cast.stig)
    address, findings = at(cast, "proposal_change", made.pk), list(made.answerings.values_list("finding", flat=True))
    words = {"title": "Twee", "text": "Twee banken.", "language": "nl", "findings": findings, "version": 1}
    assert stig.post(address, words).status_code == 302
    stale = stig.post(address, {**words, "text": "Drie banken."})
    texts = [stale.content.decode().count(text) for text in ("Twee banken.", "Drie banken.")]
    assert (stale.status_code, texts, words_of(Proposal.objects.get()).text) == (409, [1, 2], "Twee banken.")


def test_an_unpublished_or_foreign_finding_cannot_be_answered(cast: Cast) -> None:
    foreign = publish_finding(cast, dialogue=cast.elsewhere)
    words = {"title": "Een", "text": "Zo.", "language": "nl", "findings": [foreign.pk]}
    refused = client_of(cast.stig).post(at(cast, "proposal_new"), words)
    assert (refused.status_code, Proposal.objects.count()) == (422, 0)


def test_proposals_are_merged_by_a_form(cast: Cast) -> None:
    one, two, stig = make(cast, "Een"), make(cast, "Twee"), client_of(cast.stig)
    words = {"proposals": [two.pk], "title": "Samen", "text": "Zo."}
    assert stig.post(at(cast, "proposal_merger", one.pk), words).status_code == 302
    assert set(Ancestry.objects.values_list("parent", flat=True)) == {one.pk, two.pk}
    again = stig.post(at(cast, "proposal_merger", one.pk), words, follow=True)
    assert again.content.decode().count("was merged or split already. Nothing was changed.") == 1
    assert Proposal.objects.count() == 3


def test_a_proposal_is_split_by_a_form(cast: Cast) -> None:
    one, stig = make(cast), client_of(cast.stig)
    half = {"title_1": "A", "text_1": "a", "title_2": "B", "text_2": "b", "title_3": "C"}
    assert stig.post(at(cast, "proposal_split", one.pk), half).status_code == 422
    assert stig.post(at(cast, "proposal_split", one.pk), {**half, "text_3": "c"}).status_code == 302
    titles = sorted(words_of(line.child).title for line in one.children.all())
    assert titles == ["A", "B", "C"]


def test_the_page_shows_words_findings_and_family(cast: Cast) -> None:
    one, two = make(cast, "Een"), make(cast, "Twee")
    made = merge([one, two], title="Samen", text="Zo doen we het.", by=cast.stig)
    page = client_of(cast.bea).get(at(cast, "proposal_detail", made.pk)).content.decode()
    parents = [page.count(f'href="{at(cast, "proposal_detail", each.pk)}"') for each in (one, two)]
    assert (page.count("Zo doen we het."), page.count(CLAIM), parents) == (1, 2, [1, 1])
    child = client_of(cast.bea).get(at(cast, "proposal_detail", one.pk)).content.decode()
    assert child.count(f'href="{at(cast, "proposal_detail", made.pk)}"') == 1


def test_the_proposals_of_another_dialogue_do_not_exist_here(cast: Cast) -> None:
    made, stranger = make(cast), client_of(cast.nobody)
    foreign = reverse("proposals:proposal_detail", args=[cast.elsewhere.slug, made.pk])
    here = stranger.get(at(cast, "proposal_detail", made.pk)).status_code
    assert (stranger.get(foreign).status_code, here) == (404, 404)
    assert client_of(cast.bea).get(at(cast, "proposal_merger", made.pk)).status_code == 403


@pytest.mark.parametrize("name", ["proposal_list", "proposal_detail"])
def test_a_page_asks_as_much_for_three_rows_as_for_one(cast: Cast, name: str) -> None:
    client, counts, first = client_of(cast.bea), [], make(cast)
    address = at(cast, name, *([first.pk] if name == "proposal_detail" else []))
    for number in range(3):
        child = make(cast, f"Deel {number}")
        Ancestry.objects.create(dialogue=cast.dialogue, parent=first, child=child, how="split", at=child.made_at)
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[2]
