"""Which rows live in which database: jobs and the cache in `queue`, everything else in `default`."""

from typing import Any

QUEUE_APPS = {"django_q", "django_cache"}


class QueueRouter:
    """Keeps a busy queue from holding up the dialogue's own writes."""

    def db_for_read(self, model: type[Any], **hints: Any) -> str | None:
        """The database that a model's rows are read from."""
        return "queue" if model._meta.app_label in QUEUE_APPS else "default"

    def db_for_write(self, model: type[Any], **hints: Any) -> str | None:
        """The database that a model's rows are written to."""
        return "queue" if model._meta.app_label in QUEUE_APPS else "default"

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Each table is made in one database only."""
        return (db == "queue") == (app_label in QUEUE_APPS)
