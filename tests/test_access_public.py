"""Every address outside the team's desks: who may open it stands in this list, and a new one must be added."""

from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from dorpel.dialogues.roles import Role
from tests.cast import Cast, make_cast
from tests.test_access import _status, _walk, client_of

pytestmark = pytest.mark.django_db

# Anybody may open these; what isn't published isn't there (404), whoever asks.
ANYBODY = {
    "pages:home", "pages:dialogue", "pages:findings", "pages:finding", "pages:proposals", "pages:proposal",
    "pages:plan", "pages:action", "pages:newspaper", "pages:edition", "pages:edition_pdf", "pages:course",
    "pages:edition_text",
    "pages:privacy", "pages:part", "pages:page_picture", "pages:reach", "pages:reach_svg", "pages:reach_csv",
    "pages:search", "pages:feed", "core:offline", "core:offline_worker",
    "pages:application", "pages:reference", "pages:None", "pages:follow",
    "set_language", "account_login",
    "account_request_login_code", "account_inactive", "account_logout", "people:device_entry", "entry:invitation",
    "recorder:page", "recorder:worker", "recorder:manifest", "recorder:words",
}  # fmt: skip
# These open with something in the hand: a receipt's session, a code by mail, a token.
HOLDERS = {
    "pages:follow_voice", "pages:follow_close", "pages:purpose", "pages:purpose_again", "pages:withdrawal",
    "pages:withdrawn", "pages:objection", "pages:addition", "account_confirm_login_code", "demo_link", "field:record",
    "field_me", "field:pack", "field:batch", "field:state", "field:attachment", "field:chunk", "field:handover",
}  # fmt: skip
# These are about oneself: signed in, whatever the role.
ONESELF = {"people:account", "people:person_change", "people:device_new", "people:device_revocation", "entry:team"}
# Doors of the sign-in library that don't open here, and the gallery of parts, which only opens for developers.
SHUT = {
    "account_signup", "account_reauthenticate", "account_email", "account_email_verification_sent",
    "account_change_password", "account_set_password", "account_reset_password", "account_confirm_email",
    "account_reset_password_from_key_done", "account_reset_password_from_key", "account_reset_password_done",
    "core:gallery", "None",
}  # fmt: skip
GIVEN: dict[str, Any] = {
    "slug": "stad", "dialogue": "stad", "reference": "00000000", "number": 1, "key": "quote", "token": "nothing",
    "uidb36": "1", "language": "nl", "kind": "conversation", "record": "x",
    "pk": "01890000-0000-7000-8000-000000000000",
    "answer": "01890000-0000-7000-8000-000000000000", "page": 1, "picture": "map",
    "attachment": "01890000-0000-7000-8000-000000000000", "handover": "01890000-0000-7000-8000-000000000000",
}  # fmt: skip


def addresses() -> dict[str, str]:
    """Each name with an address; what stands in it doesn't exist."""
    found = {}
    for name, _view, names, route in _walk(get_resolver(), "", ""):
        if not route.startswith("team/<slug:dialogue>/") and name not in ("None", "pages:None"):
            given = [each.split(">")[0] for each in names]
            found[name] = reverse(name, kwargs={each: GIVEN[each] for each in given if each in GIVEN})
    return found


@pytest.fixture
def cast() -> Cast:
    return make_cast()


def test_every_address_stands_in_the_list() -> None:
    named = {name for name, _view, _names, route in _walk(get_resolver(), "", "") if not route.startswith("team/<slug")}
    assert named == ANYBODY | HOLDERS | ONESELF | SHUT


def test_no_address_fails_or_changes_whoever_asks(cast: Cast) -> None:
    everyone = [Client(raise_request_exception=False), *(client_of(cast.in_role(role)) for role in Role)]
    wrong = {
        name
        for name, address in addresses().items()
        for client in everyone
        for changing in (False, True)
        if _status(client, address, changing) >= 500
    }
    assert wrong == set()


def test_what_is_shut_is_shut_for_everybody(cast: Cast) -> None:
    found = {
        (name, _status(client, address, False))
        for name, address in addresses().items()
        if name in SHUT
        for client in (client_of(None), client_of(cast.yara))
    }
    assert {status for _name, status in found} == {404}


def test_what_is_ones_own_asks_to_sign_in(cast: Cast) -> None:
    found = addresses()
    assert {name: _status(client_of(None), found[name], False) for name in ONESELF} == dict.fromkeys(ONESELF, 302)


def test_without_anything_in_the_hand_nothing_opens(cast: Cast) -> None:
    found = addresses()
    statuses = {_status(client_of(cast.yara), found[name], False) for name in HOLDERS}
    assert statuses <= {302, 401, 404, 405}
