"""Search on both databases with the same answers: words are cut here, each room owns its index table.

No stemming. Words are compared without case and accents, in any script; several words must all be there; a
star at the end (`bank*`) finds what begins so. On SQLite an FTS5 index lies beside the table, on
PostgreSQL its column is a tsvector: a row that goes takes its words along on both.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django.db import connection, models, router
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation

from dorpel.core.bulk import insert_rows

LONGEST = 60  # signs of a word that are compared
MOST = 12  # words of a question that are looked at
_WORD = re.compile(r"\w+")
_ASKED = re.compile(r"\w+\*?")
# Letters that no accent was taken from, but that people type without their stroke.
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ħ": "h", "æ": "ae", "œ": "oe", "_": " "})


def plain(text: str) -> str:
    """The text as it is compared: small letters, no accents, compatible forms made one."""
    if text.isascii():
        return text.lower().replace("_", " ")
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(_PLAIN)


def words_of(text: str) -> str:
    """The different words of a text, cut to LONGEST signs, with spaces between: what an index keeps."""
    return " ".join(dict.fromkeys(word[:LONGEST] for word in _WORD.findall(plain(text))))


GIN = ("CREATE INDEX TABLE__words ON TABLE_ USING gin (words)",)
GIN_BACK = ("DROP INDEX TABLE__words",)
FTS = (
    # Words come cut and plain, so the tokenizer has only to split at spaces: 'ascii' keeps other letters whole.
    """CREATE VIRTUAL TABLE TABLE__fts USING fts5(
        dialogue_id, words, content='TABLE_', content_rowid='number', tokenize='ascii', detail=column)""",
    # PRAGMA secure_delete doesn't reach inside the index: without this, withdrawn words stay in the file.
    "INSERT INTO TABLE__fts(TABLE__fts, rank) VALUES('secure-delete', 1)",
    """CREATE TRIGGER TABLE__out AFTER DELETE ON TABLE_ BEGIN
        INSERT INTO TABLE__fts(TABLE__fts, rowid, dialogue_id, words)
        VALUES ('delete', old.number, old.dialogue_id, old.words);
    END""",
)
FTS_BACK = ("DROP TRIGGER TABLE__out", "DROP TABLE TABLE__fts")


class Words(models.TextField):  # type: ignore[type-arg]
    """The column of an index table: text on SQLite, a tsvector on PostgreSQL; both take the same value."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        """`words_of` gives letters and digits only, which a tsvector reads as its lexemes."""
        return "tsvector" if connection.vendor == "postgresql" else "text"


class SearchRow(models.Model):
    """One indexed text. Subclasses add `dialogue` and what was indexed; the number grows, so newest is highest."""

    number = models.BigAutoField(primary_key=True)
    words = Words()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Refused: a row that isn't in the index beside it spoils that index when it goes. `add_rows` makes both."""
        raise TypeError(f"Rows of {self._meta.db_table} are made by add_rows.")


class MakeSearch(Operation):
    """The migration that gives a table of SearchRow its full-text index."""

    reduces_to_sql = False
    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models stay as they are."""

    def database_forwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: Any) -> None:
        """Makes the index (and, on SQLite, the triggers that keep it)."""
        if router.allow_migrate(schema_editor.connection.alias, app_label):
            for statement in self._statements(GIN, FTS, schema_editor):
                schema_editor.execute(statement)

    def database_backwards(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, *states: Any) -> None:
        """Takes it away again."""
        if router.allow_migrate(schema_editor.connection.alias, app_label):
            for statement in self._statements(GIN_BACK, FTS_BACK, schema_editor):
                schema_editor.execute(statement)

    def _statements(self, postgres: tuple[str, ...], sqlite: tuple[str, ...], schema_editor: Any) -> list[str]:
        chosen = postgres if schema_editor.connection.vendor == "postgresql" else sqlite
        return [statement.replace("TABLE_", self.table) for statement in chosen]

    def describe(self) -> str:
        """For `migrate`."""
        return f"Make the search index of {self.table}"


def add_rows(model: type[SearchRow], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Indexes texts, given as tuples in the order of `columns`; inside a transaction.

    No trigger does this: FTS5 writes its index out at each step of a trigger, which makes a thousand rows cost as
    much as the whole index.
    """
    if connection.vendor == "postgresql":
        insert_rows(model, columns, rows)
        return
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(number), 0) FROM {table}")  # noqa: S608
        (last,) = cursor.fetchone()
        insert_rows(model, columns, rows)
        cursor.execute(
            f"INSERT INTO {table}_fts(rowid, dialogue_id, words) "  # noqa: S608
            f"SELECT number, dialogue_id, words FROM {table} WHERE number > %s ORDER BY number",
            [last],
        )


def matches(
    model: type[SearchRow], dialogue: UUID, asked: str, *, column: str, limit: int, after: int | None = None
) -> list[tuple[int, Any]]:
    """(number, value of `column`) of the rows that hold all words of `asked`, newest first, below the number `after`.

    At most `limit`; nothing when `asked` has no word. `column` names a field or a foreign key of the model.
    """
    words = _asked(asked)
    if not words:
        return []
    table, field = model._meta.db_table, model._meta.get_field(column)
    assert isinstance(field, models.Field)
    if connection.vendor == "postgresql":
        source, number = table, f"{table}.number"
        where = f"{table}.dialogue_id = %s AND {table}.words @@ %s::tsquery"
        values: list[Any] = [dialogue, _tsquery(words)]
    else:
        source, number = f"{table}_fts JOIN {table} ON {table}.number = {table}_fts.rowid", f"{table}_fts.rowid"
        where, values = f"{table}_fts MATCH %s", [_match(dialogue, words)]
    if after is not None:
        where, values = f"{where} AND {number} < %s", [*values, after]
    wanted = f"{table}.number, {table}.{field.column}"
    # Only names of tables and columns are put in; what people typed goes as a value.
    sql = f"SELECT {wanted} FROM {source} WHERE {where} ORDER BY {number} DESC LIMIT %s"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, limit])
        return [(mark, field.to_python(value)) for mark, value in cursor.fetchall()]


def _asked(text: str) -> list[str]:
    found = [(word.rstrip("*")[:LONGEST], word.endswith("*")) for word in _ASKED.findall(plain(text))]
    return [word + "*" * begins for word, begins in found[:MOST]]


def _tsquery(words: list[str]) -> str:
    return " & ".join(f"{word[:-1]}:*" if word.endswith("*") else word for word in words)


def _match(dialogue: UUID, words: list[str]) -> str:
    asked = " AND ".join(f'"{word[:-1]}" *' if word.endswith("*") else f'"{word}"' for word in words)
    return f'dialogue_id : "{dialogue.hex}" AND words : ({asked})'
