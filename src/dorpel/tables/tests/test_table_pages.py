"""Rounds, agenda, tables and notes are planned, printed and written by forms; foreign rows don't exist."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dorpel.tables.models import AgendaItem, Note, Round, Seat, Table
from dorpel.tables.operations import write_note
from dorpel.tables.tests.making import CLAIM, client_of, lay_table, publish_finding, show_evidence
from tests.cast import Cast
from tests.talks import say


def at(cast: Cast, name: str, *rest: object) -> str:
    return reverse(f"tables:{name}", args=[cast.dialogue.slug, *rest])


def heads(page: bytes) -> list[str]:
    return re.findall(r'<th scope="row"[^>]*>(?:<a [^>]*>)?<bdi>(.*?)</bdi>', page.decode())


def test_a_round_is_planned_changed_and_listed(cast: Cast) -> None:
    yara, words = (
        client_of(cast.yara),
        {"title": "Ronde", "held_on": "2026-03-09", "place": "Buurthuis", "take_home": "Iets."},
    )
    assert yara.post(at(cast, "round_new"), words).status_code == 302
    made = Round.objects.get()
    assert yara.post(at(cast, "round_change", made.pk), {**words, "title": "Ronde 1", "version": 1}).status_code == 302
    stale = yara.post(at(cast, "round_change", made.pk), {**words, "title": "Ronde 2", "version": 1})
    made.refresh_from_db()
    assert (stale.status_code, made.title, made.version) == (409, "Ronde 1", 2)
    assert heads(yara.get(at(cast, "round_list")).content) == ["Ronde 1"]


def test_a_finding_comes_on_the_agenda_and_leaves_it_by_forms(cast: Cast) -> None:
    yara, finding, evening = client_of(cast.yara), publish_finding(cast), lay_table(cast).round
    words = {"finding": finding.pk, "question": "Waar?", "article_code": "A1", "order": 1}
    assert yara.post(at(cast, "agendaitem_new", evening.pk), words).status_code == 302
    item = AgendaItem.objects.get()
    assert heads(yara.get(at(cast, "round_detail", evening.pk)).content)[0] == CLAIM
    change = {"question": "Wie?", "article_code": "A1", "order": 2, "version": 1}
    assert yara.post(at(cast, "agendaitem_change", item.pk), change).status_code == 302
    item.refresh_from_db()
    assert (item.question, item.order, item.finding) == ("Wie?", 2, finding)
    assert yara.post(at(cast, "agendaitem_new", evening.pk), words).status_code == 422
    assert yara.get(at(cast, "agendaitem_removal", item.pk)).status_code == 200
    yara.post(at(cast, "agendaitem_removal", item.pk))
    assert AgendaItem.objects.count() == 0


def test_an_item_of_another_round_cannot_lie_on_a_table(cast: Cast) -> None:
    table, yara = lay_table(cast, publish_finding(cast)), client_of(cast.yara)
    evening = Round.objects.create(
        dialogue=cast.dialogue, title="Later", held_on="2026-04-01", place="X", take_home="Y"
    )
    refused = yara.post(at(cast, "table_new", evening.pk), {"number": 1, "item": table.item_id})
    assert (refused.status_code, Table.objects.count()) == (422, 1)
    twice = yara.post(at(cast, "table_new", table.round_id), {"number": 1, "item": table.item_id})
    assert (twice.status_code, Table.objects.count()) == (422, 1)
    assert yara.post(at(cast, "table_new", table.round_id), {"number": 2, "item": table.item_id}).status_code == 302
    assert Table.objects.filter(item=table.item).count() == 2


def test_somebody_gets_a_place_and_loses_it(cast: Cast) -> None:
    table, yara = lay_table(cast), client_of(cast.yara)
    words = {"name": "Stig", "sits_as": "staff", "person": cast.stig.pk}
    assert yara.post(at(cast, "seat_new", table.pk), words).status_code == 302
    assert yara.post(at(cast, "seat_new", table.pk), words).status_code == 422
    foreign = yara.post(at(cast, "seat_new", table.pk), {**words, "person": cast.nobody.pk})
    place = Seat.objects.get()
    assert (foreign.status_code, place.person) == (422, cast.stig)
    yara.post(at(cast, "seat_removal", place.pk))
    assert Seat.objects.count() == 0


def test_a_note_is_written_at_the_table_and_leads_to_a_proposal(cast: Cast) -> None:
    table, stig = lay_table(cast), client_of(cast.stig)
    assert stig.post(at(cast, "note_new", table.pk), {"text": "Een bank."}).status_code == 302
    note = Note.objects.get()
    page = stig.get(at(cast, "note_detail", note.pk)).content.decode()
    grow = reverse("proposals:proposal_from_note", args=[cast.dialogue.slug, note.pk])
    assert (note.written_by, page.count(f'href="{grow}"')) == (cast.stig, 1)
    bea = client_of(cast.bea).get(at(cast, "note_detail", note.pk)).content.decode()
    assert (bea.count("Een bank."), bea.count(grow)) == (1, 0)


def test_the_sheet_shows_finding_question_and_voices_in_their_own_direction(cast: Cast) -> None:
    finding = publish_finding(cast)
    show_evidence(finding, say(cast, "ننتظر أمام الباب", language="ar", consents=("count", "table")))
    show_evidence(finding, say(cast, "Niet aan tafel.", consents=("count",)))
    page = client_of(cast.stig).get(at(cast, "table_sheet", lay_table(cast, finding).pk)).content.decode()
    assert [page.count(text) for text in (CLAIM, "Waar?", "ننتظر أمام الباب", "Niet aan tafel.")] == [1, 1, 1, 0]
    assert page.count('<blockquote lang="ar" dir="rtl">') == 1


def test_rows_of_another_dialogue_do_not_exist_here(cast: Cast) -> None:
    note = write_note(lay_table(cast), text="Van hier.", by=cast.yara)
    stranger = client_of(cast.nobody)
    elsewhere = reverse("tables:note_detail", args=[cast.elsewhere.slug, note.pk])
    assert (stranger.get(elsewhere).status_code, stranger.get(at(cast, "note_detail", note.pk)).status_code) == (
        404,
        404,
    )
    assert client_of(cast.vera).get(at(cast, "note_list")).status_code == 404


@pytest.mark.parametrize("name", ["round_detail", "note_list", "table_detail"])
def test_a_page_asks_as_much_for_three_rows_as_for_one(cast: Cast, name: str) -> None:
    client, counts, table = client_of(cast.stig), [], lay_table(cast, publish_finding(cast))
    address = at(cast, name, *{"round_detail": [table.round_id], "table_detail": [table.pk]}.get(name, []))
    for number in (2, 3, 4):
        more = lay_table(cast, publish_finding(cast, f"Bewering {number}."), number=number)
        for each in (table, more):
            write_note(each, text="Iets.", by=cast.stig)
            Seat.objects.create(dialogue=cast.dialogue, table=each, name=f"Buur {number}")
        assert client.get(address).status_code == 200
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len(asked))
    assert counts[0] == counts[2]
