"""The cast, and what this room says happened."""

import pytest

from dorpel.core import events
from dorpel.core.events import Fact
from dorpel.policy.facts import ActionReported, ProposalResolved
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, in their roles."""
    return make_cast()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[Fact]:
    """The facts of this room, as they are announced during a test."""
    facts: list[Fact] = []
    for kind in (ProposalResolved, ActionReported):
        monkeypatch.setitem(events._reactions, kind, [*events._reactions.get(kind, []), facts.append])
    return facts
