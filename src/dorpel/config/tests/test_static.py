"""What a phone fetches: the core's sheets in one file, packed; pages packed; streams and private bytes left alone."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from dorpel.config.static import Gathered
from dorpel.core.assets import STYLES, TOGETHER, style_tags

HERE = Path(__file__).resolve().parents[4]


@pytest.fixture
def gathered(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "dorpel.config.static.Gathered"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    return tmp_path


def test_the_sheets_of_the_core_are_one_file_that_is_packed_too(gathered):
    names = json.loads((gathered / "staticfiles.json").read_text())["paths"]
    sheet = gathered / names[TOGETHER]
    parts = [(gathered / path).read_text().splitlines()[0] for path in STYLES]
    assert [first for first in parts if first not in sheet.read_text()] == []
    assert gzip.decompress(Path(f"{sheet}.gz").read_bytes()) == sheet.read_bytes()


def test_a_page_asks_for_the_one_sheet_where_it_was_gathered(gathered, monkeypatch):
    storage = Gathered()
    monkeypatch.setattr("dorpel.core.assets.staticfiles_storage", storage)
    assert TOGETHER in storage.hashed_files
    assert style_tags().count("<link") == 1


def test_where_nothing_was_gathered_each_sheet_is_asked_for():
    assert TOGETHER not in getattr(staticfiles_storage, "hashed_files", ())
    assert style_tags().count("<link") == len(STYLES)


@pytest.mark.django_db
def test_pages_are_packed(client):
    page = client.get("/follow/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    assert b"<html" in gzip.decompress(page.content)


def test_every_file_of_others_is_the_one_that_the_lock_names():
    packages = json.loads((HERE / "vendor.lock.json").read_text())["packages"]
    files = {file["to"]: file["sha256"] for package in packages for file in package["files"]}
    folders = [HERE / "src/dorpel/core/static/vendor", HERE / "src/dorpel/vendor/fonts"]
    kept = [path for folder in folders for path in folder.iterdir()]
    found = {str(path.relative_to(HERE)): hashlib.sha256(path.read_bytes()).hexdigest() for path in kept}
    assert found == files
