"""The connection to PostgreSQL; makes its own schema before the first table, and alters the checks of our fields."""

from typing import Any, cast

from django.db.backends.postgresql import base
from django.db.backends.postgresql.schema import DatabaseSchemaEditor
from django.db.backends.utils import CursorWrapper
from django.db.models import Field


class SchemaEditor(DatabaseSchemaEditor):
    """As Django's; a migration that changes what a `Choice` may hold changes its check too."""

    def _field_db_check(self, field: "Field[Any, Any]", field_db_params: dict[str, Any]) -> str | None:
        # Django compares only the checks of its own kinds of fields, so the check of a Choice would stay as it was.
        check: str | None = field_db_params["check"]
        return check and check.replace(self.quote_name(str(field.column)), "__column_name__")


class ReadyCursor(base.ServerBindingCursor):
    """A cursor whose statements the server reads and plans once a connection, from the first time on."""

    def execute(self, query: Any, params: Any = None) -> Any:
        """Run one statement."""
        return super().execute(query, params, prepare=True)  # type: ignore[misc]


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's; the queue's connection looks in a schema of its own, which must exist before its tables."""

    SchemaEditorClass = SchemaEditor

    def prepare_database(self) -> None:
        """Make the schema named in `search_path`; called by `migrate` before anything else."""
        super().prepare_database()
        _, found, schema = str(self.settings_dict["OPTIONS"].get("options", "")).partition("search_path=")
        if found:
            with self.cursor() as cursor:
                cursor.execute(f"CREATE SCHEMA IF NOT EXISTS {self.ops.quote_name(schema)}")

    def get_connection_params(self) -> dict[str, Any]:
        """As Django's; statements may be kept ready, which only a ReadyCursor asks for."""
        return {**super().get_connection_params(), "prepare_threshold": 1}

    def ready_cursor(self) -> CursorWrapper:
        """A cursor for the few statements that are asked with every record that comes in."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            ready = ReadyCursor(self.connection)  # type: ignore[call-arg]
            return cast(CursorWrapper, self._prepare_cursor(ready))  # type: ignore[attr-defined]
