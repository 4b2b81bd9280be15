"""The base of every form: our manners for inputs, and the version against which a stale save is refused."""

from copy import copy
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext_lazy as _

VERSION = "version"
# A text may be in any language: the browser looks at its first letters for the direction.
OWN_DIRECTION = (forms.TextInput, forms.Textarea)
FIXED_DIRECTION = (forms.EmailInput, forms.URLInput, forms.NumberInput, forms.PasswordInput)
# The device's own calendar and clock, and the one way in which they want their value.
CALENDARS: dict[type[forms.Widget], tuple[str, str]] = {
    forms.DateInput: ("date", "%Y-%m-%d"),
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M"),
    forms.TimeInput: ("time", "%H:%M"),
}

# ModelForm is generic for the type checker only.
if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm


class DorpelForm(forms.Form):
    """A form with our manners."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        set_manners(self)


class DorpelModelForm(_ModelForm):
    """A form over one row. When the row has a version, the form carries the version it was opened with."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        if _has_version(self):
            self.fields[VERSION] = _version_field(self.instance)
        set_manners(self)

    @property
    def seen_version(self) -> int | None:
        """The version that the person had before their eyes; None for a new row or one without versions."""
        return self.cleaned_data.get(VERSION)

    def catch_up(self) -> None:
        """After a refused stale save: carry the row's version of today, so that saving again is possible.

        Only for a page that shows both texts; otherwise the other person's text would be lost unseen.
        """
        stored = type(self.instance)._default_manager.values_list(VERSION, flat=True).get(pk=self.instance.pk)
        data: Any = copy(self.data)  # of a QueryDict this is one that can be written
        data[self.add_prefix(VERSION)] = str(stored)
        self.data = data


def set_manners(form: forms.BaseForm) -> None:
    """Directions of the inputs; for forms of others too, such as those of the sign-in."""
    for field in form.fields.values():
        widget = field.widget
        if type(widget) in CALENDARS:
            widget.input_type, widget.format = CALENDARS[type(widget)]
        elif isinstance(widget, FIXED_DIRECTION):
            widget.attrs.setdefault("dir", "ltr")
        elif isinstance(widget, OWN_DIRECTION):
            widget.attrs.setdefault("dir", "auto")
        if isinstance(widget, forms.Textarea):
            widget.attrs.pop("cols", None)


def _has_version(form: DorpelModelForm) -> bool:
    try:
        form._meta.model._meta.get_field(VERSION)
    except FieldDoesNotExist:
        return False
    return True


def _version_field(row: Any) -> forms.IntegerField:
    return forms.IntegerField(
        required=row.pk is not None and not row._state.adding,
        initial=None if row._state.adding else row.version,
        widget=forms.HiddenInput,
        error_messages={
            "required": _("This form has lost track of the version it was opened with. Open it again."),
            "invalid": _("This form has lost track of the version it was opened with. Open it again."),
        },
    )
