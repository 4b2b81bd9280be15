"""The one form for every human translation."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dorpel.core.forms import DorpelForm
from dorpel.core.rows import WordingState


class WordingForm(DorpelForm):
    """A text in one language, with how far it is."""

    text = forms.CharField(label=gettext_lazy("Text"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 3}))
    state = forms.ChoiceField(label=gettext_lazy("State"), choices=WordingState.choices)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, *args: Any, more: dict[str, str] | None = None, **kwargs: Any) -> None:
        """`more` names the wording's further texts, with their labels."""
        super().__init__(*args, **kwargs)
        for name, label in (more or {}).items():
            area = forms.Textarea(attrs={"rows": 8})
            self.fields[name] = forms.CharField(label=label, max_length=20_000, required=False, widget=area)
        self.order_fields(["text", *(more or {}), "state"])

    def clean_seen(self) -> int:
        """The version that was seen; 0 when there was no text yet."""
        seen: int | None = self.cleaned_data["seen"]
        if seen is None:
            raise forms.ValidationError(_("This form has lost track of the version it was opened with. Open it again."))
        return seen
