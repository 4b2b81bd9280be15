"""Forms have our manners, and problem pages say what happened, what is safe and what to do."""

import re

import pytest
from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils.translation import override

from dorpel.core.forms import DorpelForm
from dorpel.core.problems import PROBLEMS, bad_request, csrf_failed, denied, missing, problem


class Claim(DorpelForm):
    claim = forms.CharField(label="Claim", help_text="One sentence")
    reasons = forms.CharField(label="Reasons", widget=forms.Textarea, required=False)
    address = forms.EmailField(label="Address", required=False)
    day = forms.DateField(label="Day", required=False)


def drawn(form: forms.Form, attributes: str = "") -> str:
    source = '{% load ui %}{% component "form" form=form ' + attributes + "%}{% endcomponent %}"
    return engines["django"].from_string(source).render({"form": form}, RequestFactory().get("/"))


def inputs(page: str) -> dict[str, str]:
    return {re.search(r'name="(\w+)"', tag)[1]: tag for tag in re.findall(r"<(?:input|textarea)[^>]*>", page)}


def test_texts_take_the_direction_of_what_is_typed_and_addresses_do_not():
    directions = {name: re.findall(r'dir="(\w+)"', tag) for name, tag in inputs(drawn(Claim())).items()}
    del directions["csrfmiddlewaretoken"]
    assert directions == {"claim": ["auto"], "reasons": ["auto"], "address": ["ltr"], "day": []}


def test_a_day_is_asked_with_the_calendar_of_the_device():
    assert 'type="date"' in inputs(drawn(Claim()))["day"]


def test_a_wrong_field_names_its_help_and_its_mistake():
    page = drawn(Claim({"claim": ""}))
    assert 'aria-describedby="id_claim_helptext id_claim_error"' in inputs(page)["claim"]
    assert re.findall(r'id="(id_claim_(?:helptext|error))"', page) == ["id_claim_helptext", "id_claim_error"]
    assert '<a href="#id_claim">Claim</a>' in page


def test_a_mistake_in_the_whole_form_and_in_a_hidden_field_is_shown_once():
    class Hidden(DorpelForm):
        version = forms.IntegerField(widget=forms.HiddenInput, error_messages={"required": "lost track"})

        def clean(self):
            raise forms.ValidationError("both at once")

    page = drawn(Hidden({}))
    assert re.findall(r"<li>(.*?)</li>", page) == ["both at once", "lost track"]


def test_what_was_typed_stays_and_is_never_markup():
    assert "&lt;script&gt;" in drawn(Claim({"claim": "<script>", "day": "x"}))


def test_a_form_that_only_asks_carries_no_token():
    assert "csrfmiddlewaretoken" in drawn(Claim())
    assert "csrfmiddlewaretoken" not in drawn(Claim(), 'method="get" ')


@pytest.mark.parametrize("status", sorted(PROBLEMS))
def test_a_problem_says_what_happened_what_is_safe_and_what_to_do(status):
    with override("en"):
        answer = problem(None, status)
    page, words = answer.content.decode(), PROBLEMS[status]
    assert answer.status_code == status
    for sentence in (words.title, words.happened, words.safe, words.todo):
        assert str(sentence).replace("'", "&#x27;") in page


def test_only_waiting_problems_say_how_long():
    waits = {status: problem(None, status).get("Retry-After") for status in PROBLEMS}
    assert {status: wait for status, wait in waits.items() if wait} == {429: "300", 503: "5"}


def test_the_handlers_answer_with_their_status():
    request = RequestFactory().get("/x")
    answers = [handler(request).status_code for handler in (bad_request, denied, csrf_failed, missing)]
    assert answers == [400, 403, 403, 404]
