"""The cast, with something said."""

from collections import defaultdict

import pytest

from dorpel.coding.facts import QuotesGoing, QuotesSilenced, QuotesUncounted, QuotesUnprintable
from dorpel.core.events import Fact, on
from dorpel.findings.facts import EvidenceLost, FindingPublished, FindingUnpublished
from dorpel.findings.operations import drop_evidence, hide_evidence, review_evidence
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, in their roles."""
    return make_cast()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[Fact]:
    """The facts that were announced, with this room's reactions in place."""
    monkeypatch.setattr("dorpel.core.events._reactions", defaultdict(list))
    heard: list[Fact] = []
    for kind in (FindingPublished, FindingUnpublished, EvidenceLost):
        on(kind, heard.append)
    on(QuotesGoing, drop_evidence)
    on(QuotesUncounted, drop_evidence)
    on(QuotesUnprintable, hide_evidence)
    on(QuotesSilenced, review_evidence)
    return heard
