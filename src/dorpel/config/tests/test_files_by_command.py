"""`dorpel import` and `dorpel export`: exit 0 or 2, one line of JSON, and nothing stored when it says so."""

import json
from pathlib import Path
from typing import Any

import pytest

from dorpel.config.cli import main
from dorpel.conversations.models import Conversation
from tests.cast import Cast, make_cast

pytestmark = pytest.mark.django_db
HEADER = "Nr;Datum;Wat is goed in uw buurt?\n"
ROWS = "R1;01/03/2024;De buren helpen elkaar altijd\nR2;13/03/2024;De bakker op de hoek is vriendelijk\n"


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DORPEL_DATA = tmp_path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "antwoorden.csv"
    path.write_text(HEADER + ROWS, encoding="utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, dict[str, Any]]:
    capsys.readouterr()
    code = main([str(each) for each in (*arguments, "--json")])
    [line] = capsys.readouterr().out.splitlines()
    return code, json.loads(line)


def test_an_import_says_what_came_in(cast: Cast, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, facts = said(capsys, "import", "conversations", file, "--dialogue", "stad", "--new")
    assert (code, facts["rows"], facts["imported"], facts["same"], facts["refused"]) == (0, 2, 2, 0, [])
    code, facts = said(capsys, "import", "conversations", file, "--dialogue", "stad")
    assert (code, facts["imported"], facts["same"]) == (0, 0, 2)
    assert Conversation.objects.count() == 2


def test_a_refused_file_is_a_2_and_stores_nothing(cast: Cast, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, facts = said(capsys, "import", "conversations", file, "--dialogue", "stad")
    assert (code, facts["imported"], len(facts["refused"])) == (2, 0, 1)
    assert Conversation.objects.count() == 0


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04rubbish"])
def test_rubbish_is_a_2(cast: Cast, file: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    file.write_bytes(content)
    code, facts = said(capsys, "import", "conversations", file, "--dialogue", "stad", "--new")
    assert (code, facts["imported"], facts["refusals"]) == (2, 0, 1)


@pytest.mark.parametrize(
    "more",
    [
        ["--dialogue", "nergens"],
        ["--dialogue", "stad", "--agreed", "alles"],
        ["--dialogue", "stad", "--leader", "x@y.example"],
    ],
)
def test_what_an_import_cannot_use_is_a_2(
    cast: Cast, file: Path, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    code, facts = said(capsys, "import", "conversations", file, *more)
    assert (code, list(facts)) == (2, ["error"])


def test_an_export_says_how_many_rows_and_where(cast: Cast, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, "import", "conversations", file, "--dialogue", "stad", "--new")
    out = file.with_name("uit.csv")
    code, facts = said(capsys, "export", "answers", "--dialogue", "stad", "--out", out)
    assert (code, facts) == (0, {"rows": 2, "file": str(out)})
    assert len(out.read_text(encoding="utf-8-sig").splitlines()) == 3


@pytest.mark.parametrize(("slug", "name"), [("nergens", "uit.csv"), ("stad", "uit.exe"), ("stad", "geen/map/uit.csv")])
def test_what_an_export_cannot_use_is_a_2_and_leaves_no_file(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str], slug: str, name: str
) -> None:
    code, facts = said(capsys, "export", "answers", "--dialogue", slug, "--out", tmp_path / name)
    assert (code, list(facts)) == (2, ["error"])
    assert list(tmp_path.rglob("*uit*")) == []
