"""Single rows as plain SQL, for what is asked with every record that comes in; PostgreSQL plans each statement once."""

from collections.abc import Mapping, Sequence
from functools import lru_cache, partial
from typing import Any, TypeVar

from django.db import connection, models

from dorpel.core.bulk import Convert, converter

Model = TypeVar("Model", bound=models.Model)


def ask(question: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """All that a question finds. The database keeps it ready, so it must be one of a few, with marks for values."""
    with _cursor() as cursor:
        cursor.execute(question, values)
        found: list[tuple[Any, ...]] = cursor.fetchall()
        return found


def tell(statement: str, values: Sequence[Any]) -> None:
    """Runs a statement that finds nothing; it is kept ready like a question."""
    with _cursor() as cursor:
        cursor.execute(statement, values)


def insert_row(model: type[models.Model], columns: Sequence[str], row: Sequence[Any]) -> None:
    """Inserts one row without the cost of a model. Raises IntegrityError as any insert does."""
    tell(_insert(model, tuple(columns)), values_of(model, columns, row))


def update_row(model: type[models.Model], key: Any, changes: Mapping[str, Any]) -> None:
    """Changes a row by its key, without the cost of a query set. Raises IntegrityError as any update does."""
    columns = (*changes, str(model._meta.pk.attname))
    tell(_update(model, columns), values_of(model, columns, (*changes.values(), key)))


def values_of(model: type[models.Model], columns: Sequence[str], row: Sequence[Any]) -> Sequence[Any]:
    """The values as the database takes them; they stand in the order of `columns` (attribute names: 'dialogue_id')."""
    if connection.vendor == "postgresql":
        return row
    turns = _converters(model, tuple(columns))
    return [value if turn is None or value is None else turn(value) for turn, value in zip(turns, row, strict=True)]


def columns_of(model: type[models.Model], table: str) -> str:
    """All columns of a model in its own order, as SQL, of a table that goes by the name `table`."""
    return ", ".join(f"{table}.{connection.ops.quote_name(str(each.column))}" for each in model._meta.concrete_fields)


def read(model: type[Model], found: Sequence[Any]) -> tuple[Model, Sequence[Any]]:
    """The object at the head of a row that was asked for with `columns_of`, and what is left of the row."""
    names, turns = _shape(model)
    told = list(found[: len(names)])
    for at, turn in turns:
        told[at] = turn(told[at])
    return model.from_db(connection.alias, names, told), found[len(names) :]


def _cursor() -> Any:
    # Ours on PostgreSQL; SQLite keeps what it has read by itself.
    return getattr(connection, "ready_cursor", connection.cursor)()


@lru_cache(maxsize=16)
def _shape(model: type[models.Model]) -> tuple[list[str], list[tuple[int, Convert]]]:
    """The names of a model's attributes, and how values become what Python knows."""
    fields = model._meta.concrete_fields
    turns: list[tuple[int, Convert]] = [
        (at, partial(_turned, turn, expression))
        for at, field in enumerate(fields)
        for expression in [field.get_col(model._meta.db_table)]
        for turn in (*connection.ops.get_db_converters(expression), *field.get_db_converters(connection))
    ]
    return [str(field.attname) for field in fields], turns


def _turned(turn: Any, expression: Any, value: Any) -> Any:
    return turn(value, expression, connection)


@lru_cache(maxsize=16)
def _insert(model: type[models.Model], columns: tuple[str, ...]) -> str:
    table, names = connection.ops.quote_name(model._meta.db_table), ", ".join(_names(model, columns))
    marks = ", ".join("%s" for _ in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608


@lru_cache(maxsize=64)
def _update(model: type[models.Model], columns: tuple[str, ...]) -> str:
    *changed, key = (f"{name} = %s" for name in _names(model, columns))
    return f"UPDATE {connection.ops.quote_name(model._meta.db_table)} SET {', '.join(changed)} WHERE {key}"  # noqa: S608


def _names(model: type[models.Model], columns: Sequence[str]) -> list[str]:
    columns_ = [str(model._meta.get_field(name).column) for name in columns]  # type: ignore[union-attr]
    return list(map(connection.ops.quote_name, columns_))


@lru_cache(maxsize=64)
def _converters(model: type[models.Model], columns: tuple[str, ...]) -> list[Convert | None]:
    return [converter(model._meta.get_field(name)) for name in columns]
