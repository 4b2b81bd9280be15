"""A demo link opens once, in a fictional city on this machine, and nowhere else."""

import pytest

from dorpel.config import demo_links
from dorpel.dialogues.models import Dialogue, Membership
from dorpel.dialogues.roles import Role
from dorpel.people.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def vera(monkeypatch: pytest.MonkeyPatch) -> Person:
    """Vera, in a fictional city that only this machine can reach."""
    monkeypatch.setattr(demo_links, "on_loopback", True)
    dialogue = Dialogue.objects.create(slug="demo", fictional=True, demo_seed=1)
    person = Person.objects.create_user("vera@example.org", name="Vera")
    Membership.objects.create(dialogue=dialogue, person=person, role=Role.CHALLENGER)
    return person


def test_a_link_opens_once(vera: Person) -> None:
    link = demo_links.token(vera)
    assert demo_links.use(link) == vera
    with pytest.raises(demo_links.LinkRefused):
        demo_links.use(link)


def test_a_site_that_others_can_reach_refuses_it(vera: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(demo_links, "on_loopback", False)
    with pytest.raises(demo_links.LinkRefused):
        demo_links.use(demo_links.token(vera))


def test_a_database_without_the_mark_refuses_it(vera: Person) -> None:
    Dialogue.objects.update(demo_seed=None)
    with pytest.raises(demo_links.LinkRefused):
        demo_links.use(demo_links.token(vera))


def test_somebody_of_a_real_dialogue_beside_it_is_refused(vera: Person) -> None:
    real = Dialogue.objects.create(slug="real")
    Membership.objects.create(dialogue=real, person=vera, role=Role.LEADER)
    with pytest.raises(demo_links.LinkRefused):
        demo_links.use(demo_links.token(vera))


def test_a_changed_link_is_refused(vera: Person) -> None:
    with pytest.raises(demo_links.LinkRefused):
        demo_links.use(demo_links.token(vera)[:-1])
