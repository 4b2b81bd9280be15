"""The connection to PostgreSQL; makes its own schema before the first table."""

from django.db.backends.postgresql import base


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's; the queue's connection looks in a schema of its own, which must exist before its tables."""

    def prepare_database(self) -> None:
        """Make the schema named in `search_path`; called by `migrate` before anything else."""
        super().prepare_database()
        _, found, schema = str(self.settings_dict["OPTIONS"].get("options", "")).partition("search_path=")
        if found:
            with self.cursor() as cursor:
                cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {self.ops.quote_name(schema)}")
