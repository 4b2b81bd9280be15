"""Inserting many rows at once, as plain tuples: executemany on SQLite, COPY on PostgreSQL; constraints hold as ever."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, TypeVar

from django.db import connection, models
from psycopg.types.json import Json

Convert = Callable[[Any], Any]
Row = TypeVar("Row", bound=models.Model)


def insert_rows(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Inserts tuples whose values stand in the order of `columns` (attribute names: 'dialogue_id').

    Every column without a database default must be named. Raises IntegrityError as any insert does.
    """
    if connection.vendor == "postgresql":
        _copy(model, columns, rows)
    else:
        _execute_many(model, columns, rows)


def insert_row(
    model: type[models.Model], columns: Sequence[str], row: Sequence[Any], *, once: Sequence[str] = ()
) -> Any:
    """Inserts one row without the cost of a model; its key, or None when a row with the same `once` stands there.

    Only that conflict is no error: a broken check, a missing value or another constraint raises IntegrityError.
    """
    statement, converters = _one(model, tuple(columns), tuple(once))
    if connection.vendor != "postgresql":
        row = [
            value if turn is None or value is None else turn(value) for turn, value in zip(converters, row, strict=True)
        ]
    with connection.cursor() as cursor:
        cursor.execute(statement, row)
        made = cursor.fetchone()
    return made[0] if made else None


def read_row(model: type[Row], question: str, values: Sequence[Any]) -> tuple[Row, tuple[Any, ...]] | None:
    """The first row that a question finds, and what it asks besides; without the cost of a query set.

    `question` is SQL in which {columns} stands for those of the model, under the name `d`, and comes first.
    """
    columns, names, turns = _shape(model)
    with connection.cursor() as cursor:
        cursor.execute(question.replace("{columns}", columns), values)
        found = cursor.fetchone()
    if found is None:
        return None
    told = list(found[: len(names)])
    for at, turn in turns:
        told[at] = turn(told[at])
    return model.from_db(connection.alias, names, told), found[len(names) :]


@lru_cache(maxsize=16)
def _shape(model: type[models.Model]) -> tuple[str, list[str], list[tuple[int, Convert]]]:
    """The columns of a model as SQL, the names of its attributes, and how values become what Python knows."""
    fields = model._meta.concrete_fields
    columns = ", ".join(f"d.{connection.ops.quote_name(str(field.column))}" for field in fields)
    turns: list[tuple[int, Convert]] = [
        (at, partial(_turned, turn, expression))
        for at, field in enumerate(fields)
        for expression in [field.get_col(model._meta.db_table)]
        for turn in (*connection.ops.get_db_converters(expression), *field.get_db_converters(connection))
    ]
    return columns, [str(field.attname) for field in fields], turns


def _turned(turn: Any, expression: Any, value: Any) -> Any:
    return turn(value, expression, connection)


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
    return f"INSERT INTO {table} ({names}) VALUES ({marks})", [_converter(field) for field in fields]  # noqa: S608


@lru_cache(maxsize=64)
def _one(
    model: type[models.Model], columns: tuple[str, ...], once: tuple[str, ...]
) -> tuple[str, list[Convert | None]]:
    statement, converters = _statement(model, columns)
    conflict = f" ON CONFLICT ({', '.join(map(connection.ops.quote_name, once))}) DO NOTHING" if once else ""
    key = connection.ops.quote_name(str(model._meta.pk.column))
    return f"{statement}{conflict} RETURNING {key}", converters


def _converter(field: Any) -> Convert | None:
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
