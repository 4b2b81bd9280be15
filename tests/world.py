"""One row of every noun in one dialogue, each pointing at the others: for tests that try every address."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from dorpel.core.crypto import seal
from dorpel.core.search import SearchRow, add_rows
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = "Op het plein staat geen bank meer."
SEALED = "Zij zei het zo."
GIVEN: dict[str, dict[str, Any]] = {
    "coding.Quote": {"start": 0, "end": len(TEXT), "exact": TEXT, "prefix": "", "suffix": "", "lost_at": None},
    "conversations.Attachment": {"media_type": "audio/webm", "key": "", "gone_at": None},
    "conversations.AnswerVersion": {"text": TEXT, "number": 1},
    "coding.Objection": {"answered_by": None},
    "coding.CodebookVersion": {"contents": {"themes": [], "codes": []}},
    "conversations.Withdrawal": {"scope": "all", "purpose": ""},
    "conversations.Consent": {"taken_back_at": None},
    "conversations.ImportBatch": {"published_at": AT},
    "conversations.Submission": {"state": "quarantined", "problem": "not_json", "body": b"{"},
    "conversations.GuideVersion": {"published_at": None},
    "dialogues.Invitation": {"accepted_at": None, "accepted_by": None, "revoked_at": None},
    "laboratory.Experiment": {"ending": "", "ended_on": None, "lesson": ""},
    "network.Introduction": {"helped": "", "told": "", "told_at": None},
    "proposals.Ancestry": {},
    "newspaper.Edition": {"pages": 2},
}
EMPTY = (
    "ended_at",
    "closed_at",
    "retired_at",
    "dropped_at",
    "stopped_at",
    "hidden_at",
    "revoked_at",
    "answered_at",
    "lost_at",
)


class World:
    """Makes rows on demand, one per model, all of one dialogue."""

    def __init__(self, dialogue: Dialogue, person: Person) -> None:
        self.dialogue, self.person = dialogue, person
        self.rows: dict[type[models.Model], models.Model] = {Dialogue: dialogue, get_user_model(): person}

    def one(self, model: type[models.Model]) -> models.Model:
        """The row of this model, made when it isn't there yet."""
        if model not in self.rows:
            found = self._standing(model)
            self.rows[model] = found if found is not None else self._made(model)
        return self.rows[model]

    def everything(self) -> dict[type[models.Model], models.Model]:
        """A row of every noun of our rooms."""
        for model in apps.get_models():
            if model.__module__.startswith("dorpel.") and {"dialogue", "of"} & {
                field.name for field in model._meta.fields
            }:
                self.one(model)
        return self.rows

    def _standing(self, model: type[models.Model]) -> models.Model | None:
        """What the cast made already serves as well; not memberships, for their pages end them."""
        names = {field.name for field in model._meta.fields}
        if "dialogue" not in names or model._meta.object_name in ("Membership", "Answer"):
            return None
        if not isinstance(model._meta.get_field("dialogue"), models.ForeignKey):
            return None
        return model._default_manager.filter(dialogue=self.dialogue).order_by("pk").first()

    def _made(self, model: type[models.Model]) -> models.Model:
        label = f"{model._meta.app_label}.{model._meta.object_name}"
        values = {
            field.name: self._value(field)
            for field in model._meta.concrete_fields
            if not isinstance(field, models.AutoField | models.BigAutoField)
            and not (field.primary_key and field.has_default())
        }
        values |= GIVEN.get(label, {})
        if issubclass(model, SearchRow):
            return _indexed(model, values)
        row = model(**{name: value for name, value in values.items() if value is not ...})
        if label == "proposals.Ancestry":
            row.child = self._another(type(row.parent))  # type: ignore[attr-defined]
        if hasattr(row, "place") and hasattr(row, "sealed"):
            row.sealed = seal(SEALED, place=row.place)
        row.save()
        return row

    def _another(self, model: type[models.Model]) -> models.Model:
        other = World(self.dialogue, self.person)
        other.rows |= {kind: row for kind, row in self.rows.items() if kind is not model}
        return other._made(model)

    def _value(self, field: models.Field) -> Any:  # type: ignore[type-arg]
        if isinstance(field, models.ForeignKey):
            return None if field.related_model is field.model else self.one(field.related_model)  # type: ignore[arg-type]
        if field.name in EMPTY:
            return None
        if field.has_default() and not isinstance(field, models.CharField):
            return ...
        if field.choices and field.choices:
            return field.default if field.has_default() else field.flatchoices[0][0]  # type: ignore[attr-defined]
        return ... if field.has_default() else _plain(field)


def _indexed(model: type[SearchRow], values: dict[str, Any]) -> models.Model:
    """A row of an index, which is made with its place in the index beside it."""
    columns = {model._meta.get_field(name).attname: value for name, value in values.items() if value is not ...}
    plain = {name: value.pk if isinstance(value, models.Model) else value for name, value in columns.items()}
    add_rows(model, tuple(plain), [tuple(plain.values())])
    return model._default_manager.latest("pk")


def _plain(field: models.Field) -> Any:  # type: ignore[type-arg]
    if isinstance(field, models.DateTimeField):
        return AT
    if isinstance(field, models.DateField):
        return date(2026, 3, 1)
    if isinstance(field, models.UUIDField):
        return UUID(int=7)
    if isinstance(field, models.BinaryField):
        return b"sealed"
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, models.IntegerField | models.FloatField):
        return 1
    if isinstance(field, models.JSONField):
        return {}
    if isinstance(field, models.URLField):
        return "https://stad.example/besluit/7"
    length = field.max_length or 40
    return f"{field.name} {field.model._meta.object_name}".replace(" ", "-")[:length]
