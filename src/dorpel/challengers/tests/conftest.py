"""The cast, an intake that is open, and somebody who applied."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from dorpel.challengers.models import Application, Challenger, Intake
from dorpel.challengers.operations import apply
from dorpel.dialogues.models import Category
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, in their roles."""
    return make_cast()


@pytest.fixture
def intake(cast: Cast) -> Intake:
    """Open since yesterday."""
    today = timezone.localdate()
    dates = {"opens_on": today - timedelta(days=1), "closes_on": today + timedelta(days=9)}
    return Intake.objects.create(dialogue=cast.dialogue, name="Voorjaar", places=40, **dates)


@pytest.fixture
def application(cast: Cast, intake: Intake) -> Application:
    """Zeynep, who is 16-29 and lives in the Tuinwijk."""
    young = Category.objects.get(dialogue=cast.dialogue, key="16-29")
    given: dict[str, Any] = {"neighbourhood": cast.neighbourhood, "categories": [young], "email": "zeynep@stad.example"}
    return apply(intake, name="Zeynep", subject="Nachtbussen", **given)


@pytest.fixture
def sign_in(client: Client) -> Any:
    """A client of this person."""

    def enter(person: Any) -> Client:
        client.force_login(person)
        return client

    return enter


@pytest.fixture
def vera(cast: Cast) -> Challenger:
    return Challenger.objects.create(dialogue=cast.dialogue, name="Vera", person=cast.vera)


@pytest.fixture
def omar(cast: Cast) -> Challenger:
    return Challenger.objects.create(dialogue=cast.dialogue, name="Omar")
