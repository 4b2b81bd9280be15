"""A demo link opens once, in a fictional city on this machine, and nowhere else."""

import pytest

from dorpel.config import demo_links
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera(monkeypatch: pytest.MonkeyPatch) -> Person:
    """Vera, in a fictional city that only this machine can reach."""
    monkeypatch.setattr(demo_links, "on_loopback", True)
    Dialogue.objects.create(slug="demo", fictional=True)
    return Person.objects.create_user("vera@example.org", name="Vera")


def test_a_link_opens_once(vera: Person) -> None:
    link = demo_links.token(vera)
    assert demo_links.use(link) == vera
    with pytest.raises(demo_links.LinkRefused):
        demo_links.use(link)


def test_a_site_that_others_can_reach_refuses_it(vera: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_links, "on_loopback", False)
    with pytest.raises(demo_links.LinkRefused):
        demo_links.use(demo_links.token(vera))


def test_one_real_dialogue_refuses_them_all(vera: Person) -> None:
    Dialogue.objects.create(slug="real", fictional=False)
    with pytest.raises(demo_links.LinkRefused):
        demo_links.use(demo_links.token(vera))


def test_a_changed_link_is_refused(vera: Person) -> None:
    with pytest.raises(demo_links.LinkRefused):
        demo_links.use(demo_links.token(vera)[:-1])
