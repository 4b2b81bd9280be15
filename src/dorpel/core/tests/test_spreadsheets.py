"""No cell of ours becomes a formula."""

import csv
import io

import pytest

from dorpel.core.spreadsheets import csv_rows, harmless


@pytest.mark.parametrize("text", ["=1+1", "+32", "-2", "@SUM(A1)", "\t=1", "  =1", "＝1", "\r\n=cmd|' /C calc'!A0"])
def test_a_text_that_looks_like_a_formula_is_shown_as_text(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["een bank", "", "3 - 2", -2, 4.5])
def test_other_cells_stay_as_they_are(cell: object) -> None:
    assert harmless(cell) == cell


def test_the_lines_are_read_back_as_they_were_given() -> None:
    rows = [["één, twee", 'zij zei "ja"'], ["regel\nregel", 7], [None, "مرحبا"]]
    read = list(csv.reader(io.StringIO("".join(csv_rows(["a", "b"], rows)).lstrip("\ufeff"), newline="")))
    assert read == [["a", "b"], ["één, twee", 'zij zei "ja"'], ["regel\nregel", "7"], ["", "مرحبا"]]
