"""Every address as every role, in the own and in a foreign dialogue, from the one page of rights."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from dorpel.challengers.models import Challenger
from dorpel.dialogues.access import roles_through
from dorpel.dialogues.roles import May, Role
from dorpel.dialogues.wordings import WORDED
from tests.cast import Cast, make_cast
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
Address = tuple[str, Any, tuple[str, ...]]
FINE = {200, 204, 302, 304, 400, 409, 422}


def team_addresses() -> list[Address]:
    """(name, view, names of its arguments) of every address under /team/<dialogue>/."""
    return [found for found in _walk(get_resolver(), "", "") if found[3].startswith("team/<slug:dialogue>/")] and [
        (name, view, names)
        for name, view, names, route in _walk(get_resolver(), "", "")
        if route.startswith("team/<slug:dialogue>/")
    ]


def _walk(resolver: URLResolver, before: str, room: str) -> list[tuple[str, Any, tuple[str, ...], str]]:
    found = []
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += _walk(pattern, route, f"{pattern.app_name}:" if pattern.app_name else room)
        elif isinstance(pattern, URLPattern):
            names = tuple(
                part.split(":")[-1].rstrip(">") for part in route.split("<")[1:] for part in [part.split(">")[0]]
            )
            found.append((f"{room}{pattern.name}", pattern.callback, names, route))
    return found


@pytest.fixture
def cast() -> Cast:
    return make_cast()


@pytest.fixture
def world(cast: Cast) -> World:
    made = World(cast.dialogue, cast.yara)
    made.everything()
    for role in set(Role) - {Role.LEADER}:  # the world's own challenger is the leader
        Challenger.objects.create(dialogue=cast.dialogue, name=role, person=cast.in_role(role))
    return made


def client_of(person: Any) -> Client:
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
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
    assert wrong == [], "\n".join(wrong)


def _compare(name: str, view: Any, address: str, everyone: dict[Role, Client]) -> list[str]:
    wrong = []
    for changing in (False, True):
        see, through = roles_through(_door(view, address), changing=changing)
        for role, client in everyone.items():
            status = _status(client, address, changing)
            right = status in FINE or status == 405 if role in through else status == (403 if role in see else 404)
            if changing and view.door[1] is None:
                right = status == (405 if role in see else 404)
            if not right:
                wrong.append(f"{name}: {status} for {role} ({'change' if changing else 'read'})")
    return wrong


def _door(view: Any, address: str) -> tuple[May, May | None, bool]:
    """The door of a page; the pages of translations take theirs from the noun in the address."""
    _before, found, noun = address.partition("/wordings/")
    worded = WORDED.get(noun.split("/")[0]) if found else None
    read, write, form = view.door
    if worded is None:
        return read, write, form
    return worded.read, write and worded.write, write is not None


def _status(client: Client, address: str, changing: bool) -> int:
    """The answer's status; what the request changed is undone, so that each role finds the same world."""
    with transaction.atomic():
        status: int = (client.post(address) if changing else client.get(address)).status_code
        transaction.set_rollback(True)
    return status


def _address(name: str, names: tuple[str, ...], world: World, everyone: dict[Role, Client], view: Any) -> str | None:
    """The address of rows that somebody who may read this page finds; None when there are none."""
    _see, through = roles_through(view.door, changing=False)
    reader = everyone[min(through)]
    for arguments in _arguments([each for each in names if each != "dialogue"], name.split(":")[0], world):
        try:
            address = reverse(name, kwargs={"dialogue": world.dialogue.slug, **arguments})
        except NoReverseMatch:
            continue
        if not arguments or reader.get(address).status_code != 404:
            return address
    return None


def _arguments(names: list[str], room: str, world: World) -> Iterator[dict[str, Any]]:
    """What may stand in an address: rows of its room first, then of the others; a named row by its name."""
    if not names:
        yield {}
        return
    rows = sorted(world.rows.items(), key=lambda found: found[0]._meta.app_label != room)
    named = {str(model._meta.model_name): row for model, row in rows}
    for _model, row in rows:
        for noun in WORDED if "noun" in names else [""]:
            yield {each: _argument(each, row, named, noun) for each in names}


def _argument(name: str, row: Any, named: dict[str, Any], noun: str) -> Any:
    fixed = {"language": "tr", "noun": noun, "number": getattr(row, "number", 1)}
    if name in fixed:
        return fixed[name]
    if name.removesuffix("_id") in named and name != "pk":
        return named[name.removesuffix("_id")].pk
    return getattr(row, name, row.pk)
