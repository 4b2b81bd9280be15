"""A hash over everything a dialogue holds, the same on both databases: to show that a seed makes the same rows."""

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from dorpel.core.search import SearchRow
from dorpel.dialogues.models import Dialogue

KEYED = {"receipt_hash"}  # made with this house's own pepper


def hash_of(dialogue: Dialogue, *, first: int | None = None) -> str:
    """SHA-256 over all rows of the dialogue but what is encrypted or keyed here, and numbers given by the database.

    With `first` only over so many rows of each table, for cities whose rows take longer to read than to make.
    """
    digest = hashlib.sha256()
    for model in sorted(apps.get_models(), key=lambda each: each._meta.label):
        if model is Dialogue or _in_dialogue(model):
            _add(model, dialogue, digest, first)
    return digest.hexdigest()


def _in_dialogue(model: type[models.Model]) -> bool:
    if issubclass(model, SearchRow) or not model._meta.managed:
        return False
    return any(field.name == "dialogue" for field in model._meta.concrete_fields)


def _add(model: type[models.Model], dialogue: Dialogue, digest: Any, first: int | None) -> None:
    names = [
        field.attname
        for field in model._meta.concrete_fields
        if not isinstance(field, models.BinaryField | models.AutoField) and field.name not in KEYED
    ]
    wanted = {"pk": dialogue.pk} if model is Dialogue else {"dialogue": dialogue.pk}
    digest.update(model._meta.label.encode())
    # Numbers that a database gives differ, their order doesn't: both are told the same things one after the other.
    rows = model._default_manager.filter(**wanted).order_by("pk").values_list(*names)
    for row in rows[:first].iterator(chunk_size=2000):
        digest.update(json.dumps(row, default=_plain, ensure_ascii=False, sort_keys=True).encode())


def _plain(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, UUID):
        return value.hex
    return value.isoformat() if isinstance(value, date) else str(value)
