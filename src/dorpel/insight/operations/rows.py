"""Adding to kept counts on both databases: one row per cell, made when it isn't there yet."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from dorpel.insight.models import Cell, Counted, StagedCell
from dorpel.insight.tally import Count, Key, in_order

TYPES = ("uuid", "uuid", "text", "text", "text", "integer", "integer")


def add(counts: dict[Key, Count], *, dialogue: UUID, batch: UUID | None, places: Mapping[str, UUID]) -> None:
    """Adds (or, negative, takes away); with `batch` to what waits for that file. `places`: neighbourhoods by code."""
    model = StagedCell if batch else Cell
    whole, more = _plain(model, dialogue), [_plain(model, batch)] if batch else []
    ids = {code: _plain(model, pk) for code, pk in places.items()}
    rows = [
        [whole, ids.get(key.neighbourhood), key.kind, key.cell, key.month, count.talks, count.voices, *more]
        for key, count in in_order(counts)
    ]
    if rows:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(_upsert(model), [list(column) for column in zip(*rows, strict=True)])
            else:
                cursor.executemany(_upsert(model), rows)


def delete_empty(counts: dict[Key, Count], *, dialogue: UUID, batch: UUID | None) -> None:
    """Removes those of these counts that came to nothing."""
    rows = StagedCell.objects.filter(batch=batch) if batch else Cell.objects.filter(dialogue=dialogue)
    for key in counts:
        rows.filter(kind=key.kind, cell=key.cell, month=key.month, talks=0, voices=0).delete()


def _plain(model: type[Counted], value: UUID) -> Any:
    return model._meta.get_field("dialogue").get_db_prep_value(value, connection)


@lru_cache(maxsize=4)
def _upsert(model: type[Counted]) -> str:
    """Per row on SQLite; on PostgreSQL one statement over arrays, one journey instead of a thousand."""
    name = model._meta.db_table
    columns, types = "dialogue_id, neighbourhood_id, kind, cell, month, talks, voices", [*TYPES]
    owner = "dialogue_id"
    if model is StagedCell:
        owner, columns, types = "batch_id", f"{columns}, batch_id", [*TYPES, "uuid"]
    if connection.vendor == "postgresql":
        values = f"SELECT * FROM unnest({', '.join(f'%s::{each}[]' for each in types)})"  # noqa: S608
    else:
        values = f"VALUES ({', '.join(['%s'] * len(types))})"
    return (
        f"INSERT INTO {name} ({columns}) {values} ON CONFLICT ({owner}, kind, cell, month) "
        f"DO UPDATE SET talks = {name}.talks + excluded.talks, voices = {name}.voices + excluded.voices"
    )
