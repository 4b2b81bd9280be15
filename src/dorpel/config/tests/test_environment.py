"""The surroundings are read as they are, and what is wrong in them is said by name."""

import json
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from dorpel.config import environment


def test_keys_are_made_once_and_read_back_by_their_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DORPEL_KEYS", raising=False)
    first = environment.keys(tmp_path)
    assert environment.keys(tmp_path) == first
    assert [len(key) for ring in first.values() for key in ring.values()] == [32, 32]
    assert (tmp_path / "keys" / "keys.json").stat().st_mode & 0o777 == 0o600


def test_a_short_key_is_refused_with_the_name_of_its_variable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "keys.json"
    path.write_text(json.dumps({"field": {"f1": "YWJj"}, "pepper": {"p1": "YWJj"}}))
    monkeypatch.setenv("DORPEL_KEYS", str(path))
    with pytest.raises(ImproperlyConfigured, match=r"^DORPEL_KEYS: "):
        environment.keys(tmp_path)


@pytest.mark.parametrize("url", ["mysql://u@h/d", "postgres://host", "dorpel", "postgres://h:x/d"])
def test_an_address_that_is_no_database_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL: "):
        environment.databases(tmp_path)


def test_a_postgres_address_is_taken_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://vera:a%40b@db:5433/gent?sslmode=require")
    found = environment.databases(tmp_path)
    named = {name: found["default"][name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")}
    assert named == {
        "NAME": "gent",
        "USER": "vera",
        "PASSWORD": "a@b",
        "HOST": "db",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }
    assert found["queue"]["OPTIONS"] == {"sslmode": "require", "options": "-c search_path=queue"}


@pytest.mark.parametrize("value", ["0", "65536", "http", "-1", "٣"])
def test_a_port_out_of_bounds_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("PORT", value)
    with pytest.raises(ImproperlyConfigured, match=r"^PORT: "):
        environment.number("PORT", 8000, lowest=1, highest=65535)
