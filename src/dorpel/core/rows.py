"""Abstract rows: an id that lasts, a version that refuses stale saves, a human translation."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from dorpel.core.ids import uuid7
from dorpel.core.languages import spoken


class Row(models.Model):
    """A row whose id is made by whoever creates it, so that a phone and a server never disagree."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


class Versioned(models.Model):
    """A row that people edit: its version number goes up with each save."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class WordingState(models.TextChoices):
    """How far a human translation has come."""

    DRAFT = "draft", _("draft")
    READ = "read", _("read by a speaker")
    APPROVED = "approved", _("approved")


class Choice(models.CharField):  # type: ignore[type-arg]
    """One of a few texts, checked by the database too, so that rows written without Django obey as well."""

    # Django takes choices for something that the database doesn't know; ours are its check, so a change must reach it.
    non_db_attrs = tuple(name for name in models.CharField.non_db_attrs if name != "choices")

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        """The check of the column: it holds one of its choices (or nothing, when it may be blank)."""
        values = [str(value) for value, _label in self.flatchoices] + ([""] if self.blank else [])
        listed = ", ".join("'" + value.replace("'", "''") + "'" for value in values)
        return f"{connection.ops.quote_name(str(self.column))} IN ({listed})"


class Wording(Row, Versioned):
    """A text in one language with its state. Subclasses add `of`, the row it words."""

    text = models.TextField(_("text"))
    language = models.CharField(_("language"), max_length=12, choices=spoken)
    state = Choice(_("state"), max_length=10, choices=WordingState, default=WordingState.DRAFT)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text
