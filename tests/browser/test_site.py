"""The site as a process: what `dorpel run` prints, that a second start is quick, and that nothing of it stays."""

import time
from pathlib import Path

import pytest

from tools.running import start, stop

pytestmark = pytest.mark.browser
CAST = {"Vera", "Cem", "Edda", "Yara", "Stig", "Bea"}


def test_a_second_start_is_quick_and_each_ends_with_all_its_children(tmp_path: Path) -> None:
    first = start(tmp_path)
    assert (set(first.links) >= CAST, len(first.receipt), first.grown(4)) == (True, 15, True)
    assert stop(first) == []
    since = time.monotonic()
    second = start(tmp_path)
    took = time.monotonic() - since
    assert (second.receipt, stop(second)) == (first.receipt, [])
    assert took < 15  # five on a calm machine; the bound that is measured stands in docs/measurements.md
