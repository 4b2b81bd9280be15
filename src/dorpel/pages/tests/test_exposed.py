"""The privacy page says what a theft gives away, and says it of every role as the page of rights does."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from dorpel.dialogues.roles import GRANTS, May, Role
from dorpel.pages import exposed
from tests.cast import make_cast


def test_every_role_is_told_of_with_its_own_rights() -> None:
    with translation.override("en"):
        told = dict(zip(Role, (str(row.cells[1][1]) for row in exposed.roles()), strict=True))
    for may, words in {
        May.READ_RAW: "the words before names",
        May.READ_CONVERSATIONS: "what was said, with names",
        May.RUN_CHALLENGERS: "addresses of people",
    }.items():
        assert {role for role, text in told.items() if words in text} == {r for r in Role if may in GRANTS[r]}
    assert all(told.values())


@pytest.mark.django_db
def test_the_privacy_page_shows_both_tables(client: Client) -> None:
    make_cast()
    page = client.get(reverse("pages:privacy", args=["stad"]), headers={"accept-language": "en"}).content.decode()
    assert (page.count("<table"), "until 30 days after it was read" in page) == (2, True)
    assert [role for role in Role if str(role.label) not in page] == []
