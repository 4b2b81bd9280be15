"""Words that were taken back are nowhere: every byte under the data folder and in the database is read."""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.canary import OTHERS, WORDS

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """What the walk through a house of its own found before and after."""
    with database() as url:
        surroundings = {**os.environ, "DORPEL_DATA": str(tmp_path_factory.mktemp("house")), "DATABASE_URL": url}
        ran = subprocess.run(
            [sys.executable, "-m", "tests.canary"],
            cwd=ROOT,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        yield json.loads(ran.stdout.splitlines()[-1])


class database:  # noqa: N801
    """An empty database beside the one of the tests; nothing to make for SQLite."""

    def __enter__(self) -> str:
        self.server = os.environ.get("DATABASE_URL", "")
        self.name = f"canary_{uuid4().hex[:8]}"
        if not self.server.startswith("postgres"):
            return ""
        self._say(f"CREATE DATABASE {self.name}")
        return urlsplit(self.server)._replace(path=f"/{self.name}").geturl()

    def __exit__(self, *problem: object) -> None:
        if self.server.startswith("postgres"):
            self._say(f"DROP DATABASE {self.name} WITH (FORCE)")

    def _say(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[arg-type]


def test_the_search_finds_the_words_while_they_are_there(found: dict[str, Any]) -> None:
    """A scan that finds nothing beforehand would prove nothing afterwards."""
    before = found["before"]
    tables = set(before["tables"])
    assert {
        "conversations_answerversion",
        "conversations_submission",
        "conversations_answerindex",
        "coding_quote",
    } <= tables
    for word in WORDS:
        assert any(word in name for name in before["tables"]["conversations_answerversion"])
    if "postgres" in before:
        assert "dump" in before["postgres"]
        assert any(place.startswith("files/") for place in before["postgres"])
    else:
        assert "conversations_answerindex_fts_data" in tables
        assert "dorpel.sqlite3" in before["folder"]


def test_the_files_of_the_rooms_hold_them_too(found: dict[str, Any]) -> None:
    kinds = Counter(place.split("/")[0] + Path(place).suffix for place in found["before"]["folder"])
    assert (kinds["newspaper.pdf"], kinds["exports.csv"], kinds["exports.xlsx"]) == (2, 1, 1)


def test_what_is_printed_is_said(found: dict[str, Any]) -> None:
    assert [(place["edition"], place["number"]) for place in found["printed"]] == [("De Stedeling", 1)]


def test_the_holder_reads_them(found: dict[str, Any]) -> None:
    assert {name.split(" as ")[0] for name in found["page"]} == set(WORDS)


def test_afterwards_no_byte_of_them_is_left(found: dict[str, Any]) -> None:
    assert {where: places for where, places in found["after"].items() if places} == {}


def test_the_other_three_are_whole(found: dict[str, Any]) -> None:
    assert found["left"] == sorted(OTHERS)
