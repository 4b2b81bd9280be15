"""A file that nobody mapped is recognised column by column, and its rows become drafts or reasons."""

from pathlib import Path

import pytest

from dorpel.exchange.spreadsheet.drafts import ConversationDraft, DraftAnswer, Unanswered, drafts
from dorpel.exchange.spreadsheet.mapping import AnswerColumn, DateColumn, FacetColumn, Join, Language, Mapping
from dorpel.exchange.spreadsheet.mapping_file import from_json, to_json
from dorpel.exchange.spreadsheet.preview import preview
from dorpel.exchange.spreadsheet.reading import Sheet, read
from dorpel.exchange.spreadsheet.recognise import recognise
from dorpel.exchange.spreadsheet.refused import Refused, Unreadable

SURVEY = """Respondent;Datum;Taal;Wijk;Leeftijd;Geslacht;E-mail;Thema;Score;Wat is goed in uw buurt?;Wat kan beter?
R1;01/03/2024;NL;Noord;34;v;a@b.be;groen;1;De buren helpen elkaar altijd;Meer banken in het park graag
R2;13/03/2024;Turks;Zuid;71;m;;verkeer;2;Komşularımız çok iyi insanlar;
R3;14/03/2024;Nederlands;Noord;12;x;c@d.be;groen;3;;
R4;15/03/2024;fr;Zuid;45;v;;groen;4;La place du marché est belle;Il faut plus de bus le soir
"""
BOTH = Mapping(answers=(AnswerColumn("wat", "wat", "Wat?"),))


def sheet(folder: Path, text: str) -> Sheet:
    path = folder / "file.csv"
    path.write_text(text, encoding="utf-8", newline="")
    return read(path)


def drafted(found: Sheet, mapping: Mapping) -> list[ConversationDraft]:
    return [outcome for outcome in drafts(found, mapping) if isinstance(outcome, ConversationDraft)]


def refused(found: Sheet, mapping: Mapping) -> list[tuple[int, str]]:
    return [(outcome.row, outcome.column) for outcome in drafts(found, mapping) if isinstance(outcome, Refused)]


def test_a_survey_is_recognised_column_by_column(tmp_path: Path) -> None:
    found = recognise(sheet(tmp_path, SURVEY))
    assert [verdict.taken_as for verdict in found.verdicts] == [
        "id", "date", "language", "place", "facet", "facet", None, None, None, "answer", "answer",
    ]  # fmt: skip
    assert found.mapping.date == DateColumn("Datum", "dmy")
    assert [answer.question for answer in found.mapping.answers] == ["wat-is-goed-in-uw-buurt", "wat-kan-beter"]
    assert all(verdict.why for verdict in found.verdicts)


def test_its_rows_become_drafts(tmp_path: Path) -> None:
    found = sheet(tmp_path, SURVEY)
    outcomes = list(drafts(found, recognise(found).mapping))
    assert outcomes[2] == Unanswered(4)
    second = outcomes[1]
    assert isinstance(second, ConversationDraft)
    assert (second.row, second.external_id, str(second.date), second.language) == (3, "R2", "2024-03-13", "tr")
    assert (second.place, second.facets["gender"]) == ("Zuid", "m")
    assert second.answers == (DraftAnswer("wat-is-goed-in-uw-buurt", "Komşularımız çok iyi insanlar", "tr"),)


def test_every_wrong_cell_of_a_row_is_named(tmp_path: Path) -> None:
    text = "id,dag,taal,jaren,wat\n1,31/02/2024,klingon,oud,x\n1,01/02/2024,nl,30,y\n1,01/02/2024,nl,30,z\n"
    mapping = Mapping(
        answers=BOTH.answers,
        id="id",
        date=DateColumn("dag", "dmy"),
        language=Language(column="taal"),
        facets=(FacetColumn("jaren", "age", "Leeftijd", bands=(16, 30)),),
    )
    assert refused(sheet(tmp_path, text), mapping) == [(2, "dag"), (2, "taal"), (2, "jaren"), (4, "id")]


def test_two_who_said_the_same_stay_two_and_a_longer_file_keeps_their_numbers(tmp_path: Path) -> None:
    first = drafted(sheet(tmp_path, "wat,wijk\nrust,A\nrust,B\nrust,A\n"), BOTH)
    longer = drafted(sheet(tmp_path, "wat,wijk\nrust,A\nrust,B\nrust,A\ngroen,A\n"), BOTH)
    known = [(draft.content_hash, draft.occurrence) for draft in first]
    assert ([times for _hash, times in known], len({code for code, _times in known})) == ([1, 2, 3], 1)
    assert [(draft.content_hash, draft.occurrence) for draft in longer][:3] == known


@pytest.mark.parametrize("rows", ["A,1,Eerst.\nA,2,Dan.\nB,1,Los.\n", "B,1,Los.\nA,2,Dan.\nA,1,Eerst.\n"])
def test_rows_of_one_answer_are_joined_in_their_order(tmp_path: Path, rows: str) -> None:
    mapping = Mapping(answers=BOTH.answers, id="doc", join=Join("doc", "nr"))
    joined = drafted(sheet(tmp_path, "doc,nr,wat\n" + rows), mapping)
    assert {draft.external_id: draft.answers[0].text for draft in joined} == {"A": "Eerst. Dan.", "B": "Los."}


def test_scattered_rows_of_one_answer_are_brought_together(tmp_path: Path) -> None:
    mapping = Mapping(answers=BOTH.answers, join=Join("doc", "nr"))
    joined = drafted(sheet(tmp_path, "doc,nr,wat\nA,2,Dan.\nB,1,Los.\nA,1,Eerst.\n"), mapping)
    assert [draft.answers[0].text for draft in joined] == ["Eerst. Dan.", "Los."]


def test_numbered_sentences_are_recognised_as_parts_of_an_answer(tmp_path: Path) -> None:
    rows = "".join(f"{n},D{n // 2},{n % 2 + 1},Dit is zin nummer {n} van iemand\n" for n in range(20))
    found = recognise(sheet(tmp_path, "id,document_id,sentence_nr,content\n" + rows))
    assert (found.mapping.join, found.mapping.id) == (Join("document_id", "sentence_nr"), "document_id")


def test_the_language_is_heard_among_those_of_the_dialogue_and_never_in_a_few_words(tmp_path: Path) -> None:
    text = "wat\nde bus rijdt niet meer na acht uur\nAkşamları otobüs geçmiyor bu çok kötü bir durum\nja goed\n"
    mapping = Mapping(answers=BOTH.answers, language=Language(detect=("nl", "tr")))
    assert [draft.answers[0].language for draft in drafted(sheet(tmp_path, text), mapping)] == ["nl", "tr", None]


def test_a_question_that_names_the_neighbourhood_asks_for_it_only_with_a_list_of_answers(tmp_path: Path) -> None:
    lacks = ("bomen", "een bakker", "rust", "licht", "speelplein", "bus", "banken", "niets", "winkels", "groen")
    rows = "".join(f"{('Noord', 'Zuid')[n % 2]},{told}\n" for n, told in enumerate(lacks))
    found = recognise(sheet(tmp_path, "In welke wijk woont u nu?,Wat mist uw wijk?\n" + rows))
    assert [verdict.taken_as for verdict in found.verdicts] == ["place", "answer"]


def test_a_column_that_the_file_lacks_is_named(tmp_path: Path) -> None:
    assert refused(sheet(tmp_path, "anders,nog\na,b\n"), BOTH) == [(1, "wat")]


def test_a_file_without_answers_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        recognise(sheet(tmp_path, "code,aantal\nA1,3\nA2,5\n"))


def test_a_mapping_survives_its_file(tmp_path: Path) -> None:
    mapping = recognise(sheet(tmp_path, SURVEY)).mapping
    assert from_json(to_json(mapping)) == mapping


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("[]", "dorpel-mapping"),
        ('{"dorpel-mapping": 2}', "dorpel-mapping"),
        ('{"dorpel-mapping": 1}', "answers"),
        ('{"dorpel-mapping": 1, "answers": [{"column": "a", "question": "a", "colour": "b"}]}', "answers[0].colour"),
        ('{"dorpel-mapping": 1, "answers": [{"column": 3}]}', "answers[0].question"),
        ('{"dorpel-mapping": 1, "answers": [{"column": "a", "question": "a"}], "extra": 1}', "extra"),
        ('{"dorpel-mapping": 1, "dorpel-mapping": 1}', ""),
        ("[" * 100_000, ""),
    ],
)
def test_each_mistake_in_a_mapping_file_is_named_with_its_place(text: str, where: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        from_json(text)
    assert refusal.value.refused.column == where


def test_a_preview_counts_what_would_come(tmp_path: Path) -> None:
    found = sheet(tmp_path, SURVEY.replace("13/03/2024", "gisteren"))
    mapping = recognise(sheet(tmp_path, SURVEY)).mapping
    seen = preview(sheet(tmp_path, SURVEY.replace("13/03/2024", "gisteren")), mapping)
    assert (seen.conversations, seen.answers, seen.unanswered, seen.refused) == (2, 4, 1, 1)
    assert (seen.reasons[0].row, seen.reasons[0].column, seen.first[0].number) == (3, "Datum", 2)
    assert seen.columns == found.columns
