"""What every test gets: plain static names, and tries counted in memory; and the seed that a run was chosen by."""

import os

import pytest
from django.conf import LazySettings, settings


def pytest_configure() -> None:
    """Settings that only tests have, set before Django starts."""
    # The sentences of the code are English; what they say in Dutch is the translator's.
    settings.LANGUAGE_CODE = "en"
    # A cache in the queue's database would make every sign-in test open a second database.
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    # Hashed names need the gathering step that `dorpel run` does.
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture(autouse=True)
def fresh_tries(settings: LazySettings) -> None:
    """Nobody is shut out because of the tries of another test."""
    from django.core.cache import cache

    cache.clear()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says by which seed the looks of the team's pages were chosen, so that they can be looked at again."""
    done = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    if any("test_pages_of_the_team" in report.nodeid for report in done):
        terminalreporter.write_line(f"AXE_SEED={os.environ['AXE_SEED']}")
