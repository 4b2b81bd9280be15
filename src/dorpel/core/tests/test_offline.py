"""Without a connection one page is shown; the worker keeps that page and its sheets, and nothing else."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from dorpel.core.problems import OFFLINE, PROBLEMS, WAITS, page_of

PAGE, WORKER = "/core/offline/", "/core/offline.js"


@pytest.mark.django_db
def test_the_page_says_what_happened_what_is_safe_and_what_to_do_and_is_about_nobody(client: Client) -> None:
    answer = client.get(PAGE, headers={"accept-language": "en"})
    page = answer.content.decode()
    for words in (OFFLINE.title, OFFLINE.happened, OFFLINE.safe, OFFLINE.todo):
        assert str(words).replace("'", "&#x27;") in page
    assert (answer.status_code, answer["X-Robots-Tag"], "csrf" in page, list(answer.cookies)) == (
        200,
        "noindex",
        False,
        [],
    )
    assert re.findall(r"<script", page) == []


@pytest.mark.django_db
def test_the_worker_keeps_the_page_and_style_sheets_alone(client: Client) -> None:
    answer = client.get(WORKER)
    words = answer.content.decode()
    kept = re.findall(r'"([^"]*)"', words.split("const KEPT = ")[1].split(";")[0])
    assert kept[0] == reverse("core:offline")
    assert [each for each in kept[1:] if not re.fullmatch(r"/static/core/css/[\w.\\-]+", each)] == []
    assert "cache.put" not in words  # nothing is kept as it comes by
    assert (answer["Service-Worker-Allowed"], answer["Cache-Control"]) == ("/", "no-cache")


@pytest.mark.parametrize("status", sorted(PROBLEMS))
def test_only_what_may_pass_offers_the_same_page_again(status: int) -> None:
    page = page_of(PROBLEMS[status], again=status in WAITS)
    assert ('href=""' in page) == (status in {429, 500, 503})
