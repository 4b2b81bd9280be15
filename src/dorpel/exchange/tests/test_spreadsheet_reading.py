"""Nasty little files are read as the person who made them sees them, or refused with the place."""

import csv
import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from django.utils.translation import override
from hypothesis import assume, given
from hypothesis import strategies as st

from dorpel.exchange.spreadsheet.reading import Row, read
from dorpel.exchange.spreadsheet.refused import Refused, Unreadable


def saved(folder: Path, content: bytes | str, encoding: str = "utf-8") -> Path:
    path = folder / "file.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def cells(path: Path) -> list[list[str]]:
    sheet = read(path)
    return [list(sheet.columns), *(row.cells for row in sheet.rows() if isinstance(row, Row))]


def refusals(path: Path) -> list[tuple[int, str]]:
    return [(row.row, row.column) for row in read(path).rows() if isinstance(row, Refused)]


def workbook(folder: Path, rows: list[list[object]], *, merge: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for span in merge:
        book.active.merge_cells(span)
    path = folder / "file.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("naam;wat\nRené;één café in de straat\n", "cp1252"),
        ("naam;wat\nRené;één café in de straat\n", "mac_roman"),
        ("naam;wat\nRené;één café – “mooi” €\n", "utf-8-sig"),
        ("naam;wat\nRené;één café in de straat\n", "utf-16"),
        ("naam;wat\nRené;één café in de straat\n", "utf-16-le"),
        ("isim;görüş\nAyşe;Şehirde daha çok ağaç ve ışık istiyoruz\n", "iso8859_9"),
        ("id;tekst\n1;Zażółć gęślą jaźń, więcej ławek w parku\n", "cp1250"),
        ("id;κείμενο\n1;Θέλουμε περισσότερα δέντρα και παγκάκια στη γειτονιά μας\n", "cp1253"),
        ("id;текст\n1;Мы хотим больше деревьев и скамеек в нашем районе\n", "cp1251"),
        ("id;نص\n1;نريد المزيد من الأشجار والمقاعد في حينا\n", "utf-8"),
    ],
)
def test_letters_are_read_in_the_encoding_they_were_saved_in(tmp_path: Path, text: str, encoding: str) -> None:
    assert cells(saved(tmp_path, text, encoding)) == [line.split(";") for line in text.splitlines()]


def test_a_late_accent_in_utf8_is_found_beyond_any_sample(tmp_path: Path) -> None:
    text = "id,tekst\n" + "1,niets bijzonders\n" * 200_000 + "2,café\n"
    assert cells(saved(tmp_path, text))[-1] == ["2", "café"]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_quoted_separators_and_line_ends_stay_in_their_cell(tmp_path: Path, separator: str) -> None:
    text = f'id{separator}wat\n1{separator}"a{separator}b\nc ""d"""\n\n2{separator}e\n'
    sheet = read(saved(tmp_path, text))
    assert list(sheet.rows()) == [Row(2, ["1", f'a{separator}b\nc "d"']), Row(4, ["2", "e"])]


def test_one_column_keeps_its_commas(tmp_path: Path) -> None:
    text = "Wat kan beter?\nMeer bomen, banken en licht\nNiets\nHet verkeer, en de bus; echt\n"
    assert cells(saved(tmp_path, text)) == [[line] for line in text.splitlines()]


def test_excels_separator_line_is_no_row(tmp_path: Path) -> None:
    sheet = read(saved(tmp_path, "sep=;\nid;wat\n1;a, b\n"))
    assert (sheet.header, list(sheet.rows())) == (1, [Row(2, ["1", "a, b"])])


def test_marks_of_a_file_that_never_quotes_are_the_writers_own(tmp_path: Path) -> None:
    text = 'id\tzin\tcode\n1\t"Ik zei\tx\n2\tniets\tx\n3\ttegen hem"\tx\n4\t"open\tx\n'
    assert cells(saved(tmp_path, text)) == [line.split("\t") for line in text.splitlines()]


def test_marks_that_were_not_doubled_stay_where_they_were_said(tmp_path: Path) -> None:
    text = 'id;wat\n1;"Zij zei "nee" en\nging weg"\n2;"goed"\n'
    assert cells(saved(tmp_path, text)) == [["id", "wat"], ["1", 'Zij zei "nee" en\nging weg'], ["2", "goed"]]


def test_a_mark_that_nothing_closes_is_refused_where_it_opens(tmp_path: Path) -> None:
    text = 'id;wat\n1;goed\n2;"nooit gesloten\n3;a;b;c\n4;weg\n'
    assert refusals(saved(tmp_path, text)) == [(3, "")]


def test_titles_above_the_header_and_empty_rows_keep_the_numbers_of_the_spreadsheet(tmp_path: Path) -> None:
    text = "Bevraging 2024;;\n;;\nid;wijk;wat\n1;Waterschei;goed\n;;\n2;Winterslag;\n"
    sheet = read(saved(tmp_path, text))
    rows = list(sheet.rows())
    assert (sheet.header, [row.number for row in rows if isinstance(row, Row)]) == (3, [4, 6])


def test_equal_and_missing_names_become_different_columns(tmp_path: Path) -> None:
    assert cells(saved(tmp_path, "id,tekst,,tekst\n1,a,b,c\n"))[0] == ["id", "tekst", "[C]", "tekst (2)"]


def test_short_rows_are_filled_up_and_long_ones_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "id,wat,wijk\n1,a\n2,b,c,d\n3,b,c,,\n")
    assert list(read(path).rows())[::2] == [Row(2, ["1", "a", ""]), Row(4, ["3", "b", "c"])]
    assert refusals(path) == [(3, "D")]


def test_nuls_are_left_out(tmp_path: Path) -> None:
    assert cells(saved(tmp_path, "id,wat\n1,a\0b en nog veel meer tekst\n"))[1] == ["1", "ab en nog veel meer tekst"]


def test_a_cell_that_no_person_wrote_is_refused(tmp_path: Path) -> None:
    assert refusals(saved(tmp_path, "id,wat\n1,goed\n2," + "x" * 1_000_001 + "\n")) == [(3, "")]


@pytest.mark.parametrize("content", [b"", b"\n\n;;\n", b"%PDF-1.7", b"\xd0\xcf\x11\xe0old", b"PK\x03\x04broken"])
def test_what_is_no_table_is_refused_as_a_whole(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(Unreadable):
        read(saved(tmp_path, content))


def test_rows_without_a_header_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Unreadable):
        read(saved(tmp_path, "1;2024-03-01;goed\n2;2024-03-02;slecht\n"))


def test_a_workbook_reads_dates_numbers_and_merged_names(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        [
            ["id", "Persoon", None, "Wat?"],
            [None, "leeftijd", "wijk", None],
            [1, 34.0, "Kolderbos", "goed"],
            [2, date(2024, 3, 1), datetime(2024, 3, 1, 9, 30), True],
            [None, None, None, None],
            [3, 1.5, "#N/A", "a_x000D_b"],
        ],
        merge=("B1:C1", "A1:A2", "D1:D2"),
    )
    assert cells(path) == [
        ["id", "Persoon – leeftijd", "Persoon – wijk", "Wat?"],
        ["1", "34", "Kolderbos", "goed"],
        ["2", "2024-03-01", "2024-03-01 09:30:00", "TRUE"],
        ["3", "1.5", "", "a\rb"],
    ]
    assert [row.number for row in read(path).rows() if isinstance(row, Row)] == [3, 4, 6]


def test_a_formula_is_read_as_its_value_and_refused_without_one(tmp_path: Path) -> None:
    path = workbook(tmp_path, [["id", "wat"], [1, "=A2+1"], [2, "goed"]])
    assert refusals(path) == [(2, "B")]
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = parts[part].replace(b"</f><v></v>", b"</f><v>2</v>").replace(b"</f><v />", b"</f><v>2</v>")
    parts[part] = parts[part].replace(b"</f><v/>", b"</f><v>2</v>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert cells(path) == [["id", "wat"], ["1", "2"], ["2", "goed"]]


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 20_000_000)
    with override("en"), pytest.raises(Unreadable) as refused:
        read(path)
    assert "unpacks" in refused.value.refused.why


def test_the_named_sheet_is_read_and_an_unknown_one_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    second = book.create_sheet("Antwoorden")
    second.append(["id", "wat"])
    second.append([1, "goed"])
    book.save(tmp_path / "file.xlsx")
    assert [read(tmp_path / "file.xlsx", sheet=name).columns for name in (None, "Antwoorden")] == [("id", "wat")] * 2
    with pytest.raises(Unreadable):
        read(tmp_path / "file.xlsx", sheet="Blad9")


def _even_lines(written: str, separator: str) -> bool:
    return len({line.count(separator) for line in io.StringIO(written, newline="") if line.strip("\r\n")}) == 1


words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=12)
tricky = st.text(st.sampled_from("ab é,;\t|\"'\n\rğ"), max_size=12)


@given(
    rows=st.lists(st.lists(words | tricky, min_size=3, max_size=3), min_size=1, max_size=6),
    separator=st.sampled_from([",", ";", "\t", "|"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
    line_end=st.sampled_from(["\r\n", "\n"]),
)
def test_whatever_a_csv_writer_wrote_is_read_back_the_same(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str, quoting: int, line_end: str
) -> None:
    table = [["naam", "antwoord", "wijk", "duur"], *([*row, "x"] for row in rows)]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, quoting=quoting, lineterminator=line_end).writerows(table)
    several_lines = any({"\n", "\r"} & set(cell) for row in rows for cell in row)
    # Lines cut so evenly can just as well come from a program that never quotes; then nobody can tell.
    assume(not several_lines or not _even_lines(file.getvalue(), separator))
    # Before Python 3.13 the writer forgets to quote a lone "\r" when its own lines end in "\n".
    assume(line_end == "\r\n" or not any("\r" in cell for row in rows for cell in row))
    assert cells(saved(tmp_path_factory.mktemp("written"), file.getvalue())) == table
