"""The connection to SQLite; takes its turn at the write gate around everything that writes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db.backends.sqlite3 import base

from dorpel.core.sqlite.gate import Gate

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "DROP", "ALTER", "VACUUM", "REINDEX", "ANALYZE")


class DatabaseWrapper(base.DatabaseWrapper):
    """As Django's; a transaction begins with the turn to write and gives it back on every way out."""

    def __init__(self, settings_dict: dict[str, Any], alias: str = "default") -> None:
        super().__init__(settings_dict, alias)
        self._gate: Gate | None = None
        self.execute_wrappers.append(self._alone)

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open the file; one in memory has a single process and needs no gate."""
        self._gate = None if self.is_in_memory_db() else Gate(Path(self.settings_dict["NAME"]))
        return super().get_new_connection(conn_params)

    def _patience(self) -> float:
        return float(self.settings_dict["OPTIONS"].get("timeout", 5))

    def _start_transaction_under_autocommit(self) -> None:
        if self._gate is not None:
            self._gate.enter(self._patience())
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave_gate()
            raise

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]
        self._leave_gate()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_gate()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._leave_gate()

    def _leave_gate(self) -> None:
        if self._gate is not None:
            self._gate.leave()

    def _alone(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        """A single write outside a transaction takes its turn too."""
        if self._gate is None or self._gate.held or not sql.lstrip().upper().startswith(WRITES):
            return execute(sql, params, many, context)
        with self._turn(self._gate):
            return execute(sql, params, many, context)

    @contextmanager
    def _turn(self, gate: Gate) -> Iterator[None]:
        gate.enter(self._patience())
        try:
            yield
        finally:
            gate.leave()
