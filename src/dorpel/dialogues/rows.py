"""The abstract row of the walk: it carries its dialogue, first in its index, and says which right reads it."""

from typing import TYPE_CHECKING, ClassVar, Self, TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from dorpel.core.rows import Row
from dorpel.dialogues.roles import May, roles_that

if TYPE_CHECKING:
    from dorpel.dialogues.models import Dialogue
    from dorpel.people.models import Person

M = TypeVar("M", bound=models.Model, covariant=True)


class Scoped(models.QuerySet[M]):
    """Rows of a dialogue; what a person may not see is not in the answer."""

    def of(self, dialogue: "Dialogue") -> Self:
        """The rows of one dialogue."""
        return self.filter(dialogue=dialogue)

    def visible_to(self, person: "Person") -> Self:
        """The rows that this person's roles may read, over all their dialogues."""
        may: May = self.model.read_by  # type: ignore[attr-defined]
        member = person.memberships.filter(ended_at=None, role__in=roles_that(may))
        return self.filter(dialogue__in=member.values("dialogue"))


class InDialogue(Row):
    """A row of the walk."""

    read_by: ClassVar[May] = May.READ_DIALOGUE

    # No index of its own: (dialogue, id) below begins with it.
    dialogue = models.ForeignKey(
        "dialogues.Dialogue", models.PROTECT, related_name="+", db_index=False, verbose_name=_("dialogue")
    )

    objects = Scoped.as_manager()

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["dialogue", "id"], name="%(app_label)s_%(class)s_in_dialogue")]
