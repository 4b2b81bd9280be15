"""The newspaper as PDF/UA-1: a screen reader finds its words, their order and their language. veraPDF says so."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from dorpel.newspaper.layout import lay_out
from dorpel.newspaper.tests.choices import choice
from tests.heavy.house import House
from tests.heavy.verapdf import checker

# What is spoilt in the paper (by as many bytes, so that the file stays whole), and the rule that it breaks.
SPOILT = {
    "tags": (b"/StructTreeRoot ", b"/StructTreeNone ", "7.1-11"),
    "language": (b"/Lang(nl)/Struct", b"/Lost(nl)/Struct", "7.2-34"),
    "picture": (b"/Alt(", b"/Abc(", "7.3-1"),
    "title": (b"/DisplayDocTitle true", b"/DisplayNoTitles true", "7.1-10"),
    "claim": (b"<pdfuaid:part>1", b"<pdfuaid:part>9", "5-2"),
}


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """By name: the paper of the fictional city, one in Arabic, and the first one spoilt in each way."""
    if not checker.is_ready():
        pytest.skip(f"Java isn't here. Run once: sudo apt-get install -y {' '.join(checker.PACKAGES)}")
    folder = tmp_path_factory.mktemp("verapdf")
    city = House(folder / "city")
    done = city.dorpel("demo", "--conversations", "320", "--seed", "1", "--json")
    assert done.returncode == 0, done.stderr
    [made] = city.data.glob("newspaper/**/pages.pdf")
    paper = Path(shutil.copy(made, folder / "paper.pdf"))
    arabic = folder / "arabic.pdf"
    arabic.write_bytes(lay_out(choice(1, "ar"), pages=2).pdf)
    spoilt = [spoil(paper, name, *SPOILT[name][:2]) for name in SPOILT]
    return checker.checked([paper, arabic, *spoilt], folder)


def spoil(paper: Path, name: str, right: bytes, wrong: bytes) -> Path:
    """A copy of the paper with something wrong in it."""
    whole = paper.read_bytes()
    assert right in whole
    assert len(right) == len(wrong)
    copy = paper.with_stem(name)
    copy.write_bytes(whole.replace(right, wrong))
    return copy


@pytest.mark.parametrize("name", ["paper", "arabic"])
def test_the_paper_breaks_no_rule(said: dict[str, dict[str, Any]], name: str) -> None:
    found = said[name]
    assert found["checks"] > 1_000, "so few checks prove nothing"
    assert (found["standard"], found["failed"], found["compliant"]) == ("ua1", {}, True)


@pytest.mark.parametrize("name", SPOILT)
def test_a_paper_that_is_spoilt_is_found_out(said: dict[str, dict[str, Any]], name: str) -> None:
    assert SPOILT[name][2] in said[name]["failed"]
    assert not said[name]["compliant"]
