"""Forms around a talk: what wasn't held, how it was, a record to mend, a file from a phone in need."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dorpel.challengers.models import Outing
from dorpel.conversations.models import Debrief, Turnaway
from dorpel.core.forms import DorpelForm, DorpelModelForm
from dorpel.dialogues.models import Neighbourhood


class TurnawayForm(DorpelModelForm):
    """Doors where no talk was held; only a number, never an address."""

    class Meta:
        model = Turnaway
        fields = ["outcome", "count", "neighbourhood", "on"]
        widgets: dict[str, Any] = {"outcome": forms.RadioSelect, "on": forms.DateInput}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["neighbourhood"].queryset = Neighbourhood.objects.filter(dialogue=self.instance.dialogue)  # type: ignore[attr-defined]
        self.fields["count"].min_value = 1  # type: ignore[attr-defined]
        self.fields["count"].widget.attrs["min"] = 1

    def clean_count(self) -> int:
        """At least one door."""
        count: int = self.cleaned_data["count"]
        if count < 1:
            raise forms.ValidationError(_("Count at least one."))
        return count


class DebriefForm(DorpelModelForm):
    """Back home: a rose, a thorn, a bud."""

    class Meta:
        model = Debrief
        fields = ["rose", "thorn", "bud", "outing"]
        widgets: dict[str, Any] = {name: forms.Textarea(attrs={"rows": 2}) for name in ("rose", "thorn", "bud")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["outing"].queryset = Outing.objects.filter(  # type: ignore[attr-defined]
            dialogue=self.instance.dialogue, challenger=self.instance.challenger_id
        ).order_by("-starts_at")

    def clean(self) -> dict[str, Any]:
        """One of the three is enough, none is too few."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("rose", "thorn", "bud")):
            raise forms.ValidationError(_("Write at least one of the three."))
        return cleaned


class MendForm(DorpelForm):
    """The text of a record, to be mended by hand."""

    text = forms.CharField(label=_("The record"), widget=forms.Textarea(attrs={"rows": 24, "dir": "auto"}), strip=False)


class AsideForm(DorpelForm):
    """Why a record stays unread."""

    why = forms.CharField(label=_("Why"), max_length=300)


class RescueForm(DorpelForm):
    """The file that a phone saved when it couldn't send."""

    file = forms.FileField(
        label=_("The file from the phone"),
        help_text=_("“Save to file” in the recorder makes it. Only this house can open what is in it."),
    )
