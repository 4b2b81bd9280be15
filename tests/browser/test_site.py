"""The site as a process: what `dorpel run` prints, and that nothing of it stays."""

from pathlib import Path

from tools.running import running


def test_a_second_start_is_quick_and_ends_with_all_its_children(tmp_path: Path) -> None:
    with running() as site:
        assert set(site.links) >= {"Vera", "Cem", "Edda", "Yara", "Stig", "Bea"}
        assert len(site.receipt) == 15
        assert len(site.family()) >= 4
