"""The cast, and the reactions that keep the counts."""

import pytest

from dorpel.conversations.facts import (
    BatchPublished,
    ConversationCorrected,
    ConversationCorrecting,
    ConversationsKept,
    VoiceLeaving,
)
from dorpel.core.events import on
from dorpel.insight.operations import count_corrected, count_correcting, count_kept, count_published, count_withdrawn
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody, in their roles."""
    return make_cast()


@pytest.fixture(autouse=True)
def counts() -> None:
    """As config/reactions.py does."""
    on(ConversationsKept, count_kept)
    on(BatchPublished, count_published)
    on(VoiceLeaving, count_withdrawn)
    on(ConversationCorrecting, count_correcting)
    on(ConversationCorrected, count_corrected)
