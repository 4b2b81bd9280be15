"""The base of forms over a dialogue's rows: their choices are rows of the same dialogue."""

from typing import Any

from django import forms

from dorpel.core.forms import DorpelModelForm
from dorpel.dialogues.models import Dialogue
from dorpel.people.models import Person


class ScopedForm(DorpelModelForm):
    """A form over a row of one dialogue; a row of another can't be chosen, and what must be unique is checked."""

    def __init__(self, *args: Any, dialogue: Dialogue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialogue = dialogue
        if self.instance._state.adding:
            self.instance.dialogue = dialogue
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
                field.queryset = _within(field.queryset, dialogue)

    def told(self) -> dict[str, Any]:
        """What was filled in, by field, for an operation: without the version."""
        return {name: self.cleaned_data[name] for name in self._meta.fields or ()}

    def _get_validation_exclusions(self) -> set[str]:
        # Django leaves out what isn't in the form; then a second row with the same key would be a database error.
        left_out: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return left_out - {"dialogue", "facet"}


def _within(rows: Any, dialogue: Dialogue) -> Any:
    if rows.model is Person:
        return rows.filter(memberships__dialogue=dialogue, memberships__ended_at=None).distinct().order_by("name")
    return rows.filter(dialogue=dialogue)
