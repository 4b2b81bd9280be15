"""Too large and too busy: a page that says what is safe, and for devices a code that stays the same."""

import json

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, ProgrammingError, connection
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from dorpel.config.urls import handler400, handler403, handler404, handler500
from dorpel.config.urls import urlpatterns as all_patterns
from dorpel.core.sqlite.gate import GateBusy
from dorpel.dialogues.models import Neighbourhood
from tests.cast import Cast, make_cast


def gate_busy(request: HttpRequest) -> HttpResponse:
    """A write that doesn't get its turn."""
    raise GateBusy


def locked(request: HttpRequest) -> HttpResponse:
    """A backup holds the database."""
    raise OperationalError("database is locked")


def wrong(request: HttpRequest) -> HttpResponse:
    """A mistake of ours, as the database at hand says it."""
    raise (ProgrammingError if connection.vendor == "postgresql" else OperationalError)("no such column")


urlpatterns = [
    path("trial/gate/", gate_busy),
    path("trial/locked/", locked),
    path("trial/wrong/", wrong),
    path("field/trial/locked/", locked),
    path("field/trial/wrong/", wrong),
    *all_patterns,
]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, in their roles."""
    return make_cast()


@pytest.fixture
def client() -> Client:
    """Somebody who reads English, and sees what a visitor would see of our mistakes."""
    return Client(raise_request_exception=False, headers={"accept-language": "en"})


@pytest.mark.urls("dorpel.config.tests.test_limits")
@pytest.mark.parametrize("address", ["/trial/gate/", "/trial/locked/"])
def test_a_busy_database_is_a_page_that_says_when_to_come_back(db: None, client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer.content.decode().count("It is busy here") >= 1


@pytest.mark.urls("dorpel.config.tests.test_limits")
def test_a_device_gets_a_code_when_it_is_busy_or_our_mistake(db: None, client: Client) -> None:
    busy, broken = client.get("/field/trial/locked/"), client.get("/field/trial/wrong/")
    assert (busy.status_code, json.loads(busy.content), busy["Retry-After"]) == (503, {"problem": "busy"}, "5")
    assert (broken.status_code, json.loads(broken.content)) == (500, {"problem": "our_mistake"})


@pytest.mark.urls("dorpel.config.tests.test_limits")
def test_another_error_is_still_our_mistake(db: None, client: Client) -> None:
    answer = client.get("/trial/wrong/")
    assert (answer.status_code, answer.content.decode().count("We made a mistake") >= 1) == (500, True)


def test_a_form_above_one_mebibyte_is_refused_with_a_page(db: None, client: Client) -> None:
    answer = client.post("/follow/", {"code": "x" * (1024 * 1024 + 1)})
    assert answer.status_code == 413
    assert answer.content.decode().count("This is too large") >= 1


def test_a_device_gets_a_code_when_its_record_is_too_large(cast: Cast, client: Client) -> None:
    address = f"/field/{cast.dialogue.slug}/conversation/0197a7b0-0000-7000-8000-000000000001"
    answer = client.put(address, b"x" * (1024 * 1024 + 1), content_type="application/octet-stream")
    assert (answer.status_code, json.loads(answer.content)) == (413, {"problem": "too_large"})


def test_a_path_with_a_nul_in_it_is_refused_with_a_page(db: None, client: Client) -> None:
    assert client.get("/r/%00").status_code == 400


def test_a_device_gets_a_code_for_it(cast: Cast, client: Client) -> None:
    answer = client.get(f"/field/{cast.dialogue.slug}/%00/0197a7b0-0000-7000-8000-000000000001")
    assert (answer.status_code, json.loads(answer.content)) == (400, {"problem": "bad_request"})


def test_the_page_is_in_the_visitors_language(db: None) -> None:
    answer = Client(headers={"accept-language": "nl"}).post("/follow/", {"code": "x" * (1024 * 1024 + 1)})
    assert answer.content.decode().count('lang="nl"') >= 1


def test_a_file_may_be_larger_than_a_form_up_to_its_own_limit(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    client.force_login(cast.yara)
    table = "code,name\n" + "\n".join(f"W{number:04},{'naam ' * 200}" for number in range(1100, 2300))
    file = SimpleUploadedFile("buurten.csv", table.encode())
    page = f"/team/{cast.dialogue.slug}/neighbourhoods/import/"
    assert client.post(page, {"file": file}).status_code == 422  # read, and refused for what is in it
    settings.FILE_LIMIT = 1000
    file.seek(0)
    assert client.post(page, {"file": file}).status_code == 413
    assert Neighbourhood.objects.filter(dialogue=cast.dialogue).count() == 1
