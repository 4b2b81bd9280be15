"""Tables talk about what is public, people sit down once, and a note is never overwritten unseen."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from dorpel.dialogues.access import NotAllowed, StaleSave
from dorpel.findings.models import FindingVersion
from dorpel.journal.models import Entry
from dorpel.tables.models import AgendaItem, Note, Round, Seat, Table
from dorpel.tables.operations import (
    AlreadyOnAgenda,
    AlreadySeated,
    NothingWritten,
    NotPublished,
    TalkedAbout,
    put_on_agenda,
    rewrite_note,
    seat,
    take_off_agenda,
    unseat,
    write_note,
)
from dorpel.tables.queries import Claim, TableVoice, claims, published, sittings_of, voices_at_table
from dorpel.tables.tests.making import CLAIM, lay_table, publish_finding, show_evidence, write_finding
from tests.cast import Cast
from tests.talks import say

READ = ("count", "table")


def acts() -> list[str]:
    return list(Entry.objects.order_by("at").values_list("act", flat=True))


def test_a_published_finding_goes_on_the_agenda_once(cast: Cast) -> None:
    finding, evening = publish_finding(cast), lay_table(cast).round
    item = put_on_agenda(evening, finding=finding, article_code="A12", question="Waar?", by=cast.yara)
    assert (item.finding, item.article_code, item.question) == (finding, "A12", "Waar?")
    with pytest.raises(AlreadyOnAgenda):
        put_on_agenda(evening, finding=finding, by=cast.yara)
    assert acts()[-1] == "agendaitem.add"


def test_a_finding_that_is_not_public_cannot_be_talked_about(cast: Cast) -> None:
    evening, draft, down = lay_table(cast).round, write_finding(cast), publish_finding(cast)
    foreign = publish_finding(cast, dialogue=cast.elsewhere)
    down.publications.update(ended_at=timezone.now())
    for finding in (draft, down, foreign):
        with pytest.raises(NotPublished):
            put_on_agenda(evening, finding=finding, by=cast.yara)
    assert AgendaItem.objects.count() == 0


def test_only_public_findings_are_offered_each_once(cast: Cast) -> None:
    finding = publish_finding(cast)
    finding.publications.update(ended_at=timezone.now())
    again = finding.publications.get()
    again.pk, again.ended_at = None, None
    again = type(again)(**{f.attname: getattr(again, f.attname) for f in again._meta.concrete_fields if f.name != "id"})
    again.save()
    write_finding(cast, "Nog niet.")
    assert [(each.pk, each.claim) for each in published(cast.dialogue)] == [(finding.pk, CLAIM)]


def test_an_item_that_a_table_has_stays_on_the_agenda(cast: Cast) -> None:
    table = lay_table(cast, publish_finding(cast))
    with pytest.raises(TalkedAbout):
        take_off_agenda(table.item, by=cast.yara)
    free = put_on_agenda(table.round, finding=publish_finding(cast), by=cast.yara)
    take_off_agenda(free, by=cast.yara)
    assert list(AgendaItem.objects.all()) == [table.item]


def test_a_person_sits_at_a_table_once(cast: Cast) -> None:
    table = lay_table(cast)
    place = seat(table, name="Stig", person=cast.stig, sits_as=Seat.As.STAFF, by=cast.yara)
    with pytest.raises(AlreadySeated):
        seat(table, name="Stig", person=cast.stig, by=cast.yara)
    seat(table, name="Een buur", by=cast.yara)
    seat(table, name="Een buur", by=cast.yara)
    unseat(place, by=cast.yara)
    assert [each.name for each in table.seats.order_by("pk")] == ["Een buur", "Een buur"]
    assert acts() == ["seat.add", "seat.add", "seat.add", "seat.remove"]


def test_who_may_not_run_tables_changes_nothing(cast: Cast) -> None:
    table, finding = lay_table(cast), publish_finding(cast)
    for act in (
        lambda: put_on_agenda(table.round, finding=finding, by=cast.stig),
        lambda: seat(table, name="Stig", by=cast.stig),
        lambda: write_note(table, text="Iets.", by=cast.bea),
        lambda: write_note(table, text="Iets.", by=cast.nobody),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert (AgendaItem.objects.count(), Seat.objects.count(), Note.objects.count(), acts()) == (0, 0, 0, [])


def test_a_note_is_kept_with_who_and_when(cast: Cast) -> None:
    note = write_note(lay_table(cast), text="Een bank op het plein.", by=cast.stig)
    assert (note.text, note.written_by, note.version) == ("Een bank op het plein.", cast.stig, 1)
    assert acts() == ["note.write"]
    with pytest.raises(NothingWritten):
        write_note(note.table, text=" \n", by=cast.stig)


def test_a_stale_note_is_refused_with_both_texts(cast: Cast) -> None:
    note = write_note(lay_table(cast), text="Een bank.", by=cast.stig)
    rewrite_note(note, text="Twee banken.", seen=1, by=cast.yara)
    with pytest.raises(StaleSave) as refused:
        rewrite_note(note, text="Drie banken.", seen=1, by=cast.stig)
    assert [each[1:] for each in refused.value.differences] == [("Twee banken.", "Drie banken.")]
    assert Note.objects.values_list("text", "version").get() == ("Twee banken.", 2)


def test_the_public_words_are_shown_though_newer_ones_are_being_written(cast: Cast) -> None:
    finding, draft = publish_finding(cast), write_finding(cast, "Eerste.")
    for each in (finding, draft):
        old = each.versions.get()
        FindingVersion.objects.create(
            dialogue=cast.dialogue,
            finding=each,
            number=2,
            claim="Nieuw.",
            language="nl",
            written_by=cast.cem,
            made_at=old.made_at,
        )
        type(each).objects.filter(pk=each.pk).update(version=2)
    assert claims([finding.pk, draft.pk]) == {
        finding.pk: Claim(finding.pk, finding.reference, CLAIM, "", "nl"),
        draft.pk: Claim(draft.pk, draft.reference, "Nieuw.", "", "nl"),
    }


def test_only_voices_that_agreed_are_read_at_the_table(cast: Cast) -> None:
    finding = publish_finding(cast)
    show_evidence(finding, say(cast, "De bank is weg.", consents=READ))
    show_evidence(finding, say(cast, "Laat maar weg.", consents=READ, language="tr"), stance="against")
    show_evidence(finding, say(cast, "Niet aan tafel.", consents=("count", "quote")))
    show_evidence(finding, say(cast, "Telt niet mee.", consents=("table",)))
    hidden = show_evidence(finding, say(cast, "Niet getoond.", consents=READ))
    type(hidden).objects.filter(pk=hidden.pk).update(shown=False)
    found = voices_at_table(finding)
    assert found == [TableVoice("De bank is weg.", "nl", False), TableVoice("Laat maar weg.", "tr", True)]


def test_words_of_a_whole_talk_need_the_yes_of_every_voice(cast: Cast) -> None:
    finding = publish_finding(cast)
    answer = say(cast, "Samen gezegd.", consents=READ, voice=False, voices=3)
    show_evidence(finding, answer)
    assert voices_at_table(finding) == [TableVoice("Samen gezegd.", "nl", False)]
    one = answer.conversation.voices.order_by("number")[1]
    one.consents.filter(purpose__key="table").update(given=False)
    assert voices_at_table(finding) == []


def test_the_walk_finds_every_table_in_one_query(cast: Cast, django_assert_num_queries: object) -> None:
    finding, other = publish_finding(cast), publish_finding(cast, "Iets anders.")
    tables = [lay_table(cast, finding, number=number) for number in (1, 2, 3)]
    lay_table(cast, other, number=4)
    with django_assert_num_queries(1):  # type: ignore[operator]
        found = sittings_of([finding.pk])
    assert [(each.finding_id, each.table_id, each.number, each.place) for each in found] == [
        (finding.pk, table.pk, table.number, "Buurthuis") for table in tables
    ]


def test_the_database_refuses_what_may_never_be(cast: Cast) -> None:
    table = lay_table(cast, publish_finding(cast))
    again = {"dialogue": cast.dialogue, "round": table.round}
    Seat.objects.create(dialogue=cast.dialogue, table=table, person=cast.stig, name="Stig")
    for add in (
        lambda: AgendaItem.objects.create(**again, finding=table.item.finding),
        lambda: Table.objects.create(**again, number=table.number),
        lambda: Seat.objects.create(dialogue=cast.dialogue, table=table, person=cast.stig, name="S."),
        lambda: Seat.objects.create(dialogue=cast.dialogue, table=table, name="X", sits_as="king"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            add()
    assert (Round.objects.count(), Table.objects.count(), Seat.objects.count()) == (1, 1, 1)
