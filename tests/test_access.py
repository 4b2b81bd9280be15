"""Every address as every role, in the own and in a foreign dialogue, from the one page of rights."""

from typing import Any

import pytest
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from dorpel.dialogues.access import roles_through
from dorpel.dialogues.roles import Role
from tests.cast import Cast, make_cast
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Address = tuple[str, Any, tuple[str, ...]]
FINE = {200, 204, 302, 304, 400, 409, 422}


def team_addresses() -> list[Address]:
    """(name, view, names of its arguments) of every address under /team/<dialogue>/."""
    return [found for found in _walk(get_resolver(), "", "") if found[3].startswith("team/<slug:dialogue>/")] and [
        (name, view, names) for name, view, names, route in _walk(get_resolver(), "", "") if route.startswith("team/<slug:dialogue>/")
    ]


def _walk(resolver: URLResolver, before: str, room: str) -> list[tuple[str, Any, tuple[str, ...], str]]:
    found = []
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += _walk(pattern, route, f"{pattern.app_name}:" if pattern.app_name else room)
        elif isinstance(pattern, URLPattern):
            names = tuple(part.split(":")[-1].rstrip(">") for part in route.split("<")[1:] for part in [part.split(">")[0]])
            found.append((f"{room}{pattern.name}", pattern.callback, names, route))
    return found


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def world(cast: Cast) -> World:
    made = World(cast.dialogue, cast.yara)
    made.everything()
    return made


def client_of(person: Any) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_address_answers_every_role_as_the_page_of_rights_says(cast: Cast, world: World) -> None:
    wrong = []
    everyone = {role: client_of(cast.in_role(role)) for role in Role}
    stranger, nobody_in = client_of(cast.nobody), client_of(None)
    for name, view, names in team_addresses():
        address = _address(name, names, world, everyone, view)
        if address is None:
            wrong.append(f"{name}: no row of the world opens it")
            continue
        if (status := nobody_in.get(address).status_code) != 302:
            wrong.append(f"{name}: {status} for somebody who isn't signed in")
        if (status := stranger.get(address).status_code) != 404:
            wrong.append(f"{name}: {status} for somebody of another dialogue")
        wrong += _compare(name, view, address, everyone)
    assert wrong == []


def _compare(name: str, view: Any, address: str, everyone: dict[Role, Client]) -> list[str]:
    wrong = []
    for changing in (False, True):
        see, through = roles_through(view.door, changing=changing)
        for role, client in everyone.items():
            status = (client.post(address) if changing else client.get(address)).status_code
            right = status in FINE or status == 405 if role in through else status == (403 if role in see else 404)
            if changing and view.door[1] is None:
                right = status == (405 if role in see else 404)
            if not right:
                wrong.append(f"{name}: {status} for {role} ({'change' if changing else 'read'})")
    return wrong


def _address(name: str, names: tuple[str, ...], world: World, everyone: dict[Role, Client], view: Any) -> str | None:
    """The address of a row that somebody who may read this page finds; None when there is no such row."""
    room = name.split(":")[0]
    see, through = roles_through(view.door, changing=False)
    reader = everyone[min(through)]
    rest = [each for each in names if each != "dialogue"]
    if not rest:
        return reverse(name, kwargs={"dialogue": world.dialogue.slug})
    for model, row in world.rows.items():
        if model._meta.app_label != room:
            continue
        try:
            address = reverse(name, kwargs={"dialogue": world.dialogue.slug, **{each: _part(each, row) for each in rest}})
        except NoReverseMatch:
            continue
        if reader.get(address).status_code != 404:
            return address
    return None


def _part(name: str, row: Any) -> Any:
    return getattr(row, name, row.pk) if name != "number" else getattr(row, "number", 1)
