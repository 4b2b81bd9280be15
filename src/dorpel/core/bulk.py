"""Inserting many rows at once, as plain tuples: executemany on SQLite, COPY on PostgreSQL; constraints hold as ever."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.db import connection, models
from psycopg.types.json import Json

Convert = Callable[[Any], Any]


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Inserts tuples whose values stand in the order of `columns` (attribute names: 'dialogue_id').

    Every column without a database default must be named. Raises IntegrityError as any insert does.
    """
    if connection.vendor == "postgresql":
        _copy(model, columns, rows)
    else:
        _execute_many(model, columns, rows)


def know_rows(*tables: type[models.Model]) -> None:
    """Lets PostgreSQL look at rows that came in masses in this transaction: else it plans as if there were none."""
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(table._meta.db_table) for table in tables)
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {names}")


def _execute_many(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    statement, converters = _statement(model, tuple(columns))
    kept = list(rows)
    if not kept:
        return
    turned = [
        column if convert is None else _converted(column, convert)
        for convert, column in zip(converters, zip(*kept, strict=True), strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, list(zip(*turned, strict=True)))


def _converted(column: Sequence[Any], convert: Convert) -> Iterable[Any]:
    """Each value as SQLite keeps it; the same object (the dialogue, a purpose, a moment) is turned only once."""
    different = {id(value): value for value in column}
    plain = {mark: None if value is None else convert(value) for mark, value in different.items()}
    return map(plain.__getitem__, map(id, column))


def _copy(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    fields = [model._meta.get_field(name.removesuffix("_id")) for name in columns]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)  # type: ignore[union-attr]
    json = [at for at, field in enumerate(fields) if isinstance(field, models.JSONField)]
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {connection.ops.quote_name(model._meta.db_table)} ({names}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row([Json(each) if at in json else each for at, each in enumerate(row)] if json else row)


@lru_cache(maxsize=64)
def _statement(model: type[models.Model], columns: tuple[str, ...]) -> tuple[str, list[Convert | None]]:
    fields = [model._meta.get_field(name) for name in columns]
    names = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)  # type: ignore[union-attr]
    marks = ", ".join("%s" for _ in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES ({marks})", [converter(field) for field in fields]  # noqa: S608


def converter(field: Any) -> Convert | None:
    target = field.target_field if field.is_relation else field
    if isinstance(target, models.UUIDField):
        return lambda value: f"{value.int:032x}"  # twice as fast as .hex, and there are a hundred in a talk
    if isinstance(target, models.DateTimeField):
        return _moment
    if isinstance(target, models.DateField):
        return lambda value: value.isoformat()
    if isinstance(target, models.JSONField):
        return lambda value: target.get_db_prep_save(value, connection)
    return None


@lru_cache(maxsize=4096)
def _moment(value: datetime) -> str:
    return str(connection.ops.adapt_datetimefield_value(value))
