"""What the tests of the whole house share: the cast, and a guide to talk by."""

import pytest

from dorpel.conversations.models import GuideVersion
from dorpel.conversations.tests.conftest import make_guide
from tests.cast import Cast, make_cast


@pytest.fixture
def cast(db: None) -> Cast:
    return make_cast()


@pytest.fixture
def guide(cast: Cast) -> GuideVersion:
    return make_guide(cast.dialogue)
