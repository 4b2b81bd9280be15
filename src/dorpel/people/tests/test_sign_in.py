"""Sign-in by a code in the mail or with a device; nothing else of the library opens."""

import pytest
from django.core import mail

from dorpel.people.models import Device, Person
from dorpel.people.operations import add_device, revoke_device

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera():
    return Person.objects.create_user("vera@stad.example", name="Vera", language="en")


def code_in(message):
    return message.body.split("\n    ")[1].split()[0]


def test_a_code_from_the_mail_lets_its_person_in(vera, client):
    sent = client.post("/account/login/code/", {"email": "Vera@stad.example"})
    assert sent["Location"] == "/account/login/code/confirm/"
    assert client.get("/account/login/code/confirm/").status_code == 200
    response = client.post("/account/login/code/confirm/", {"code": code_in(mail.outbox[0])})
    assert response["Location"] == "/team/"
    assert client.get("/team/").status_code == 200


def test_a_wrong_code_lets_nobody_in_and_the_third_ends_it(vera, client):
    client.post("/account/login/code/", {"email": vera.email})
    answers = [client.post("/account/login/code/confirm/", {"code": "WRONG"}).status_code for _try in range(3)]
    assert answers == [200, 200, 302]
    assert client.get("/account/").status_code == 302


def test_an_unknown_address_gets_the_same_answer_and_no_mail(vera, client):
    known = client.post("/account/login/code/", {"email": vera.email})
    unknown = client.post("/account/login/code/", {"email": "nobody@stad.example"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [message.to for message in mail.outbox] == [[vera.email]]


def test_the_mail_speaks_the_language_of_its_reader(vera, client):
    client.post("/account/login/code/", {"email": vera.email}, headers={"Accept-Language": "nl"})
    (sent,) = mail.outbox
    assert (sent.subject, sent.alternatives) == ("Your code to sign in", [])


def test_the_sign_in_page_remembers_where_somebody_was_going(vera, client):
    response = client.get("/account/login/?next=/team/stad/")
    assert response["Location"] == "/account/login/code/?next=/team/stad/"
    assert 'value="/team/stad/"' in client.get(response["Location"]).content.decode()


@pytest.mark.parametrize(
    "page",
    ["signup/", "password/reset/", "password/change/", "password/set/", "email/", "reauthenticate/", "confirm-email/"],
)
def test_pages_of_the_library_that_we_do_not_need_do_not_exist(vera, client, page):
    client.force_login(vera)
    assert client.get(f"/account/{page}").status_code == 404


def test_signing_out_asks_first_when_it_is_only_looked_at(vera, client):
    client.force_login(vera)
    assert client.get("/account/logout/").status_code == 200
    assert client.post("/account/logout/").status_code == 302
    assert client.get("/account/").status_code == 302


def test_a_device_lets_its_person_in_until_it_is_revoked(vera, client):
    device, token = add_device(vera, by=vera)
    assert client.post("/account/devices/entry/", {"token": token.lower()}).status_code == 302
    assert client.get("/account/").context["title"] == "Vera"
    revoke_device(device, by=vera)
    assert client.get("/account/").status_code == 302


def test_a_wrong_and_a_revoked_code_get_the_same_answer(vera, client):
    device, token = add_device(vera, by=vera)
    revoke_device(device, by=vera)
    answers = {
        (response.status_code, str(response.context["form"].errors))
        for response in (client.post("/account/devices/entry/", {"token": each}) for each in (token, "WRONG"))
    }
    assert len(answers) == 1


def test_the_code_of_a_new_device_is_shown_once(vera, client):
    client.force_login(vera)
    shown = client.post("/account/devices/new/", {"name": "Nokia"})
    assert shown["Cache-Control"].startswith("max-age=0")
    token = shown.context["token"]
    assert token in shown.content.decode()
    assert "style=" not in shown.content.decode()
    assert token not in client.get("/account/").content.decode()


def test_nobody_revokes_the_device_of_another(vera, client):
    device, _token = add_device(vera, by=vera)
    client.force_login(Person.objects.create_user("nobody@stad.example", name="Nobody"))
    assert client.post(f"/account/devices/{device.pk}/revocation/").status_code == 404
    assert Device.objects.filter(revoked_at=None).count() == 1


def test_people_change_their_own_name_and_language(vera, client):
    client.force_login(vera)
    assert client.post("/account/change/", {"name": "Vera D.", "language": "tr"}).status_code == 302
    vera.refresh_from_db()
    assert (vera.name, vera.language) == ("Vera D.", "tr")
