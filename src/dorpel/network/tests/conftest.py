"""The cast, and a client for each."""

from typing import Any

import pytest
from django.test import Client

from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, in their roles."""
    return make_cast()


@pytest.fixture
def sign_in(client: Client) -> Any:
    """A client of this person."""

    def enter(person: Any) -> Client:
        client.force_login(person)
        return client

    return enter
