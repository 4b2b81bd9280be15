"""Houses that are killed, filled up and overrun; each test has one of its own, made from one that is furnished once."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.heavy.house import House
from tests.heavy.postgres import Postgres

HERE = Path(__file__).parent
ENGINES = ("sqlite", "postgresql")
PHONES = 130  # the most that a test lets stand at the door


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything beside this file starts whole houses; `make test-all` only."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.heavy)
            item.add_marker(pytest.mark.xdist_group("heavy"))


@pytest.fixture(scope="session")
def server() -> Iterator[Postgres]:
    made = Postgres()
    yield made
    made.stop()


@pytest.fixture(scope="session")
def furnished(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, House]:
    """By engine, the house that all others are made from; made when the first test asks for it."""
    return {}


@pytest.fixture(params=ENGINES)
def house(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    furnished: dict[str, House],
) -> Iterator[House]:
    """A house that isn't started yet."""
    engine = request.param
    server: Postgres | None = request.getfixturevalue("server") if engine == "postgresql" else None
    if engine not in furnished:
        url = server.create("furnished") if server else ""
        furnished[engine] = House(tmp_path_factory.mktemp(engine), url).furnish(PHONES)
    like = furnished[engine]
    url = server.create("house", like="furnished") if server else ""
    made = replace(like, data=tmp_path / "data", url=url)
    shutil.copytree(like.data, made.data)
    yield made
    made.stop()
