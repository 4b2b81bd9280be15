"""What every test gets: plain static names, and tries counted in memory."""

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
