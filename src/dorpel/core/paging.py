"""Keyset pages: the cost of a page doesn't grow with the list, whichever page it is."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """One page of rows, with the marks that lead to its neighbours (None at an end)."""

    rows: Sequence[M]
    after: str | None
    before: str | None


def page_of(rows: QuerySet[M], *, order: Sequence[str], after: str = "", before: str = "", size: int = 50) -> Page[M]:
    """The page that follows `after` or precedes `before`, marks given by an earlier page.

    `order` names not-null columns, '-' for descending, and must end in a unique one (usually 'pk').
    Raises BadRequest for a mark that isn't one of ours.
    """
    back = bool(before) and not after
    mark = _read(before if back else after, len(order))
    way = [_turned(name) if back else name for name in order]
    found = _found(rows, way, mark, size + 1)
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    has_before, has_after = (more, bool(mark)) if back else (bool(mark), more)
    return Page(
        found,
        after=_mark(found[-1], order) if found and has_after else None,
        before=_mark(found[0], order) if found and has_before else None,
    )


def _found(rows: QuerySet[M], way: Sequence[str], mark: Sequence[Any] | None, size: int) -> list[M]:
    try:
        return list((rows.filter(_beyond(way, mark)) if mark else rows).order_by(*way)[:size])
    except (ValidationError, ValueError, OverflowError) as wrong:
        raise BadRequest("This page mark can't be read.") from wrong


def _turned(name: str) -> str:
    return name[1:] if name.startswith("-") else "-" + name


def _beyond(way: Sequence[str], mark: Sequence[Any]) -> Q:
    """Rows beyond the mark: (a > x) or (a = x and b > y) …, with a plain bound on the first column for its index."""
    first = way[0].lstrip("-")
    condition = Q()
    for depth, name in enumerate(way):
        equal = Q(**{column.lstrip("-"): mark[at] for at, column in enumerate(way[:depth])})
        condition |= equal & Q(**{f"{name.lstrip('-')}__{'lt' if name.startswith('-') else 'gt'}": mark[depth]})
    if len(way) == 1:
        return condition
    return Q(**{f"{first}__{'lte' if way[0].startswith('-') else 'gte'}": mark[0]}) & condition


def _mark(row: Model, order: Sequence[str]) -> str:
    values = []
    for name in order:
        value: Any = row
        for part in name.lstrip("-").split("__"):
            value = getattr(value, part)
        values.append(
            value.isoformat() if hasattr(value, "isoformat") else value.hex if isinstance(value, UUID) else value
        )
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _read(mark: str, length: int) -> list[Any] | None:
    if not mark:
        return None
    try:
        values = json.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
    except (ValueError, UnicodeDecodeError, RecursionError) as wrong:
        raise BadRequest("This page mark can't be read.") from wrong
    if not isinstance(values, list) or len(values) != length or not all(_plain(value) for value in values):
        raise BadRequest("This page mark can't be read.")
    return values


def _plain(value: object) -> bool:
    return isinstance(value, int) or (isinstance(value, str) and "\0" not in value)
