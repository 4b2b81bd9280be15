"""The cast, a call that is open, two criteria, two jurors."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dorpel.dialogues.models import Membership
from dorpel.dialogues.roles import Role
from dorpel.label.models import Call, Criterion, Nomination
from dorpel.label.operations import nominate
from dorpel.people.models import Person
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, in their roles."""
    return make_cast()


@pytest.fixture
def mia(cast: Cast) -> Person:
    """The second juror."""
    mia = Person.objects.create_user("mia@stad.example", name="Mia")
    Membership.objects.create(dialogue=cast.dialogue, person=mia, role=Role.JUROR)
    return mia


@pytest.fixture
def call(cast: Cast) -> Call:
    """Open, with two criteria of which the first weighs three times the second."""
    today = timezone.localdate()
    dates = {"opens_on": today - timedelta(days=1), "closes_on": today + timedelta(days=9)}
    call = Call.objects.create(dialogue=cast.dialogue, title="Voorbeelden", text="Wie?", **dates)
    for name, weight in (("Samen gedaan", 3), ("Na te doen", 1)):
        Criterion.objects.create(dialogue=cast.dialogue, call=call, name=name, weight=weight)
    return call


@pytest.fixture
def nomination(cast: Cast, call: Call) -> Nomination:
    """The night bus, nominated by Vera."""
    return nominate(call, project="Nachtbus", who="Jeugdhuis", why="Ze rijden zelf", by=cast.vera)


@pytest.fixture
def sign_in(client: Client) -> Any:
    """A client of this person."""

    def enter(person: Any) -> Client:
        client.force_login(person)
        return client

    return enter
