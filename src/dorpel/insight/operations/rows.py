"""Adding to kept counts on both databases: one row per cell, made when it isn't there yet."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

from dorpel.insight.models import Cell, Counted, StagedCell
from dorpel.insight.tally import Count, Key, in_order


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
    name = model._meta.db_table
    columns = "dialogue_id, neighbourhood_id, kind, cell, month, talks, voices"
    owner, columns = ("batch_id", f"{columns}, batch_id") if model is StagedCell else ("dialogue_id", columns)
    marks = ", ".join(["%s"] * len(columns.split(",")))
    return (
        f"INSERT INTO {name} ({columns}) VALUES ({marks}) ON CONFLICT ({owner}, kind, cell, month) "  # noqa: S608
        f"DO UPDATE SET talks = {name}.talks + excluded.talks, voices = {name}.voices + excluded.voices"
    )
